"""Words that open an exception or a proviso."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.lexicon import lines
from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENERS = frozenset(lines("exceptions"))
LONGEST = 3


def exception_opener(token: Token) -> Token | None:
    """The first word of the phrase of `token`, where that opens an exception or a proviso."""
    phrase = g.phrase(token)
    if not phrase:
        return None
    words = [t.lower_ for t in phrase[:LONGEST]]
    known = any(" ".join(words[:end]) in OPENERS for end in range(1, LONGEST + 1))
    return phrase[0] if known else None


def is_exception(token: Token) -> bool:
    """Whether the phrase of the token opens an exception or a proviso."""
    return exception_opener(token) is not None
