"""Hand-built parses: a word a line, `form UPOS XPOS head relation`; heads from 1, root 0."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from clauselint.findings import Segment
from clauselint.nlp.analysis import Analysis, Arc, Tree
from clauselint.spans import OffsetMap

VOCAB = spacy.blank("en").vocab
GLUED = frozenset((",", ".", ";", ":", ")", "n't", "'s"))
LEMMAS = {
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "has": "have", "had": "have",
    "kept": "keep", "moving": "move", "keeps": "keep", "given": "give",
    "led": "lead", "approved": "approve",
}  # fmt: skip


def tree(rows: str) -> Doc:
    """The parse as a Doc of one sentence."""
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [c[0] for c in cells]
    heads = [int(c[3]) - 1 if c[3] != "0" else i for i, c in enumerate(cells)]
    return Doc(
        VOCAB,
        words=words,
        spaces=[i + 1 < len(words) and words[i + 1] not in GLUED for i in range(len(words))],
        pos=[c[1] for c in cells],
        tags=[c[2] for c in cells],
        heads=heads,
        deps=["ROOT" if c[4] == "root" else c[4] for c in cells],
        lemmas=[LEMMAS.get(c[0].lower(), _lemma(c)) for c in cells],
        morphs=[_morph(c[2], c[4]) for c in cells],
    )


def _lemma(cell: list[str]) -> str:
    word, tag = cell[0].lower(), cell[2]
    if tag in ("NNS", "VBZ") and word.endswith("s"):
        return word[:-1]
    if tag in ("VBD", "VBN") and word.endswith("ed"):
        return word[:-2]
    return word


def _morph(tag: str, relation: str) -> str:
    known = {
        "NNS": "Number=Plur", "NN": "Number=Sing", "VBZ": "VerbForm=Fin", "VBD": "VerbForm=Fin",
        "VBP": "VerbForm=Fin", "MD": "VerbForm=Fin", "VBN": "VerbForm=Part", "VBG": "VerbForm=Part",
    }  # fmt: skip
    if tag == "VB" and relation == "root":
        return "Mood=Imp|VerbForm=Fin"
    return known.get(tag, "")


def sentence(rows: str) -> Span:
    """The parse as a sentence."""
    return next(tree(rows).sents)


class Sure:
    """A parser without doubts, or with the few that a test gives it."""

    def __init__(self, arcs: dict[int, tuple[Arc, ...]] | None = None) -> None:
        self.arcs = arcs or {}

    def alternatives(self, token: int) -> tuple[Arc, ...]:
        return self.arcs.get(token, ())

    def prefix_reading(self, token: int) -> Tree:
        return Tree(0, (), 1.0)


def analysis(doc: Doc, *, source: OffsetMap | None = None, own: int = 0) -> Analysis:
    """An analysis of a paragraph with the doc's text."""
    offsets = source or OffsetMap.identity(len(doc.text))
    return Analysis(Segment(0, "paragraph", doc.text, offsets), doc, Sure(), offsets, own)
