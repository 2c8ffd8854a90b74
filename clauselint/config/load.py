"""Finding settings, and turning plain data into typed ones. Everything unknown is an error."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from clauselint.config.parse import parse_toml, parse_yaml
from clauselint.config.settings import Key, RuleSettings, Settings, Source, Target
from clauselint.errors import ConfigError
from clauselint.findings import SEVERITIES, Profile

FILE_NAMES = (".clauselint.yaml", ".clauselint.yml", "pyproject.toml")


def find_settings(start: Path) -> Settings:
    """Settings of the nearest configuration file in `start` or a directory above it.

    The search ends at the root of a git repository, so that what is around a repository never
    changes its results. Raises ConfigError.
    """
    for directory in (start.absolute(), *start.absolute().parents):
        for name in FILE_NAMES:
            found = _load_if_present(directory / name)
            if found is not None:
                return found
        if (directory / ".git").exists():
            break
    return Settings()


def load_settings(path: Path) -> Settings:
    """Settings of one file. Raises ConfigError where it is missing, malformed or has none."""
    found = _load_if_present(path)
    if found is None:
        missing = "has no [tool.clauselint] table" if path.is_file() else "no such file"
        raise ConfigError(missing, path=str(path))
    return found


def _load_if_present(path: Path) -> Settings | None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UnicodeDecodeError as error:
        raise ConfigError("not valid UTF-8", path=str(path)) from error
    except OSError as error:
        raise ConfigError(error.strerror or "cannot be read", path=str(path)) from error
    parse = parse_toml if path.suffix == ".toml" else parse_yaml
    parsed = parse(text, str(path))
    if parsed is None:
        return None
    data, lines = parsed
    return replace(build(data, Source(str(path), lines)), root=str(path.absolute().parent))


def build(data: Mapping[str, Any], source: Source) -> Settings:
    """Typed settings from plain data. Raises ConfigError with the line of the first fault."""
    values: dict[str, Any] = {}
    for name, value in data.items():
        reader = _known(name, READERS, (str(name),), source)
        values[str(name).replace("-", "_")] = reader(value, (str(name),), source)
    return Settings(**values, source=source)


Reader = Callable[[Any, Key, Source], Any]


def _known(name: Any, known: Mapping[str, Reader], key: Key, source: Source) -> Reader:
    if name in known:
        return known[name]
    close = difflib.get_close_matches(str(name), known, n=1)
    hint = f"; did you mean `{close[0]}`?" if close else f"; known are {', '.join(known)}"
    raise source.error(key, f"unknown key `{name}`{hint}")


def _choice(choices: Iterable[str], value: Any, key: Key, source: Source) -> str:
    if value not in choices:
        raise source.error(key, f"`{key[-1]}` must be one of {', '.join(choices)}, not {value!r}")
    return str(value)


def _profile(value: Any, key: Key, source: Source) -> Profile:
    return Profile(_choice([p.value for p in Profile], value, key, source))


def _flag(value: Any, key: Key, source: Source) -> bool:
    if not isinstance(value, bool):
        raise source.error(key, f"`{key[-1]}` must be true or false, not {value!r}")
    return value


def _number(value: Any, key: Key, source: Source) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise source.error(key, f"`{key[-1]}` must be a number, not {value!r}")
    return float(value)


def _share(value: Any, key: Key, source: Source) -> float:
    number = _number(value, key, source)
    if not 0 <= number <= 1:
        raise source.error(key, f"`{key[-1]}` must lie between 0 and 1, not {value!r}")
    return number


def _text(value: Any, key: Key, source: Source) -> str:
    if not isinstance(value, str) or not value.strip():
        raise source.error(key, f"`{key[-1]}` must be a text, not {value!r}")
    return value


def _texts(value: Any, key: Key, source: Source) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise source.error(key, f"`{key[-1]}` must be a list, not {value!r}")
    for i, item in enumerate(value):
        if not isinstance(item, str) or not item.strip():
            raise source.error((*key, i), f"`{key[-1]}` holds {item!r}, which is not a text")
    return tuple(item.strip() for item in value)


def _mapping(value: Any, key: Key, source: Source) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise source.error(key, f"`{key[-1]}` must be a mapping, not {value!r}")
    for name in value:
        if not isinstance(name, str):
            raise source.error((*key, str(name)), f"`{key[-1]}` has the key {name!r}, not a text")
    return value


def _rule(value: Any, key: Key, source: Source) -> RuleSettings:
    # A lone word is a severity: `AMB: error`.
    if isinstance(value, str):
        value = {"severity": value}
    fields = _mapping(value, key, source)
    read = {
        name: _known(name, RULE_READERS, (*key, str(name)), source)(item, (*key, name), source)
        for name, item in fields.items()
    }
    return RuleSettings(**read)


def _each(reader: Reader, value: Any, key: Key, source: Source) -> dict[str, Any]:
    items = _mapping(value, key, source).items()
    return {name: reader(item, (*key, name), source) for name, item in items}


def _targets(value: Any, key: Key, source: Source) -> tuple[Target, ...]:
    return tuple(
        _target(glob, fields, (*key, glob), source)
        for glob, fields in _mapping(value, key, source).items()
    )


def _target(glob: str, fields: Any, key: Key, source: Source) -> Target:
    # A lone name is a preset: `"policies/": plain-english`.
    given = {"preset": fields} if isinstance(fields, str) else _mapping(fields, key, source)
    preset = _text(given["preset"], (*key, "preset"), source) if "preset" in given else None
    values = {
        name: _number(number, (*key, name), source)
        for name, number in given.items()
        if name != "preset"
    }
    return Target(glob, values, preset, source.lines.get(key))


RULE_READERS: dict[str, Reader] = {
    "threshold": _share,
    "severity": partial(_choice, SEVERITIES),
}
READERS: dict[str, Reader] = {
    "profile": _profile,
    "select": _texts,
    "ignore": _texts,
    "include": _texts,
    "exclude": _texts,
    "respect-gitignore": _flag,
    "lint-quotations": _flag,
    "rules": partial(_each, _rule),
    "per-file-ignores": partial(_each, _texts),
    "targets": _targets,
    "min-severity": partial(_choice, SEVERITIES),
    "fail-on": partial(_choice, (*SEVERITIES, "never")),
    "baseline": _text,
    "format": partial(_choice, ("full", "concise", "json")),
}
