"""Documents and parses made by hand, so that these tests need no model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import spacy
from spacy.tokens import Doc

from clauselint.findings import Document, Segment
from clauselint.nlp.analysis import Analysis
from clauselint.readers import labels
from clauselint.spans import OffsetMap

BLANK = spacy.blank("en")
VOCAB = BLANK.vocab


def document(*parts: str | tuple[str, dict[str, Any]]) -> Document:
    """Segments one after another in a source with blank lines between them."""
    segments, source = [], ""
    for i, part in enumerate(parts):
        text, fields = (part, {}) if isinstance(part, str) else part
        offsets = OffsetMap.identity(len(text), len(source))
        segments.append(Segment(i, fields.get("kind", "paragraph"), text, offsets, **_rest(fields)))
        source += text + "\n\n"
    return Document("policy.md", source, labels.marked(segments))


def _rest(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name != "kind"}


def heading(text: str, level: int = 1) -> tuple[str, dict[str, Any]]:
    return text, {"kind": "heading", "level": level}


def item(text: str, stem: int | None = None) -> tuple[str, dict[str, Any]]:
    return text, {"kind": "list-item", "stem": stem}


def parse(rows: Sequence[str]) -> Doc:
    """A Doc from rows "form pos relation head", heads counted from 1 and 0 for the root."""
    cells = [row.split() for row in rows]
    words = [c[0] for c in cells]
    spaces = [
        i + 1 < len(words) and words[i + 1] not in (".", ",", ":", ";") for i in range(len(words))
    ]
    heads = [i if c[3] == "0" else int(c[3]) - 1 for i, c in enumerate(cells)]
    return Doc(
        VOCAB,
        words,
        spaces,
        heads=heads,
        deps=[c[2] for c in cells],
        pos=[c[1] for c in cells],
    )


def flat(text: str) -> Doc:
    """A Doc whose words are all nouns that hang on the first: a parse of no interest."""
    blank = BLANK(text)
    words, spaces = [t.text for t in blank], [bool(t.whitespace_) for t in blank]
    pos = ["PUNCT" if t.is_punct else "NOUN" for t in blank]
    deps = ["root", *["dep"] * (len(words) - 1)]
    return Doc(VOCAB, words, spaces, heads=[0] * len(words), deps=deps[: len(words)], pos=pos)


def analyses(source: Document) -> list[Analysis]:
    """A flat parse of every segment; items of an open stem are joined to it."""
    found = []
    for segment in source.segments:
        own = ""
        stem = None if segment.stem is None else source.segments[segment.stem]
        if stem is not None and stem.text.endswith(":"):
            own = stem.text.rstrip(":") + " "
        doc = flat(own + segment.text)
        found.append(Analysis(segment, doc, None, segment.offsets, len(own)))  # type: ignore[arg-type]
    return found
