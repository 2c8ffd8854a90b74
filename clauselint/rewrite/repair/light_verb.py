"""WRD002: "make a decision on X" becomes "decide on X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.forms import inflect
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import key
from clauselint.rewrite.repair._parts import (
    edited,
    is_speech,
    keys,
    one,
    opens_with_word,
    sentence_of,
    words,
)
from clauselint.rules.wording.light_verb import ALONE, Plain, plain_verbs

CODES = ("WRD002",)
WHEN = words_of("prepositions-of-time") | {"at", "in", "on"}
ARTICLES = ("a", "an", "the")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """The verb of the nominalisation in the form of the light verb, before its object."""
    verb, noun = one(candidate, doc, "verb"), one(candidate, doc, "noun")
    plain = plain_verbs().get(noun.lemma_.lower()) if noun is not None else None
    if verb is None or noun is None or plain is None or not _carries_alone(verb, noun):
        return
    preposition = one(candidate, doc, "preposition")
    if preposition is None and not _stands_alone(verb, noun, plain):
        return
    if preposition is not None and preposition.i != noun.i + 1:
        return
    sentence = sentence_of(candidate, doc)
    if not opens_with_word(sentence) or is_speech(sentence):
        return
    gone = [*doc[verb.i + 1 : noun.i + 1], *([preposition] if preposition else [])]
    said = inflect(plain.verb, verb.tag_)
    said = said.capitalize() if verb.is_title else said
    instead: dict[int, list[Part]] = {verb.i: [Word(said, verb)]}
    if preposition is not None:
        instead[preposition.i] = words(plain.complements[preposition.lower_])
    lost = keys(gone)
    licence = Licence(
        added=frozenset((plain.verb, key(plain.verb))),
        dropped=lost | {verb.lower_, key(verb.text), noun.lower_},
        moved=lost,
    )
    text = edited(sentence_of(candidate, doc), gone, instead=instead)
    yield Proposal("verb-for-noun", (text,), licence=licence)


def _carries_alone(verb: Token, noun: Token) -> bool:
    """Whether the verb only carries the noun: "make use of it easier" says more."""
    return noun.i > verb.i and grammar.child(verb, "xcomp") is None and _bare(noun)


def _bare(noun: Token) -> bool:
    """Whether nothing but an article stands with the noun, so that nothing is lost."""
    kept = ("det", "nmod", "acl", "case", "punct")
    det = grammar.determiner(noun)
    plain = det is None or det.lower_ in ARTICLES
    return plain and all(grammar.has_relation(c, *kept) for c in noun.children)


def _stands_alone(verb: Token, noun: Token, plain: Plain) -> bool:
    """Whether the plain verb needs no object, and takes none that is not its own.

    "Make decisions and set goals" is not "decide and set goals": the goals would be decided. Nor
    does one complain "with" an office, with which one lodges a complaint.
    """
    if verb.tag_ == "VBG":  # "details on making a payment" is no "details on paying"
        return False
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.pos_ == "ADP" and after.lower_ not in WHEN:
        return False
    behind = grammar.children(verb, "conj", "xcomp", "advcl", "cc")
    described = grammar.children(noun, "nmod", "acl", "conj")
    return ALONE in plain.complements and not described and not any(c.i > noun.i for c in behind)
