"""How a change moves each section: the sections of two versions, matched by their headings."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from clauselint.findings import Score, SectionChange

Key = tuple[tuple[str, ...], int]


def compare(before: Score | None, after: Score | None) -> tuple[SectionChange, ...]:
    """The document first, then sections in order of the newer version, then removed ones.

    Sections match where the headings above them and their own are the same; of several alike, the
    first matches the first. None stands for a version that lacks the file.
    """
    old, new = _by_heading(before), _by_heading(after)
    changes = [_change(key, old.get(key), new.get(key)) for key in new]
    changes += [_change(key, old[key], None) for key in old if key not in new]
    return (_change(None, before, after), *changes)


def _by_heading(score: Score | None) -> dict[Key, Score]:
    seen: Counter[tuple[str, ...]] = Counter()
    found: dict[Key, Score] = {}
    for section in score.sections if score is not None else ():
        found[section.trail, seen[section.trail]] = section
        seen[section.trail] += 1
    return found


def _change(key: Key | None, before: Score | None, after: Score | None) -> SectionChange:
    shown = after or before
    return SectionChange(
        kind="document" if key is None else "section",
        trail=() if key is None else key[0],
        line=shown.line if shown is not None else 1,
        status=_status(before, after),
        effort=(_effort(before), _effort(after)),
        grade=(_grade(before), _grade(after)),
        words=(before.words if before else 0, after.words if after else 0),
    )


def _status(
    before: Score | None, after: Score | None
) -> Literal["added", "removed", "changed", "same"]:
    if before is None or after is None:
        return "added" if before is None else "removed"
    return "same" if _prose(before) == _prose(after) else "changed"


def _prose(score: Score) -> tuple[str, ...]:
    return tuple(sentence.text for sentence in score.sentences)


def _effort(score: Score | None) -> float | None:
    return None if score is None else score.effort


def _grade(score: Score | None) -> float | None:
    return None if score is None else score.formulas.get("flesch_kincaid_grade")
