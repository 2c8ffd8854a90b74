"""How sure the parser is of where a word hangs."""

from __future__ import annotations

from spacy.tokens import Token

from clauselint.nlp.analysis import Doubt


def is_sure(token: Token, doubt: Doubt, bar: float) -> bool:
    """Whether all arcs to the token's head in the tree together reach `bar`, or none is known."""
    arcs = doubt.alternatives(token.i)
    return not arcs or sum(a.probability for a in arcs if a.head == token.head.i) >= bar
