"""What stands around a coordination: features that the coordination rules share."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = ("NOUN", "PROPN")
TIMES = frozenset((
    "beginning", "date", "day", "deadline", "end", "hour", "midnight", "minute", "month", "noon",
    "period", "quarter", "time", "week", "weekend", "year",
))  # fmt: skip


def environment(first: Token, last: Token, cc: Token) -> dict[str, float]:
    """Features of the conjuncts on either side of the last coordinator, and of their place."""
    before = first.pos_ in NOUNS and last.pos_ in NOUNS
    return {
        "env:nouns": float(before),
        "env:verbs": float(first.pos_ == last.pos_ == "VERB"),
        "env:premodified": float(_has(first, "amod", "compound")),
        "env:last-premodified": float(_has(last, "amod", "compound")),
        "env:determined": float(_has(first, "det", "nmod:poss")),
        "env:last-determined": float(_has(last, "det", "nmod:poss")),
        "env:of": float(_followed(first, last, "of")),
        "env:phrase": float(_followed(first, last, "")),
        "env:clause": float(any(_after(first, last, "acl", "advcl"))),
        "env:compound": float(cc.i + 2 < cc.sent.end and cc.nbor(2).pos_ in NOUNS and before),
        "env:plural": float(_plural(first) and _plural(last)),
        "env:mixed": float(_plural(first) != _plural(last)),
        "env:names": float("PROPN" in (first.pos_, last.pos_)),
        "env:list": float(len(g.conjuncts(g.first_conjunct(last))) > 2),
        "env:inner": float(g.has_relation(g.first_conjunct(last), "nmod", "compound")),
        "env:sentence": log(len(cc.sent)),
    }


def is_time(noun: Token) -> bool:
    """Whether the noun names a time or a stretch of time."""
    return noun.lemma_.lower() in TIMES


def _has(token: Token, *relations: str) -> bool:
    return any(c.i < token.i for c in g.children(token, *relations))


def _after(first: Token, last: Token, *relations: str) -> list[Token]:
    both = g.children(first, *relations) + g.children(last, *relations)
    return [c for c in both if c.i > last.i]


def _followed(first: Token, last: Token, preposition: str) -> bool:
    phrases = [g.preposition_text(c) for c in _after(first, last, "nmod", "obl")]
    return preposition in phrases if preposition else any(p and p != "of" for p in phrases)


def _plural(token: Token) -> bool:
    return "Plur" in token.morph.get("Number", [])
