"""Forms of verbs, with agreement."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Token

from clauselint.lexicon import words as words_of
from clauselint.nlp.dictionary import lemminflect
from clauselint.nlp.forms import inflect

FINITE = ("VBZ", "VBP", "VBD", "MD")


@lru_cache(maxsize=8192)
def lemmas(word: str) -> frozenset[str]:
    """Every lemma that the form may have, in any part of speech, and the form itself."""
    found: dict[str, tuple[str, ...]] = lemminflect().getAllLemmas(word)
    return frozenset((word, *(lemma for forms in found.values() for lemma in forms)))


@lru_cache(maxsize=4096)
def verb(word: str) -> str:
    """The base form of the verb that a word is a form of; the word where it is of none."""
    found: tuple[str, ...] = lemminflect().getLemma(word.lower(), "VERB")
    return str(found[0]) if found else word.lower()


def lemma(token: Token) -> str:
    """The parser's lemma, or one that the word list knows where the parser's is none of them."""
    given = token.lemma_.lower()
    return given if given in lemmas(token.lower_) else key(token.lower_)


MARKS = ".[]"
"""Marks that a token takes along or not by what stands beside it: "the IdP." at an end."""


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """One name for all forms of a word: its shortest lemma, the first in the alphabet."""
    lowered = word.lower().strip(MARKS) or word
    if not lowered.isalpha():
        return lowered
    others = lemmas(lowered) - {lowered}
    return min(others or {lowered}, key=lambda w: (len(w), w))


def is_plural(noun: Token) -> bool:
    """Whether a subject takes a plural verb: its number, or a coordination with "and"."""
    if any(c.dep_ == "conj" for c in noun.children):
        joined = {c.lower_ for k in noun.children if k.dep_ == "conj" for c in k.children}
        if "and" in joined or any(c.lower_ == "and" for c in noun.children):
            return True
    number = noun.morph.get("Number", [])
    if noun.lower_ in words_of("pronouns-with-plural-verbs"):
        return True
    return "Plur" in number or noun.tag_ in ("NNS", "NNPS") or _takes_plural(noun)


def _takes_plural(noun: Token) -> bool:
    """ "The Falcons are": a name shows its number in its verb."""
    if noun.tag_ != "NNP" or not noun.dep_.startswith("nsubj"):
        return False
    first = min(
        (t for t in (noun.head, *noun.head.children) if t.tag_ in FINITE), key=_place, default=None
    )
    return first is not None and (first.lower_ in ("are", "were") or first.tag_ == "VBP")


def _place(token: Token) -> int:
    return token.i


def tag_for(plural: bool, past: bool) -> str:
    """Penn tag of a finite third-person form."""
    if past:
        return "VBD"
    return "VBP" if plural else "VBZ"


def finite(lemma: str, *, plural: bool, past: bool = False) -> str:
    """A finite third-person form: "publishes", "publish", "published", "were"."""
    if lemma == "be" and past:
        return "were" if plural else "was"
    return inflect(lemma, tag_for(plural, past))
