"""Are imperatives read as such? `models/gold/imperatives.tsv`; its README says what counts."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.common import GOLD, Interval, bootstrap, table

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

FILE = GOLD / "imperatives.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence; `verbs` are the places in it where the imperative verbs begin."""

    id: str
    construction: str
    polarity: str
    stem: str
    text: str
    verbs: tuple[int, ...]

    @property
    def control(self) -> bool:
        """Whether it holds no imperative."""
        return self.polarity == "none"

    @property
    def analysed(self) -> tuple[str, int]:
        """The text that a parser gets, and where the sentence begins in it.

        An item is read with its stem, without the colon ("Before you travel register your trip").
        """
        head = self.stem.rstrip(":")
        return (f"{head} {self.text}", len(head) + 1) if head else (self.text, 0)


def cases(path: Path = FILE) -> list[Case]:
    """All cases of the gold set."""
    with path.open(encoding="utf8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [_case(row) for row in rows]


def _case(row: dict[str, str]) -> Case:
    marked = row["sentence"]
    stars = [m.start() for m in re.finditer(r"\*", marked)]
    verbs = tuple(star - k for k, star in enumerate(stars) if k % 2 == 0)
    text = marked.replace("*", "")
    return Case(row["id"], row["construction"], row["polarity"], row["stem"], text, verbs)


def is_verb_reading(token: Token) -> bool:
    """Whether a token is read as a verb in the imperative or the base form.

    A pipeline that sets no universal tags is judged by its Penn tags alone.
    """
    imperative = "Imp" in token.morph.get("Mood", [])
    return token.pos_ in ("VERB", "AUX", "") and (imperative or token.tag_ == "VB")


Read = Callable[[Case], "tuple[Doc, int]"]
"""A case to its parse, and where the sentence begins in it."""


def of_pipeline(nlp: Language) -> Read:
    """Read with any spaCy pipeline, a list item together with its stem."""

    def read(case: Case) -> tuple[Doc, int]:
        text, start = case.analysed
        return nlp(text), start

    return read


def ours(case: Case) -> tuple[Doc, int]:
    """Read through our own readers and stems; a list item or a heading as Markdown."""
    from clauselint.nlp.model import analyse
    from clauselint.readers import read

    mark = "# " if case.construction == "control-heading" else "- " if case.stem else ""
    source = f"{case.stem}\n\n{mark}{case.text}\n"
    *_, last = analyse(read(source.encode(), "case.md"))
    return last.doc, last.own


def correct(case: Case, doc: Doc, start: int) -> bool:
    """Whether all imperatives of a case are read as such, or a control has none."""
    if case.control:
        moods = [mood for token in doc for mood in token.morph.get("Mood", [])]
        return not is_verb_reading(doc[0]) and "Imp" not in moods
    begins = {token.idx - start: token for token in doc}
    return all(at in begins and is_verb_reading(begins[at]) for at in case.verbs)


def evaluate(read: Read, rows: Iterable[Case]) -> dict[str, bool]:
    """Case id to whether it was read right."""
    return {case.id: correct(case, *read(case)) for case in rows}


def score(results: dict[str, bool], *, control: bool) -> Interval:
    """Share right over the imperatives, or over the controls."""
    hits = [ok for id_, ok in results.items() if id_.startswith("ctl") == control]
    return bootstrap(hits, [1] * len(hits))


def report(results: dict[str, bool], rows: Sequence[Case], *, shown: int = 20) -> str:
    """Table by construction, and the first misses below it."""
    by: dict[str, list[bool]] = {}
    for case in rows:
        by.setdefault(case.construction, []).append(results[case.id])
    total = [
        ("all imperatives", 0, score(results, control=False)),
        ("all controls", 0, score(results, control=True)),
    ]
    lines = [(name, len(hits), f"{100 * sum(hits) / len(hits):.1f}") for name, hits in by.items()]
    sizes = [sum(not c.control for c in rows), sum(c.control for c in rows)]
    lines += [(name, n, str(s)) for (name, _, s), n in zip(total, sizes, strict=True)]
    misses = [
        f"- {c.id}: {c.stem} {c.text}".replace(":  ", ": ") for c in rows if not results[c.id]
    ]
    return "\n".join(
        [table(("construction", "sentences", "right, %"), lines), "", *misses[:shown]]
    ).rstrip()
