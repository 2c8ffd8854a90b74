"""Words that open an exception or a proviso."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENERS = frozenset(("unless", "except", "excepting", "excluding", "save", "barring"))
PHRASES = frozenset(
    (
        "apart from",
        "other than",
        "provided that",
        "subject to",
        "where appropriate",
        "where feasible",
        "where possible",
        "where practicable",
        "with the exception",
    )
)


def exception_opener(token: Token) -> Token | None:
    """The first word of the phrase of `token`, where that opens an exception or a proviso."""
    phrase = g.phrase(token)
    if not phrase:
        return None
    opening = [t.lower_ for t in phrase[:3]]
    known = opening[0] in OPENERS or " ".join(opening[:2]) in PHRASES
    return phrase[0] if known or " ".join(opening) in PHRASES else None


def is_exception(token: Token) -> bool:
    """Whether the phrase of the token opens an exception or a proviso."""
    return exception_opener(token) is not None
