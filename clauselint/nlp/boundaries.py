"""Where sentences start inside a block: the network proposes, punctuation and numbering dispose."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

CLOSERS = frozenset("\"'”’»)]}")
_OPENERS = frozenset("\"'“‘«([{")  # a straight quote after a space opens
ENDERS = frozenset({".", "?", "!", "…", "...", "?!", "!!"})
# Words whose stop belongs to them.
_ABBREVIATIONS = frozenset(
    """
    approx art cf ch cl co corp dept div dr ed eds encl est etc ext fig hon inc incl ltd max min
    misc mr mrs ms mt no nos op para paras pp prof pt pty pub reg regs rev sch sec sect ser sr st
    subs tel vol vs viz
    """.split()  # noqa: SIM905
)
_ENDING = frozenset({"etc", "inc", "ltd", "co", "corp", "jr", "sr"})
_NUMBERED = re.compile(r"\(?([0-9]+(\.[0-9]+)*|[ivxIVX]{1,5}|[a-zA-Z])")
LIKELY, SURE = 0.25, 0.9


def starts(
    words: Sequence[str], probability: npt.NDArray[np.float64], spaced: Sequence[bool]
) -> list[bool]:
    """Whether each word starts a sentence; `spaced` tells whether white space comes before it."""
    out = [True] + [False] * (len(words) - 1)
    begun = 0
    for i in range(1, len(words)):
        if _may_start(words, i, begun, spaced[i]) and _likely(words, i, float(probability[i])):
            out[i], begun = True, i
    return out


def _likely(words: Sequence[str], i: int, p: float) -> bool:
    first = next((word for word in words[i : i + 3] if word not in _OPENERS), "")
    lower = first.lstrip("\"'“‘([")[:1].islower()
    plain = words[i - 1] in ENDERS or words[i - 1][-1:] in CLOSERS
    if lower:
        return p > SURE
    return p > (LIKELY if plain else 0.6)


def _may_start(words: Sequence[str], i: int, begun: int, spaced: bool) -> bool:
    last = i - 1
    while last > begun and words[last] in CLOSERS:
        last -= 1
    word = words[last]
    if (
        not spaced
        or words[i] in CLOSERS - _OPENERS
        or words[i] in ENDERS
        or words[i] in {",", ";", ":"}
    ):
        return False
    if word[-1:] not in ENDERS and word not in ENDERS:
        return False
    if word == "." and last > begun:
        return not _stop_is_part(words, last, begun, i)
    return not (word != "." and word.endswith(".") and _always_part(word))


def _stop_is_part(words: Sequence[str], stop: int, begun: int, following: int) -> bool:
    before = words[stop - 1]
    if stop - 1 == begun and _NUMBERED.fullmatch(before):
        return True  # "4.2. Records are kept": a number that opens the sentence
    if before.lower() in _ENDING:
        return not words[following][:1].isupper()
    if before.lower() in _ABBREVIATIONS:
        return True
    return (
        len(before) == 1 and before.isupper() and before != "I" and words[following][:1].isupper()
    )


def _always_part(word: str) -> bool:
    bare = word.rstrip(".").lower()
    return bare in {"e.g", "i.e", "mr", "mrs", "ms", "dr", "prof", "no", "vs", "viz", "cf", "al"}
