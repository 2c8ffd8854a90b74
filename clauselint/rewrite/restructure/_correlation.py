"""What holds the halves of a sentence together, so that no full stop can part them."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token


def not_only(sentence: Span, second: Token) -> bool:
    """Whether "not only" stands before the second half, which then goes on with "but" or "also"."""
    texts = [t.lower_ for t in sentence if t.i < second.i]
    return any(pair in (("not", "only"), ("n't", "only")) for pair in pairwise(texts))
