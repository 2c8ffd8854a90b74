"""The numbers that Word puts before the paragraphs of its lists.

Source: ECMA-376, part 1, section 17.9.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clauselint.readers.numbers import BULLET, written
from clauselint.readers.xml import Element, attribute, children, name, number, value

_LEVEL = re.compile(r"%([1-9])")


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, Element] = field(default_factory=dict)
    """By the id of a list its levels' definitions and starts, see `of`."""
    templates: dict[str, Element] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element) -> Numbering:
        """The lists of a part; None has none."""
        if root is None:
            return cls()
        lists = {attribute(e, "numId"): e for e in children(root, "num")}
        templates = {attribute(e, "abstractNumId"): e for e in children(root, "abstractNum")}
        return cls(lists, templates)

    def template(self, list_id: str) -> str:
        """The id of what lists that count together share; empty for no list."""
        return value(self.lists.get(list_id), "abstractNumId")

    def next(self, list_id: str, level: int) -> str:
        """The marker of the next paragraph of a list; empty where it shows none."""
        template = self.template(list_id)
        if template not in self.templates or not 0 <= level < 9:
            return ""
        counts = self.counts.setdefault(template, [None] * 9)
        restart = self._restart(list_id, level)
        if restart is not None:
            counts[level] = restart
        else:
            before = counts[level]
            counts[level] = self._start(list_id, level) if before is None else before + 1
        counts[level + 1 :] = [None] * (8 - level)
        definition = self._definition(list_id, level)
        if value(definition, "numFmt") == "bullet":
            return BULLET if value(definition, "lvlText").strip() else ""
        return self._written(list_id, definition, counts)

    def _written(self, list_id: str, definition: Element, counts: list[int | None]) -> str:
        def put(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            count = counts[at] if counts[at] is not None else self._start(list_id, at)
            form = value(self._definition(list_id, at), "numFmt") or "decimal"
            return written(count or 0, form)

        return _LEVEL.sub(put, value(definition, "lvlText")).strip()

    def _override(self, list_id: str, level: int) -> Element:
        overrides = children(self.lists[list_id], "lvlOverride")
        return next((e for e in overrides if attribute(e, "ilvl") == str(level)), None)

    def _definition(self, list_id: str, level: int) -> Element:
        override = self._override(list_id, level)
        own = [] if override is None else list(children(override, "lvl"))
        template = self.templates[self.template(list_id)]
        levels = (e for e in template if name(e) == "lvl" and attribute(e, "ilvl") == str(level))
        return own[0] if own else next(levels, None)

    def _start(self, list_id: str, level: int) -> int:
        return number(value(self._definition(list_id, level), "start")) or 0

    def _restart(self, list_id: str, level: int) -> int | None:
        """Where a list that counts anew begins, the first time that it is asked."""
        if (list_id, level) in self.begun:
            return None
        self.begun.add((list_id, level))
        return number(value(self._override(list_id, level), "startOverride"))
