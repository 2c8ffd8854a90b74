from __future__ import annotations

from engine_fakes import ParsedWordRule, parts, run, variant

from clauselint.engine.changes import Changes, Hunk
from clauselint.findings import Suggestion


def test_only_what_is_new_is_helped(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    asked = []

    def suggest(candidate, analysis, verifier):
        asked.append(candidate.start)
        return (Suggestion("…", "x", True, (), "display"),)

    changes = Changes({str(tmp_path / "a.md"): (Hunk(3, 1),)})
    rule = variant(ParsedWordRule, word="old")
    text = "An old line.\n\nAn old word.\n"
    report = run(text, rule, stages=parts(suggest=suggest), helped=changes.news)
    assert [bool(finding.suggestions) for finding in report.findings] == [False, True]
    assert len(asked) == 1
