from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import jsonschema
import pytest

from clauselint.findings import (
    Diagnostic,
    Document,
    Edit,
    FileReport,
    Finding,
    Readability,
    Reading,
    Rewording,
    Suggestion,
)
from clauselint.reporters import FORMATS, Look, Page, Totals, make_reporter
from clauselint.reporters.rewordings import as_data, as_text
from clauselint.reporters.statistics import JsonStatistics, Statistics
from clauselint.spans import Span

SCHEMAS = Path(__file__).parents[3] / "clauselint" / "schemas"
TEXT = "Staff 😀 must use\r\ntools that are or are approved by us.\r\n"
START = TEXT.index("are or")
SUGGESTION = Suggestion(
    "Staff must use approved tools.", "say-both", True, (Edit(0, 5, "All"),), "unsafe", 1
)
NARROW = Suggestion("Staff use tools.", "drop", False, (), "display", None, "drops “are”")
FINDING = Finding(
    code="AMB001",
    name="shared-complement",
    message='"are" hangs\x1b[0m',
    severity="warning",
    confidence=0.87654,
    span=Span(START, START + 10),
    text=TEXT[START : START + 10],
    readings=(Reading("tools that exist", 0.25), Reading("tools that are approved", 0.75)),
    suggestions=(SUGGESTION, NARROW),
    url="docs/rules/AMB001-shared-complement.md",
    line=2,
    column=12,
    end_line=2,
    end_column=22,
)
REPORT = FileReport(
    "policy.md",
    Document("policy.md", TEXT, ()),
    (FINDING,),
    Readability(1200, 60, 0.2, 41.26, 12.0),
)
CLEAN = FileReport(
    "clean.md", Document("clean.md", "", ()), (), Readability(0, 0, None, None, None)
)
UNREAD = FileReport("gone.md", None, (), None, (Diagnostic("gone.md", "E100", "no such file"),))


def render(format, *reports, look=None):
    return rendered(make_reporter(format, look or Look(version="0.1.0")), *reports)


def rendered(reporter, *reports):
    totals = Totals()
    parts = [reporter.begin()]
    for report in reports:
        totals.add(report)
        parts.append(reporter.file(report))
    return "".join([*parts, reporter.end(totals)])


def test_json_is_as_the_schema_says():
    schema = json.loads((SCHEMAS / "report.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    data = json.loads(render("json", CLEAN, REPORT, UNREAD))
    jsonschema.validate(data, schema)
    assert [file["path"] for file in data["files"]] == ["clean.md", "policy.md"]


def test_json_has_every_field():
    data = json.loads(render("json", REPORT))
    assert data["version"] == "0.1.0"
    (finding,) = data["files"][0]["findings"]
    assert finding["text"] == TEXT[finding["start"] : finding["end"]] == "are or are"
    place = [finding[key] for key in ("line", "column", "end_line", "end_column")]
    assert place == [2, 12, 2, 22]
    assert finding["confidence"] == 0.8765
    assert finding["readings"][1] == {"text": "tools that are approved", "probability": 0.75}
    assert finding["suggestions"][0] == {
        "text": "Staff must use approved tools.",
        "kind": "say-both",
        "keeps_meaning": True,
        "note": "",
        "reading": 1,
        "edits": [{"start": 0, "end": 5, "replacement": "All"}],
        "applicability": "unsafe",
    }
    assert data["files"][0]["readability"]["flesch_reading_ease"] == 41.26


def test_json_of_no_files_is_json():
    assert json.loads(render("json")) == {"version": "0.1.0", "files": []}


def test_json_is_ascii():
    emoji = FileReport("😀.md", Document("😀.md", "x", ()), (), None)
    assert render("json", emoji).isascii()


def test_concise_is_one_line_a_finding():
    assert render("concise", CLEAN, REPORT, UNREAD) == (
        'policy.md:2:12: warning: AMB001 "are" hangs\ufffd[0m\n'
    )


def test_full_shows_source_readings_and_suggestions():
    look = Look(version="0.1.0", families={"AMB": "Two readings"})
    assert render("full", CLEAN, REPORT, UNREAD, look=look) == (
        "policy.md:2:12 AMB001 shared-complement (warning)\n"
        '  "are" hangs\ufffd[0m\n'
        "    2  | tools that are or are approved by us.\n"
        "       |            ^^^^^^^^^^\n"
        "    = reading 1 (25%): tools that ‹exist›\n"
        "    = reading 2 (75%): tools that ‹are approved›\n"
        "    = suggestion (for reading 2): [-Staff-]{+All+} 😀 must use tools that…\n"
        "    = suggestion (drops “are”): Staff use tools.\n"
        "\n"
        "policy.md: 1 finding. 1,200 words in 60 sentences, 20% of them over 25 words, Flesch "
        "reading ease\n"
        "  41.3, Flesch-Kincaid grade 12.0\n"
        "\n"
        "1 finding in 2 files: two readings 1.\n"
    )


def test_full_shows_a_clean_file_where_that_is_asked_for():
    shown = render("full", CLEAN, look=Look(verbose=True))
    assert shown == "clean.md: no findings. 0 words in 0 sentences\n\nNo findings in 1 file.\n"


def test_full_says_so_when_there_is_nothing():
    assert render("full", CLEAN) == "No findings in 1 file.\n"
    assert render("full", UNREAD) == ""


def test_full_explains_each_rule_once():
    look = Look(explain=True, page=lambda code: Page("", f"Because {code}.\n\nReally."))
    shown = render("full", REPORT, REPORT, look=look)
    assert shown.count("Because AMB001.") == 1


@pytest.mark.parametrize("format", ["full", "concise"])
def test_colour_only_where_it_is_asked_for(format):
    assert "\x1b[" not in render(format, REPORT)
    colored = render(format, REPORT, look=Look(color=True))
    assert "\x1b[1;38;5;131m" in colored


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_ends_with_a_line_break(format):
    assert render(format, REPORT).endswith("\n")


def test_statistics_count_by_rule():
    assert rendered(Statistics(Look()), REPORT, REPORT, CLEAN) == (
        "      2  AMB001  shared-complement\n      2  findings in 3 files\n"
    )


def test_statistics_begin_with_the_most_frequent():
    totals = Totals(files=1, findings=Counter({("AMB002", "b"): 1, ("STR001", "c"): 3}))
    reporter = Statistics(Look())
    assert [line.split()[1] for line in reporter.end(totals).splitlines()[:2]] == [
        "STR001",
        "AMB002",
    ]


def test_statistics_as_json():
    data = json.loads(rendered(JsonStatistics(Look(version="1.0")), REPORT, REPORT, CLEAN))
    rules = [{"code": "AMB001", "name": "shared-complement", "findings": 2}]
    assert data == {"version": "1.0", "files": 3, "findings": 2, "rules": rules}


def test_rewordings_as_json_fit_their_schema():
    schema = json.loads((SCHEMAS / "rewrite.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    rewording = Rewording(Span(0, len(TEXT)), 1, TEXT, (SUGGESTION, NARROW))
    data = {"version": "0.1.0", "path": "a.md", "sentences": [as_data(rewording)]}
    jsonschema.validate(data, schema)


def test_rewordings_as_text_are_numbered():
    shown = as_text("a.md", Rewording(Span(0, 5), 3, "Staff", (SUGGESTION, NARROW)), Look())
    assert shown == (
        "a.md:3:\n"
        "  Staff\n"
        "  1. Staff must use approved tools.\n"
        "     (say both; settles on reading 2)\n"
        "  2. Staff use tools.\n"
        "     (drop; drops “are”)\n"
    )
