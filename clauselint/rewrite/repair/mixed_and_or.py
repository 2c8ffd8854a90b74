"""AMB004: group a mixture of "and" and "or" with "either" and "both"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Part, Proposal, Word
from clauselint.rewrite.repair._parts import anchored, choice, edited, one, sentence_of

CODES = ("AMB004",)
INNER = {"and": "both", "or": "either"}


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: the first two belong together. Reading 1: the last two do."""
    items = anchored(candidate, doc, "conjuncts")
    first, second = one(candidate, doc, "cc1"), one(candidate, doc, "cc2")
    if len(items) < 3 or first is None or second is None:
        return
    sentence, spans = sentence_of(candidate, doc), [_own(items, n) for n in range(len(items))]
    if not all(spans):
        return
    early = spans[0][0].i
    before: dict[int, list[Part]] = {early: [Word(INNER[first.lower_])], second.i: [Word(",")]}
    yield choice("group-items", edited(sentence, before=before), 0, moved=items)
    late = {first.i: [Word(INNER[second.lower_])]}
    yield choice("group-items", edited(sentence, after=late), 1, moved=items)


def _own(items: list[Token], n: int) -> list[Token]:
    shared = ("case", "mark", "nsubj", "aux", "advcl")
    item = items[n]
    left = [c for c in grammar.children(item, *shared) if c.i < item.i] if n == 0 else []
    apart = [*left, *grammar.children(item, "conj", "cc"), *items[:n], *items[n + 1 :]]
    return grammar.trimmed(grammar.subtree(item, [t for t in apart if t.i != item.i]))
