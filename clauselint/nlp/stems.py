"""List items as completions of the sentence that introduces them."""

from __future__ import annotations

from spacy.tokens import Doc

from clauselint.findings import Segment
from clauselint.nlp.grammar import relation
from clauselint.spans import OffsetMap, Span

LONGEST = 60  # words of a stem that are worth parsing again with each item


def is_open(stem: Doc) -> bool:
    """Whether the last sentence of a stem needs its items to be complete.

    "Staff must:" and "We may share data with:" are open; "The following rules apply:" is whole.
    """
    words = [token for token in stem if not token.is_punct]
    if not words or len(words) > LONGEST or stem.text.rstrip()[-1:] in ".?!;":
        return False
    last = words[-1]
    if last.pos_ in ("AUX", "ADP", "SCONJ", "PART", "CCONJ") or last.tag_ in ("TO", "IN", "MD"):
        return True
    if last.pos_ != "VERB" or last.lemma_ in ("follow", "apply", "include"):
        return last.lemma_ == "include"
    return not any(relation(child) in ("obj", "ccomp", "xcomp") for child in last.children)


def compose(stem: Segment, item: Segment) -> tuple[str, OffsetMap, int, tuple[Span, ...]]:
    """Text of stem and item as one, its map to the source, where the item begins, opaque ranges."""
    lead = stem.text.rstrip().rstrip(":—–-").rstrip() + " "
    own = len(lead)
    pieces = [p for c, s, n in stem.offsets.pieces if (p := (c, s, min(n, own - 1 - c)))[2] > 0]
    pieces += [(c + own, s, n) for c, s, n in item.offsets.pieces]
    opaque = [o for o in stem.opaque if o.end < own]
    opaque += [Span(o.start + own, o.end + own) for o in item.opaque]
    return lead + item.text, OffsetMap(tuple(pieces)), own, tuple(opaque)
