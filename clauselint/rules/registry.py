"""Discovery of rules by walking the package. No rule is wired in anywhere else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import clauselint.rules
from clauselint.rules.base import Rule

GROUP = "clauselint.rules"
"""Entry points that name rules of other packages."""

FAMILIES = {
    "AMB": "ambiguity",
    "GPA": "gardenpath",
    "STR": "structure",
    "WRD": "wording",
    "RDB": "readability",
    "SUP": "suppression",
}
"""Code prefix of a family, and its folder."""

FAMILY_TITLES = {
    "AMB": "Two readings",
    "GPA": "Garden paths",
    "STR": "Sentence structure and length",
    "WRD": "Wording",
    "RDB": "Readability",
    "SUP": "Suppressions",
}

PACKAGE = Path(clauselint.rules.__file__).parents[1]
PAGES = (PACKAGE / "_pages", PACKAGE.parent / "docs" / "rules")
"""Where the pages stand: in an installed package, and in a checkout."""


def rule_modules(family: str) -> Iterator[ModuleType]:
    """Modules in the folder of a family prefix, in order of their name."""
    package = importlib.import_module(f"{clauselint.rules.__name__}.{FAMILIES[family]}")
    for info in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        if not info.ispkg and not info.name.rpartition(".")[2].startswith("_"):
            yield importlib.import_module(info.name)


def rules_in(module: ModuleType) -> list[type[Rule]]:
    """Concrete rules that a module defines itself."""
    return [
        item
        for item in vars(module).values()
        if inspect.isclass(item)
        and issubclass(item, Rule)
        and item.__module__ == module.__name__
        and not inspect.isabstract(item)
    ]


@cache
def family_rules(family: str) -> tuple[type[Rule], ...]:
    """Rule classes of one family prefix, in order of their code. Imports no other family."""
    found = (rule for module in rule_modules(family) for rule in rules_in(module))
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Every rule class that the package holds, in order of its code."""
    found = (rule for family in FAMILIES for rule in family_rules(family))
    return tuple(sorted(found, key=lambda rule: rule.code))


def find_rule(code_or_name: str) -> type[Rule] | None:
    """The rule of a code (any case) or a name, or None."""
    wanted = code_or_name.strip()
    from clauselint.rules.plugins import plugins

    for rule in (*all_rules(), *plugins().rules):
        if wanted.upper() == rule.code or wanted == rule.name:
            return rule
    return None


@cache
def rule_url(code: str, name: str, base: str | None = None) -> str:
    """Address of a rule's page: under `base`, or of the page that came with the package."""
    name = f"{code}-{name}.md"
    if base is not None:
        return f"{base.rstrip('/')}/{name}"
    return next((path.as_uri() for pages in PAGES if (path := pages / name).is_file()), "")
