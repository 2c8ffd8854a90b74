"""Clean prose from source lines, with its offset map built on the way."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from clauselint.spans import OffsetMap, Span

# Soft hyphens, joiners without width, and marks of direction.
_NO_WIDTH = (
    "\u00ad\u200b\u2060\ufeff\u061c\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_Range = TypeVar("_Range", "Cut", tuple[int, int])
# All white space but a single space inside a line, and characters that have no width.
_IRREGULAR = re.compile(rf" \s+|[^\S ]\s*|[{_NO_WIDTH}]+")
_MARK = re.compile(r"[.,;:?!)](?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class Strip:
    """Source lines of one block, joined with line feeds, without their containers' markers.

    `places` holds, for each line, its offset in `text` and its offset in the source, `soft` the
    offsets of the line feeds that stand for white space alone.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    soft: frozenset[int] = frozenset()

    @classmethod
    def of(cls, source: str, lines: Iterable[tuple[int, int]]) -> Strip:
        """The strip of the source ranges `lines`, each at most a line long."""
        parts: list[str] = []
        places: list[tuple[int, int]] = []
        soft: set[int] = set()
        length = before = 0
        for start, end in lines:
            if places and source[before:start].isspace():
                soft.add(length - 1)
            places.append((length, start))
            parts.append(source[start:end])
            length += end - start + 1
            before = end
        return cls("\n".join(parts), tuple(places), frozenset(soft))

    def source(self, offset: int) -> int:
        """Source offset of an offset in `text`."""
        at = max(bisect_right(self.places, (offset, float("inf"))) - 1, 0)
        own, source = self.places[at]
        return source + offset - own

    def span(self, start: int, end: int) -> Span:
        """Source span of `text[start:end]`, which is not empty."""
        return Span(self.source(start), self.source(end - 1) + 1)

    def part(self, start: int, end: int) -> Strip:
        """The strip of `text[start:end]`."""
        first = max(bisect_right(self.places, (start, float("inf"))) - 1, 0)
        last = bisect_right(self.places, (end, float("inf")))
        places = [(max(own - start, 0), source) for own, source in self.places[first:last]]
        if places:
            places[0] = (0, self.source(start))
        soft = (own - 1 for own, _ in self.places[first + 1 : last] if own - 1 in self.soft)
        return Strip(self.text[start:end], tuple(places), frozenset(at - start for at in soft))


