"""AMB015: put an adverb before the verb that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Anchor, Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Proposal, Sentence
from clauselint.rewrite.repair._parts import choice, edited, one, sentence_of

CODES = ("AMB015",)
VERBS: tuple[Anchor, ...] = ("verb1", "verb2")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal a reading."""
    adverb = one(candidate, doc, "adverb")
    if adverb is None:
        return
    sentence = sentence_of(candidate, doc)
    for reading, name in enumerate(VERBS):
        verb = one(candidate, doc, name)
        if verb is not None:
            yield choice("move-adverb", _moved(sentence, adverb, verb), reading, moved=[adverb])


def _moved(sentence: Span, adverb: Token, verb: Token) -> Sentence:
    """The adverb right before its verb; at the end where it would stand as it stood."""
    if adverb.i + 1 == verb.i:
        last = grammar.trimmed(list(sentence))[-1]
        return edited(sentence, [adverb], after={last.i: [adverb]})
    return edited(sentence, [adverb], before={verb.i: [adverb]})
