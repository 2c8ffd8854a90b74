"""What stands around a coordination: features that the coordination rules share."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp.evidence import evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

NOUNS = ("NOUN", "PROPN")
TIMES = words_of("nouns-of-time")


def environment(analysis: Analysis, cc: Token) -> dict[str, float]:
    """Shape of the words on either side of the coordinator, and the parser's doubt of them.

    By tags, not by the tree: the tree of a doubtful coordination is often wrong itself.
    """
    left, right = run(cc, -1), run(cc, 1)
    opening, after = _beyond(cc, -len(left) - 1), _beyond(cc, len(right) + 1)
    one, other = _beyond(cc, -1), _beyond(cc, 1)
    if one is None or other is None:
        return {}
    head = right[-1] if right else other
    similar = evidence().similarity(one.lemma_, other.lemma_)
    return {
        "left:long": float(len(left) > 1 and len(right) == 1),
        "right:long": float(len(left) == 1 and len(right) > 1),
        "left:verb": float(one.pos_ == "VERB" and one.tag_ != "VBN"),
        "left:inner": float(bool(left) and opening is not None and opening.pos_ == "ADP"),
        "left:described": float(len(right) == 1 and bool(left) and _describes(opening)),
        "left:name": float(one.text[:1].isupper()),
        "after:of": float(bool(right) and after is not None and after.lower_ == "of"),
        "similar": similar if similar is not None else 0.2,
        "again": float(not {t.lemma_ for t in left}.isdisjoint(t.lemma_ for t in right)),
        "right:plural": float("Plur" in head.morph.get("Number", [])),
        "even": _evenness(analysis, head, left),
        "doubt:next": entropy(analysis, other),
        "sentence": log(len(cc.sent)),
    }


def _evenness(analysis: Analysis, noun: Token, sites: list[Token]) -> float:
    """How even it is whether the noun hangs among `sites`: 1 at even odds, 0 where it is sure."""
    among = {t.i for t in sites}
    p = sum(a.probability for a in analysis.doubt.alternatives(noun.i) if a.head in among)
    return max(4 * p * (1 - p), 0.0)


def entropy(analysis: Analysis, token: Token) -> float:
    """Entropy of the token's attachment, in nats; 0 where the parser has no doubt."""
    arcs = analysis.doubt.alternatives(token.i)
    return sum(-a.probability * log(a.probability) for a in arcs if a.probability > 0)


def _beyond(cc: Token, steps: int) -> Token | None:
    place = cc.i + steps
    return cc.doc[place] if cc.sent.start <= place < cc.sent.end else None


def run(cc: Token, step: int) -> list[Token]:
    """The unbroken run of nouns on one side of the coordinator, the nearest first."""
    found: list[Token] = []
    token = _beyond(cc, step)
    while token is not None and token.pos_ in NOUNS:
        found.append(token)
        token = _beyond(cc, step * (len(found) + 1))
    return found


def _describes(token: Token | None) -> bool:
    return token is not None and (token.pos_ == "ADJ" or token.tag_ == "VBN")


def is_time(noun: Token) -> bool:
    """Whether the noun names a time or a stretch of time."""
    return noun.lemma_.lower() in TIMES
