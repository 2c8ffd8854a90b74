"""WRD002: "make a decision on X" becomes "decide on X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import form, key
from clauselint.rewrite.repair._parts import edited, one, sentence_of

CODES = ("WRD002",)
WITH_OBJECT = frozenset(
    (
        "adjust",
        "alter",
        "amend",
        "assist",
        "change",
        "consider",
        "help",
        "improve",
        "modify",
        "revise",
        "support",
        "update",
    )
)
"""Verbs whose object stands behind "to" with their noun ("changes *to* the form")."""


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """The verb of the nominalisation in the form of the light verb, before its object."""
    verb, noun = one(candidate, doc, "verb"), one(candidate, doc, "noun")
    plain = _plain(noun)
    if verb is None or noun is None or not plain or noun.i < verb.i or not _bare(noun):
        return
    sentence, preposition = sentence_of(candidate, doc), one(candidate, doc, "preposition")
    gone = list(doc[verb.i : noun.i + 1])
    joins = ("of", "to") if plain in WITH_OBJECT else ("of",)
    if preposition is not None and preposition.lower_ in joins:
        gone.append(preposition)
    said: list[Part] = [Word(form(plain, verb.tag_), verb)]
    text = edited(sentence, [t for t in gone if t.i != verb.i], instead={verb.i: said})
    lost = frozenset(key(t.text) for t in gone)
    licence = Licence(
        added=frozenset((plain, key(plain))), dropped=lost | {verb.lower_, noun.lower_}, moved=lost
    )
    yield Proposal("verb-for-noun", (text,), licence=licence)


def _plain(noun: Token | None) -> str | None:
    from clauselint.rules.wording.light_verb import plain_verb

    return plain_verb(noun.lemma_.lower()) if noun is not None else None


def _bare(noun: Token) -> bool:
    """Whether nothing but an article stands with the noun, so that nothing is lost."""
    kept = ("det", "nmod", "acl", "case", "punct")
    articles = ("a", "an", "the")
    det = grammar.determiner(noun)
    plain = det is None or det.lower_ in articles
    return plain and all(grammar.has_relation(c, *kept) for c in noun.children)
