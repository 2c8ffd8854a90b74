"""How many words a piece of a parsed text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.lexicon import counting
from clauselint.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPAQUE = "clauselint_opaque"
"""Key of a doc's user data: indices, in order, of the tokens that are not prose."""


_TEXT = "clauselint.text"


def text_of(doc: Doc) -> str:
    """The text of a doc, which spaCy puts together anew each time that it is asked for."""
    return _read(doc)[0]


def word_count(doc: Doc, start: int, end: int) -> int:
    """Words in the characters `[start, end)` of a text, as they are counted everywhere."""
    text, opaque = _read(doc)
    return counting.count_words(text, Span(start, end), opaque)


def _read(doc: Doc) -> tuple[str, list[Span]]:
    found: tuple[str, list[Span]] | None = doc.user_data.get(_TEXT)
    if found is None:
        tokens = (doc[i] for i in doc.user_data.get(OPAQUE, ()))
        opaque = [Span(token.idx, token.idx + len(token)) for token in tokens]
        found = doc.user_data[_TEXT] = doc.text, opaque
    return found
