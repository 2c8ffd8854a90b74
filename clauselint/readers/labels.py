"""What names something and is no sentence: headings, cells, form fields, addresses, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from clauselint.findings import Segment
from clauselint.lexicon import counting, words
from clauselint.spans import Span

LEAST_CELL_WORDS = 6
_LETTERED = 0.7
MOST_TITLE_WORDS = 6
_FIELD_WORDS = 4
_VALUE_WORDS = 6
_LINE_LENGTH = 60

_BLANK = re.compile(r"_{3,}|\.{4,}|[☐□✓]|/s/")
_GAP = re.compile(rf"{_BLANK.pattern}|[:|]")
_FIELD = re.compile(
    r"(?P<name>[A-Z][^.:;!?]{0,40}):\s+(?P<value>[A-Z\d(+#@\"“].{0,80}|\S+@\S+|https?:\S+)"
)
_STOPPED = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
_ENDED = re.compile(r"[.!?;…][\"'”’)\]]*\s*$")
_PLACE = re.compile(
    r"\b[A-Z]{2}\.?,? \d{5}(?:-\d{4})?\b"  # Springfield, IL 62701
    r"|\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b"  # London SW1A 1AA
    r"|\bP\.? ?O\.? Box \d+"
)
_STREET = re.compile(r"(?:^|,\s)\d{1,5}[A-Za-z]?\s+(?P<name>(?:[A-Z0-9][\w.'’]*\s?){1,5})")
_WORD = re.compile(r"[^\W_][\w'’.-]*")


def marked(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """The segments, those that are labels marked."""
    stems = {s.stem for s in segments}
    return tuple(
        replace(s, label=True) if not s.label and _is_label(s, stems, segments) else s
        for s in segments
    )


def lines_apart(lines: Sequence[str]) -> bool:
    """Whether the lines of one paragraph are an address, a form or a signature, a line each."""
    bare = [line.replace("*", "").replace("\\", "").strip() for line in lines]
    if len(bare) < 2 or not all(map(_is_short, bare)):
        return False
    fields = sum(is_field(line) for line in bare)
    return fields > 1 or any(is_address(line) or _BLANK.search(line) for line in bare)


def is_field(text: str) -> bool:
    """Whether a text is a field of a form ("Name: ____") or a line of facts ("Owner: Registry")."""
    found = _FIELD.fullmatch(text)
    if found and not _ENDED.search(text) and not _says(text):
        return _size(found["name"]) <= _FIELD_WORDS and _size(found["value"]) <= _VALUE_WORDS
    if not _BLANK.search(text) and not text.endswith(":"):
        return False
    parts = _GAP.split(text)
    return not any(_size(p) > _FIELD_WORDS or _ENDED.search(p) or _says(p) for p in parts)


def is_address(text: str) -> bool:
    """Whether a text is a postal address or a line of one; a sentence that gives one is none."""
    found = _WORD.findall(text)
    running = sum(word.islower() for word in found)
    if running > 1 or _says(text) or text.endswith((";", ":", "?", "!")):
        return False
    street = _STREET.search(text)
    types = words("street-types")
    names = _WORD.findall(street["name"].lower()) if street else []
    return bool(_PLACE.search(text)) or any(name.rstrip(".") in types for name in names[1:])


def _is_label(segment: Segment, stems: set[int | None], segments: Sequence[Segment]) -> bool:
    if segment.kind == "heading":
        return True
    if segment.kind == "table-cell" and not _is_prose_cell(segment):
        return True
    if segment.index in stems or segment.stem is not None:
        return False
    return _is_form(segment.text) or _is_title(segment, segments)


@lru_cache(maxsize=4096)
def _is_form(text: str) -> bool:
    return is_field(text) or is_address(text)


def _is_prose_cell(segment: Segment) -> bool:
    place = Span(0, len(segment.text))
    found = [word for word, _ in counting.words_in(segment.text, place, segment.opaque)]
    lettered = sum(word.isalpha() for word in found)
    return len(found) >= LEAST_CELL_WORDS and lettered >= _LETTERED * len(found)


def _is_title(segment: Segment, segments: Sequence[Segment]) -> bool:
    # "3 Keys and cards" on a line of its own, with prose to follow: a heading without its marks.
    if segment.kind != "paragraph" or _STOPPED.search(segment.text) or _says(segment.text):
        return False
    following = segments[segment.index + 1 : segment.index + 2]
    few = len(segment.text.split()) <= MOST_TITLE_WORDS
    return few and any(after.kind != "heading" for after in following)


def _is_short(line: str) -> bool:
    starts = line[:1].isupper() or line[:1].isdigit() or bool(_BLANK.match(line))
    return starts and len(line) <= _LINE_LENGTH and not _ENDED.search(line) and not _says(line)


def _says(text: str) -> bool:
    """Whether a text has a finite auxiliary, as sentences have; "May" is a month."""
    found = (word.replace("’", "'") for word in _WORD.findall(text))
    return any(word in words("auxiliaries") for word in found)


def _size(text: str) -> int:
    return len(_WORD.findall(text))
