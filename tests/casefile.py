"""Reads case files. The format is defined in docs/adding-a-rule.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"
EXPECTATIONS = ("flag", "ok", "miss", "false")
NOTES = ("reading", "suggestion", "not-suggestion")
MARK = re.compile(r"\[\[|\]\](?!\])")
FENCE = re.compile(r"^(`{3,})(.*)$")
NOTE = re.compile(r"^- ([a-z-]+): (.*)$")


class CaseFileError(Exception):
    """A case file breaks the format; the message names the file and line."""


@dataclass(frozen=True)
class Case:
    """One block: `text` without its marks, and the `spans` that were marked."""

    path: Path
    line: int
    heading: str
    format: str
    expectation: str
    strict: bool
    text: str
    spans: tuple[tuple[int, int], ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def code(self) -> str:
        return self.path.stem.split("-")[0]

    @property
    def id(self) -> str:
        return f"{self.path.stem}:{self.line}-{self.expectation}-{self.heading.replace(' ', '-')}"


def unmark(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without marks, and the spans that were marked. Raises ValueError if unbalanced."""
    text, spans, opened, last = "", [], None, 0
    for match in MARK.finditer(marked):
        text += marked[last : match.start()]
        last = match.end()
        if (match.group() == "[[") != (opened is None):
            raise ValueError("marks overlap or do not pair")
        if opened is None:
            opened = len(text)
        else:
            spans.append((opened, len(text)))
            opened = None
    if opened is not None:
        raise ValueError("a mark is not closed")
    return text + marked[last:], tuple(spans)


def _notes(lines: list[str], at: int) -> Iterator[tuple[str, str]]:
    while at < len(lines) and (match := NOTE.match(lines[at])):
        yield match[1], match[2].strip()
        at += 1


def _case(path: Path, line: int, heading: str, info: str, body: str, notes: object) -> Case:
    words = info.split()
    well_formed = (
        len(words) in (2, 3)
        and words[0] in ("text", "markdown")
        and words[1] in EXPECTATIONS
        and words[2:] in ([], ["strict"])
    )
    if not well_formed:
        raise CaseFileError(f"{path}:{line}: not a known kind of block: {info!r}")
    try:
        text, spans = unmark(body)
    except ValueError as error:
        raise CaseFileError(f"{path}:{line}: {error}") from error
    if (words[1] == "ok") == bool(spans):
        wanted = "no mark" if words[1] == "ok" else "at least one [[mark]]"
        raise CaseFileError(f"{path}:{line}: a `{words[1]}` block has {wanted}")
    found = tuple(notes)
    for key, _ in found:
        if key not in NOTES or words[1] != "flag":
            raise CaseFileError(f"{path}:{line}: unexpected `- {key}:` under the block")
    return Case(path, line, heading, words[0], words[1], len(words) == 3, text, spans, found)


def read_cases(path: Path) -> list[Case]:
    """Cases of a file in order. Raises CaseFileError where the format is broken."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cases, heading, at = [], "", 0
    while at < len(lines):
        fence = FENCE.match(lines[at])
        if fence is None:
            if lines[at].startswith("#"):
                heading = lines[at].lstrip("# ").strip()
            at += 1
            continue
        end = next((i for i in range(at + 1, len(lines)) if lines[i].rstrip() == fence[1]), None)
        if end is None:
            raise CaseFileError(f"{path}:{at + 1}: the block is not closed")
        if fence[2].strip().startswith(("text ", "markdown ")):
            body = "\n".join(lines[at + 1 : end])
            notes = list(_notes(lines, end + 1))
            cases.append(_case(path, at + 1, heading, fence[2].strip(), body, notes))
        at = end + 1
    return cases


def all_cases() -> list[Case]:
    """Cases of all files, in order of their name."""
    return [case for path in sorted(CASES.glob("*.md")) for case in read_cases(path)]
