from __future__ import annotations

from pathlib import Path

from clauselint.rules import pages
from clauselint.rules.base import TextRule
from clauselint.rules.page import markdown, read_page
from clauselint.rules.registry import all_rules

DOCS = Path(__file__).parents[3] / "docs" / "rules"


class Documented(TextRule):
    """A line.

    ## What it does
    One thing.

    Another.

    ## Example
    """

    code, name = "WRD900", "documented"

    def check(self, segment):
        yield from ()


def test_a_docstring_is_read_by_its_headings():
    page = read_page(Documented)
    assert page.title == "A line."
    assert page.sections == {"What it does": "One thing.\n\nAnother.", "Example": ""}
    assert page.missing() == ["Why is this bad?", "Example", "Use instead", "References"]


def test_a_page_has_a_title_facts_and_sections():
    text = markdown(Documented)
    assert text.startswith("# WRD900 documented\n\nA line.\n\n| family |")
    assert "| Wording | warning | 0.50 (strict: 0.25) | always, without a parse |" in text
    assert "\n\n## What it does\n\nOne thing." in text


def test_every_rule_is_in_the_index_once():
    text = pages.index()
    for rule in all_rules():
        assert text.count(f"| [{rule.code}](") == 1


def test_writing_makes_the_folder_right_and_removes_what_is_left_over(tmp_path):
    (tmp_path / "AMB000-gone.md").write_text("old")
    (tmp_path / "README.md").write_text("old")
    assert len(list(pages.differences(tmp_path))) == len(all_rules()) + 2
    pages.write(tmp_path)
    assert list(pages.differences(tmp_path)) == []
    assert pages.main(["--check", str(tmp_path)]) == 0


def test_the_pages_in_docs_are_up_to_date():
    wrong = list(pages.differences(DOCS))
    assert wrong == [], "run `python -m clauselint.rules.pages docs/rules`"
