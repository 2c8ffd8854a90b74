"""List items as completions of the sentence that introduces them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from clauselint.findings import Segment
from clauselint.nlp.grammar import relation
from clauselint.spans import OffsetMap, Span

LONGEST = 60  # words of a stem that are worth parsing again with each item


def joiner(stem: Doc) -> str | None:
    """What stands between an open stem and its item, or None where the stem is whole.

    "Staff must:" and "We may share data with:" go on without a mark, "If a cable is damaged:" and
    "At the end of a placement:" with a comma. "The following rules apply:" is whole.
    """
    words = [token for token in stem if not token.is_punct]
    if not words or len(words) > LONGEST or stem.text.rstrip()[-1:] in ".?!;":
        return None
    if _wants_more(words[-1]):
        return " "
    return ", " if _is_adverbial(words[0]) else None


def _wants_more(last: Token) -> bool:
    if last.pos_ in ("AUX", "ADP", "SCONJ", "PART", "CCONJ") or last.tag_ in ("TO", "IN", "MD"):
        return True
    if last.lower_ in ("always", "never", "please", "only"):
        return True
    if last.pos_ != "VERB" or last.lemma_ in ("follow", "apply"):
        return False
    return not any(relation(child) in ("obj", "ccomp", "xcomp") for child in last.children)


def _is_adverbial(first: Token) -> bool:
    """A lone fronted clause or phrase: its first word marks the root of the sentence."""
    marks = relation(first) in ("mark", "case", "advmod") and first.tag_ in ("IN", "TO", "WRB")
    return marks and relation(first.head) == "root"


def compose(
    stem: Segment, between: str, item: Segment
) -> tuple[str, OffsetMap, int, tuple[Span, ...]]:
    """Text of stem and item as one, its map to the source, where the item begins, opaque ranges."""
    kept = stem.text.rstrip().rstrip(":—–-").rstrip()
    lead = kept + between
    own = len(lead)
    pieces = [p for c, s, n in stem.offsets.pieces if (p := (c, s, min(n, len(kept) - c)))[2] > 0]
    pieces += [(c + own, s, n) for c, s, n in item.offsets.pieces]
    opaque = [o for o in stem.opaque if o.end < own]
    opaque += [Span(o.start + own, o.end + own) for o in item.opaque]
    breaks = [at for at in stem.offsets.breaks if at < len(kept)]
    breaks += [at + own for at in item.offsets.breaks]
    return lead + item.text, OffsetMap(tuple(pieces), tuple(breaks)), own, tuple(opaque)
