"""How sure the parser is of where a word hangs."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from clauselint.nlp.analysis import Doubt


def is_sure(token: Token, doubt: Doubt, bar: float) -> bool:
    """Whether all arcs to the token's head in the tree together reach `bar`, or none is known."""
    return share(token, {token.head.i}, doubt) >= bar


def share(token: Token, heads: Container[int], doubt: Doubt) -> float:
    """Probability that the token hangs on one of the heads; 1 where no arc is known."""
    arcs = doubt.alternatives(token.i)
    return sum(a.probability for a in arcs if a.head in heads) if arcs else 1.0


def hangs_before(token: Token, start: int, doubt: Doubt) -> float:
    """Probability that the token hangs on a word before the place."""
    return sum(a.probability for a in doubt.alternatives(token.i) if a.head < start)
