"""How the new sentences read: no doubt that the source did not have, and no longer on the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis
from clauselint.rewrite.inflect import key
from clauselint.rewrite.proof import facts
from clauselint.rewrite.proof.claims import stands
from clauselint.rewrite.proof.problem import Problem
from clauselint.rewrite.verifier import Verifier

SLACK = 1.5
SHORT = 25
LONG_ENOUGH = 5


def ambiguity(
    old: Callable[[], Iterable[Candidate]],
    after: Sequence[Analysis],
    check: Verifier,
    floor: float = 0.0,
    *,
    source: Span | None = None,
) -> list[Problem]:
    """No construction with two readings, at `floor` or surer, that the source did not have.

    One of several words that stand in the `source` too, in any form, was there before.
    """
    said = ([key(t.text) for t in source],) if source is not None else ()
    doubts = [(a.doc, c) for a in after for c in check.doubts(a) if c.confidence >= floor]
    fresh = [c for doc, c in doubts if not _stood(c, doc, said)]
    had = Counter(c.code for c in (old() if fresh else ()))
    found = []
    for candidate in fresh:
        had[candidate.code] -= 1
        if had[candidate.code] < 0:
            found.append(Problem("ambiguity", f"new {candidate.code}: {candidate.message}"))
    return found


def _stood(candidate: Candidate, doc: Doc, said: tuple[list[str], ...]) -> bool:
    places = [i for found in candidate.anchors.values() for i in found]
    places += [t.i for t in doc if candidate.start <= t.idx < candidate.end]
    stretch = tuple(key(t.text) for t in doc[min(places) : max(places) + 1]) if places else ()
    return len(stretch) >= LONG_ENOUGH and stands(stretch, said)


def readability(before: Span, after: Sequence[Doc]) -> list[Problem]:
    """The mean sentence is short, or not longer than the source sentence by more than the slack."""
    lengths = [_length(s) for doc in after for s in facts.sentences(doc)]
    mean = sum(lengths) / max(len(lengths), 1)
    grew = mean > max(_length(before) * SLACK, SHORT)
    return [Problem("readability", f"{mean:.0f} words a sentence")] if grew else []


def _length(tokens: Iterable[Token]) -> int:
    return sum(any(c.isalnum() for c in t.text) for t in tokens)
