"""Split coordinated infinitives and "that" clauses, with all that stands before them said again.

"Staff are asked to lock the door and to set the alarm" gives "Staff are asked to set the alarm".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    plain_case,
)
from clauselint.rewrite.extent import closes

LONGEST_PREFIX = 12
FEWEST = 4
COURTESIES = ("please", "note")
"""First words of what is said once: "Please note that"."""
CHAIN = ("xcomp", "ccomp", "root")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for the first joint of a coordination that closes the sentence."""
    for first in sentence:
        mark, later = grammar.marker(first), grammar.children(first, "conj")
        if mark is None or not later or grammar.relation(first) == "conj":
            continue
        if _can_part(first, mark, later):
            yield from _split(sentence, mark, later[0])


def _can_part(first: Token, mark: Token, later: list[Token]) -> bool:
    joint = {c.lower_ for c in grammar.coordinators(first)}
    whole = closes(grammar.subtree(later[-1])) and joint == {"and"}
    held = grammar.correlative(first) is not None
    return whole and not held and _plain_chain(first) and _parallel(later[0], mark)


def _plain_chain(verb: Token) -> bool:
    """Whether nothing between the verb and the root is negated, coordinated or conditional."""
    while verb.head.i != verb.i:
        mark = grammar.marker(verb)
        conditional = mark is not None and mark.lower_ not in ("to", "that")
        if conditional or grammar.relation(verb) not in CHAIN or grammar.negation(verb) is not None:
            return False
        verb = verb.head
    return grammar.negation(verb) is None and not grammar.children(verb, "conj")


def _parallel(second: Token, mark: Token) -> bool:
    own, size = grammar.marker(second), len(grammar.phrase(second))
    same = own is None or own.lower_ == mark.lower_
    if mark.lower_ == "to":
        return same and second.tag_ == "VB" and size >= FEWEST
    return mark.lower_ == "that" and same and grammar.own_subject(second) is not None


def _split(sentence: Span, mark: Token, second: Token) -> Iterator[Proposal]:
    prefix = [t for t in sentence if t.i <= mark.i]
    if prefix[0].lower_ in COURTESIES or len(prefix) > LONGEST_PREFIX:
        return
    if any(t.text in (",", ":", "(") for t in prefix):
        return
    cc, own = grammar.coordinator(second), grammar.marker(second)
    gone = {t.i for t in (cc, own) if t is not None}
    start = min(t.i for t in grammar.subtree(second) if t.pos_ != "PUNCT")
    left = [t for t in sentence if t.i < start]
    right = [t for t in sentence if t.i >= start and t.i not in gone]
    again: list[Part] = [Word(plain_case(t), t) for t in prefix]
    end = final_mark(list(sentence))
    pair = (ended(parts(left), end), ended(parts(again, right), end))
    said = Licence(again=frozenset(t.lower_ for t in prefix))
    yield Proposal("split-coordination", pair, licence=said)
