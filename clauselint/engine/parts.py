"""The stages that the engine calls, each imported on its first use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from clauselint.engine.verifier import REWORDING
from clauselint.findings import Candidate, Document, Readability, Suggestion

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis
    from clauselint.readability.score import Scorer
    from clauselint.rewrite.verifier import Verifier

Known = dict[Any, Any]
"""Parses by the text that they are of; only the parser looks inside."""


class Analyse(Protocol):
    """The parser, whatever watches it or remembers for it."""

    def __call__(self, document: Document, known: Known | None = None, /) -> Iterable[Analysis]:
        """One Analysis a segment."""


def read(data: bytes, path: str, format: str | None) -> Document:
    """A Document from the bytes of a file. Raises InputError."""
    from clauselint.readers import read

    return read(data, path, format=format)


def analyse(document: Document, known: Known | None = None) -> Iterator[Analysis]:
    """One Analysis a segment, lazily; what is `known` is not parsed anew. Raises ModelError."""
    from clauselint.nlp.model import analyse

    return analyse(document, known)


def remembering(parts: Parts) -> Parts:
    """The same parts, but a segment that has been parsed once is not parsed again.

    For versions of one document: they differ in a few segments, and all parses of them are kept.
    """
    known: Known = {}

    def analyse_anew(document: Document, _: Known | None = None) -> Iterable[Analysis]:
        return parts.analyse(document, None if document.path == REWORDING else known)

    return replace(parts, analyse=analyse_anew)


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


@dataclass(frozen=True, slots=True)
class Parts:
    """The stages of a run. Tests put their own in place of one."""

    read: Callable[[bytes, str, str | None], Document] = read
    analyse: Analyse = analyse
    suggest: Callable[[Candidate, Analysis, Verifier], tuple[Suggestion, ...]] = suggest
    rewrite: Callable[[Analysis, int, Verifier, bool], tuple[Suggestion, ...]] = rewrite
    summary: Callable[[Document], Readability] = summary
    scorer: Callable[[Document], Scorer] = scorer
