"""The transformations, found by walking their packages."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from spacy.tokens import Doc, Span

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite import repair, restructure
from clauselint.rewrite.draft import Proposal

Restructure = Callable[[Span, Doubt], Iterator[Proposal]]
Repair = Callable[[Candidate, Doc], Iterator[Proposal]]


@lru_cache(maxsize=1)
def restructures() -> dict[str, Restructure]:
    """Module name to `propose(sentence, doubt)`; in order of the name."""
    return {name: module.propose for name, module in _modules(restructure.__name__)}


@lru_cache(maxsize=1)
def repairs() -> dict[str, tuple[Repair, ...]]:
    """Rule code to the `propose(candidate, doc)` of every module that names it."""
    found: dict[str, tuple[Repair, ...]] = {}
    for _, module in _modules(repair.__name__):
        for code in module.CODES:
            found[code] = (*found.get(code, ()), module.propose)
    return found


def _modules(package: str) -> Iterator[tuple[str, ModuleType]]:
    path = import_module(package).__path__
    for info in sorted(pkgutil.iter_modules(path), key=lambda i: i.name):
        if not info.name.startswith("_"):
            yield info.name, import_module(f"{package}.{info.name}")
