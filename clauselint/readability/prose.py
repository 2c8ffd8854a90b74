"""The sentences of a document as a reader meets them, found without a parse.

Headings are signposts and table cells mostly labels: neither makes a sentence, unless the cell
holds one. Nor does a short line without a stop that stands above other prose. A list item
completes its stem, so the stem ("Staff must:") makes no sentence of its own: its words are counted
with the first item, and each further item is one more sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from clauselint.findings import Document, Segment
from clauselint.spans import Span

_WORD = re.compile(r"[^\s—–…/|]+")
_CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s+[\"'“‘(\[]*[^\W_a-z])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[\"'“‘])(?:[A-Za-z](?:\.[A-Za-z])*|eg|ie|etc|cf|vs|viz|approx|incl|al|ca|dept|est|"
    r"no|nos|art|arts|sec|secs|s|ss|ch|cl|para|paras|pt|pts|p|pp|vol|fig|figs|reg|regs|div|sch|app|"
    r"mr|mrs|ms|dr|prof|hon|rev|gen|gov|sen|rep|st|jr|sr|pty|ltd|inc|corp|co|bros|plc|u\.s|"
    r"jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)$",
    re.IGNORECASE,
)
_MAY_END = re.compile(r"(?:etc|ltd|inc|corp|co|plc|bros|u\.s|a\.m|p\.m|jr|sr)$", re.IGNORECASE)
_OPENER = re.compile(
    r"\s+(?:The|This|That|These|Those|It|They|We|You|He|She|If|When|Where|A|An|In|On|For|Each|No|All)"
    r"\s"
)
_PRONOUN_I = re.compile(r"(?:^|\s)I$")
_CLOSED = re.compile(r"[.!?][\"'”’)\]]*\s*$")
_WHOLE = re.compile(
    r"\b(?:following|follows?|below|these|steps|ways|things|reasons|examples)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*(?:[a-z]|[ivx]+|\d+(?:\.\d+)*)\W*$", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
LEAST_CELL_WORDS = 6
MOST_TITLE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Sentence:
    """`[start, end)` of the text of a segment, and its words without their punctuation.

    `places` are the starts of `words` in that text. `stem` holds the words of the open list stem
    that the sentence completes; `fresh` those of them that no earlier item has completed.
    """

    segment: int
    start: int
    end: int
    words: tuple[str, ...]
    places: tuple[int, ...]
    stem: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """Words that a reader holds from the capital to the stop, those of the stem included."""
        return len(self.stem) + len(self.words)

    @property
    def counted(self) -> tuple[str, ...]:
        """Words that count towards a total, so that no stem is counted twice."""
        return (*self.fresh, *self.words)


def is_open(stem: Segment) -> bool:
    """Whether a segment that introduces a list leaves its last sentence for the items to finish.

    "Staff must:" does; "We need the following papers:" is whole, and its items only name things.
    """
    return stem.kind != "heading" and not _CLOSED.search(stem.text) and not _WHOLE.search(stem.text)


def open_words(stem: Segment) -> tuple[str, ...]:
    """Words of the unfinished sentence at the end of an open stem."""
    spans = list(sentence_spans(stem.text))
    return tuple(w for w, _ in words_in(stem, spans[-1])) if spans else ()


def sentence_spans(text: str) -> Iterator[Span]:
    """Sentences of clean prose. Abbreviations, initials and section numbers do not end one."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = text[max(start, stop.start() - 24) : stop.start()]
    if _NUMBERED.match(before) and len(before) == stop.start() - start:
        return False
    if _PRONOUN_I.search(before) or not _ABBREVIATED.search(before):
        return True
    # "Acme Pty. Ltd. The firm …": these may end a sentence, and a new one is seen to begin.
    return bool(_MAY_END.search(before) and _OPENER.match(text, stop.end()))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        yield Span(start + lead, start + len(piece.rstrip()))


def words_in(segment: Segment, span: Span) -> Iterator[tuple[str, int]]:
    """Words and their starts. Code, addresses and placeholders are no words, unless plain ones."""
    opaque = _opaque_in(segment, span)
    for match in _WORD.finditer(segment.text, span.start, span.end):
        core = _CORE.search(match.group())
        if core and not (opaque and any(o.overlaps(Span(*match.span())) for o in opaque)):
            yield core.group(), match.start() + core.start()


def _opaque_in(segment: Segment, span: Span) -> list[Span]:
    first = max(bisect_left(segment.opaque, span) - 1, 0)
    found = []
    for opaque in segment.opaque[first:]:
        if opaque.start >= span.end:
            break
        if not segment.text[opaque.start : opaque.end].strip("`").isalpha():
            found.append(opaque)
    return found


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of a document's prose, in order."""
    stems = {s.stem for s in document.segments if s.stem is not None}
    completed: set[int] = set()
    for segment in document.segments:
        is_prose = _is_prose(segment) and not _is_title(segment, document)
        spans = list(sentence_spans(segment.text)) if is_prose else []
        if segment.index in stems and is_open(segment):
            spans = spans[:-1]
        for number, span in enumerate(spans):
            found = list(words_in(segment, span))
            if found:
                stem, fresh = _stem_words(segment, document, completed) if not number else ((), ())
                words, places = zip(*found, strict=True)
                yield Sentence(segment.index, span.start, span.end, words, places, stem, fresh)


def _is_prose(segment: Segment) -> bool:
    if segment.kind == "heading" or segment.label:
        return False
    if segment.kind != "table-cell":
        return True
    words = [w for w, _ in words_in(segment, Span(0, len(segment.text)))]
    lettered = sum(w.isalpha() for w in words)
    return len(words) >= LEAST_CELL_WORDS and lettered >= 0.7 * len(words)


def _is_title(segment: Segment, document: Document) -> bool:
    # "3 Keys and cards" on a line of its own, with prose to follow: a heading without its marks.
    if segment.kind != "paragraph" or _STOPPED.search(segment.text):
        return False
    following = document.segments[segment.index + 1 : segment.index + 2]
    few = len(segment.text.split()) <= MOST_TITLE_WORDS
    return few and any(after.kind != "heading" for after in following)


def _stem_words(
    item: Segment, document: Document, completed: set[int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    stem: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    while item.stem is not None and is_open(document.segments[item.stem]):
        item = document.segments[item.stem]
        words = open_words(item)
        stem = words + stem
        if item.index not in completed:
            completed.add(item.index)
            fresh = words + fresh
    return stem, fresh
