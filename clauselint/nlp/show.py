"""A parse for people who write patterns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


def lines(analysis: Analysis) -> Iterator[str]:
    """Word, lemma, part of speech, tag, relation and head of each token, in columns."""
    for token in analysis.doc:
        cells = (token.text, token.lemma_, token.pos_, token.tag_, token.dep_, token.head.text)
        yield " ".join(f"{cell:<14}" for cell in cells).rstrip()
