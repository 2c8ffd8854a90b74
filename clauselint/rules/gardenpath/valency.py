"""What verbs take and nouns do, from the counts that `models/recipe/valency.py` makes."""

from __future__ import annotations

import gzip
import re
from functools import cache
from importlib import resources

from clauselint.lexicon import endings
from clauselint.lexicon import words as words_of
from clauselint.nlp.forms import past_tags

OBJECT_PRIOR = 0.55
CLAUSE_PRIOR = 0.03
SUBJECT_PRIOR = 0.13
WEIGHT = 3.0
"""Weight of a prior, in observations."""
ISE = re.compile(r"i[sz](e|ed|es|ing)$")
"""Endings spelt in two ways: "recognise" is counted with "recognize"."""
PERSONS = (*endings("endings-of-persons"), "er", "or", "ee", "ant")
THINGS = (*endings("endings-of-acts"), "ness", "ity", "ing", "ware")


@cache
def _rows() -> dict[tuple[str, str], tuple[int, ...]]:
    packed = resources.files(__package__).joinpath("data", "valency.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    cells = (line.split("\t") for line in lines)
    return {(row[0], row[1]): tuple(int(n) for n in row[2:]) for row in cells}


def _row(kind: str, key: str, width: int) -> tuple[int, ...]:
    spellings = {ISE.sub(rf"{s}\1", key.lower()) for s in ("is", "iz")}
    found = [_rows().get((kind, s), (0,) * width) for s in spellings]
    return tuple(map(sum, zip(*found, strict=True)))


def _rate(hits: float, uses: float, prior: float) -> float:
    return (hits + WEIGHT * prior) / (uses + WEIGHT)


def takes_object(verb: str) -> float:
    """Share of the active uses of a verb lemma that have an object, in [0, 1], smoothed."""
    uses, objects, _, _ = _row("verb", verb, 4)
    return _rate(objects, uses, OBJECT_PRIOR)


def takes_clause(verb: str) -> float:
    """Share of the active uses of a verb lemma that have a clause as complement, smoothed."""
    uses, _, bare, marked = _row("verb", verb, 4)
    return _rate(bare + marked, uses, CLAUSE_PRIOR)


def past_share(form: str) -> float:
    """How likely a form is to be a past tense rather than a past participle.

    0 where it can only be a participle ("given"), by the dictionary of forms or, for what that
    does not know, by the counts and the ending.
    """
    past, participle = _row("form", form, 2)
    known = past_tags(form.lower())
    if known == {"VBD"}:
        return 1.0
    if "VBD" not in known and (known or not (past or form.lower().endswith("ed"))):
        return 0.0
    return _rate(past, past + participle, 0.4)


def only_past(form: str) -> bool:
    """Whether a form is a past tense and no participle ("sank")."""
    return past_tags(form.lower()) == {"VBD"}


def may_be_past(form: str) -> bool:
    """Whether a form can be a past tense at all."""
    return "VBD" in past_tags(form.lower())


def acts(noun: str) -> float:
    """How often a noun lemma is the subject of an active verb, of all its uses, smoothed.

    People and organisations are above .15, things and matters below .1.
    """
    uses, subjects = _row("noun", noun, 2)
    prior = SUBJECT_PRIOR
    if noun.lower().endswith(PERSONS) or noun.lower() in words_of("persons"):
        prior = 0.22
    elif noun.lower().endswith(THINGS):
        prior = 0.06
    return _rate(subjects, uses, prior)


def verb_share(lemma: str) -> float:
    """Share of the uses of a noun-or-verb lemma that are a verb; 0 where it was never both."""
    noun, verb = _row("word", lemma, 2)
    return verb / (noun + verb) if noun and verb else 0.0
