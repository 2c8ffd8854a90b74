"""Names in a text without capitals.

The parser reads the case of letters, and a name in small letters looks like a common noun to it. In
a text that has no capital at all, what it takes for a name anyway is read again with a capital, and
so is a noun, verb or adjective that the dictionary does not know.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

NAMES = "clauselint_names"
"""Indices of the tokens that are read as if they had a capital."""
FEWEST = 8
_OPEN = frozenset({"NOUN", "ADJ", "VERB"})


def is_caseless(words: Sequence[str]) -> bool:
    """Whether a text of some length has not one capital."""
    return len(words) >= FEWEST and not any(char.isupper() for word in words for char in word)


def likely_names(doc: Doc) -> list[int]:
    """Tokens that may be names, by a first parse of the doc."""
    return [t.i for t in doc if t.is_alpha and len(t) > 1 and _may_be_name(t)]


def _may_be_name(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    from lemminflect import getAllLemmas  # late: loads its tables

    return token.pos_ in _OPEN and len(token) > 2 and not getAllLemmas(token.text)
