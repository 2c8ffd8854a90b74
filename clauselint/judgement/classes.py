"""The class of a word in policy prose: a person, a document, a time, an act.

Only such knowledge tells whether words can belong to a noun at all: records are kept, persons are
trained. The classes are coarse, as WordNet's lexicographer files are (Miller, 1995).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

TABLES = {"NOUN": "nouns", "PROPN": "nouns", "VERB": "verbs", "ADJ": "adjectives"}
UNKNOWN = "?"


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Classes by lemma, the commoner first, from `data/NAME.tsv`; its head says what they mean."""
    text = files(__package__).joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {lemma: tuple(classes) for lemma, *classes in rows}


def classes(token: Token) -> tuple[str, ...]:
    """Classes of the token, the likelier first; `("?",)` where none is known."""
    name = TABLES.get(token.pos_)
    known = table(name).get(token.lemma_.lower()) if name else None
    return known or (UNKNOWN,)


def alike(one: Token, other: Token) -> bool:
    """Whether both may be of one known class."""
    common = set(classes(one)) & set(classes(other))
    return bool(common - {UNKNOWN})
