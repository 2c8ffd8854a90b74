"""The proof of a rewording that only cuts: every word stands where it stood.

A transformation that takes words out and opens their sentence with fixed words ("This is so") has
its licence say which. Then the new sentences, without those openings, have to be stretches of the
source in their order, and together all of it but for the words left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauselint.rewrite.proof.licence import Licence

_WORD = re.compile(r"\w+")


def misplaced(source: str, after: Sequence[str], licence: Licence) -> str:
    """What of the new sentences is not as the licence says; empty if all is."""
    if licence.openings is None:
        return ""
    old, openings = words(source), [words(text) for text in licence.openings]
    covered: set[int] = set()
    for place, sentence in enumerate(after):
        new, openings = _without_opening(words(sentence), openings)
        most = licence.stretches[min(place, len(licence.stretches) - 1)]
        found = [*_from_left(new, old, most), *_from_right(new, old, most)]
        if (new and not found) or not _holds(new, words(licence.repeated)):
            return f"not in the source: {sentence}"
        covered.update(i for start, end in found for i in range(start, end))
    if openings:
        return f"no opening: {' '.join(openings[0])}"
    lost = [word for place, word in enumerate(old) if place not in covered]
    return "" if lost == words(licence.left_out) else f"lost: {' '.join(lost)}"


def words(text: str) -> list[str]:
    """The words of a text in lower case, without marks."""
    return [word.lower() for word in _WORD.findall(text)]


def _without_opening(
    sentence: list[str], openings: list[list[str]]
) -> tuple[list[str], list[list[str]]]:
    """The sentence behind the opening that it has, and the openings that are left to find."""
    for place, opening in enumerate(openings):
        if sentence[: len(opening)] == opening:
            return sentence[len(opening) :], openings[:place] + openings[place + 1 :]
    return sentence, openings


def _holds(sentence: list[str], part: list[str]) -> bool:
    size = len(part)
    return any(sentence[i : i + size] == part for i in range(len(sentence) - size + 1))


def _from_left(new: list[str], old: list[str], most: int) -> list[tuple[int, int]]:
    found = stretches(new, old)
    return found if found is not None and len(found) <= most else []


def _from_right(new: list[str], old: list[str], most: int) -> list[tuple[int, int]]:
    """The same from the end: a word that stands twice may be the later one."""
    size = len(old)
    return [(size - end, size - start) for start, end in _from_left(new[::-1], old[::-1], most)]


def stretches(new: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]] | None:
    """Stretches `[start, end)` of `old` that make `new`, each the longest, in ascending order."""
    found: list[tuple[int, int]] = []
    done, low = 0, 0
    while done < len(new):
        start, size = max(
            ((s, _common(new[done:], old[s:])) for s in range(low, len(old))),
            key=lambda match: (match[1], -match[0]),
            default=(0, 0),
        )
        if not size:
            return None
        found.append((start, start + size))
        done, low = done + size, start + size
    return found


def _common(new: Sequence[str], old: Sequence[str]) -> int:
    """How many words both begin with."""
    size = 0
    while size < min(len(new), len(old)) and new[size] == old[size]:
        size += 1
    return size
