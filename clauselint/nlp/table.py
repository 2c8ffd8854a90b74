"""Heads, relations and dependants of a parse, read once for all questions about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEY = "clauselint.table"


@dataclass(frozen=True, slots=True)
class Table:
    """A column for each question, a row for each token; tokens are named by their index.

    `full` are relations to the head in lower case, `relations` the same without their subtypes;
    the head of a sentence, which is its own head, is `root`. `kids` are in order of the text.
    """

    heads: list[int]
    full: list[str]
    relations: list[str]
    kids: list[tuple[int, ...]]


def table(doc: Doc) -> Table:
    """The table of a parsed document. It stays with the document, which must not change then."""
    found: Table | None = doc.user_data.get(KEY)
    if found is None:
        found = doc.user_data[KEY] = _made(doc)
    return found


def _made(doc: Doc) -> Table:
    heads = [token.head.i for token in doc]
    full = [token.dep_.lower() for token in doc]
    relations = [
        "root" if head == i else name.partition(":")[0]
        for i, (head, name) in enumerate(zip(heads, full, strict=True))
    ]
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    whole = [name if ":" in name else bare for name, bare in zip(full, relations, strict=True)]
    return Table(heads, whole, relations, [tuple(k) for k in kids])
