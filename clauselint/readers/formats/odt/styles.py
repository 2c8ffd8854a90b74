"""What the styles of an OpenDocument text make of its paragraphs, words and lists.

Source: OASIS, OpenDocument 1.3, part 3, sections 16 and 19.
"""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.readers.numbers import BULLET, written
from clauselint.readers.paragraphs import chain, style_kind
from clauselint.readers.xml import Element, attribute, name

_HIDING = {"display": "none", "text-line-through-style": "", "text-line-through-type": ""}
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


class Styles:
    """Styles by their name, those of the document before the shared ones."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for root in roots:
            for element in root.iter():
                if name(element) == "style":
                    self._styles.setdefault(attribute(element, "name"), element)
                elif name(element) == "list-style":
                    self._lists.setdefault(attribute(element, "name"), element)

    def _chain(self, style: str) -> Iterator[Element]:
        return chain(self._styles, style, lambda e: attribute(e, "parent-style-name"))

    def kind(self, style: str) -> str:
        """What the name of a style says, or of one that it is based on; see `style_kind`."""
        names = [style]
        for element in self._chain(style):
            names += [attribute(element, "display-name"), attribute(element, "parent-style-name")]
        plain = (n.replace("_20_", " ").replace("_", " ").lower() for n in names)
        return next(filter(None, map(style_kind, plain)), "")

    def hides(self, style: str) -> bool:
        """Whether what has a style is hidden or struck out."""
        for element in self._chain(style):
            for properties in (e for e in element if name(e) == "text-properties"):
                for key, hiding in _HIDING.items():
                    given = attribute(properties, key)
                    if given:
                        return given == hiding if hiding else given != "none"
        return False

    def is_bold(self, style: str, around: bool = False) -> bool:
        """Whether what has a style is in bold, where it does not take after what is around it."""
        for element in self._chain(style):
            for properties in (e for e in element if name(e) == "text-properties"):
                if weight := attribute(properties, "font-weight"):
                    return weight == "bold" or weight >= "600"
        return around

    def level(self, list_style: str, level: int) -> Element:
        """The definition of a level, from 1, of a list; None without one."""
        levels = self._lists.get(list_style, ())
        return next((e for e in levels if attribute(e, "level") == str(level)), None)

    def marker(self, list_style: str, counts: list[int]) -> str:
        """The marker of an item, from the numbers of the levels down to it."""
        own = self.level(list_style, len(counts))
        if own is None or name(own) != "list-level-style-number":
            return BULLET
        shown = int(attribute(own, "display-levels") or 1)
        numbers = []
        for depth in range(max(len(counts) - shown, 0), len(counts)):
            definition = self.level(list_style, depth + 1)
            form = attribute(definition, "num-format") if definition is not None else "1"
            if form:
                numbers.append(written(counts[depth], _FORMS.get(form, "decimal")))
        if not numbers:
            return BULLET
        return attribute(own, "num-prefix") + ".".join(numbers) + attribute(own, "num-suffix")
