"""The stages that the engine calls, each imported on its first use."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from clauselint.engine.clock import Clock
from clauselint.findings import Candidate, Document, Readability, Suggestion

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis
    from clauselint.readability.score import Scorer
    from clauselint.rewrite.verifier import Verifier


class Analyse(Protocol):
    """The parser, whatever watches it."""

    def __call__(
        self, document: Document, wanted: Container[int] | None = None, /
    ) -> Iterable[Analysis]:
        """One Analysis a segment, or one for each whose index is wanted."""


def read(data: bytes, path: str, format: str | None) -> Document:
    """A Document from the bytes of a file. Raises InputError."""
    from clauselint.readers import read

    return read(data, path, format=format)


def analyse(document: Document, wanted: Container[int] | None = None) -> Iterator[Analysis]:
    """One Analysis a segment, lazily, or one for each whose index is wanted. Raises ModelError."""
    from clauselint.nlp.slim import load_spacy

    load_spacy()
    from clauselint.nlp.model import analyse

    return analyse(document, wanted)


def suggest(candidate: Candidate, analysis: Analysis, verifier: Verifier) -> tuple[Suggestion, ...]:
    """Verified suggestions for one candidate."""
    from clauselint.rewrite import suggest

    return suggest(candidate, analysis, verifier)


def rewrite(
    analysis: Analysis, sentence: int, verifier: Verifier, short: bool
) -> tuple[Suggestion, ...]:
    """Verified rewrites of one sentence, by its index in the analysis; of a `short` one too."""
    from clauselint.rewrite import rewrite

    return rewrite(analysis, sentence, verifier, short=short)


def summary(document: Document) -> Readability:
    """Summary figures of a document."""
    from clauselint.readability import summary

    return summary(document)


def scorer(document: Document) -> Scorer:
    """A scorer that takes in one Analysis after another."""
    from clauselint.readability.score import Scorer

    return Scorer(document)


def parse_lines(document: Document) -> Iterator[str]:
    """The parse for people: a line for each word."""
    from clauselint.nlp.show import lines

    for analysis in analyse(document):
        yield from lines(analysis)


@dataclass(frozen=True, slots=True)
class Parts:
    """The stages of a run. Tests put their own in place of one.

    `ask` is called before each piece of the work, and may raise to have it left off.
    """

    read: Callable[[bytes, str, str | None], Document] = read
    analyse: Analyse = analyse
    suggest: Callable[[Candidate, Analysis, Verifier], tuple[Suggestion, ...]] = suggest
    rewrite: Callable[[Analysis, int, Verifier, bool], tuple[Suggestion, ...]] = rewrite
    summary: Callable[[Document], Readability] = summary
    scorer: Callable[[Document], Scorer] = scorer
    clock: Clock | None = None
    ask: Callable[[], object] = tuple
    parse_lines: Callable[[Document], Iterable[str]] = parse_lines
