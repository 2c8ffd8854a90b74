"""The best sequence of transformations for a sentence: a beam over verified rewordings.

The cost of a text is the sum over its sentences of `words ** 2`, which falls when a long
sentence becomes two, plus a price for each transformation. A state is kept only when each of its
steps was verified against the text before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.grammar import own_subject
from clauselint.rewrite.draft import Proposal, write
from clauselint.rewrite.facts import sentence, sentences
from clauselint.rewrite.mention import PERSON_WORDS
from clauselint.rewrite.registry import restructures
from clauselint.rewrite.verifier import Verifier
from clauselint.rewrite.verify import ambiguity, verify

BEAM = 3
STEPS = 6
EXPONENT = 2.0
STEP_PRICE = 2.0
CUTS = ("split-coordination", "split-semicolon", "split-contrast")
EVENTS = ("this", "these", "that", "those")
THINGS = ("it", "they")
ALONE = frozenset(("split-setting",))  # only where nothing else splits the sentence
LONGEST = 200
_MARKED = re.compile(r"(?<!\w)\((?:\d|[a-z]|[ivx]{1,4})\)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class State:
    """A text reached by steps: one parse a sentence group, the steps' proposals, and its cost."""

    pieces: tuple[Piece, ...]
    steps: tuple[Proposal, ...] = ()

    @property
    def text(self) -> str:
        """The whole rewording."""
        return " ".join(p.text for p in self.pieces)

    @property
    def cost(self) -> float:
        """What the search minimises."""
        reading = sum(float(p.words) ** EXPONENT for p in self.pieces)
        return float(reading + STEP_PRICE * len(self.steps))


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a state, in the analysis that it was last parsed in."""

    analysis: Analysis
    sentence: int
    candidates: tuple[Candidate, ...]

    @property
    def span(self) -> Span:
        """The sentence."""
        return sentence(self.analysis.doc, self.sentence)

    @property
    def text(self) -> str:
        """Its text."""
        return self.span.text.strip()

    @property
    def first(self) -> str:
        """Its first word, in lower case."""
        return str(self.span[0].lower_)

    @property
    def subject(self) -> str:
        """The head of its subject, in lower case; empty if it has none."""
        found = own_subject(self.span.root)
        return str(found.lower_) if found is not None else ""

    @property
    def words(self) -> int:
        """Its words."""
        return sum(t.is_alpha or t.like_num for t in self.span)


def best(start: Piece, check: Verifier) -> list[State]:
    """States in order of their cost, the source last if nothing beats it; at most the beam."""
    beam = [State((start,))]
    reached: dict[str, State] = {beam[0].text: beam[0]}
    if start.words > LONGEST or is_listed(start.text):
        return []
    tried: dict[str, list[tuple[Proposal, tuple[Piece, ...]]]] = {}
    for _ in range(STEPS):
        fresh = [s for state in beam for s in _next(state, check, tried) if s.text not in reached]
        if not fresh:
            break
        reached.update((s.text, s) for s in fresh)
        beam = sorted(fresh, key=lambda s: s.cost)[:BEAM]
    source = next(iter(reached.values()))
    better = [s for s in reached.values() if s.cost < source.cost and s.steps]
    return sorted(better, key=lambda s: s.cost)[:BEAM]


def is_listed(text: str) -> bool:
    """Whether items are marked or divided inside the sentence: splits would break the list."""
    marks = _MARKED.findall(text)
    return len(set(marks)) > 1 or text.count(";") > 1 or (";" in text and ": " in text)


def _next(
    state: State, check: Verifier, tried: dict[str, list[tuple[Proposal, tuple[Piece, ...]]]]
) -> Iterator[State]:
    for place, piece in enumerate(state.pieces):
        if piece.text not in tried:
            tried[piece.text] = list(steps(piece, check))
        for proposal, pieces in tried[piece.text]:
            if state.steps and ALONE & {proposal.kind, state.steps[0].kind}:
                continue
            later = state.pieces[place + 1 :]
            if (
                _comes_between(pieces, later)
                or _is_he(pieces, later)
                or (later and _parts(proposal, state))
            ):
                continue
            joined = (*state.pieces[:place], *pieces, *state.pieces[place + 1 :])
            yield State(joined, (*state.steps, proposal))


def _parts(proposal: Proposal, state: State) -> bool:
    """Whether it cuts a sentence in two after something was taken out of it, not before."""
    return proposal.kind in CUTS and state.steps[-1].kind not in CUTS


def _comes_between(pieces: tuple[Piece, ...], later: tuple[Piece, ...]) -> bool:
    """Whether the next sentence says "this" or "it" of the one before, and would say it of another.

    Two sentences may both say "it" of the same thing, and so may one behind two of one subject.
    """
    if not later or later[0].first not in (*EVENTS, *THINGS):
        return False
    same = pieces[-1].first == later[0].first or pieces[-1].subject == pieces[0].subject != ""
    return later[0].first in EVENTS or not same


def _is_he(pieces: tuple[Piece, ...], later: tuple[Piece, ...]) -> bool:
    """Whether "it" is said of what a later sentence speaks of as "he": "The fox … his tail"."""
    named = pieces[0].subject
    same = [t for p in later if p.subject == named for t in p.span]
    return pieces[-1].first == "it" and any(t.lower_ in PERSON_WORDS for t in same)


def steps(piece: Piece, check: Verifier) -> Iterator[tuple[Proposal, tuple[Piece, ...]]]:
    """Verified transformations of one sentence, each with the sentences that it gives."""
    for propose in restructures().values():
        for proposal in propose(piece.span, piece.analysis.doubt):
            if proposal.block:
                continue
            pieces = prove(piece.span, piece.candidates, proposal, check)
            if pieces:
                yield proposal, pieces


def prove(
    span: Span,
    candidates: tuple[Candidate, ...],
    proposal: Proposal,
    check: Verifier,
    repaired: Candidate | None = None,
    *,
    lint: bool = True,
) -> tuple[Piece, ...]:
    """The proposal's sentences, parsed, if it is verified; else empty.

    Without `lint` new ambiguities are not asked about: `unambiguous` does that for a later text.
    """
    if proposal.text == span.text.strip():
        return ()
    after = [check.parse(write(s)) for s in proposal.sentences]
    if any(len(sentences(a.doc)) != 1 for a in after):
        return ()
    problems = verify(
        span,
        after,
        proposal.licence,
        check,
        _left(candidates, repaired),
        lint=lint,
        floor=_floor(repaired),
    )
    if problems:
        return ()
    return tuple(Piece(a, 0, ()) for a in after)


def unambiguous(
    pieces: tuple[Piece, ...],
    candidates: tuple[Candidate, ...],
    repaired: Candidate,
    check: Verifier,
) -> bool:
    """Whether the pieces have no ambiguity that the source did not have."""
    analyses = [p.analysis for p in pieces]
    return not ambiguity(_left(candidates, repaired), analyses, check, _floor(repaired))


def _floor(repaired: Candidate | None) -> float:
    """A repair may leave or make doubts that are less than the one it settles."""
    return repaired.confidence if repaired is not None else 0.0


def _left(candidates: tuple[Candidate, ...], repaired: Candidate | None) -> tuple[Candidate, ...]:
    """The candidates that may still be there when the repaired one is gone."""
    code = repaired.code if repaired is not None else ""
    place = next((i for i, c in enumerate(candidates) if c.code == code), len(candidates))
    return (*candidates[:place], *candidates[place + 1 :])


def at(analysis: Analysis, span: Span, candidates: tuple[Candidate, ...]) -> Piece:
    """The piece for a sentence of an analysis."""
    order = [s.start for s in sentences(analysis.doc)]
    inside = tuple(c for c in candidates if c.start < span.end_char and span.start_char < c.end)
    return Piece(analysis, order.index(span.start), inside)
