"""The text of a segment with its sentences, and with the words that findings mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from clauselint.findings import Finding, Score, Segment
from clauselint.reporters.report.elements import add, el
from clauselint.reporters.report.heat import heat
from clauselint.reporters.score_words import figure
from clauselint.reporters.words import count
from clauselint.spans import Span


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number on the page."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of a segment that a finding marks; `told` where the number stands behind them."""

    span: Span
    item: Numbered
    told: bool


Measured = tuple[Span, Score]
"""A sentence of a segment, and its score."""


def prose(segment: Segment, marks: Sequence[Marked], sentences: Sequence[Measured]) -> Element:
    """The text of a segment, each sentence in an element that bears its effort."""
    whole = el("span", class_="prose")
    last = 0
    for span, score in sentences:
        add(whole, _pieces(segment, marks, Span(last, span.start)))
        add(whole, _sentence(segment, marks, span, score))
        last = span.end
    add(whole, _pieces(segment, marks, Span(last, len(segment.text))))
    return whole


def _sentence(segment: Segment, marks: Sequence[Marked], span: Span, score: Score) -> Element:
    effort = figure(score.effort) if score.effort is not None else "not measured"
    title = f"Effort {effort}, {count(score.words, 'word')}"
    return el("span", _pieces(segment, marks, span), class_=f"s {heat(score.effort)}", title=title)


def _pieces(segment: Segment, marks: Sequence[Marked], within: Span) -> Iterator[Element | str]:
    """A stretch of the text, cut wherever a mark or a word that is no prose begins or ends."""
    cuts = {within.start, within.end}
    for span in (*(mark.span for mark in marks), *segment.opaque):
        cuts |= {at for at in (span.start, span.end) if within.start < at < within.end}
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        here = [m for m in marks if m.span.start < end and start < m.span.end]
        is_opaque = any(o.start < end and start < o.end for o in segment.opaque)
        yield _piece(segment.text[start:end], here, is_opaque)
        yield from (_reference(m.item) for m in here if m.told and m.span.end == end)


def _piece(text: str, marks: Iterable[Marked], is_opaque: bool) -> Element | str:
    inner: Element | str = el("code", text) if is_opaque else text
    items = [mark.item for mark in sorted(marks, key=lambda mark: len(mark.span))]
    if not items:
        return inner
    numbers = " ".join(str(item.number) for item in items)
    return el("mark", inner, class_=items[0].finding.code[:3], data_f=numbers)


def _reference(item: Numbered) -> Element:
    """The number behind the words, which leads to the note beside them."""
    label = f"Finding {item.number}, {item.finding.code} {item.finding.name}"
    number = item.number
    return el(
        "a", str(number), class_="ref", id=f"r{number}", href=f"#f{number}", aria_label=label,
        data_f=str(number),
    )  # fmt: skip


def placed(segment: Segment, scores: Iterable[Score]) -> list[Measured]:
    """The sentences that stand in a segment, in order, where they stand in its text."""
    found = ((segment.offsets.to_clean(score.span), score) for score in scores)
    return sorted(((span, s) for span, s in found if span is not None), key=lambda pair: pair[0])
