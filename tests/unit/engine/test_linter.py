from __future__ import annotations

import pytest
from engine_fakes import parts

from clauselint import Linter
from clauselint.config import Settings
from clauselint.errors import ConfigError, InputError
from clauselint.findings import Profile, Suggestion

WORDY = "Keep records in order to answer."


def linter(**given):
    return Linter(**{"select": ["WRD004"], "parts": parts(), **given})


def test_check_gives_a_report():
    report = linter().check(WORDY)
    (finding,) = report.findings
    assert (finding.code, finding.name, finding.text) == ("WRD004", "wordy-phrase", "in order to")
    assert report.path == "<text>"
    assert report.document.text == WORDY


def test_the_path_says_how_a_text_is_read():
    text = "    Keep records in order to answer."
    assert linter().check(text, "a.md").findings == ()
    assert len(linter().check(text, "a.txt").findings) == 1


def test_a_text_that_cannot_be_read_has_a_diagnostic():
    for text in ("a\x00b", "a\ud800b"):
        report = linter().check(text)
        assert (report.document, report.findings) == (None, ())
        assert [d.code for d in report.diagnostics] == ["E100"]


@pytest.mark.parametrize(
    "given",
    [
        {"select": ["NOPE"]},
        {"ignore": ["WRX"]},
        {"select": "WRD"},
        {"profile": "mild"},
        {"config": "none.yaml"},
    ],
)
def test_bad_settings_are_errors(given):
    with pytest.raises(ConfigError):
        linter(**given)


def test_what_is_given_replaces_the_settings():
    settings = Settings(profile=Profile.STRICT, select=("AMB",), ignore=("WRD004",))
    found = Linter("default", ["WRD"], [], settings).settings
    assert (found.profile, found.select, found.ignore) == (Profile.DEFAULT, ("WRD",), ())
    assert Linter(config=settings).settings == settings


def test_unknown_targets_are_errors(tmp_path):
    path = tmp_path / ".clauselint.yaml"
    path.write_text("targets:\n  a/:\n    grad: 9\n")
    with pytest.raises(ConfigError) as caught:
        Linter(config=path)
    assert (caught.value.path, caught.value.line) == (str(path), 3)


def test_rewrite_gives_suggestions_once_and_best_first():
    def suggestion(text):
        return (Suggestion(text, "kind", True, (), "display"),)

    stages = parts(
        suggest=lambda *_: suggestion("repaired"),
        rewrite=lambda analysis, i, *_: suggestion("split" if i else "repaired"),
    )
    found = linter(parts=stages).rewrite(f"{WORDY} Then go.")
    assert [s.text for s in found] == ["repaired", "split"]


def test_score_refuses_what_cannot_be_read():
    with pytest.raises(InputError):
        linter().score("a\x00b")


def test_score_gives_the_scores_of_the_parse():
    assert linter().score("one\n\ntwo").words == 2


def test_score_says_that_the_parser_crashed():
    def analyse(document, wanted=None):
        raise RuntimeError("no")

    with pytest.raises(InputError, match="the parser crashed"):
        linter(parts=parts(analyse=analyse)).score("one")


def test_what_a_comment_accepts_is_not_reworded():
    stages = parts(suggest=lambda *_: (Suggestion("new", "kind", True, (), "display"),))
    off = "<!-- clauselint-disable-next-line WRD004: the Act -->\n"
    chosen = linter(parts=stages)
    for text, count in ((WORDY, 1), (off + WORDY, 0)):
        document = chosen.read(text.encode(), "a.md")
        assert len(list(chosen.reword(document))) == count
