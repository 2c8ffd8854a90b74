"""AMB006, AMB007: show with a comma, a second "or" or a preposition where an item ends."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Proposal, Word
from clauselint.rewrite.repair._parts import anchored, choice, copied, edited, one, sentence_of

CODES = ("AMB006", "AMB007")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal a reading."""
    if candidate.code == "AMB007":
        yield from _last_of_list(candidate, doc)
    else:
        yield from _level(candidate, doc)


def _last_of_list(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    sentence, item = sentence_of(candidate, doc), one(candidate, doc, "item")
    cc, items = one(candidate, doc, "cc"), anchored(candidate, doc, "conjuncts")
    if item is None or cc is None:
        return
    moved = [*items, *anchored(candidate, doc, "parts"), *grammar.subtree(item)]
    apart = edited(sentence, before={cc.i: [Word(",")]})
    yield choice("separate-item", apart, 0, moved=moved)
    start = min(t.i for t in grammar.conjunct_phrase(item))
    whole = edited(sentence, before={start: copied([cc])})
    yield choice("join-item", whole, 1, moved=moved)


def _level(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """ "repairs of buildings and roads": "of" again."""
    outer, inner = one(candidate, doc, "high"), one(candidate, doc, "low")
    second, cc = one(candidate, doc, "second"), one(candidate, doc, "cc")
    if outer is None or inner is None or second is None or cc is None:
        return
    sentence, case = sentence_of(candidate, doc), grammar.preposition(inner)
    moved = [outer, inner, second]
    if case is not None:
        again = edited(sentence, after={cc.i: copied([case])})
        yield choice("repeat-preposition", again, 1, moved=moved)
