"""Rules of installed packages, found by the entry points `clauselint.rules`.

An entry point names a rule class, or a module that holds some. What is wrong with one is told, and
the others are used.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

from clauselint.findings import Diagnostic
from clauselint.rules.base import Rule
from clauselint.rules.registry import FAMILIES, GROUP, rules_in

FAULT = "E504"


@dataclass(frozen=True, slots=True)
class Plugins:
    """The rules of other packages, and what was wrong with some."""

    rules: tuple[type[Rule], ...]
    faults: tuple[Diagnostic, ...]


@cache
def plugins() -> Plugins:
    """What is installed, in order of the codes."""
    rules: dict[str, type[Rule]] = {}
    faults: list[Diagnostic] = []
    for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value)):
        try:
            for rule in _loaded(point):
                rules[_checked(rule, rules)] = rule
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            faults.append(Diagnostic(f"entry point {point.value}", FAULT, f"left out ({reason})"))
    return Plugins(tuple(rules[code] for code in sorted(rules)), tuple(faults))


def _loaded(point: EntryPoint) -> Iterator[type[Rule]]:
    found = point.load()
    if isinstance(found, ModuleType):
        yield from rules_in(found)
    elif inspect.isclass(found) and issubclass(found, Rule) and not inspect.isabstract(found):
        yield found
    else:
        raise TypeError("is neither a module nor a rule")


def _checked(rule: type[Rule], others: dict[str, type[Rule]]) -> str:
    """The code of a rule that can run beside the others."""
    if not re.fullmatch(r"[A-Z]{3}\d{3}", rule.code) or rule.code[:3] in FAMILIES:
        raise ValueError(f"{rule.code} is no code, or one of clauselint's own families")
    if rule.code in others:
        raise ValueError(f"{rule.code} is taken")
    rule()
    return rule.code
