"""AMB014: name the doer of an opening phrase: "When leaving, …" becomes "When you leave, …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Proposal, Word
from clauselint.rewrite.inflect import finite, lemma
from clauselint.rewrite.repair._parts import anchored, choice, edited, one, sentence_of

CODES = ("AMB014",)
OPENERS = words_of("openers-of-times") | {"if"}


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal, for the reading with any doer: that is the reader, whom a rule speaks to."""
    modifier, phrase = one(candidate, doc, "modifier"), anchored(candidate, doc, "modifier_phrase")
    if modifier is None or not phrase or not any(t.lower_ in OPENERS for t in _before(phrase)):
        return
    said = {
        modifier.i: [Word("you"), Word(finite(lemma(modifier), plural=True), modifier)],
    }
    text = edited(sentence_of(candidate, doc), instead=said)
    joined = [c for c in grammar.children(modifier, "conj") if c.tag_ == "VBG"]
    if not joined:
        yield choice("name-the-doer", text, 0, moved=[modifier], added=("you",))


def _before(phrase: list[Token]) -> list[Token]:
    verb = next((n for n, t in enumerate(phrase) if t.tag_ == "VBG"), 0)
    return phrase[:verb]
