"""The best sequence of transformations for a sentence: a beam over verified rewordings.

The cost of a text is the sum over its sentences of `words ** 2`, which falls when a long
sentence becomes two, plus a price for each transformation. Each step is verified against the
sentence before it, and the last state, which is what anyone sees, against the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from spacy.tokens import Span

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.grammar import own_subject
from clauselint.rewrite.draft import Proposal
from clauselint.rewrite.proof import joined, verify
from clauselint.rewrite.proof.facts import sentence, sentences
from clauselint.rewrite.proof.licence import Licence
from clauselint.rewrite.registry import restructures
from clauselint.rewrite.verifier import Verifier

BEAM = 3
STEPS = 6
EXPONENT = 2.0
STEP_PRICE = 2.0
SPLIT_PRICE = 120.0
"""A split has to pay for the words said again: two halves of 9 words are no easier than 18."""
CUTS = ("split-coordination", "split-semicolon")
FRAMED = "plain-words"
EVENTS = ("this", "these", "that", "those")
THINGS = ("it", "they")
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
        return float(reading + sum(_price(step) for step in self.steps))

    @property
    def licence(self) -> Licence:
        """What all steps together may change."""
        return joined(tuple(step.licence for step in self.steps))


def _price(step: Proposal) -> float:
    return SPLIT_PRICE if len(step.sentences) > 1 else STEP_PRICE


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence of a state, in the analysis that it was last parsed in.

    `made` was opened by a cut with words of its own ("This applies only if") and is not cut again.
    """

    analysis: Analysis
    sentence: int
    doubts: Callable[[], tuple[Candidate, ...]] = tuple
    made: bool = False

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
    if start.words > LONGEST:
        return []
    if is_listed(start.text):
        return _whole_rows(start, check)
    tried: dict[str, list[tuple[Proposal, tuple[Piece, ...]]]] = {}
    for _ in range(STEPS):
        fresh = [s for state in beam for s in _next(state, check, tried) if s.text not in reached]
        if not fresh:
            break
        reached.update((s.text, s) for s in fresh)
        beam = sorted(fresh, key=lambda s: s.cost)[:BEAM]
    source = next(iter(reached.values()))
    better = [s for s in reached.values() if s.cost < source.cost and s.steps]
    sound = (s for s in sorted(better, key=lambda s: s.cost) if is_sound(start, s, check))
    return list(islice(_ends(sound), BEAM))


def _ends(states: Iterator[State]) -> Iterator[State]:
    """Without those that a better one has passed through: a split left half-way."""
    shown: list[State] = []
    for state in states:
        size = len(state.steps)
        if not any(other.steps[:size] == state.steps for other in shown):
            shown.append(state)
            yield state


def _whole_rows(start: Piece, check: Verifier) -> list[State]:
    """Of a list only all its items are parted, where each is a full clause."""
    items = start.text.count(";") + 1
    proved = steps(start, check, "split-semicolon")
    return [State(pieces, (p,)) for p, pieces in proved if len(pieces) == items]


def is_sound(
    source: Piece, state: State, check: Verifier, repaired: Candidate | None = None
) -> bool:
    """Whether the last state of several steps says what the source says."""
    if len(state.steps) == 1 and repaired is None:
        return True  # proved when it was made
    after = [p.analysis for p in state.pieces]
    left, floor = partial(_left, source, repaired), _floor(repaired)
    doubt = source.analysis.doubt
    licence = state.licence
    return not verify(source.span, after, licence, check, left, doubt=doubt, floor=floor)


def pays(source: Piece, proposal: Proposal) -> bool:
    """Whether the sentences of a proposal together are worth the price of the split."""
    words = [sum(p.text[:1].isalnum() for p in s) for s in proposal.sentences]
    reading = sum(float(n) ** EXPONENT for n in words)
    return bool(reading + SPLIT_PRICE < float(source.words) ** EXPONENT)


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
            later = state.pieces[place + 1 :]
            if _comes_between(pieces, later) or (later and _parts(proposal, state)):
                continue
            whole = (*state.pieces[:place], *pieces, *later)
            yield State(whole, (*state.steps, proposal))


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


def steps(
    piece: Piece, check: Verifier, kind: str = ""
) -> Iterator[tuple[Proposal, tuple[Piece, ...]]]:
    """Verified transformations of one sentence, each with the sentences that it gives.

    With a `kind` no other is proved.
    """
    for propose in restructures().values():
        for proposal in propose(piece.span, piece.analysis.doubt):
            if proposal.block or not proposal.keeps_meaning or kind not in ("", proposal.kind):
                continue
            if piece.made and proposal.kind != FRAMED:
                continue
            pieces = prove(piece, proposal, check)
            if pieces:
                yield proposal, pieces


def prove(
    source: Piece,
    proposal: Proposal,
    check: Verifier,
    repaired: Candidate | None = None,
    *,
    lint: bool = True,
) -> tuple[Piece, ...]:
    """The proposal's sentences, parsed, if it is verified; else empty.

    Without `lint` new ambiguities are not asked about: `is_sound` does that for a later text.
    """
    if proposal.text == source.text:
        return ()
    after = [check.parse(text) for text in proposal.written]
    if any(len(sentences(a.doc)) != 1 for a in after):
        return ()
    problems = verify(
        source.span,
        after,
        proposal.licence,
        check,
        partial(_left, source, repaired),
        doubt=source.analysis.doubt,
        lint=lint,
        floor=_floor(repaired),
    )
    if problems:
        return ()
    opened = proposal.kind not in CUTS and len(after) > 1
    made = (source.made or (opened and n > 0) for n in range(len(after)))
    return tuple(Piece(a, 0, made=m) for a, m in zip(after, made, strict=True))


def _floor(repaired: Candidate | None) -> float:
    """A repair may leave or make doubts that are less than the one it settles."""
    return repaired.confidence if repaired is not None else 0.0


def _left(source: Piece, repaired: Candidate | None) -> tuple[Candidate, ...]:
    """The doubts that may still be there when the repaired one is gone."""
    candidates, code = source.doubts(), repaired.code if repaired is not None else ""
    place = next((i for i, c in enumerate(candidates) if c.code == code), len(candidates))
    return (*candidates[:place], *candidates[place + 1 :])


def at(analysis: Analysis, span: Span, doubts: Callable[[], tuple[Candidate, ...]]) -> Piece:
    """The piece for a sentence of an analysis, with what is ambiguous in it."""
    order = [s.start for s in sentences(analysis.doc)]
    return Piece(analysis, order.index(span.start), doubts)
