"""Where words are not the drafter's to change: headings, names and titles.

Quotations are the reader's to find (`Segment.quoted`), and the settings say what becomes of them.
"""

from __future__ import annotations

import re

from clauselint.findings import Segment
from clauselint.spans import Span

CAPITAL = re.compile(r"\b[A-Z]")
OPENING = re.compile(r"(?:^|[.!?:;]|^\W*[\w-]{1,5}[.)])[\s\"“”'’()\[\]*•–—-]*$")
"""What stands before the first word of a sentence: nothing, a mark, or the number of an item."""
NAME = re.compile(r"[A-Z][\w’'-]*$")
PART = r"(?:Sections?|Title|Chapter|Part|Article)\b"
DATE = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
NAMED = re.compile(rf"(?:the\s+)?(?!{PART}|{DATE})[A-Z][\w’'-]*[a-z]\b")


def is_given(segment: Segment, place: Span) -> bool:
    """Whether the words of a place are code, an address, a heading or a name.

    Others cite a heading as it stands.
    """
    fixed = segment.kind == "heading" or is_opaque(segment, place)
    return fixed or is_titled(segment.text, place)


def is_opaque(segment: Segment, place: Span) -> bool:
    """Whether a place lies in code, a placeholder or an address."""
    return any(place.overlaps(span) for span in segment.opaque)


def is_titled(text: str, place: Span) -> bool:
    """Whether the words are part of a name or title: "Rules Pursuant to the Act"."""
    words, before, after = text[place.start : place.end], text[: place.start], text[place.end :]
    opens = bool(OPENING.search(before))
    if CAPITAL.search(words[1:] if opens else words):
        return True
    # "Grants in lieu of Rent": small words inside a title.
    left, right = NAME.search(before.rstrip()), NAMED.match(after.lstrip())
    inside = left is not None and not OPENING.search(before.rstrip()[: left.start()])
    return inside and right is not None
