"""What is installed is what the code needs: no dependency too many, none too few."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

import clauselint

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TOOLS = ("dev", "docs", "train")
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def listed(requirements: list[str]) -> set[str]:
    return {normal(found[0]) for r in requirements if (found := NAME.match(r))}


def imported() -> set[str]:
    """Top-level modules that the package imports anywhere."""
    found = set()
    for path in (ROOT / "clauselint").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - sys.stdlib_module_names - {"clauselint"}


def test_every_dependency_is_imported_and_every_import_is_a_dependency() -> None:
    owners = packages_distributions()
    used = {normal(owner) for module in imported() for owner in owners[module]}
    project = PROJECT["project"]
    extras = (e for name, e in project["optional-dependencies"].items() if name not in TOOLS)
    assert used == listed([*project["dependencies"], *(r for extra in extras for r in extra)])


def test_every_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for requirement in PROJECT["project"]["dependencies"]:
        assert re.search(rf'"{re.escape(requirement)}", *# \S', text), requirement


def test_the_version_stands_once() -> None:
    assert PROJECT["project"]["version"] == clauselint.__version__


def test_the_model_goes_into_the_wheel() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {
        "models/en_policy": "clauselint/_model",
        "docs/rules": "clauselint/_pages",
    }
    assert (ROOT / "models" / "en_policy" / "meta.json").is_file()


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_the_program_that_is_installed(hook: dict[str, str]) -> None:
    program, command = hook["entry"].split()[:2]
    assert program in PROJECT["project"]["scripts"]
    assert (ROOT / "clauselint" / "cli" / f"{command}.py").is_file()
    assert hook["language"] == "python"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_takes_prose_alone(hook: dict[str, str]) -> None:
    names = [
        "a.md",
        "b/c.txt",
        "LICENSE",
        "LICENSE.txt",
        "b/requirements-dev.txt",
        "a.mdx",
        "a.py",
        "a.docx",
    ]
    taken = [n for n in names if re.search(hook["files"], n) and not re.search(hook["exclude"], n)]
    assert taken == ["a.md", "b/c.txt", "a.mdx"]
