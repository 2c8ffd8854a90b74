"""Discovery of rules by walking the package. No rule is wired in anywhere else."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import clauselint.rules
from clauselint.rules.base import Rule

FAMILIES = {
    "AMB": "ambiguity",
    "GPA": "gardenpath",
    "STR": "structure",
    "WRD": "wording",
    "RDB": "readability",
}
"""Code prefix of a family, and its folder."""

FAMILY_TITLES = {
    "AMB": "Two readings",
    "GPA": "Garden paths",
    "STR": "Sentence structure and length",
    "WRD": "Wording",
    "RDB": "Readability",
}

RULE_PAGES = "docs/rules/"
"""Where the pages stand, in front of `<CODE>-<name>.md`."""


def rule_modules() -> Iterator[ModuleType]:
    """Modules in the family folders, in order of their name."""
    for family in sorted(FAMILIES.values()):
        package = importlib.import_module(f"{clauselint.rules.__name__}.{family}")
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
def all_rules() -> tuple[type[Rule], ...]:
    """Every rule class that the package holds, in order of its code."""
    found = (rule for module in rule_modules() for rule in rules_in(module))
    return tuple(sorted(found, key=lambda rule: rule.code))


def find_rule(code_or_name: str) -> type[Rule] | None:
    """The rule of a code (any case) or a name, or None."""
    wanted = code_or_name.strip()
    for rule in all_rules():
        if wanted.upper() == rule.code or wanted == rule.name:
            return rule
    return None


def rule_url(rule: type[Rule]) -> str:
    """Address of a rule's page."""
    return f"{RULE_PAGES}{rule.code}-{rule.name}.md"