class Cut(NamedTuple):
    """A range of a strip that is not prose; `text` stands for it, and it may end a segment."""

    start: int
    end: int
    text: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Clean text, its map to the source, and the ranges of it that are one word."""

    text: str
    offsets: OffsetMap
    opaque: tuple[Span, ...] = ()

    def without_prefix(self, length: int) -> Prose:
        """The prose that follows its first `length` code points."""
        return replace(
            self,
            text=self.text[length:],
            offsets=OffsetMap(
                tuple(_shifted(self.offsets.pieces, length)),
                tuple(at - length for at in self.offsets.breaks if at > length),
            ),
            opaque=tuple(
                Span(o.start - length, o.end - length) for o in self.opaque if o.start >= length
            ),
        )

    def up_to(self, length: int) -> Prose:
        """Its first `length` code points, without white space at the end."""
        text = self.text[:length].rstrip()
        pieces = (
            (clean, source, min(size, len(text) - clean))
            for clean, source, size in self.offsets.pieces
            if clean < len(text)
        )
        breaks = tuple(at for at in self.offsets.breaks if at < len(text))
        opaque = tuple(o for o in self.opaque if o.end <= len(text))
        return Prose(text, OffsetMap(tuple(pieces), breaks), opaque)

    def has_words(self) -> bool:
        """Whether there is a letter or digit outside the opaque ranges."""
        at = 0
        for opaque in self.opaque:
            if any(char.isalnum() for char in self.text[at : opaque.start]):
                return True
            at = opaque.end
        return any(char.isalnum() for char in self.text[at:])


def _shifted(pieces: Sequence[tuple[int, int, int]], length: int) -> Iterable[tuple[int, int, int]]:
    for clean, source, size in pieces:
        skip = min(max(length - clean, 0), size)
        if skip < size or clean >= length:
            yield clean + skip - length, source + skip, size - skip


def weave(strip: Strip, cuts: Iterable[Cut], opaque: Iterable[tuple[int, int]]) -> list[Prose]:
    """Prose of a strip without its cuts, a new one after each cut that breaks.

    `cuts` and `opaque` come in any order and may nest; the outer one counts.
    """
    words = _outermost(opaque)
    found, weaver, at = [], _Weaver(strip), 0
    for cut in _outermost(cuts):
        start = cut.start
        if (
            not cut.text
            and strip.text[start - 1 : start] == " "
            and _MARK.match(strip.text, cut.end)
        ):
            start -= 1  # "Keep ~~all~~ records ~~here~~." ends in "records."
        weaver.keep(at, max(start, at))
        at = cut.end
        if cut.breaks:
            found.append(weaver.prose(words))
            weaver = _Weaver(strip)
        elif cut.text:
            weaver.put(cut.text, cut)
    weaver.keep(at, len(strip.text))
    found.append(weaver.prose(words))
    return [prose for prose in found if prose.text]


def _outermost(ranges: Iterable[_Range]) -> list[_Range]:
    kept: list[_Range] = []
    for item in sorted(ranges, key=lambda r: (r[0], -r[1])):
        if not kept or item[0] >= kept[-1][1]:
            kept.append(item)
    return kept


class _Weaver:
    """Collects clean text; `pieces` maps it to the strip, not yet to the source."""

    def __init__(self, strip: Strip) -> None:
        self.strip = strip
        self.parts: list[str] = []
        self.pieces: list[tuple[int, int, int]] = []
        self.breaks: list[int] = []
        self.length = 0
        self.open = True
        """Whether white space may not come next."""

    def keep(self, start: int, end: int) -> None:
        """Add `strip.text[start:end]`, its white space made regular."""
        at = start
        for gap in _IRREGULAR.finditer(self.strip.text, start, end):
            self._piece(at, gap.start())
            at = gap.end()
            if gap.group()[0] == " ":
                self._piece(gap.start(), gap.start() + 1)
            elif gap.group()[0] not in _NO_WIDTH:
                self.put(" ")
            if self._is_soft(gap):
                self.breaks.append(self.length)
        self._piece(at, end)

    def _is_soft(self, gap: re.Match[str]) -> bool:
        """Whether white space has a line end, and stands for nothing else in the source."""
        ends = [i for i in range(*gap.span()) if self.strip.text[i] == "\n"]
        last = self.pieces[-1] if self.pieces else (0, -2, 0)
        follows = 0 <= last[1] + last[2] - gap.start() <= 1  # nothing was cut between
        return bool(ends) and follows and all(end in self.strip.soft for end in ends)

    def put(self, text: str, original: Cut | None = None) -> None:
        """Add text that does not stand in the strip like that, but stands for `original` there."""
        text = "".join(" " if char.isspace() else char for char in text if char not in _NO_WIDTH)
        if not text or (text == " " and self.open):
            return
        if original is None or text == " ":
            self._add(text)
            return
        self._anchor(original.start)
        self._add(text)
        self._anchor(original.end)

    def prose(self, words: Sequence[tuple[int, int]]) -> Prose:
        """What was collected; `words` are ranges of the strip."""
        text = "".join(self.parts).rstrip()
        pieces = [
            (clean, self.strip.source(at), min(length, len(text) - clean))
            for clean, at, length in self.pieces
            if clean <= len(text)
        ]
        if len(pieces) > 1 and not pieces[-1][2] and sum(pieces[-2][::2]) == len(text):
            pieces.pop()
        breaks = tuple(at for at in self.breaks if at < len(text))
        return Prose(text, OffsetMap(tuple(pieces), breaks), tuple(self._opaque(words, len(text))))

    def _opaque(self, words: Sequence[tuple[int, int]], length: int) -> Iterable[Span]:
        origins = [at for _, at, _ in self.pieces]
        for start, end in words:
            first, last = max(bisect_right(origins, start) - 1, 0), bisect_left(origins, end) - 1
            if last < 0:
                continue
            if self.pieces[first][1] + self.pieces[first][2] <= start:
                first += 1
            if first > last:
                continue
            begin = self.pieces[first][0] + max(start - origins[first], 0)
            clean, at, size = self.pieces[last]
            finish = min(clean + min(end - at, size), length)
            if begin < finish:
                yield Span(begin, finish)

    def _anchor(self, at: int) -> None:
        """Say where text that is not in the strip begins or ends there."""
        last = self.pieces[-1] if self.pieces else (0, -1, 0)
        if (last[0] + last[2], last[1] + last[2]) != (self.length, at):
            self.pieces.append((self.length, at, 0))

    def _piece(self, start: int, end: int) -> None:
        if self.open and start < end and self.strip.text[start] == " ":
            start += 1
        if start >= end:
            return
        last = self.pieces[-1] if self.pieces else (0, -1, 0)
        if last[1] + last[2] == start and last[0] + last[2] == self.length:
            self.pieces[-1] = (last[0], last[1], last[2] + end - start)
        else:
            self.pieces.append((self.length, start, end - start))
        self._add(self.strip.text[start:end])

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
        self.open = text[-1] == " "
