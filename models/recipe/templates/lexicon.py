"""The words that sentences are made of, read from `data`; each list says what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Verb:
    """A valency frame."""

    lemma: str
    objects: str
    preps: tuple[tuple[str, str], ...]
    flags: str
    particle: str


def _rows(name: str) -> list[str]:
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for row in _rows(name) for word in row.split()]


def _by_class(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows(name):
        code, *words = row.split()
        found.setdefault(code, []).extend(words)
    return found


def _verbs() -> list[Verb]:
    verbs = []
    for row in _rows("verbs"):
        lemma, objects, preps, flags = row.split("|")
        flags, _, particle = flags.partition("+")
        pairs = tuple((p.split(":")[0], p.split(":")[1]) for p in preps.split(",") if p)
        verbs.append(Verb(lemma, objects, pairs, flags, particle))
    return verbs


def _nouns() -> dict[str, list[tuple[str, str]]]:
    """Lemmas and their complements by class."""
    parted = {code: [w.partition("/") for w in ws] for code, ws in _by_class("nouns").items()}
    return {code: [(lemma, rest) for lemma, _, rest in nouns] for code, nouns in parted.items()}


ALL_VERBS = _verbs()
ALL_NOUNS = _nouns()
MASS = {"Q"}
"""Classes of nouns that are not counted."""
ADJECTIVES = _by_class("adjectives")
COMPOUNDS = _by_class("compounds")
PARTICIPLE_ADJ = frozenset(_words("participles"))
DOUBLING = frozenset(_words("doubling"))
MANNER = _words("manner")
TIME_NOUNS = _words("times")
IRREGULAR = {lemma: (past, part) for lemma, past, part in map(str.split, _rows("irregular"))}
IRREGULAR_PLURALS = dict(row.split() for row in _rows("plurals"))
