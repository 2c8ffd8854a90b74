"""Words that are not the drafter's own: quotations, licences, passages in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from clauselint.findings import Segment
from clauselint.lexicon import lines, sentences, words
from clauselint.lexicon.language import is_foreign
from clauselint.spans import Span

KEPT = 4096
"""Texts of which it is remembered what is said in them: those of a document of 60,000 words."""

_LONGEST = 2000
_QUOTED = re.compile(
    rf"“[^“”]{{1,{_LONGEST}}}(?:”|\Z)|„[^„“”]{{1,{_LONGEST}}}[“”]|«[^«»]{{1,{_LONGEST}}}»"
    rf"|(?<![\w\"])\"(?=\S)[^\"]{{1,{_LONGEST}}}(?<=\S)\"(?!\w)"
    rf"|(?<!\w)‘(?=\S)[^‘]{{1,{_LONGEST}}}?(?<=\S)’(?!\w)"
    rf"|(?<!\w)'(?=\S)[^']{{1,{_LONGEST}}}?(?<=\S)'(?!\w)"
)
_OPENS = ("“", "«", '"', "„")
_CLOSES = ("”", "»", '"')
_FIRST_WORD = re.compile(r"\W*([\w.;]*[\w])")


def is_note(text: str) -> bool:
    """Whether a block quote is a note of its author's ("Note: …"), and quotes nobody."""
    found = _FIRST_WORD.match(text)
    return found is not None and found[1].lower() in words("notice-words")


def marked(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments with their quoted ranges."""
    licensed = _licensed(segments)
    going_on = _going_on(segments)
    return tuple(
        _whole(s) if s.index in licensed or s.index in going_on else _in_part(s) for s in segments
    )


def _whole(segment: Segment) -> Segment:
    return replace(segment, quoted=(Span(0, len(segment.text)),))


def _in_part(segment: Segment) -> Segment:
    if segment.quoted:
        return segment
    found = _others(segment.text)
    return replace(segment, quoted=found) if found else segment


@lru_cache(maxsize=KEPT)
def _others(text: str) -> tuple[Span, ...]:
    """The ranges of a text between quotation marks, or in another language."""
    return tuple(_disjoint([*_between_marks(text), *_foreign(text)]))


def _between_marks(text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _QUOTED.finditer(text))


def _foreign(text: str) -> Iterator[Span]:
    return (s for s in sentences.spans(text) if is_foreign(text[s.start : s.end]))


def _disjoint(spans: list[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if span.start >= end:
            yield span
            end = span.end


def _going_on(segments: Sequence[Segment]) -> set[int]:
    """Paragraphs of a quotation that opens each of them and closes only the last."""
    found: set[int] = set()
    for at, segment in enumerate(segments):
        mark = segment.text[:1]
        rest = segment.text[1:]
        before = at > 0 and segments[at - 1].index in found
        if segment.kind != "paragraph" or mark not in _OPENS:
            continue
        if not before and any(c in rest for c in _CLOSES):
            continue
        following = segments[at + 1].text[:1] if at + 1 < len(segments) else ""
        if following == mark or (before and segments[at - 1].text[:1] == mark):
            found.add(segment.index)
    return found


def _licensed(segments: Sequence[Segment]) -> set[int]:
    """Segments with a licence's wording, and the whole of a section that is the licence's text."""
    found = {s.index for s in segments if _has_wording(s.text)}
    titles = {s.index for s in segments if found and _is_title(s, segments)}
    for at, segment in enumerate(segments):
        if segment.section in titles or (segment.kind == "heading" and segment.section in titles):
            found.add(at)
            if segment.kind == "heading":
                titles.add(at)
    return found | titles


@lru_cache(maxsize=KEPT)
def _has_wording(text: str) -> bool:
    plain = " ".join(text.lower().translate({0x201C: '"', 0x201D: '"'}).split())
    return any(phrase in plain for phrase in lines("licence-words"))


def _is_title(segment: Segment, segments: Sequence[Segment]) -> bool:
    """Whether a heading names a licence, and its wording stands below."""
    if segment.kind != "heading":
        return False
    named = segment.text.lower().startswith(lines("licence-titles"))
    return named and any(s.section == segment.index and _has_wording(s.text) for s in segments)
