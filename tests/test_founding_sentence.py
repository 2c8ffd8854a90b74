"""The sentence that began it, and others of its kind that no rule was written for."""

import pytest

from clauselint import Linter

FOUNDING = (
    "Respect privacy and confidentiality and only publish information that is or is approved "
    "to be in the public domain."
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


def shared_complement(linter: Linter, text: str):
    found = [f for f in linter.check(text).findings if f.code == "AMB001"]
    assert len(found) == 1, f"{text}: {[f.code for f in linter.check(text).findings]}"
    return found[0]


def test_the_commenters_rewording_is_offered_and_says_what_it_drops(linter: Linter) -> None:
    finding = shared_complement(linter, FOUNDING)
    wanted = (
        "Respect privacy and confidentiality. "
        "Only publish information that is approved to be in the public domain."
    )
    (offered,) = [s for s in finding.suggestions if s.text == wanted]
    assert not offered.keeps_meaning
    assert "is" in offered.note


def test_a_version_that_keeps_the_meaning_says_both_halves(linter: Linter) -> None:
    finding = shared_complement(linter, FOUNDING)
    halves = "is in the public domain or is approved to be in the public domain"
    assert any(s.keeps_meaning and halves in s.text for s in finding.suggestions)


def test_both_readings_are_shown(linter: Linter) -> None:
    finding = shared_complement(linter, FOUNDING)
    first, second = finding.readings
    assert first.text != second.text
    assert first.probability + second.probability == pytest.approx(1)
    assert FOUNDING[finding.span.start : finding.span.end] == finding.text
    assert finding.text.startswith("is or is approved")


@pytest.mark.parametrize(
    ("sentence", "repaired"),
    [
        (
            "Staff may use any device that has or will be enrolled by the agency.",
            "has been or will be enrolled",
        ),
        (
            "A tenant may or is required to replace the lock.",
            "may replace or is required to replace",
        ),
        (
            "Publish only records that are or are thought to be accurate.",
            "are accurate or are thought to be accurate",
        ),
    ],
)
def test_unseen_sentences_of_the_kind(linter: Linter, sentence: str, repaired: str) -> None:
    finding = shared_complement(linter, sentence)
    texts = [s.text for s in finding.suggestions if s.keeps_meaning]
    assert any(repaired in text for text in texts), texts


@pytest.mark.parametrize(
    ("sentence", "repaired"),
    [
        ("If staff post the agency may respond.", "If staff post, the agency may respond."),
        (
            "When officers search the vehicle must be locked.",
            "When officers search, the vehicle must be locked.",
        ),
    ],
)
def test_a_missing_comma_can_be_put_in_even_where_the_parser_is_led_astray(
    linter: Linter, sentence: str, repaired: str
) -> None:
    (finding,) = [f for f in linter.check(sentence).findings if f.code == "GPA001"]
    (offered,) = finding.suggestions
    assert (offered.text, offered.applicability) == (repaired, "safe")
    assert [e.replacement for e in offered.edits] == [","]
