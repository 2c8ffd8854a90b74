"""From proposals to suggestions: proved, composed with a split if there is one, and as edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Span

from clauselint.findings import Applicability, Candidate, Edit, Suggestion
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.grammar import determiner, is_imperative, modal, negation, own_subject
from clauselint.nlp.words import text_of
from clauselint.rewrite.draft import Proposal
from clauselint.rewrite.edits import edits
from clauselint.rewrite.proof import is_open
from clauselint.rewrite.registry import repairs, restructures
from clauselint.rewrite.search import (
    Piece,
    State,
    at,
    best,
    is_listed,
    is_sound,
    pays,
    prove,
    steps,
)
from clauselint.rewrite.verifier import Verifier

RESTRUCTURED = ("STR001", "STR002", "STR003", "STR005", "GPA005")
COMPOSED = ("split-coordination", "split-semicolon")
LISTS = ("enumeration", "inline_list")
MOST = 3
PAIR = 2
SHARED = ("AMB001", "AMB002", "AMB003", "AMB004", "AMB006", "AMB007", "AMB013")
WORDING = "WRD"
"""Rules about words, which a split does not answer."""
LONG = 31
"""Words from which a sentence is split that nobody asks for: shorter ones read well enough."""
EXCEPTION = "split-exception"
FEWEST = 5
"""Words of the shortest sentence that a split makes of a long one."""
WORD_PRICE = 2
"""Words by which a sentence has to be longer for each word that its split says again."""
OPENING = 2
"""Words that open a new sentence and are no price: "This includes"."""
LIKELY = 0.5
"""Probability of a reading from which on a wording that settles it is offered."""
_ITEM = re.compile(r"\(\w")
CLOSED = ".?!\"”’')]*_"
ORDER: dict[Applicability, int] = {"safe": 0, "unsafe": 1, "display": 2}


@dataclass(frozen=True, slots=True)
class Source:
    """The sentence to be reworded."""

    analysis: Analysis
    span: Span
    check: Verifier

    @property
    def piece(self) -> Piece:
        """The sentence as the search takes it."""
        return at(self.analysis, self.span, self.doubts)

    def doubts(self) -> tuple[Candidate, ...]:
        """What is ambiguous in the sentence; asked for late, since it is mostly not needed."""
        start, end = self.span.start_char, self.span.end_char
        found = self.check.doubts(self.analysis)
        return tuple(c for c in found if c.start < end and start < c.end)


def for_candidate(
    candidate: Candidate, analysis: Analysis, check: Verifier
) -> tuple[Suggestion, ...]:
    """Suggestions for a finding; see `clauselint.rewrite.suggest`."""
    span = _sentence(analysis, candidate)
    source = Source(analysis, span, check)
    if candidate.code in RESTRUCTURED:
        return tuple(s for s in for_sentence(source, check) if _restructures(s))
    found = sorted(
        _distinct(_repaired(candidate, source, check)), key=lambda s: not s.keeps_meaning
    )
    return tuple(found)[:MOST]


def _restructures(suggestion: Suggestion) -> bool:
    """Whether it splits or lists: a plainer word makes no long sentence short."""
    return any(k.startswith(("split", "enumeration")) for k in suggestion.kind.split("+"))


def _sentence(analysis: Analysis, candidate: Candidate) -> Span:
    spans = list(analysis.doc.sents)
    inside = (s for s in spans if s.start_char <= candidate.start < s.end_char)
    return next(inside, spans[0])


def _repaired(candidate: Candidate, source: Source, check: Verifier) -> Iterator[Suggestion]:
    served: set[tuple[int | None, bool]] = set()
    for propose in repairs().get(candidate.code, ()):
        for proposed in propose(candidate, source.analysis.doc):
            if not _is_likely(proposed, candidate):
                continue
            proposal = _labelled(_licensed(proposed, source.span), candidate)
            group = (proposal.reading, proposal.keeps_meaning)
            if group in served:
                continue
            pieces = prove(source.piece, proposal, check, candidate)
            split = []
            if not candidate.code.startswith(WORDING):
                split = list(_split_as_well(source, proposal, candidate, check))
            if split or pieces:
                served.add(group)
            # Where the repaired sentence joins two rules, it is shown as two; a mark alone as well.
            if pieces and (proposal.licence.fixed or not split):
                yield from _suggestion(source, State(pieces, (proposal,)))
            yield from split


def _is_likely(proposal: Proposal, candidate: Candidate) -> bool:
    """Whether its reading is the one that most take: a wording for another helps few drafters."""
    place = proposal.reading
    if place is None or place >= len(candidate.readings):
        return True
    return candidate.readings[place].probability >= LIKELY


def _split_as_well(
    source: Source, proposal: Proposal, candidate: Candidate, check: Verifier
) -> Iterator[Suggestion]:
    """The repaired sentence, split; a repair may be clear only then."""
    if not _is_whole(source):
        return
    pieces = prove(source.piece, proposal, check, candidate, lint=False)
    if pieces:
        yield from _composed(source, proposal, pieces, candidate, check)


def _composed(
    source: Source,
    proposal: Proposal,
    pieces: tuple[Piece, ...],
    candidate: Candidate,
    check: Verifier,
) -> Iterator[Suggestion]:
    """The repaired sentence, split where coordination joins two rules."""
    for split, parts in steps(pieces[0], check):
        state = State((*parts, *pieces[1:]), (proposal, split))
        if split.kind in COMPOSED and is_sound(source.piece, state, check, candidate):
            if candidate.code.startswith("AMB") or earns(source.piece, state):
                yield from _suggestion(source, state)
            return


def _labelled(proposal: Proposal, candidate: Candidate) -> Proposal:
    """A choice says in words which reading it takes."""
    place = proposal.reading
    if proposal.note or place is None or place >= len(candidate.readings):
        return proposal
    return replace(proposal, note=f"takes it as “{candidate.readings[place].text}”")


def _licensed(proposal: Proposal, span: Span) -> Proposal:
    """A repair says a word of the source again where that settles the doubt."""
    words = frozenset(t.lower_ for t in span)
    return replace(proposal, licence=replace(proposal.licence, again=words))


def for_sentence(source: Source, check: Verifier, *, short: bool = True) -> tuple[Suggestion, ...]:
    """The best restructurings of a sentence, and the bullet list where it has an enumeration."""
    if not _is_whole(source) or (source.piece.words < LONG and not short):
        return ()
    states = [s for s in best(source.piece, check) if short or earns(source.piece, s)]
    found = [s for state in states for s in _suggestion(source, state)]
    found = [*_lists(source, check), *found]
    return tuple(
        _distinct(found if any(map(_restructures, found)) else _open(source, check, found))
    )[:MOST]


def earns(source: Piece, state: State) -> bool:
    """Whether the sentence is so long that a split is worth the words that it says again."""
    again = sum(p.words for p in state.pieces) - source.words - OPENING
    short = len(state.pieces) > 1 and min(p.words for p in state.pieces) < FEWEST
    if any(p.kind == EXCEPTION for p in state.steps) and _forbids(source.span):
        return False
    return source.words - WORD_PRICE * max(again, 0) >= LONG and not short


def _forbids(sentence: Span) -> bool:
    """Whether it is a ban: parted from its exception it would stand as one without any."""
    subject = own_subject(sentence.root)
    det = determiner(subject) if subject is not None else None
    none = det is not None and det.lower_ in ("no", "neither")
    return none or negation(sentence.root) is not None


def _open(source: Source, check: Verifier, found: list[Suggestion]) -> list[Suggestion]:
    """Where what closes one part or all is all that forbids a split: a split for each reading."""
    proposed = [
        p
        for propose in restructures().values()
        for p in propose(source.span, source.analysis.doubt)
        if not p.keeps_meaning and pays(source.piece, p)
    ]
    proved = [(p, prove(source.piece, p, check)) for p in proposed]
    kept = [(p, pieces) for p, pieces in proved if pieces]
    pairs = [k for k in kept if sum(o[0].licence == k[0].licence for o in kept) > 1]
    choices = (s for p, pieces in pairs for s in _suggestion(source, State(pieces, (p,))))
    return [*found, *islice(choices, 2)]


def _is_whole(source: Source) -> bool:
    """Whether it is a sentence of its own: no list item read with its stem, and no lead-in."""
    text, own = source.span.text.rstrip(), source.span.start_char >= source.analysis.own
    worded = any(char.isalnum() for char in text)  # marks are no sentence to `facts`
    return own and worded and text[-1] in CLOSED and not _is_condition(source)


def _is_condition(source: Source) -> bool:
    """ "(a) the guest has paid and …": a numbered item that binds nobody may be one condition."""
    root, marker = source.span.root, source.analysis.segment.marker
    binds = modal(root) is not None or is_imperative(root)
    return _ITEM.match(marker) is not None and not binds


def _lists(source: Source, check: Verifier) -> Iterator[Suggestion]:
    """Enumerations set out as lists, which a heading or a cell has no room for."""
    if source.analysis.segment.kind not in ("paragraph", "list-item"):
        return
    for proposal in _blocks(source):
        if _holds(source, proposal, check):
            yield _list(source, proposal)


def _blocks(source: Source) -> list[Proposal]:
    """Lists of the items that the drafter marked; only without those, of the parse's."""
    found = {
        name: [p for p in propose(source.span, source.analysis.doubt) if p.block]
        for name, propose in restructures().items()
        if name in LISTS
    }
    marked = is_listed(source.span.text)
    return found["inline_list"] if marked else found["enumeration"] or found["inline_list"]


