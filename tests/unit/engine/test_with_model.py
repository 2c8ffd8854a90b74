"""The whole flow with the model that ships, on documents of our own."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from clauselint import Linter
from clauselint.engine.fix import fix
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.findings import FileReport
from clauselint.fixes import apply
from clauselint.reporters.data import file_json

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "examples").glob("*.md"))
SCHEMA = json.loads((ROOT / "clauselint" / "schemas" / "report.schema.json").read_text())

ODD = """\ufeff# Records 😀\r
\r
Staff must keep\trecords **in order\r
to** answer requests, and 🧑‍🤝‍🧑 only share a file that is or is approved to be public.\r
\r
| who | what |\r
|---|---|\r
| manager | officers, employees or contractors who handle data |\r
\r
Staff must:\r
\r
- not copy or share `keys`; and\r
- tell {{team}} prior to any change.\r
"""


@cache
def linter(profile: str = "strict") -> Linter:
    return Linter(profile=profile)


@cache
def report(text: str) -> FileReport:
    return linter().check(text, "a.md")


TEXTS = [path.read_bytes().decode() for path in SAMPLES] + [ODD]
each_text = pytest.mark.parametrize("text", TEXTS, ids=[*(p.stem for p in SAMPLES), "odd"])


@each_text
def test_a_report_is_whole(text):
    found = report(text)
    assert found.diagnostics == ()
    jsonschema.validate({"version": "0.1.0", "files": [json.loads(file_json(found))]}, SCHEMA)


def test_the_texts_have_findings():
    assert sum(bool(report(text).findings) for text in TEXTS) >= len(TEXTS) - 1


@each_text
def test_every_finding_quotes_its_source_and_they_are_in_order(text):
    found = report(text)
    source = found.document.text
    assert source == text.removeprefix("\ufeff")
    assert [source[f.start : f.end] for f in found.findings] == [f.text for f in found.findings]
    places = [(f.span, f.code) for f in found.findings]
    assert places == sorted(places)
    lines = re.split(r"\r\n|\n", source)
    for f in found.findings:
        assert lines[f.line - 1][f.column - 1 :].startswith(f.text.split("\r")[0].split("\n")[0])


@each_text
def test_edits_of_a_suggestion_make_its_text(text):
    """Where the sentence has no markup, the edited source holds the suggestion word for word."""
    found = report(text)
    source = found.document.text
    suggestions = [s for f in found.findings for s in f.suggestions if s.edits]
    for suggestion in suggestions:
        edited = apply(source, suggestion.edits)
        words = suggestion.text.split()
        assert words[-1].strip(".") in edited
        if "\r" not in source and "{{" not in suggestion.text and "`" not in suggestion.text:
            start = min(edit.start for edit in suggestion.edits)
            around = " ".join(edited[max(start - 2000, 0) : start + 4000].split())
            # The stem of a list item is in the suggestion, and not in its place in the source.
            assert " ".join(words) in around or suggestion.text.startswith("Staff must")


@each_text
@pytest.mark.parametrize("unsafe", [False, True])
def test_fixing_converges_and_a_fixed_text_is_clean_of_what_was_fixed(text, unsafe):
    chosen = linter("default")
    fixed = fix(chosen.check(text, "a.md"), lambda t: chosen.check(t, "a.md"), unsafe=unsafe)
    assert fixed.report.diagnostics == ()
    again = fix(fixed.report, lambda t: chosen.check(t, "a.md"), unsafe=unsafe)
    assert again.after == fixed.after
    assert not again.applied


def test_a_file_is_checked_as_its_text_is(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(ODD.encode())
    from_file = Run(Options(profile="strict", isolated=True)).check_file(str(path))
    places = [(f.code, f.start, f.end, f.confidence) for f in from_file.findings]
    assert places == [(f.code, f.start, f.end, f.confidence) for f in report(ODD).findings]


def test_two_runs_give_the_same(tmp_path):
    one, other = (Linter(profile="strict").check(ODD, "a.md") for _ in range(2))
    assert file_json(one) == file_json(other)


def test_what_a_fix_leaves_alone_is_not_parsed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import clauselint.nlp.model as model

    parsed: list[str] = []
    real = model.parse

    def counting(text: str, *rest: object) -> object:
        parsed.append(text)
        return real(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(model, "parse", counting)
    path = tmp_path / "note.md"
    kept = "The warden keeps the key of the hall."
    path.write_text(f"{kept}\n\nStaff must report prior to noon.\n", encoding="utf-8")
    fixed = Run(Options(isolated=True)).fix_file(str(path))
    assert fixed.changed
    assert parsed.count(kept) == 1
