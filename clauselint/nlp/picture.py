"""Pictures of trees, by displaCy."""

from __future__ import annotations

from typing import Any

from clauselint.findings import WordTree
from clauselint.nlp.slim import load_spacy


def svg(tree: WordTree, distance: int) -> str:
    """A picture as XML: a word every `distance` pixels, and an arrow to each from its head.

    The arrows come in the order of the ties. Words must hold no control characters.
    """
    load_spacy()
    from spacy import displacy

    words = [{"text": word, "tag": ""} for word in tree.words]
    arcs = [_arc(tie.word, tie.head, tie.name) for tie in tree.ties]
    options = {"distance": distance, "offset_x": distance // 2, "word_spacing": 18}
    options |= {"arrow_spacing": 6, "arrow_width": 6, "arrow_stroke": 1}
    made: str = displacy.render(
        {"words": words, "arcs": arcs}, manual=True, jupyter=False, options=options
    )
    return made


def _arc(word: int, head: int, name: str) -> dict[str, Any]:
    return {
        "start": min(word, head),
        "end": max(word, head),
        "label": name,
        "dir": "left" if word < head else "right",
    }
