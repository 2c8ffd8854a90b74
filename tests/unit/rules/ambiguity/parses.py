"""Hand-built parses: `form UPOS XPOS head relation [lemma]` a line; heads from 1, root 0."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from clauselint.findings import Segment
from clauselint.nlp.analysis import Analysis, Arc, Tree
from clauselint.spans import OffsetMap

VOCAB = spacy.blank("en").vocab
GLUED = frozenset((",", ".", ";", ":", ")", "n't", "'s"))
NUMBER = {"NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "VBZ": "Number=Sing"}


def parse(rows: str) -> Doc:
    """The rows as a `Doc`; a blank line ends a sentence."""
    words: list[list[str]] = []
    heads: list[int] = []
    starts: list[bool] = []
    for block in rows.strip().split("\n\n"):
        offset = len(words)
        cells = [line.split() for line in block.strip().splitlines()]
        heads += [offset + (int(c[3]) - 1 if c[3] != "0" else i) for i, c in enumerate(cells)]
        starts += [i == 0 for i in range(len(cells))]
        words += cells
    forms = [c[0] for c in words]
    return Doc(
        VOCAB,
        words=forms,
        spaces=[forms[i + 1] not in GLUED for i in range(len(forms) - 1)] + [False],
        pos=[c[1] for c in words],
        tags=[c[2] for c in words],
        heads=heads,
        deps=["ROOT" if c[4] == "root" else c[4] for c in words],
        lemmas=[c[5] if len(c) > 5 else c[0].lower() for c in words],
        morphs=[NUMBER.get(c[2], "") for c in words],
        sent_starts=starts,
    )


class Doubts:
    """A parser that is sure of its tree, but for the tokens a test names.

    `others` maps a token index to `(head, probability)`; the rest goes to the head in the tree.
    """

    def __init__(self, doc: Doc, others: dict[int, tuple[int, float]] | None = None) -> None:
        self._doc = doc
        self._others = others or {}

    def alternatives(self, token: int) -> tuple[Arc, ...]:
        head, relation = self._doc[token].head.i, self._doc[token].dep_
        other, chance = self._others.get(token, (head, 0.0))
        arcs = (Arc(head, relation, 1 - chance), Arc(other, relation, chance))
        return tuple(a for a in arcs if a.probability >= 0.01)

    def prefix_reading(self, token: int) -> Tree:
        raise NotImplementedError


def analysis(rows: str, others: dict[int, tuple[int, float]] | None = None) -> Analysis:
    """The rows as a paragraph, with the doubts of its parser."""
    doc = parse(rows)
    offsets = OffsetMap.identity(len(doc.text))
    segment = Segment(0, "paragraph", doc.text, offsets)
    return Analysis(segment, doc, Doubts(doc, others), offsets)
