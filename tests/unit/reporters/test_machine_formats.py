"""The formats that other programs read, on real reports of texts that need care."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from clauselint import Linter
from clauselint.findings import Edit, FileReport, Finding, Suggestion
from clauselint.reporters import FORMATS, Look, Page, Totals, make_reporter
from clauselint.spans import Span

SARIF = json.loads((Path(__file__).parent / "sarif-subset.schema.json").read_text())
TEXT = "# Café\r\n\r\nKeep the café 😀 \x07 records in order to\r\nanswer, 100% of them.\r\n"
PATH = "a b, c:\U0001f600/é<&>.md"
LINTER = Linter(select=["WRD004"])
LOOK = Look(version="1.2", page=lambda code: Page(f"{code}.", "Because.", f"# {code}"))
START = TEXT.index("in order to")


def with_suggestions(report: FileReport) -> FileReport:
    edits = (Edit(START, START + 11, "to"), Edit(START - 8, START - 8, "all "))
    added = Suggestion("Keep …", "wording", True, edits, "safe")
    aside = Suggestion("Keep\nall.", "list", False, (), "display", None, "drops “café”")
    (finding,) = report.findings
    changed = Finding(**{k: getattr(finding, k) for k in finding.__slots__} | {
        "suggestions": (added, aside), "span": finding.span,
    })  # fmt: skip
    return FileReport(report.path, report.document, (changed,), report.readability)


REPORT = with_suggestions(LINTER.check(TEXT, PATH))
CLEAN = LINTER.check("Keep records.\n", "clean.md")
TWICE = LINTER.check("Keep it in order to help.\n\nKeep it in order to help.\n", "twice.md")
UNREAD = FileReport("gone.md", None, (), None)


def render(format, *reports):
    reporter, totals = make_reporter(format, LOOK), Totals()
    parts = [reporter.begin()]
    for report in reports:
        totals.add(report)
        parts.append(reporter.file(report))
    return "".join([*parts, reporter.end(totals)])


def test_the_text_has_the_one_finding_that_the_tests_speak_of():
    (finding,) = REPORT.findings
    assert finding.span == Span(START, START + 11)
    assert (finding.line, finding.column) == (3, 27)


def test_the_formats_are_these():
    assert set(FORMATS) == {
        *("full", "concise", "json", "json-lines", "markdown"),
        *("sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"),
    }


@pytest.mark.parametrize("reports", [(), (CLEAN,), (UNREAD,), (REPORT,), (REPORT, CLEAN, TWICE)])
def test_sarif_is_as_the_standard_has_it(reports):
    log = json.loads(render("sarif", *reports))
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(SARIF, format_checker=checker).validate(log)
    assert len(log["runs"][0]["results"]) == sum(len(r.findings) for r in reports)


def test_sarif_says_where_what_and_how_to_mend_it():
    (run,) = json.loads(render("sarif", REPORT))["runs"]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert result["ruleId"] == "WRD004"
    assert result["level"] == "note"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == ("a%20b%2C%20c%3A%F0%9F%98%80/%C3%A9%3C%26%3E.md")
    assert place["region"] == {
        "startLine": 3, "startColumn": 27, "endLine": 3, "endColumn": 38,
        "snippet": {"text": "in order to"},
    }  # fmt: skip
    ((change,),) = [fix["artifactChanges"] for fix in result["fixes"]]
    assert [r["insertedContent"]["text"] for r in change["replacements"]] == ["all ", "to"]
    assert change["replacements"][0]["deletedRegion"]["startColumn"] == 19
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "WRD004."
    assert rule["helpUri"].endswith("/WRD004-wordy-phrase.md")


def test_fingerprints_outlive_new_lines_and_are_one_of_a_kind():
    def keys(report):
        results = json.loads(render("sarif", report))["runs"][0]["results"]
        return [result["partialFingerprints"]["clauselint/v1"] for result in results]

    assert keys(TWICE)[0] != keys(TWICE)[1]
    moved = LINTER.check("# New\n\nKeep it in order to help.\n", "twice.md")
    assert keys(moved) == keys(TWICE)[:1]


def test_github_commands_escape_what_would_end_them():
    (line,) = render("github", REPORT, CLEAN).splitlines()
    command, _, message = line.removeprefix("::").partition("::")
    assert command == (
        "notice file=a b%2C c%3A\U0001f600/é<&>.md,line=3,endLine=3,col=27,endColumn=38,"
        "title=WRD004 wordy-phrase"
    )
    assert message.startswith("“in order to” is a long way")
    assert "%0Asuggestion (safe): Keep …" in message


def test_gitlab_has_one_fingerprint_a_finding():
    entries = json.loads(render("gitlab", CLEAN, REPORT, TWICE))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 3
    assert entries[0]["location"] == {"path": PATH, "lines": {"begin": 3, "end": 3}}
    assert entries[0]["severity"] == "info"
    assert json.loads(render("gitlab")) == []


def test_junit_counts_what_failed():
    root = ElementTree.fromstring(render("junit", REPORT, CLEAN, UNREAD))
    suites = [(s.get("name"), s.get("tests"), s.get("failures")) for s in root]
    assert suites == [(PATH, "1", "1"), ("clean.md", "1", "0")]
    (failure,) = root.iter("failure")
    assert failure.text.startswith(f"{PATH}:3:27\n“in order to”")


def test_checkstyle_has_an_error_for_each_finding():
    root = ElementTree.fromstring(render("checkstyle", REPORT, CLEAN))
    assert [(f.get("name"), len(f)) for f in root] == [(PATH, 1), ("clean.md", 0)]
    error = root[0][0]
    assert (error.get("line"), error.get("column"), error.get("severity")) == ("3", "27", "info")


def test_xml_has_no_characters_that_it_must_not():
    odd = FileReport("a\x00\x1b\ufffe\ud800.md", CLEAN.document, (), None)
    for format in ("junit", "checkstyle"):
        ElementTree.fromstring(render(format, odd).encode())


def test_rdjson_counts_bytes_and_has_one_edit_a_suggestion():
    (entry,) = json.loads(render("rdjson", REPORT))["diagnostics"]
    before = "Keep the café 😀 \x07 records ".encode()
    assert entry["location"]["range"]["start"] == {"line": 3, "column": len(before) + 1}
    assert entry["severity"] == "INFO"
    (suggestion,) = entry["suggestions"]
    assert suggestion["text"] == "all records to"
    assert "url" not in entry["code"]


def test_json_lines_have_the_path_on_every_line():
    rows = [json.loads(line) for line in render("json-lines", REPORT, CLEAN, TWICE).splitlines()]
    assert [row["path"] for row in rows] == [PATH, "twice.md", "twice.md"]
    assert rows[0]["code"] == "WRD004"


def test_markdown_shows_text_as_it_is():
    shown = render("markdown", REPORT, CLEAN)
    assert "### a b, c:\U0001f600/é\\<\\&\\>.md\n" in shown
    assert "- **3:27 WRD004** (info) “in order to”" in shown
    assert shown.endswith("1 finding in 2 files.\n")
