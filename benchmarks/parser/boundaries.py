"""Sentence boundaries on raw documents, through the readers. `models/gold/boundaries`.

A boundary is known by the place, in the source, of the last letter or digit before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import GOLD, table

if TYPE_CHECKING:
    from spacy.language import Language

    from clauselint.findings import Document

FOLDER = GOLD / "boundaries"
Segmenter = Callable[["Document"], Iterable[int]]
"""Ends of sentences in the source of a document, as offsets."""


@dataclass(frozen=True, slots=True)
class Result:
    """Boundaries of one document, as offsets of the last letter or digit."""

    name: str
    source: str
    gold: frozenset[int]
    found: frozenset[int]
    inner: frozenset[int]
    """The gold boundaries inside a block, which a reader alone cannot know."""

    def counts(self) -> tuple[int, int, int]:
        """True positives, found, gold."""
        return len(self.gold & self.found), len(self.found), len(self.gold)


def gold_lines(path: Path) -> list[str]:
    """The gold of a document, a sentence or piece of no prose (with "~ " before it) a line."""
    gold = path.with_name(path.name + ".sentences")
    return gold.read_text(encoding="utf8").splitlines()


def gold_ends(source: str, lines: Iterable[str]) -> frozenset[int]:
    """Offsets of the boundaries in the source.

    Raises `ValueError` where the lines, joined, are not the document.
    """
    solid = [i for i, char in enumerate(source) if not char.isspace()]
    ends, at = set(), 0
    for line in lines:
        piece = "".join(line.removeprefix("~ ").split())
        here = solid[at : at + len(piece)]
        if piece != "".join(source[i] for i in here):
            raise ValueError(f"not in the document at {at}: {line!r}")
        at += len(piece)
        if not line.startswith("~ "):
            ends.add(last_word_char(source, here[-1] + 1))
    if at != len(solid):
        raise ValueError("the gold stops before the document does")
    return frozenset(ends)


def last_word_char(source: str, end: int) -> int:
    """Offset of the last letter or digit before `end`, or -1."""
    return next((i for i in range(end - 1, -1, -1) if source[i].isalnum()), -1)


def inner_ends(source: str, gold: frozenset[int]) -> frozenset[int]:
    """Boundaries with more of the same block after them (no blank line, bullet or cell border)."""
    return frozenset(end for end in gold if _continues(source, end))


def _continues(source: str, end: int) -> bool:
    rest = source[end + 1 :].lstrip(".?!:;,\"'”’)]*`>… %")
    if rest.startswith("\n"):
        line = rest[1:].split("\n", 1)[0].lstrip(" >")
        return bool(line) and line[0].isalpha() and not re.match(r"[A-Za-z][.)]\s", line)
    return bool(rest) and rest[0] not in "|<"


def evaluate(segment: Segmenter, folder: Path = FOLDER) -> Iterator[Result]:
    """Results of all documents in a folder."""
    from clauselint.readers import read

    for path in sorted(p for p in folder.iterdir() if p.suffix in (".md", ".txt")):
        document = read(path.read_bytes(), path.name)
        gold = gold_ends(document.text, gold_lines(path))
        found = frozenset(last_word_char(document.text, end) for end in segment(document))
        inner = inner_ends(document.text, gold)
        yield Result(path.name, document.text, gold, found, inner)


def ours(document: Document) -> Iterator[int]:
    """Sentence ends through `clauselint.nlp.model.analyse`."""
    from clauselint.nlp.model import analyse

    for analysis in analyse(document):
        for sentence in analysis.sentences():
            start = max(sentence.start_char, analysis.own)
            yield analysis.source(start, sentence.end_char).end


def of_pipeline(nlp: Language) -> Segmenter:
    """Sentence ends of any spaCy pipeline, run on the readers' segments."""

    def segment(document: Document) -> Iterator[int]:
        for part in document.segments:
            for sentence in nlp(part.text).sents:
                if sentence.text.strip():
                    yield part.source(sentence.start_char, sentence.end_char).end

    return segment


def f_score(hits: int, found: int, gold: int) -> float:
    """Harmonic mean of precision and recall, in [0, 1]."""
    return 2 * hits / (found + gold) if found + gold else 0.0


def report(results: list[Result], *, errors: int = 12) -> str:
    """Table by document, and the first errors with their surroundings."""
    rows = [_row(r.name, *r.counts()) for r in results]
    total = [sum(column) for column in zip(*(r.counts() for r in results), strict=True)]
    inner = [sum(column) for column in zip(*map(_inner_counts, results), strict=True)]
    rows += [_row("all boundaries", *total), _row("inside blocks", *inner)]
    header = ("document", "boundaries", "precision", "recall", "F")
    shown = [line for r in results for line in _errors(r)]
    return "\n".join([table(header, rows), "", *shown[:errors]]).rstrip()


def _inner_counts(r: Result) -> tuple[int, int, int]:
    ends = r.gold - r.inner
    return len(r.inner & r.found), len(r.found - ends), len(r.inner)


def _row(name: str, hits: int, found: int, gold: int) -> tuple[object, ...]:
    shares = (hits / max(found, 1), hits / max(gold, 1), f_score(hits, found, gold))
    return (name, gold, *(f"{100 * share:.1f}" for share in shares))


def _errors(r: Result) -> Iterator[str]:
    for end in sorted(r.gold ^ r.found):
        kind = "missed" if end in r.gold else "false"
        around = f"{r.source[max(end - 40, 0) : end + 1]}|{r.source[end + 1 : end + 25]}"
        yield f"- {kind}, {r.name}: {' '.join(around.split())}"
