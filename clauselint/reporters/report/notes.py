"""Findings as notes beside the words that they mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from clauselint.findings import Document, Finding, Suggestion
from clauselint.reporters.cells import printable
from clauselint.reporters.marked import Piece, block, changes, unlike
from clauselint.reporters.report.elements import el, hidden
from clauselint.reporters.report.prose import Numbered
from clauselint.reporters.told import remarks
from clauselint.reporters.words import count

_BRACKET = re.compile(r"[\[\]]")
_STRETCH = re.compile(r"(\[[^\[\]]*\])")

SHOWN = 2
"""Suggestions of a finding that are not folded away."""


def note(item: Numbered, document: Document) -> Element:
    """A finding of a document: what it is, its readings and its suggestions."""
    finding = item.finding
    return el(
        "article",
        _head(item),
        el("p", finding.message, class_="message"),
        _doubt(finding),
        _readings(finding),
        _suggestions(finding, document),
        id=f"f{item.number}",
        class_=f"note {finding.code[:3]}",
        data_family=finding.code[:3],
        data_severity=finding.severity,
        tabindex="-1",
        aria_label=f"Finding {item.number}: {finding.code} {finding.name}",
    )


def _head(item: Numbered) -> Element:
    finding, number = item.finding, item.number
    return el(
        "p",
        el("a", hidden("Back to the words of finding "), str(number), class_="number",
           href=f"#r{number}"),
        " ",
        el("a", el("b", finding.code), f" {finding.name}", href=f"#rule-{finding.code}"),
        " ",
        el("span", finding.severity, class_=f"severity {finding.severity}"),
        el("span", finding.place or f"line {finding.line}", class_="line"),
        class_="head",
    )  # fmt: skip


def _doubt(finding: Finding) -> Element | None:
    if not finding.judged:
        return None
    return el("p", f"{finding.confidence:.0%} likely to leave a reader in doubt", class_="doubt")


def _readings(finding: Finding) -> Element | None:
    if not finding.readings:
        return None
    texts = [reading.text for reading in finding.readings]
    alike = len({_BRACKET.sub("", text) for text in texts}) == 1
    shown = [_grouped(t) for t in texts] if alike else [_spaced(p) for p in unlike(texts)]
    items = [
        el("li", el("span", f"{reading.probability:.0%}", class_="chance"), " ", text)
        for reading, text in zip(finding.readings, shown, strict=True)
    ]
    return el("ol", items, class_="readings", aria_label="Readings")


def _grouped(text: str) -> Iterator[Element | str]:
    """A reading that says only what belongs together: what stands in its brackets is lit."""
    for stretch in _STRETCH.split(printable(text)):
        yield el("em", stretch) if _BRACKET.match(stretch) else stretch


def _spaced(pieces: list[Piece]) -> Iterator[Element | str]:
    for number, (text, kind) in enumerate(pieces):
        yield " " if number else ""
        yield el("em", text) if kind == "new" else text


def _suggestions(finding: Finding, document: Document) -> Iterator[Element]:
    shown = [_suggestion(s, document) for s in finding.suggestions]
    yield from shown[:SHOWN]
    if len(shown) > SHOWN:
        more = f"{count(len(shown) - SHOWN, 'more suggestion')}"
        yield el("details", el("summary", more), shown[SHOWN:])


def _suggestion(suggestion: Suggestion, document: Document) -> Element:
    label = remarks(suggestion).strip(" ()")
    button = el("button", "Copy", hidden(" the reworded sentence"), type="button", class_="copy")
    # Exactly what is to be pasted; an attribute shows nothing, so nothing in it need be replaced.
    button.set("data-copy", suggestion.text)
    return el(
        "div",
        el("p", el("b", "Suggestion"), f" ({label})" if label else None, class_="what"),
        el("p", _change(suggestion, document), class_="change"),
        button,
        class_="suggestion",
    )


def _change(suggestion: Suggestion, document: Document) -> Iterator[Element | str]:
    """What a suggestion changes; all of it where it cannot be made by edits, or makes a list."""
    if not suggestion.edits or "\n" in suggestion.text:
        yield suggestion.text
        return
    for piece, kind in changes(*block(document, suggestion.edits)):
        bare = piece.strip()
        if kind == "same" or not bare:
            yield piece
        else:
            before, _, after = piece.partition(bare)
            yield before
            yield el("ins" if kind == "new" else "del", bare)
            yield after
