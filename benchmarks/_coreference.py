"""Pronouns of GUM with their antecedents, from its entity layer, as spaCy tokens."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from clauselint.rules.ambiguity._reference import PLURALS, THINGS

OPENING = re.compile(r"\((\d+)-")
CLOSING = re.compile(r"(\d+)\)")
MARK = re.compile(r"\((\d+)-[^()]*?(\))?(?=[(\d]|$)|(\d+)\)")


def documents(path: Path) -> Iterator[list[list[list[str]]]]:
    """Documents as sentences of rows of ten fields."""
    sentences: list[list[list[str]]] = []
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.startswith("# newdoc") and sentences:
                yield sentences
                sentences = []
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                rows.append(fields)
            elif not line.strip() and rows:
                sentences.append(rows)
                rows = []
    if sentences:
        yield sentences


def gold_doc(sentences: list[list[list[str]]], vocab: Vocab) -> Doc:
    """A `Doc` with the gold parse of the sentences."""
    rows, heads, starts = [], [], []
    for sentence in sentences:
        offset = len(rows)
        for k, row in enumerate(sentence):
            starts.append(k == 0)
            head = int(row[6])
            heads.append(offset + (head - 1 if head else k))
            rows.append(row)
    return Doc(
        vocab,
        words=[r[1] for r in rows],
        spaces=["SpaceAfter=No" not in r[9] for r in rows],
        lemmas=[r[2] for r in rows],
        pos=[r[3] for r in rows],
        tags=[r[4] for r in rows],
        morphs=[r[5] if r[5] != "_" else "" for r in rows],
        heads=heads,
        deps=[r[7] if r[7] != "root" else "ROOT" for r in rows],
        sent_starts=starts,
    )


def mentions(rows: list[list[str]]) -> dict[str, list[tuple[int, int]]]:
    """Token ranges `[first, last]` of each entity."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    open_: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        entity = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
        for part in re.findall(r"\([^()]*\)?|\d+\)", entity):
            if part.startswith("("):
                name = part[1:].split("-")[0]
                open_[name].append(i)
                if part.endswith(")"):
                    found[name].append((open_[name].pop(), i))
            else:
                name = part[:-1]
                if open_[name]:
                    found[name].append((open_[name].pop(), i))
    return found


def pronouns(path: Path) -> Iterator[tuple[Token, set[int]]]:
    """Each third-person pronoun for things, and the heads of its entity's earlier mentions."""
    vocab = spacy.blank("en").vocab
    for sentences in documents(path):
        doc = gold_doc(sentences, vocab)
        rows = [r for s in sentences for r in s]
        for places in mentions(rows).values():
            heads = [_head(doc, a, b) for a, b in sorted(places)]
            for place, (first, last) in enumerate(sorted(places)):
                if first == last and doc[first].lower_ in THINGS | PLURALS:
                    yield doc[first], set(heads[:place])


def _head(doc: Any, first: int, last: int) -> int:
    return int(doc[first : last + 1].root.i)
