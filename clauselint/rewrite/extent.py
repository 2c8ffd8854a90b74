"""Extents that keep brackets and quotation marks together."""

from __future__ import annotations

from spacy.tokens import Token

from clauselint.nlp import grammar

PAIRS = {"(": ")", "[": "]", "“": "”", '"': '"', "‘": "’"}


def whole_phrase(head: Token) -> list[Token]:
    """The phrase of a word, with the bracket or quotation mark that closes one opened inside."""
    return closed(grammar.phrase(head))


def closed(taken: list[Token]) -> list[Token]:
    """The tokens, with those after them that close a bracket or quotation mark left open."""
    while taken and taken[-1].i + 1 < taken[-1].sent.end:
        after = taken[-1].nbor(1)
        if not _left_open([t.text for t in taken], after.text):
            break
        taken = [*taken, after]
    return taken


def _left_open(texts: list[str], mark: str) -> bool:
    same = texts.count(mark) % 2 == 1 and PAIRS.get(mark) == mark
    return same or any(texts.count(a) > texts.count(b) for a, b in PAIRS.items() if b == mark != a)


def closes(taken: list[Token]) -> bool:
    """Whether nothing but marks follows in the sentence."""
    rest = taken[0].doc[taken[-1].i + 1 : taken[-1].sent.end]
    return not any(c.isalnum() for t in rest for c in t.text)
