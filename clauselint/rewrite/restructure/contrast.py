"""Split at "although", "while" (then "However") and at a fronted "because" (then "Therefore")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    without,
)
from clauselint.rewrite.extent import whole_phrase

MARKS = ("although", "though", "whereas", "while", "whilst")
LONGEST_LEAD = 4
LICENCE = Licence(added=frozenset(("however",)), assumed=frozenset(MARKS), openings=("However",))
REASON = Licence(
    added=frozenset(("therefore",)), assumed=frozenset(("because",)), openings=("Therefore",)
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a clause of contrast with its own subject and a comma between the two."""
    for clause in grammar.children(sentence.root, "advcl"):
        mark = grammar.marker(clause)
        full = grammar.own_subject(clause) is not None and grammar.is_finite(clause)
        if mark is not None and full and mark.lower_ in MARKS:
            yield from _split(sentence, clause, mark)
        elif mark is not None and full and mark.lower_ == "because":
            yield from _reason(sentence, clause, mark)


def _reason(sentence: Span, clause: Token, mark: Token) -> Iterator[Proposal]:
    """ "Because A, B" becomes "A. Therefore, B"."""
    taken = whole_phrase(clause)
    if taken[0].i != sentence.start or taken[0].i != mark.i or taken[-1].nbor(1).text != ",":
        return
    rest, own = without(list(sentence), taken), [t for t in taken if t.i != mark.i]
    said = parts(Word("Therefore"), Word(","), rest)
    pair = (ended(parts(own), "."), ended(said, final_mark(list(sentence))))
    yield Proposal("split-reason", pair, licence=replace(REASON, left_out=mark.text))


def _brackets(taken: list[Token]) -> set[int]:
    """ "(though some may stay)": the brackets go with the word."""
    ends = (taken[0], taken[-1])
    return {t.i for t in ends} if [t.text for t in ends] == ["(", ")"] else set()


def _split(sentence: Span, clause: Token, mark: Token) -> Iterator[Proposal]:
    taken = whole_phrase(clause)
    rest = without(list(sentence), taken)
    own = [t for t in taken if t.i != mark.i and t.i not in _brackets(taken)]
    however, end = (Word("However"), Word(",")), final_mark(list(sentence))
    front = [t for t in sentence if t.i < taken[0].i]
    led = len(front) <= LONGEST_LEAD and (not front or front[-1].text == ",")
    if led and clause.i < sentence.root.i and taken[-1].nbor(1).text == ",":
        rest = tuple(p for p in rest if p not in front)
        pair = (ended(parts(front, own), "."), ended(parts(however, rest), end))
        yield Proposal("split-contrast", pair, licence=replace(LICENCE, left_out=mark.text))
    elif clause.i > sentence.root.i and grammar.comma_before(mark):
        pair = (ended(rest, end), ended(parts(however, own), "."))
        yield Proposal("split-contrast", pair, licence=replace(LICENCE, left_out=mark.text))
