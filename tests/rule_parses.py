"""Hand-built parses for rule tests: a word a line, `form UPOS XPOS head relation [lemma]`.

Heads count from 1, the root has 0. `Believing` holds the prefix readings that a test wants.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from clauselint.findings import Segment
from clauselint.nlp.analysis import Analysis, Arc, Tree
from clauselint.spans import OffsetMap

VOCAB = spacy.blank("en").vocab
GLUED = frozenset((",", ".", ";", ":", ")", "n't", "'s"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def doc(rows: str) -> Doc:
    """The parse as a Doc of one sentence or more (one a root)."""
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [c[0] for c in cells]
    return Doc(
        VOCAB,
        words=words,
        spaces=[i + 1 < len(words) and words[i + 1] not in GLUED for i in range(len(words))],
        pos=[c[1] for c in cells],
        tags=[c[2] for c in cells],
        heads=[int(c[3]) - 1 if c[3] != "0" else i for i, c in enumerate(cells)],
        deps=["ROOT" if c[4] == "root" else c[4] for c in cells],
        lemmas=[c[5] if len(c) > 5 else c[0].lower() for c in cells],
        morphs=["VerbForm=Fin" if c[2] in FINITE else "" for c in cells],
    )


class Believing:
    """A parser whose prefix readings hold these arcs: token to (head, relation, probability)."""

    def __init__(self, arcs: dict[int, tuple[int, str, float]] | None = None) -> None:
        self.arcs = arcs or {}

    def alternatives(self, token: int) -> tuple[Arc, ...]:
        return ()

    def prefix_reading(self, token: int) -> Tree:
        nothing = (-1, "dep", 1.0)
        return Tree(0, tuple(Arc(*self.arcs.get(i, nothing)) for i in range(token + 1)), 1.0)


def analysis(
    rows: str, arcs: dict[int, tuple[int, str, float]] | None = None, own: int = 0
) -> Analysis:
    """An analysis of a paragraph with this parse."""
    parsed = doc(rows)
    offsets = OffsetMap.identity(len(parsed.text))
    segment = Segment(0, "paragraph", parsed.text, offsets)
    return Analysis(segment, parsed, Believing(arcs), offsets, own)
