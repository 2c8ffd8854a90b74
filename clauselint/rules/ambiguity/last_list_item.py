"""AMB007: a list whose end may be one item or two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    quoted,
    share,
)
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

CONFIDENCE = (0.55, 0.4)
"""Floor where the list has no other coordinator, and what the parser's doubt adds (by hand)."""


class LastListItem(ConstructionRule):
    """The end of a list may be one item or two.

    ## What it does

    Finds a list of three or more whose only coordinator stands inside what may be its last item
    ("scanning, indexing, boxing for storage or disposal"): the last words are a second half of
    that item, or an item of their own.

    ## Why is this bad?

    It decides what the clause covers. For want of a comma here, an employer paid five million
    dollars in overtime.

    ## Example

    > The contractor is paid for scanning, indexing, boxing for storage or disposal of records.

    ## Use instead

    > The contractor is paid for scanning, indexing, disposal of records, and boxing for storage.

    ## References

    - *O'Connor v. Oakhurst Dairy*, 851 F.3d 69 (1st Cir. 2017).
    - K. A. Adams, *A Manual of Style for Contract Drafting*, on the serial comma.
    """

    code = "AMB007"
    name = "last-list-item"
    ties = hangs(("parts", 1), ("conjuncts", 0), ("parts", 0))

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Lists without a coordinator of their own before an item that has one."""
        for sentence in analysis.sentences():
            for token in sentence:
                if token.lower_ in ("and", "or") and g.relation(token) == "cc":
                    yield from _constructions(analysis, token)


def _constructions(analysis: Analysis, cc: Token) -> Iterator[Construction]:
    last = cc.head
    items = _items(last, cc)
    if g.relation(last) != "conj" or g.comma_before(cc) or len(items) < 3:
        return
    inner = _inner(items[-1], cc)
    if inner is None or not _parallel(items, last):
        return
    as_item = attachment(analysis, last, items)
    as_half = attachment(analysis, last, [inner])
    yield _construction(items, inner, cc, (as_item, as_half))


def _items(last: Token, cc: Token) -> list[Token]:
    """Members of the comma list before the coordinator, in order; empty where there is none.

    The last words hang on the first member, or on a noun inside the last member.
    """
    for start in (last.head, last.head.head):
        first = g.first_conjunct(start)
        members = [c for c in g.conjuncts(first) if c.i < cc.i]
        goes_on = any(c.i > last.i for c in g.conjuncts(first))
        if (
            len(members) > 2
            and not goes_on
            and all(c.i == first.i or _after_comma(c) for c in members)
        ):
            return members
    return []


def _after_comma(conjunct: Token) -> bool:
    return g.comma_before(conjunct.left_edge) or (
        conjunct.left_edge.text == "," and g.coordinator(conjunct) is None
    )


def _inner(item: Token, cc: Token) -> Token | None:
    """A noun inside the last item, right before the coordinator, after a preposition."""
    inside = [t for t in g.subtree(item) if item.i < t.i < cc.i and t.pos_ in ("NOUN", "PROPN")]
    near = [t for t in inside if t.i == cc.i - 1]
    return next((t for t in near if g.has_relation(t, "obl", "nmod")), None)


def _parallel(items: list[Token], last: Token) -> bool:
    """Whether the last words could be an item: no determiner or preposition the others lack."""
    if g.preposition(last) is not None:
        return False
    has = g.determiner(last) is not None
    return all((g.determiner(i) is not None) == has for i in items[1:])


def _construction(
    items: list[Token], inner: Token, cc: Token, weights: tuple[float, float]
) -> Construction:
    last, item = cc.head, items[-1]
    tail = g.phrase(last, without=g.children(last, "cc"))
    head = [t for t in cc.doc[item.left_edge.i : cc.i] if t.text != ","]
    before = g.words(cc.doc[items[0].i : item.left_edge.i]).rstrip(" ,")
    head_text, tail_text, joiner = g.words(g.trimmed(head)), g.words(tail), cc.lower_
    base, gain = CONFIDENCE
    return Construction(
        tokens=[*head, *tail],
        message=f"{quoted([*head, cc, *tail])} may be one item of the list or two",
        readings=(
            f"{before}, {head_text}, {joiner} {tail_text}",
            f"{before}, {joiner} [{head_text} {joiner} {tail_text}]",
        ),
        first=share(*weights, floor=0.1),
        strength=min(base + gain * evenness(*weights), 0.95),
        anchors={
            "conjuncts": tuple(i.i for i in items),
            "item": (item.i,),
            "parts": (inner.i, last.i),
            "cc": (cc.i,),
        },
    )
