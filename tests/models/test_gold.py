"""The shipped model against the gold sets. Thresholds are what the product promises."""

from __future__ import annotations

import pytest

from benchmarks import common
from benchmarks.parser import attachment, boundaries, calibration, conllu, imperatives
from benchmarks.parser.__main__ import SHIPPED, alternatives_of

pytestmark = pytest.mark.skipif(not SHIPPED.exists(), reason="no model has been trained yet")


@pytest.fixture(scope="module")
def nlp():
    from clauselint.nlp.model import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="module")
def policy() -> list[conllu.Sentence]:
    return conllu.read(common.GOLD / "policy.conllu")


def test_imperatives_are_read_as_such() -> None:
    rows = imperatives.cases()
    results = imperatives.evaluate(imperatives.ours, rows)
    assert imperatives.score(results, control=False).value >= 0.98
    assert imperatives.score(results, control=True).value >= 0.85


def test_policy_prose_is_parsed(nlp, policy) -> None:
    found = list(attachment.parse(nlp, policy))
    assert attachment.score(found, "LAS").value >= 0.92
    assert attachment.score(found, "UPOS").value >= 0.97
    assert attachment.score(found, "XPOS").value >= 0.97


def test_sentence_boundaries_of_policy_documents() -> None:
    results = list(boundaries.evaluate(boundaries.ours))
    counts = [sum(column) for column in zip(*(r.counts() for r in results), strict=True)]
    assert boundaries.f_score(*counts) >= 0.98


def test_probabilities_of_heads_are_calibrated(nlp, policy) -> None:
    found = [
        event
        for s in policy
        for event in calibration.events(s, alternatives_of(nlp, s), relation=False, every=False)
    ]
    assert calibration.ece(calibration.bins(found)) <= 0.05
