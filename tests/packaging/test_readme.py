"""The README and the pages beside it say what is so: real output, links that lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from clauselint import Linter

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\]\(([^)#]+)\)")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
MAKE = re.compile(r"(?:^\$ |`)make ([a-z-]+)", re.MULTILINE)
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
BAR = re.compile(r"[█▏▎▍▌▋▊▉]+")
DOCUMENTS = ("README.md", "CHANGELOG.md", "docs/architecture.md", "docs/configuration.md")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readme", ROOT / "docs" / "readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parts(text: str) -> tuple[list[str], list[float]]:
    """The words of a page and its numbers; bars and widths follow from the numbers."""
    bare = BAR.sub("", text)
    return NUMBER.sub("#", bare).split(), [float(n.replace(",", "")) for n in NUMBER.findall(bare)]


@pytest.mark.parametrize("page", generator().PAGES, ids=lambda page: page.name)
def test_every_generated_part_is_what_the_program_says_today(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    words, numbers = parts(text)
    new_words, new_numbers = parts(generator().refreshed(text))
    assert words == new_words, "run `make docs`"
    # Processors add in another order, so a probability may round the other way.
    assert numbers == pytest.approx(new_numbers, abs=2, rel=0.02), "run `make docs`"


def test_the_first_screen_shows_a_real_run() -> None:
    first = "\n".join(TEXT.splitlines()[:24])
    assert "$ clauselint check examples/publishing.md" in first
    assert "AMB001" in first


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_to_files(name: str) -> None:
    page = ROOT / name
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    broken = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert broken == []


def test_its_own_prose_has_no_finding() -> None:
    findings = Linter(suggestions=False).check(TEXT, path="README.md").findings
    assert [f"{f.code} {f.text}" for f in findings] == []


def test_every_make_command_that_it_names_is_there() -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = set(MAKE.findall(TEXT))
    assert {"demo", "test"} <= named
    assert named <= targets
