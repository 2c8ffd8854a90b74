"""Settings that are shared: a file, or a file in an installed package, that another extends."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from clauselint.config.settings import Settings, Words

PACKAGE = "package:"
OWN = ("root", "source", "extends")


def base_path(name: str, extending: Path) -> Path:
    """The file that `extends: name` means; `package:house/settings.yaml` is one in a package.

    The package is found and not imported, so that no settings can run code. Raises what the search
    for it raises, and FileNotFoundError.
    """
    if name.startswith(PACKAGE):
        package, _, inside = name.removeprefix(PACKAGE).partition("/")
        path = _folder(package) / inside
    else:
        path = extending.parent / name
    if not path.is_file():
        raise FileNotFoundError("no such file")
    return path


def _folder(package: str) -> Path:
    """The folder of an installed package."""
    top, *inner = package.split(".")
    found = find_spec(top)
    places = found.submodule_search_locations if found is not None else None
    if not places:
        raise ModuleNotFoundError(f"No module named {package!r}")
    return Path(next(iter(places)), *inner)


def merged(base: Settings, own: Settings, given: Collection[str]) -> Settings:
    """Settings on top of others: what is `given` replaces, mappings and team rules are joined."""
    changes: dict[str, Any] = {}
    for field in fields(Settings):
        below, above = getattr(base, field.name), getattr(own, field.name)
        if field.name in OWN or field.name.replace("_", "-") not in given:
            continue
        changes[field.name] = _joined(field.name, below, above)
    return replace(base, **changes, extends=own.extends)


def _joined(name: str, below: Any, above: Any) -> Any:
    if isinstance(above, Mapping):
        return {**below, **above}
    if isinstance(above, Words):
        return Words(
            (*below.accept, *above.accept),
            (*below.terms, *above.terms),
            {**below.substitutions, **above.substitutions},
            {**below.banned, **above.banned},
        )
    if name == "team_rules":
        codes = {rule.code for rule in above}
        return (*(rule for rule in below if rule.code not in codes), *above)
    return above
