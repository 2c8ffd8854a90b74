from __future__ import annotations

import pytest
from engine_fakes import ParsedWordRule, Parser, parts, run, variant

from clauselint.engine import run as runs
from clauselint.engine.fix import fix
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.findings import Edit, Suggestion


def replacing(old, new):
    """A rule that flags a word, and a rewriter that puts another one in its place."""

    def suggest(candidate, analysis, verifier):
        span = analysis.source(candidate.start, candidate.end)
        edits = (Edit(span.start, span.end, new),)
        return (Suggestion("…", "plain-word", True, edits, "safe"),)

    rule = variant(ParsedWordRule, word=old)
    return lambda text: run(text, rule, stages=parts(suggest=suggest))


def test_fixing_goes_on_until_nothing_is_left():
    check = replacing("aa|b", "c")
    fixed = fix(check("aaaa b"), check)
    assert fixed.after == "cc c"
    assert fixed.report.findings == ()
    assert fixed.applied.total() == 3


def test_a_fix_may_make_room_for_the_next():
    check = replacing("ab", "")
    fixed = fix(check("aabb x"), check)
    assert fixed.after == " x"


def test_fixes_that_undo_one_another_end_with_a_diagnostic():
    def check(text):
        return replacing("yes", "no")(text) if "yes" in text else replacing("no", "yes")(text)

    fixed = fix(check("yes"), check)
    assert not fixed.changed
    assert [d.code for d in fixed.report.diagnostics] == ["E401"]
    assert "AMB901" in fixed.report.diagnostics[0].message


def test_fixes_without_end_are_ended():
    check = replacing("more", "more more")
    fixed = fix(check("more"), check)
    assert fixed.after == "more"
    assert [d.code for d in fixed.report.diagnostics] == ["E401"]


def test_fixes_without_end_do_not_keep_others_from_being_made():
    def suggest(candidate, analysis, verifier):
        span = analysis.source(candidate.start, candidate.end)
        new = {"AMB901": "more more", "AMB903": "good"}[candidate.code]
        edits = (Edit(span.start, span.end, new),)
        return (Suggestion("…", "plain-word", True, edits, "safe"),)

    def check(text):
        rules = variant(ParsedWordRule, word="more"), variant(ParsedWordRule, code="AMB903")
        return run(text, *rules, stages=parts(suggest=suggest))

    fixed = fix(check("more bad"), check)
    assert fixed.after == "more good"
    assert "AMB901" in fixed.report.diagnostics[0].message


def test_nothing_to_fix_changes_nothing():
    check = replacing("bad", "good")
    fixed = fix(check("fine"), check)
    assert not fixed.changed
    assert fixed.before == fixed.after == "fine"


class WordyRun(Run):
    """A run whose rewriter knows one phrase, so that the real rule can be fixed without a model."""

    def __init__(self, **given):
        def suggest(candidate, analysis, verifier):
            span = analysis.source(candidate.start, candidate.end)
            edits = (Edit(span.start, span.end, "to"),)
            return (Suggestion("…", "plain-word", True, edits, "safe"),)

        stages = parts(analyse=Parser(), suggest=suggest)
        options = Options(select=("WRD004",), isolated=True, suggestions=True)
        super().__init__(options, parts=stages, **given)


TEXT = "Keep records in order to answer.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TEXT.encode(), b"Keep records to answer.\n"),
        (b"\xef\xbb\xbf" + TEXT.encode(), b"\xef\xbb\xbfKeep records to answer.\n"),
        (b"caf\xc3\xa9\r\n\r\n" + TEXT.encode(), b"caf\xc3\xa9\r\n\r\nKeep records to answer.\n"),
    ],
)
def test_a_file_is_fixed_in_place_and_the_rest_of_it_kept(tmp_path, before, after):
    path = tmp_path / "a.md"
    path.write_bytes(before)
    fixed = WordyRun().fix_file(str(path))
    assert path.read_bytes() == after
    assert fixed.report.findings == ()


def test_without_writing_the_file_stays(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    fixed = WordyRun().fix_file(str(path), write=False)
    assert fixed.changed
    assert path.read_text() == TEXT


def test_a_file_that_changed_meanwhile_keeps_its_findings(tmp_path, monkeypatch):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    save = runs.save

    def late(*arguments):
        path.write_text("edited")
        save(*arguments)

    monkeypatch.setattr(runs, "save", late)
    fixed = WordyRun().fix_file(str(path))
    assert path.read_text() == "edited"
    assert not fixed.changed
    assert len(fixed.report.findings) == 1
    assert [d.code for d in fixed.report.diagnostics] == ["E400"]


def test_standard_input_is_never_written():
    fixed = WordyRun(stdin=TEXT.encode).fix_file("-")
    assert fixed.after == "Keep records to answer.\n"


def test_reports_of_a_fix_are_those_of_the_new_text(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    fixed = WordyRun().fix_file(str(path))
    assert fixed.report.document.text == path.read_text()


def test_an_excluded_text_on_standard_input_is_given_back_as_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".clauselint.yaml").write_text("exclude: [drafts/]\n")
    run = Run(Options(select=("WRD004",)), stdin=TEXT.encode, stdin_name="drafts/a.md")
    fixed = run.fix_file("-")
    assert (fixed.after, fixed.report.findings) == (TEXT, ())
    run = Run(Options(select=("WRD004",)), stdin=TEXT.encode, stdin_name="final/a.md")
    assert len(run.check_file("-").findings) == 1