def _holds(source: Source, proposal: Proposal, check: Verifier) -> bool:
    pair = proposal.block.count("\n- ") == PAIR
    if is_open(source.span, source.analysis.doubt, PAIR if pair else PAIR + 1):
        return False
    if any(c.code in SHARED for c in source.doubts()):
        return False  # what the last item ends with may close all of them
    same = _plain(proposal.text) == _plain(source.span.text)
    return same or bool(prove(source.piece, proposal, check))


def _plain(text: str) -> list[str]:
    return [w for w in re.findall(r"\w+", text) if w not in ("and", "or")]


def _list(source: Source, proposal: Proposal) -> Suggestion:
    changes = _edits(source, proposal.block) if _has_room(source) else None
    applicability: Applicability = "unsafe" if changes else "display"
    return Suggestion(proposal.block, proposal.kind, True, changes or (), applicability)


def _has_room(source: Source) -> bool:
    """Whether the list can be put in as it is: nothing goes on behind it or around it."""
    behind = text_of(source.analysis.doc)[source.span.end_char :]
    return source.analysis.segment.kind == "paragraph" and not behind.strip()


def _suggestion(source: Source, state: State) -> Iterator[Suggestion]:
    """The state as a suggestion; none where a list item cannot be told from its stem."""
    changes = _edits(source, state.text)
    text = _own_text(source, state)
    if not text:
        return
    applicability = max((p.applicability for p in state.steps), key=ORDER.__getitem__)
    yield Suggestion(
        text=text,
        kind="+".join(dict.fromkeys(p.kind for p in state.steps)),
        keeps_meaning=all(p.keeps_meaning for p in state.steps),
        edits=changes or (),
        applicability="display" if changes is None else applicability,
        reading=next((p.reading for p in state.steps if p.reading is not None), None),
        note="; ".join(filter(None, [*(p.note for p in state.steps), _hindrance(changes)])),
    )


def _own_text(source: Source, state: State) -> str:
    """The rewording without the stem that a list item was read with; empty if that has changed."""
    stem = text_of(source.analysis.doc)[source.span.start_char : source.analysis.own]
    if not stem:
        return state.text
    whole = len(state.pieces) == 1 and state.text.startswith(stem)
    return state.text[len(stem) :] if whole else ""


def _hindrance(changes: tuple[Edit, ...] | None) -> str:
    """Why a suggestion can only be shown, or nothing."""
    return "to be made by hand, since there is markup in the words" if changes is None else ""


def _edits(source: Source, text: str) -> tuple[Edit, ...] | None:
    start = source.span.start_char
    length = len(source.span.text.rstrip())
    return edits(source.analysis, start, start + length, text)


def _distinct(found: Iterator[Suggestion] | list[Suggestion]) -> Iterator[Suggestion]:
    seen: set[str] = set()
    for suggestion in found:
        if suggestion.text not in seen:
            seen.add(suggestion.text)
            yield suggestion
