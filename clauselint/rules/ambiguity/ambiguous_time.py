"""AMB026: times and dates that stand for two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from clauselint.findings import Candidate, Reading, Segment
from clauselint.rules.base import TextRule

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
MONTH = rf"(?:{'|'.join(MONTHS)})"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = rf"(?:{WEEKDAY}|{MONTH}\s+\d{{1,2}}\b|\d{{1,2}}\s+{MONTH})"
MIDNIGHT = re.compile(
    rf"\bmidnight,?\s+(?:(?:on|of)\s+)?(?P<after>{DAY})|(?P<before>{DAY})\s+at\s+midnight\b"
)
TWELVE = re.compile(r"(?<![\d:.,-])12(?::00)?\s?(?P<half>[ap])(?:\.\s?m\.|m\b)", re.IGNORECASE)
DATE = re.compile(
    r"(?<![\w/.-])(?P<one>\d{1,2})(?P<sign>[/.-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4})(?![\w/-])"
)
FREQUENCY = re.compile(r"(?<![\w-])(?:b|(?:(?<=^)|(?<=[.!?] ))B)i-?(?:\w+)(?![\w-])")
TOLD = re.compile(
    r"\b(?:every (?:two|other|second)|twice|two times|once every|fortnight)", re.IGNORECASE
)
HALF = r"[ap](?:\.\s?m\.|m\b)"
SAID = re.compile(r"\W{0,3}(?:noon|midnight|midday)|\s*(?:[-–—]|to\b)\s*\d", re.IGNORECASE)
"""What tells the twelve before it: a word, or the other end of a range of hours."""
OPENED = re.compile(rf"\d\s?{HALF}\s*(?:[-–—]|to|and)\s*$", re.IGNORECASE)
"""A range of hours that the twelve behind it closes."""
NEAR = 80
"""Characters before and after a word for how often in which it may be explained."""
CONFIDENCE, CUSTOM = 0.8, 0.4
"""Set by hand: usage guides agree on the first; "12 p.m." has a custom that not all know."""


class AmbiguousTime(TextRule):
    """A time or date stands for two, and nothing says which.

    ## What it does

    Finds "biweekly", "bimonthly", "biannual" and their like; "midnight" with a day; "12 a.m." and
    "12 p.m."; and dates in figures whose day and month can be told either way ("03/04/2025"),
    unless another date of the paragraph shows the order or the words beside it explain it. The
    other end of a range of hours ("9 a.m. to 12 p.m.") tells which twelve is meant.

    ## Why is this bad?

    "Biweekly" is twice a week or every two weeks; midnight on Friday begins the day or ends it; a
    date in figures is read in one order in the United States and in another in most of the world.
    A deadline then falls on two days.

    ## Example

    > Send the claim by midnight on Friday.

    ## Use instead

    > Send the claim by 11:59 p.m. on Friday.

    ## References

    - B. Garner, *Garner's Modern English Usage* (5th ed., 2022), "biweekly; bimonthly".
    - K. A. Adams, *A Manual of Style for Contract Drafting*, on references to time.
    - National Institute of Standards and Technology, *Times of Day FAQs*, on noon and midnight.
    - ISO 8601-1:2019, *Date and time*.
    """

    code = "AMB026"
    name = "ambiguous-time"

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """Times of prose; a heading binds nobody."""
        if segment.kind == "heading":
            return
        for found in _found(segment.text):
            if not any(s.start < found.end and found.start < s.end for s in segment.opaque):
                yield found


def _found(text: str) -> Iterator[Candidate]:
    yield from _frequencies(text)
    yield from _midnights(text)
    yield from _twelves(text)
    yield from _dates(text)


@cache
def _meanings() -> dict[str, tuple[str, str]]:
    source = files(__package__).joinpath("data", "ambiguous_times.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in source.splitlines() if line and line[0] != "#")
    return {word: (one, other) for word, one, other in rows}


def _frequencies(text: str) -> Iterator[Candidate]:
    for match in FREQUENCY.finditer(text):
        meanings = _meanings().get(match[0].lower().replace("-", ""))
        if meanings and not TOLD.search(text, max(match.start() - NEAR, 0), match.end() + NEAR):
            yield _candidate(match, meanings)


def _midnights(text: str) -> Iterator[Candidate]:
    for match in MIDNIGHT.finditer(text):
        day = match["after"] or match["before"]
        yield _candidate(
            match, (f"the midnight that ends {day}", f"the midnight that begins {day}")
        )


def _twelves(text: str) -> Iterator[Candidate]:
    for match in TWELVE.finditer(text):
        if not (SAID.match(text, match.end()) or OPENED.search(text[: match.start()])):
            usual = ("noon", "midnight") if match["half"].lower() == "p" else ("midnight", "noon")
            yield _candidate(match, usual, CUSTOM)


def _dates(text: str) -> Iterator[Candidate]:
    dates = [m for m in DATE.finditer(text) if _is_date(m)]
    if all(max(_figures(m)) <= len(MONTHS) for m in dates):
        for match in dates:
            one, two = _figures(match)
            if one != two:
                orders = (_day(two, one, match["year"]), _day(one, two, match["year"]))
                yield _candidate(match, orders)


def _figures(match: re.Match[str]) -> tuple[int, int]:
    return int(match["one"]), int(match["two"])


def _is_date(match: re.Match[str]) -> bool:
    low, high = sorted(_figures(match))
    return 1 <= low <= len(MONTHS) and high <= 31


def _day(day: int, month: int, year: str) -> str:
    return f"{day} {MONTHS[month - 1]} {year}"


def _candidate(
    match: re.Match[str], readings: tuple[str, str], confidence: float = CONFIDENCE
) -> Candidate:
    one, other = readings
    return Candidate(
        code=AmbiguousTime.code,
        start=match.start(),
        end=match.end(),
        message=f"“{match[0]}” may be {one} or {other}",
        confidence=confidence,
        readings=(Reading(one, 0.5), Reading(other, 0.5)),
    )
