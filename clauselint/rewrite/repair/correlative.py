"""AMB008: put "either" or "both" right before the first of the things that it joins."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Proposal, Word
from clauselint.rewrite.repair._parts import anchored, choice, edited, one, sentence_of

CODES = ("AMB008",)


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal, which serves either reading: the halves are alike in it."""
    halves, verb = anchored(candidate, doc, "first_half"), one(candidate, doc, "verb")
    if not halves or verb is None or not grammar.objects(verb):
        return
    thing = grammar.phrase(grammar.objects(verb)[0])[0]
    if thing.i <= verb.i or halves[-1].i >= thing.i:
        return
    words = [Word(t.lower_, t) for t in halves]
    text = edited(sentence_of(candidate, doc), halves, before={thing.i: words})
    yield choice("balance-halves", text, None, moved=[*halves, verb])
