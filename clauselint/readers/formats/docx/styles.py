"""What the styles of a Word document make of a paragraph or a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clauselint.readers.paragraphs import chain, style_kind
from clauselint.readers.xml import Element, attribute, child, is_on, number, value

_HEADING = re.compile(r"heading (\d)\b")
_CONTINUES = ("list paragraph", "list continue")


@dataclass(slots=True)
class Styles:
    """Styles by their id, each with those that it is based on."""

    by_id: dict[str, Element] = field(default_factory=dict)
    _kinds: dict[str, str] = field(default_factory=dict)
    _switches: dict[tuple[str, str], tuple[bool, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element) -> Styles:
        """The styles of a part; None has none."""
        found = [] if root is None else [e for e in root if attribute(e, "styleId")]
        return cls({attribute(e, "styleId"): e for e in found})

    def chain(self, style: str) -> Iterator[Element]:
        """The style of an id, and what it is based on."""
        return chain(self.by_id, style, lambda element: value(element, "basedOn"))

    def names(self, style: str) -> list[str]:
        """The names of a style and of those that it is based on, in lower case."""
        found = [value(e, "name").lower() for e in self.chain(style)]
        return found or [style.lower()] * bool(style)

    def level(self, style: str, own: str) -> int:
        """The level of a heading, from 1; 0 for what is none. `own` is the paragraph's own."""
        for given in (own, *(value(e, "pPr", "outlineLvl") for e in self.chain(style))):
            level = number(given)
            if level is not None:
                return level + 1 if 0 <= level < 9 else 0
        for name in self.names(style):
            if found := _HEADING.match(name):
                return int(found[1])
            if style_kind(name) == "title":
                return 1
        return 0

    def kind(self, style: str) -> str:
        """What its own name says, or that of a style that it is based on; see `style_kind`."""
        if style not in self._kinds:
            self._kinds[style] = next(filter(None, map(style_kind, self.names(style))), "")
        return self._kinds[style]

    def switches(self, style: str, name: str) -> tuple[bool, ...]:
        """Which way each style that tells of a run's property has it, the nearest first."""
        key = style, name
        if key not in self._switches:
            told = (e for e in self.chain(style) if child(e, "rPr", name) is not None)
            self._switches[key] = tuple(is_on(e, "rPr", name) for e in told)
        return self._switches[key]

    def continues(self, style: str) -> bool:
        """Whether paragraphs of a style go on with the list item before them."""
        return any(name.startswith(_CONTINUES) for name in self.names(style)[:1])

    def numbering(self, style: str) -> tuple[str, str]:
        """The list and the level that a style puts its paragraphs in, or nothing."""
        for element in self.chain(style):
            found = child(element, "pPr", "numPr")
            if found is not None:
                return value(found, "numId"), value(found, "ilvl")
        return "", ""

    def hides(self, run: Element) -> bool:
        """Whether what a run says is hidden or struck out."""
        style = value(run, "rPr", "rStyle")
        for switch in ("vanish", "strike", "dstrike"):
            if child(run, "rPr", switch) is not None:
                if is_on(run, "rPr", switch):
                    return True
            elif any(self.switches(style, switch)):
                return True
        return False

    def is_bold(self, run: Element, style: str) -> bool:
        """Whether a run is in bold, in a paragraph of a style."""
        if child(run, "rPr", "b") is not None:
            return is_on(run, "rPr", "b")
        own = value(run, "rPr", "rStyle")
        return next(iter((*self.switches(own, "b"), *self.switches(style, "b"))), False)

    def is_code(self, run: Element) -> bool:
        """Whether a run is code, which stands for a word."""
        return self.kind(value(run, "rPr", "rStyle")) == "code"
