"""Anchors: what a rule names, what a repair asks for, and what the pages say are the same."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from clauselint.findings import Anchor
from clauselint.rewrite import repair
from clauselint.rules.registry import all_rules

DOCS = Path(__file__).parents[2] / "docs"
ROW = re.compile(r"\| ([A-Z]{3}\d{3}) \|[^|]*\|([^|]*)\|")
RULES = {rule.code: rule for rule in all_rules()}
REPAIRS = [
    import_module(f"{repair.__name__}.{info.name}")
    for info in pkgutil.iter_modules(repair.__path__)
    if not info.name.startswith("_")
]
ASKING = ("one", "anchored")


def documented() -> dict[str, set[str]]:
    """The anchors of each rule, as its row says."""
    text = "".join((DOCS / name).read_text() for name in ("anchors.md", "anchors-structure.md"))
    known = set(get_args(Anchor))
    return {
        row[1]: set(re.findall(r"`([a-z_0-9]+)`", row[2])) & known for row in ROW.finditer(text)
    }


def asked(module: ModuleType) -> set[str]:
    """The names that a module asks a candidate for."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(module))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ASKING:
            found |= {a.value for a in node.args[2:3] if isinstance(a, ast.Constant)}
        elif isinstance(node, ast.AnnAssign) and "Anchor" in ast.unparse(node.annotation):
            values = ast.walk(node.value) if node.value else ()
            found |= {n.value for n in values if isinstance(n, ast.Constant)}
    return found


def test_the_pages_name_every_anchor() -> None:
    assert set().union(*documented().values()) == set(get_args(Anchor))


@pytest.mark.parametrize("module", REPAIRS, ids=lambda module: module.__name__.split(".")[-1])
def test_a_repair_asks_for_what_its_rules_give(module: ModuleType) -> None:
    given = documented()
    assert asked(module) <= set().union(*(given[code] for code in module.CODES))


@pytest.mark.parametrize("code", sorted(documented()))
def test_a_rule_gives_what_its_row_says(code: str) -> None:
    tree = ast.parse(inspect.getsource(inspect.getmodule(RULES[code])))
    names = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)} & {*get_args(Anchor)}
    assert documented()[code] <= names
