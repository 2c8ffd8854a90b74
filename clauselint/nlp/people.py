"""Whether a noun names a person or a body that acts: one answer for rules and rewordings.

The features of the judgement ask the classes of `judgement/classes.py` instead, which its weights
are fitted on: a word is of several classes there, and any of them counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.lexicon import endings
from clauselint.lexicon import words as words_of
from clauselint.nlp.evidence import evidence
from clauselint.nlp.forms import past_tags

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDINGS = endings("endings-of-persons")


def is_person(noun: Token) -> bool:
    """Whether the noun is a listed role of people."""
    return noun.lemma_.lower() in words_of("persons")


def is_body(noun: Token) -> bool:
    """Whether the noun is a listed kind of organisation, which acts as a person does."""
    return noun.lemma_.lower() in words_of("bodies")


def may_be_person(noun: Token) -> bool:
    """Whether the noun is a listed role, mostly seen with "who", or has the ending of one."""
    lemma = noun.lemma_.lower()
    if lemma in words_of("things-like-agents"):
        return False
    known = is_person(noun) or personhood(noun) > 0.5
    return known or lemma.endswith(ENDINGS) or _is_doer(noun)


def _is_doer(noun: Token) -> bool:
    """Whether the noun is made of a verb ("hiker"), and not known for a thing ("server")."""
    lemma = noun.lemma_.lower()
    made = lemma.endswith(("er", "or")) and bool(past_tags(f"{lemma[:-2]}ed"))
    return made and noun.pos_ == "NOUN" and not evidence().count("thing", lemma)


def personhood(noun: Token) -> float:
    """Share of the noun's relative clauses that have "who", smoothed towards .1."""
    known = evidence()
    lemma = noun.lemma_ if not noun.text.isupper() else ""
    people, things = known.count("person", lemma), known.count("thing", lemma)
    return (people + 0.2) / (people + things + 2.0)
