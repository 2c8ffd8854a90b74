"""Lists of phrases with plain substitutes, read from the data files beside this module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice, product

from clauselint.findings import Segment
from clauselint.rules.wording.places import is_given
from clauselint.spans import Span

BRACES = re.compile(r"\{([^{}]*)\}")
WORD = re.compile(r"\w+")
BREAK = re.compile(r"[.!?;](?=\s|$)")
SIDE = re.compile(r"(?P<side><<|>>|<|>)(?P<wanted>=?)")
Guard = tuple[str, re.Pattern[str]]
BEFORE = 40
"""How many characters before a match a guard may look at."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One form of a listed phrase.

    `entry` is the first cell of its row, `form` that in one choice of its forms. `wanted` and
    `unwanted` are guards: pairs of a side ("<" just before, ">" just after, "<<" and ">>" in the
    sentence) and a pattern.
    """

    entry: str
    form: str
    substitutes: tuple[str, ...]
    sources: tuple[str, ...]
    wanted: tuple[Guard, ...] = ()
    unwanted: tuple[Guard, ...] = ()

    @property
    def pattern(self) -> re.Pattern[str]:
        """What the form matches; made when its first word is met, as few are."""
        return _pattern(self.form)

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the guards let a match at `[start, end)` of `text` pass."""
        near = _sides(text, start, end)
        return all(_found(g, near) for g in self.wanted) and not any(
            _found(g, near) for g in self.unwanted
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A listed phrase in a text, at the code points `[start, end)`."""

    phrase: Phrase
    start: int
    end: int


def _sides(text: str, start: int, end: int) -> dict[str, str]:
    before = max((b.end() for b in BREAK.finditer(text, 0, start)), default=0)
    after = BREAK.search(text, end)
    return {
        "<": text[max(start - BEFORE, 0) : start],
        ">": text[end : end + BEFORE],
        "<<": text[before:start],
        ">>": text[end : after.start() if after else len(text)],
    }


def _found(guard: Guard, near: dict[str, str]) -> bool:
    side, pattern = guard
    return bool(pattern.match(near[side]) if side == ">" else pattern.search(near[side]))


def _guards(cell: str, named: dict[str, str]) -> Iterator[tuple[bool, Guard]]:
    for guard in filter(None, (part.strip() for part in cell.split(";;"))):
        if guard[0] == "@":
            yield from _guards(named[guard], named)
            continue
        side = SIDE.match(guard)
        if side is None:
            raise ValueError(f"no side in the guard {guard!r}")
        pattern = re.compile(guard[side.end() :], re.IGNORECASE)
        yield bool(side["wanted"]), (side["side"], pattern)


def _forms(phrase: str) -> Iterator[tuple[int, ...]]:
    """Every choice of one form from each pair of braces, as their indices."""
    return product(*(range(len(b.split(","))) for b in BRACES.findall(phrase)))


def _form(text: str, choice: tuple[int, ...]) -> str:
    """The text in one form: its first braces follow the first choice, and so on."""
    left = iter(choice)
    return BRACES.sub(lambda braces: braces[1].split(",")[next(left)], text)


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form.replace(" ", r"\s+") + r"(?!\w|-\w)", re.IGNORECASE)


def _row(line: str, named: dict[str, str]) -> Iterator[tuple[str, Phrase]]:
    phrase, plain, sources, guard = (c.strip() for c in (line.split("|", 3) + [""] * 3)[:4])
    guards = list(_guards(guard, named))
    wanted = tuple(g for demand, g in guards if demand)
    unwanted = tuple(g for demand, g in guards if not demand)
    cited = tuple(source.strip() for source in sources.split(","))
    plains = re.split(r", (?![^{]*\})", plain)
    for choice in _forms(phrase):
        chosen = tuple(_form(each, choice) for each in plains)
        form = _form(phrase, choice)
        yield form, Phrase(phrase, form, chosen, cited, wanted, unwanted)


def _rows(name: str) -> Iterator[tuple[str, Phrase]]:
    data = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in data.splitlines() if line.strip() and line[0] != "#"]
    named = {k.strip(): v for k, _, v in (d.partition(" = ") for d in lines if d[0] == "@")}
    for line in lines:
        if line[0] != "@":
            yield from _row(line, named)


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
    done = 0
    for word in WORD.finditer(text):
        if word.start() >= done and not _in_compound(text, word.start()):
            for match in islice(_at(name, text, word.start()), 1):
                done = match.end
                yield match


def _at(name: str, text: str, start: int) -> Iterator[Match]:
    word = WORD.match(text, start)
    for phrase in phrases(name).get(word.group().lower() if word else "", ()):
        hit = phrase.pattern.match(text, start)
        if hit and phrase.fits(text, start, hit.end()):
            yield Match(phrase, start, hit.end())


def _in_compound(text: str, start: int) -> bool:
    return start >= 2 and text[start - 1] in "-'’/@." and text[start - 2].isalnum()


def find_in_prose(name: str, segment: Segment) -> Iterator[Match]:
    """Phrases of a list in a segment, but for those that are not the drafter's to change."""
    for match in find(name, segment.text):
        place = Span(match.start, match.end)
        if not is_given(segment, place):
            yield match


def listed(text: str, start: int, end: int) -> Match | None:
    """The wordy or archaic phrase that `[start, end)` of the text is, or None."""
    for name in ("wordy", "legalese"):
        for match in _at(name, text, start):
            if match.end == end:
                return match
    return None


def substitutes(match: Match, text: str) -> tuple[str, ...]:
    """Plain substitutes of a phrase, best first, in its letter case; empty where it can go."""
    found = text[match.start : match.end]
    return tuple(_cased(each, found) for each in match.phrase.substitutes)


def _cased(substitute: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return substitute.upper()
    return substitute[:1].upper() + substitute[1:] if like[:1].isupper() else substitute
