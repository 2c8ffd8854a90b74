"""GPA004: a row of nouns that reads as subject and verb is taken apart: "records of the agency"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import key
from clauselint.rewrite.repair._parts import edited, one, sentence_of

CODES = ("GPA004",)
LINKS = frozenset(("of", "that", "the"))


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal for the reading in which the word is a noun."""
    noun, word = one(candidate, doc, "noun"), one(candidate, doc, "word")
    if noun is None or word is None or noun.i + 1 != word.i:
        return
    det = grammar.determiner(word)
    article = "the" if det is None or det.lower_ in ("a", "an") else det.lower_
    owner: list[Part] = [Word(article), noun] if article in ("the", "this") else [noun]
    row: list[Part] = [word, Word("of"), *owner, *_relative(word)]
    text = edited(sentence_of(candidate, doc), [noun], instead={word.i: row})
    licence = Licence(added=LINKS, moved=frozenset(key(t.text) for t in (noun, word)))
    yield Proposal("part-the-nouns", (text,), licence=licence)


def _relative(word: Token) -> list[Part]:
    """ "that" before a relative clause that lacks it."""
    clause = grammar.relative_clause(word)
    if clause is None or grammar.relative_pronoun(clause) is not None:
        return []
    return [Word("that")] if grammar.phrase(clause)[0].i == word.i + 1 else []
