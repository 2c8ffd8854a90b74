"""A stretch of the source whose markup a reader knows, as prose with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from clauselint.readers.inline import Inline
from clauselint.readers.outline import Outline
from clauselint.readers.prose import Cut, Prose, Strip

_VISIBLE = re.compile(r"\S")
MASK, SPACE = "\ufffc", " "


def goes_on(source: str, at: int) -> bool:
    """Whether the next word of a source is in small letters, as in the middle of a sentence."""
    following = _VISIBLE.search(source, at)
    return following is not None and following.group().islower()


@dataclass(slots=True)
class Passage:
    """The source's `[start, end)`; all places count from the beginning of the source.

    `cuts` are what is not prose, `words` the ranges that stand for a word.
    """

    source: str
    start: int
    end: int = 0
    cuts: list[Cut] = field(default_factory=list)
    words: list[tuple[int, int]] = field(default_factory=list)

    def cut(self, start: int, end: int, text: str = "", breaks: bool = False) -> None:
        """Leave a range out; `text` stands for it, and it may end a segment."""
        self.cuts.append(Cut(start, end, text, breaks))

    def is_blank(self) -> bool:
        """Whether nothing is left beside white space."""
        return not self._masked(self._moved()).replace(MASK, "").strip()

    def read(self, outline: Outline, *, breaks: bool = True, entities: bool = False) -> list[Prose]:
        """The prose; comments that turn rules off go to the outline."""
        cuts = self._moved()
        text = self._masked(cuts)
        soft = frozenset(at for at, char in enumerate(text) if char == "\n")
        inline = Inline(
            Strip(text, ((0, self.start),), soft),
            markdown=False,
            breaks=breaks,
            entities=entities,
            cuts=cuts if breaks else [cut._replace(breaks=False) for cut in cuts],
            opaque=[(a - self.start, b - self.start) for a, b in self.words],
        )
        found = inline.scan()
        outline.directives.extend(inline.directives)
        return found

    def _moved(self) -> list[Cut]:
        """The cuts as places in the passage, in order; none runs into the next."""
        found: list[Cut] = []
        at = self.start
        for cut in sorted(self.cuts, key=lambda cut: (cut.start, -cut.end)):
            if cut.end > at:
                start = max(cut.start, at)
                at = min(cut.end, self.end)
                found.append(cut._replace(start=start - self.start, end=at - self.start))
        return found

    def _masked(self, cuts: Iterable[Cut]) -> str:
        """The text with nothing in its cuts that could be taken for prose, each of its length."""
        text = self.source[self.start : self.end].replace("\r\n", "\t\n").replace("\r", "\n")
        parts, at = [], 0
        for cut in cuts:
            filling = SPACE if cut.text.isspace() or cut.breaks else MASK
            parts += [text[at : cut.start], filling * (cut.end - cut.start)]
            at = cut.end
        return "".join([*parts, text[at:]])
