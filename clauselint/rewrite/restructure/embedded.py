"""Split coordinated infinitives and "that" clauses, with all that stands before them said again.

"Staff are asked to lock the door and to set the alarm" gives "Staff are asked to set the alarm".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Part, Proposal, Word, ended, final_mark, parts, plain_case
from clauselint.rewrite.extent import closes
from clauselint.rewrite.restructure.coordination import certain, lacks_object, loose_end

LONGEST_PREFIX = 12
FEWEST = 4
CHAIN = ("xcomp", "acl", "ccomp", "advcl", "obj", "obl", "nmod", "root")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for the first joint of a coordination that closes the sentence."""
    for first in sentence:
        mark, later = grammar.marker(first), grammar.children(first, "conj")
        if mark is None or not later or grammar.relation(first) == "conj":
            continue
        if _can_part(sentence, first, mark, later, doubt):
            yield from _split(sentence, mark, later[0])


def _can_part(sentence: Span, first: Token, mark: Token, later: list[Token], doubt: Doubt) -> bool:
    second = later[0]
    joint = {c.lower_ for c in grammar.coordinators(first)}
    whole = closes(grammar.subtree(later[-1])) and joint == {"and"}
    clear = certain(second, doubt) and not loose_end(first, second, doubt)
    held = grammar.correlative(first) is not None or lacks_object(first, second, [])
    return whole and clear and not held and _plain_chain(first) and _parallel(second, mark)


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
    if len(prefix) > LONGEST_PREFIX or any(t.text in (",", ":", "(") for t in prefix):
        return
    cc, own = grammar.coordinator(second), grammar.marker(second)
    gone = {t.i for t in (cc, own) if t is not None}
    start = min(t.i for t in grammar.subtree(second) if t.pos_ != "PUNCT")
    left = [t for t in sentence if t.i < start]
    right = [t for t in sentence if t.i >= start and t.i not in gone]
    again: list[Part] = [Word(plain_case(t), t) for t in prefix]
    end = final_mark(list(sentence))
    pair = (ended(parts(left), end), ended(parts(again, right), end))
    yield Proposal("split-coordination", pair)
