"""Where a sentence may end, by the words around a stop alone; one answer for parser and scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from clauselint.lexicon import words
from clauselint.spans import Span

CLOSERS = "\"'”’»)]}"
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?:(?=\s+[\"'“‘(\[]*[^\W_a-z])|(?<=[a-z][a-z]\.)(?=[A-Z][a-z]))"
)
_WORD = re.compile(r"[^\s—–/]+")
_ENUMERATOR = re.compile(r"\(?([0-9]+(\.[0-9]+)*|[ivxIVX]{1,5}|[a-zA-Z])")
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)*")
_LABEL = re.compile(r"[0-9]|[(§#\[]|[IVXivx]{1,5}\b|[A-Za-z]\b")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")


_NAMED = ("labelled-nouns", "abbreviations-numbered", "abbreviations-ending")


class Stop(Enum):
    """What a full stop after a word does. LIKELY and UNLIKELY leave room for other evidence."""

    ENDS = "ends"
    LIKELY = "likely"
    UNLIKELY = "unlikely"
    PART = "part"


def full_stop(before: Sequence[str], following: str) -> Stop:
    """What a full stop does after `before`, the words of its sentence so far, none of them empty.

    `following` is the next word, from its first letter, figure or sign on.
    """
    word, lower = before[-1], before[-1].lower()
    previous = before[-2].lower() if len(before) > 1 else ""
    if len(before) == 1 and _ENUMERATOR.fullmatch(word.rstrip(")")):
        return Stop.PART  # "4.2. Records are kept": a number that opens the sentence
    if lower in words("abbreviations-before"):
        return Stop.PART
    if lower in words("abbreviations-numbered") and _LABEL.match(following):
        return Stop.PART if following not in ("A", "I") else Stop.UNLIKELY
    if not following[:1].isupper():
        return Stop.PART if lower in words("abbreviations-ending") else Stop.LIKELY
    if _NUMBER.fullmatch(word):
        return Stop.ENDS if _is_named(before) else Stop.LIKELY
    if len(word) == 1 and word.isalpha():
        return _letter(word, previous, following)
    return _abbreviation(lower, following)


def _is_named(before: Sequence[str]) -> bool:
    """Whether a number ends a reference or date: "sections 3 and 4", "Jan. 3"; not "steps: 1"."""
    for word in reversed(before[:-1]):
        bare = word.lower().strip(".,()")
        if not (_NUMBER.fullmatch(bare) or bare in ("", "and", "or", "to", "–", "-")):
            return any(
                name in words(kind) for name in (bare, bare.removesuffix("s")) for kind in _NAMED
            )
    return False


def _letter(word: str, previous: str, following: str) -> Stop:
    if word == "I":
        return Stop.LIKELY
    if previous in words("labelled-nouns"):
        return Stop.ENDS
    if word.islower():
        return Stop.LIKELY
    # "J. Marsh" is a name, "J. The" is none.
    return Stop.UNLIKELY if following.lower() in words("sentence-openers") else Stop.PART


def _abbreviation(lower: str, following: str) -> Stop:
    opens = following.lower() in words("sentence-openers")
    if lower in ("a.m", "p.m", "am", "pm"):
        return Stop.UNLIKELY if following.lower() in words("times-after") else Stop.ENDS
    if lower == "etc":
        return Stop.ENDS
    if lower in words("abbreviations-ending") or _DOTTED.fullmatch(lower):
        return Stop.ENDS if opens else Stop.UNLIKELY
    return Stop.LIKELY


def spans(text: str) -> Iterator[Span]:
    """Sentences of clean prose, found without a parse."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


_NEAR = 80


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    begin = max(start, stop.start() - _NEAR)
    before = [found.lstrip("\"'“‘([") for found in _WORD.findall(text, begin, stop.start())]
    before = [word for word in before if word]
    following = _WORD.search(text, stop.end())
    bare = following.group().lstrip("\"'“‘([") if following else ""
    if begin > start:
        before.insert(0, "…")
    if not before or (len(before) > 1 and before[-1][-1:] in CLOSERS):
        return True
    return full_stop(before, bare.rstrip(".,;:!?\"'”’)]")) in (Stop.ENDS, Stop.LIKELY)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    if piece.strip():
        lead = len(piece) - len(piece.lstrip())
        yield Span(start + lead, start + len(piece.rstrip()))
