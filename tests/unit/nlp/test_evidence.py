from __future__ import annotations

import base64
import gzip
import json
from pathlib import Path

import pytest

from clauselint.nlp.evidence import Evidence, read

TABLES = {
    "verb": {"share": 40, "agree": 40},
    "object": {"share": 36, "agree": 1},
    "passive": {},
    "noun": {"copy": 20, "day": 30},
    "noun-prep": {"copy of": 16},
    "noun-prep-all": {"of": 16},
    "high": {"within": 8, "within day": 8},
    "low": {"within": 2, "within day": 1},
    "modifier": {"old man": 6, "old": 12},
    "modifier-of": {"man": 9, "woman": 9, "house": 30},
    "pair": {"man woman": 5},
}


def test_transitivity_is_smoothed_towards_one_half() -> None:
    known = Evidence(TABLES)
    assert known.transitivity("share") == pytest.approx((36 + 2) / 44)
    assert known.transitivity("agree") < 0.1
    assert known.transitivity("unseen") == 0.5


def test_rates_fall_back_on_the_class() -> None:
    known = Evidence(TABLES)
    assert known.noun_takes("copy", "of") > 0.6 > known.noun_takes("day", "of") > 0


def test_association_is_zero_for_unseen_pairs() -> None:
    known = Evidence(TABLES)
    assert known.association("old", "man") > 0
    assert known.association("old", "woman") == 0


def test_pairs_count_in_either_order() -> None:
    known = Evidence(TABLES)
    assert known.coordinated("Woman", "man") == known.coordinated("man", "woman") == 5


def test_similarity_needs_both_words(tmp_path: Path) -> None:
    data = base64.b64encode(bytes([100, 0, 90, 10])).decode()
    vectors = {"dimensions": 2, "words": ["man", "woman"], "data": data}
    path = tmp_path / "evidence.json.gz"
    path.write_bytes(gzip.compress(json.dumps({"tables": TABLES, "vectors": vectors}).encode()))
    known = read(path)
    assert known.similarity("man", "woman") == pytest.approx(0.99, abs=0.01)
    assert known.similarity("man", "house") is None
