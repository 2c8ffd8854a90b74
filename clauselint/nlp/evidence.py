"""Lexical evidence: how often words stand in which grammatical relations.

The counts come from the treebanks and from parsed government prose (`models/recipe/evidence.py`
makes the table; its head says from what). They are small, so every rate is smoothed towards that
of a class of words. Lemmas are lower case.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FILE = "evidence.json.gz"
PRIOR = 4.0
"""Weight of the class in a smoothed rate, in observations."""


class Evidence:
    """Counts by table and key; a key is lemmas joined by a space.

    Tables: `noun`, `verb`, `adj` (how often a lemma occurs); `object` (a verb with an object);
    `passive`; `noun-prep`, `verb-prep` (a noun or verb with a prepositional phrase);
    `high`, `low` (a phrase of a preposition and a noun after an object, on the verb or on the
    noun); `modifier` (an adjective, participle or noun before a noun); `pair`, `verb-pair`
    (coordinated nouns or verbs, in alphabetic order).
    """

    def __init__(
        self, tables: Mapping[str, Mapping[str, int]], vectors: Mapping[str, bytes] | None = None
    ) -> None:
        self._tables = tables
        self._vectors = vectors or {}
        self._totals = {name: sum(table.values()) for name, table in tables.items()}

    def count(self, table: str, *lemmas: str) -> int:
        """Occurrences of the lemmas in the table; 0 where there are none."""
        return self._tables.get(table, {}).get(" ".join(lemmas).lower(), 0)

    def total(self, table: str) -> int:
        """Occurrences of all keys of the table."""
        return self._totals.get(table, 0)

    def transitivity(self, verb: str) -> float:
        """Share of the verb's active uses that have an object."""
        used = self.count("verb", verb) - self.count("passive", verb)
        return self._rate(self.count("object", verb), used, 0.5)

    def verb_takes(self, verb: str, preposition: str) -> float:
        """Share of the verb's uses that have a phrase with the preposition."""
        prior = self._class_rate("verb-prep", "verb", preposition)
        return self._rate(
            self.count("verb-prep", verb, preposition), self.count("verb", verb), prior
        )

    def noun_takes(self, noun: str, preposition: str) -> float:
        """Share of the noun's uses that have a phrase with the preposition."""
        prior = self._class_rate("noun-prep", "noun", preposition)
        return self._rate(
            self.count("noun-prep", noun, preposition), self.count("noun", noun), prior
        )

    def association(self, modifier: str, noun: str) -> float:
        """Pointwise mutual information of modifier and noun, in nats, 0 where never seen."""
        together = self.count("modifier", modifier, noun)
        if not together:
            return 0.0
        expected = self.count("modifier", modifier) * self.count("modifier-of", noun)
        return max(log(together * self.total("modifier-of") / max(expected, 1)), 0.0)

    def coordinated(self, one: str, other: str, table: str = "pair") -> int:
        """How often the two stand in one coordination, in either order."""
        return self.count(table, *sorted((one.lower(), other.lower())))

    def similarity(self, one: str, other: str) -> float | None:
        """Cosine of the two nouns' contexts, or None where either is too rare."""
        a, b = self._vectors.get(one.lower()), self._vectors.get(other.lower())
        return None if a is None or b is None else _cosine(a, b)

    def _class_rate(self, table: str, base: str, preposition: str) -> float:
        total = max(self.total(base), 1)
        return self.count(f"{table}-all", preposition) / total

    @staticmethod
    def _rate(hits: int, uses: int, prior: float) -> float:
        return (hits + PRIOR * prior) / (max(uses, hits) + PRIOR)


def _cosine(a: bytes, b: bytes) -> float:
    left, right = _signed(a), _signed(b)
    norm = sqrt(float((left * left).sum()) * float((right * right).sum()))
    return float((left * right).sum()) / norm if norm else 0.0


def _signed(raw: bytes) -> NDArray[np.float32]:
    import numpy as np

    return np.frombuffer(raw, dtype=np.int8).astype(np.float32)


def read(path: Path) -> Evidence:
    """The table in a file. Raises `OSError` or `ValueError` where it is missing or damaged."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    vectors = loaded.get("vectors", {"dimensions": 1, "words": [], "data": ""})
    size, data = vectors["dimensions"], base64.b64decode(vectors["data"])
    cut = {w: data[i * size : (i + 1) * size] for i, w in enumerate(vectors["words"])}
    return Evidence(loaded["tables"], cut)


@cache
def evidence() -> Evidence:
    """The table that ships with the model; empty where the model has none."""
    package = Path(str(files("clauselint")))
    for folder in (package / "_model", package.parent / "models" / "en_policy"):
        if (folder / FILE).is_file():
            return read(folder / FILE)
    return Evidence({})
