"""The words that open a new sentence: its verb, and what the licence of a mere cut says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from clauselint.rewrite.draft import Licence, Part, parts, text_of


def opening(*groups: Iterable[Part] | Part | str) -> str:
    """The words of all the parts, with a space between them."""
    return " ".join(text_of(p) for p in parts(*groups))


def cut(licence: Licence, said: Sequence[Part], taken: Sequence[Token]) -> Licence:
    """A licence to say `taken` as `said`, which goes on as it does from some word on."""
    size = 0
    while size < min(len(said), len(taken)) and _is(said[-1 - size], taken[-1 - size]):
        size += 1
    first, gone = said[: len(said) - size], taken[: len(taken) - size]
    return replace(licence, openings=(opening(first),), left_out=opening(gone), linked=True)


def _is(part: Part, token: Token) -> bool:
    return isinstance(part, Token) and part.i == token.i
