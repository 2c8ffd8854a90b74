"""Sentences of a CoNLL-U file, and a `Doc` of their gold words."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab


@dataclass(frozen=True, slots=True)
class Sentence:
    """One tree. `heads` are indices into `words`, the root's its own; all tuples have one length.

    `meta` holds the comments ("sent_id", "text", "construction" ...).
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]
    feats: tuple[str, ...]
    meta: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.words)


def read(path: Path) -> list[Sentence]:
    """All sentences of a file, gzipped or not.

    Empty nodes are left out; sentences whose words are withheld (all "_") are skipped.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        made = [_sentence(block) for block in _blocks(lines)]
    return [s for s in made if s.words and set(s.words) != {"_"}]


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(block: list[str]) -> Sentence:
    pairs = (line[1:].partition("=") for line in block if line[0] == "#" and "=" in line)
    meta = {name.strip(): value.strip() for name, _, value in pairs}
    rows = [line.split("\t") for line in block if line[0] != "#"]
    words = [row for row in rows if row[0].isdigit()]
    spaces = [_spaced(row) for row in words]
    for row in rows:
        if "-" in row[0]:
            first, last = (int(n) for n in row[0].split("-"))
            spaces[first - 1 : last] = [False] * (last - first) + [_spaced(row)]
    heads = tuple(int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(words))
    form, relation, upos, xpos, lemma, feats = (
        tuple(row[k] for row in words) for k in (1, 7, 3, 4, 2, 5)
    )
    return Sentence(form, tuple(spaces), heads, relation, upos, xpos, lemma, feats, meta)


def _spaced(row: list[str]) -> bool:
    return "SpaceAfter=No" not in row[9]


def to_doc(sentence: Sentence, vocab: Vocab) -> Doc:
    """A `Doc` of the gold words, fixed as one sentence and with no other annotation."""
    from spacy.tokens import Doc

    starts: list[bool | int | None] = [i == 0 for i in range(len(sentence))]
    return Doc(vocab, words=list(sentence.words), spaces=list(sentence.spaces), sent_starts=starts)


def problems(sentence: Sentence, relations: Iterable[str]) -> list[str]:
    """What is wrong with a tree: not one root, a cycle, an unknown relation."""
    found = []
    if sum(i == head for i, head in enumerate(sentence.heads)) != 1:
        found.append("not one root")
    if not all(_reaches_root(sentence.heads, i) for i in range(len(sentence))):
        found.append("a cycle")
    unknown = set(sentence.relations) - set(relations)
    return found + [f"unknown relation {relation}" for relation in sorted(unknown)]


def _reaches_root(heads: tuple[int, ...], i: int) -> bool:
    for _ in heads:
        if heads[i] == i:
            return True
        i = heads[i]
    return False
