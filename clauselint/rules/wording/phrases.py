"""Lists of phrases with plain substitutes, read from the data files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from clauselint.findings import Segment
from clauselint.spans import Span


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text that lists them, with spaces between."""
    return frozenset(text.split())


BRACES = re.compile(r"\{([^{}]*)\}")
WORD = re.compile(r"\w+")
BEFORE = 40
"""How many characters before a match a guard may look at."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of a listed phrase.

    `wanted` and `unwanted` are guards: pairs of a side ("<" before, ">" after) and a pattern.
    """

    pattern: re.Pattern[str]
    substitutes: tuple[str, ...]
    sources: tuple[str, ...]
    wanted: tuple[tuple[str, re.Pattern[str]], ...] = ()
    unwanted: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the guards let a match at `[start, end)` of `text` pass."""
        near = {"<": text[max(start - BEFORE, 0) : start], ">": text[end : end + BEFORE]}
        return all(_found(side, p, near[side]) for side, p in self.wanted) and not any(
            _found(side, p, near[side]) for side, p in self.unwanted
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A listed phrase in a text, at the code points `[start, end)`."""

    phrase: Phrase
    start: int
    end: int


def _found(side: str, pattern: re.Pattern[str], near: str) -> bool:
    return bool(pattern.match(near) if side == ">" else pattern.search(near))


def _guards(cell: str) -> Iterator[tuple[str, bool, re.Pattern[str]]]:
    for guard in filter(None, cell.split(";;")):
        side, rest = guard[0], guard[1:]
        wanted = rest.startswith("=")
        yield side, wanted, re.compile(rest[1:] if wanted else rest, re.IGNORECASE)


def _forms(text: str) -> list[str]:
    braces = BRACES.search(text)
    if braces is None:
        return [text]
    return [text[: braces.start()] + form + text[braces.end() :] for form in braces[1].split(",")]


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form.replace(" ", r"\s+") + r"(?!\w|-\w)", re.IGNORECASE)


def _row(line: str) -> Iterator[tuple[str, Phrase]]:
    phrase, plain, sources, guard = (line.split("|", 3) + [""] * 3)[:4]
    guards = list(_guards(guard.strip()))
    wanted = tuple((side, pattern) for side, demand, pattern in guards if demand)
    unwanted = tuple((side, pattern) for side, demand, pattern in guards if not demand)
    forms = _forms(phrase.strip())
    for at, form in enumerate(forms):
        substitutes = [_forms(each) for each in plain.strip().split(", ")]
        chosen = tuple(each[at if len(each) > 1 else 0] for each in substitutes)
        cited = tuple(source.strip() for source in sources.split(","))
        yield form, Phrase(_pattern(form), chosen, cited, wanted, unwanted)


def _rows(name: str) -> Iterator[tuple[str, Phrase]]:
    data = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    for line in data.splitlines():
        if line.strip() and not line.startswith("#"):
            yield from _row(line)


@cache
def phrases(name: str) -> dict[str, tuple[Phrase, ...]]:
    """The list in `data/<name>.txt`, by first word in lower case, longest phrase first."""
    index: dict[str, list[tuple[int, Phrase]]] = {}
    for form, phrase in _rows(f"{name}.txt"):
        first = WORD.match(form)
        if first is None:
            raise ValueError(f"{name}.txt: no first word in {form!r}")
        index.setdefault(first.group().lower(), []).append((len(form), phrase))
    return {
        word: tuple(phrase for _, phrase in sorted(rows, key=lambda row: -row[0]))
        for word, rows in index.items()
    }


def find(name: str, text: str) -> Iterator[Match]:
    """Phrases of a list in `text`, left to right, the longest at each place, none overlapping."""
    index, done = phrases(name), 0
    for word in WORD.finditer(text):
        if word.start() < done or _in_compound(text, word.start()):
            continue
        for phrase in index.get(word.group().lower(), ()):
            hit = phrase.pattern.match(text, word.start())
            if hit and phrase.fits(text, hit.start(), hit.end()):
                done = hit.end()
                yield Match(phrase, hit.start(), hit.end())
                break


def _in_compound(text: str, start: int) -> bool:
    return start >= 2 and text[start - 1] in "-'’/@." and text[start - 2].isalnum()


def find_in_prose(name: str, segment: Segment) -> Iterator[Match]:
    """Phrases of a list in a segment, but for those in code, placeholders and quoted words."""
    for match in find(name, segment.text):
        place = Span(match.start, match.end)
        if not is_opaque(segment, place) and not is_mentioned(segment.text, place):
            yield match


def is_opaque(segment: Segment, place: Span) -> bool:
    """Whether a place lies in code, a placeholder or an address."""
    return any(place.overlaps(span) for span in segment.opaque)


def is_mentioned(text: str, place: Span) -> bool:
    """Whether a place is quoted whole, as a word that is spoken about: the term "herein"."""
    before, after = text[: place.start].rstrip(), text[place.end :].lstrip(" .,;")
    return before.endswith(("“", '"', "‘", "'")) and after.startswith(("”", '"', "’", "'"))


def substitutes(text: str) -> tuple[str, ...]:
    """Plain substitutes of a wordy or archaic phrase, best first, in its letter case.

    An empty string means that the words can go. Empty where the phrase is not listed.
    """
    for name in ("wordy", "legalese"):
        first = WORD.match(text)
        for phrase in phrases(name).get(first.group().lower() if first else "", ()):
            if phrase.pattern.fullmatch(text):
                return tuple(_cased(each, text) for each in phrase.substitutes)
    return ()


def _cased(substitute: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return substitute.upper()
    return substitute[:1].upper() + substitute[1:] if like[:1].isupper() else substitute
