"""How many words a piece of a parsed text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.lexicon import counting
from clauselint.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPAQUE = "clauselint_opaque"
"""Key of a doc's user data: indices, in order, of the tokens that are not prose."""


def word_count(doc: Doc, start: int, end: int) -> int:
    """Words in the characters `[start, end)` of a text, as they are counted everywhere."""
    tokens = (doc[i] for i in doc.user_data.get(OPAQUE, ()))
    opaque = [Span(token.idx, token.idx + len(token)) for token in tokens]
    return counting.count_words(doc.text, Span(start, end), opaque)
