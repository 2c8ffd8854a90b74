"""The page for the browser, without a browser."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauselint.findings import (
    Diagnostic,
    Edit,
    FileReport,
    Finding,
    Readability,
    Reading,
    Score,
    Suggestion,
    Tie,
    WordTree,
)
from clauselint.nlp.picture import svg
from clauselint.readers import read
from clauselint.reporters.base import Look, Page
from clauselint.reporters.report import render
from clauselint.reporters.report.blocks import blocks
from clauselint.reporters.report.elements import inert
from clauselint.reporters.report.overview import Sheet
from clauselint.reporters.report.sheet import sheet
from clauselint.spans import Span

EVIL = (
    "</textarea></script><script>alert('x')</script> \"quoted\" & 'single' \u202egnp.exe \x07 <b>"
)


def finding(text, words, code="WRD004", **more):
    start = text.index(words)
    given = {"name": "some-rule", "message": f"“{words}” is long.", "severity": "info"} | more
    return Finding(code, confidence=1.0, span=Span(start, start + len(words)), text=words, **given)


def report(text, *findings, path="policy.md", score=None):
    document = read(text.encode(), path)
    return FileReport(path, document, findings, Readability(9, 1, 0.0, 50.0, 8.0), score=score)


def drawn(*given, first=1, draw=None, **more):
    return sheet(Sheet("d1", report(*given, **more)), first, draw)


def said(element):
    return " ".join("".join(element.itertext()).split())


def bare(element):
    """The text of an element, as it is, without the numbers of findings."""
    inner = "" if element.get("class") == "ref" else (element.text or "")
    return inner + "".join(bare(child) + (child.tail or "") for child in element)


def marked(element):
    """Numbers of findings, and the words that they mark."""
    return [(mark.get("data-f"), "".join(mark.itertext())) for mark in element.iter("mark")]


def score(text, words, effort, kind="sentence", **more):
    start = text.index(words)
    span = Span(start, start + len(words))
    return Score(kind, span, 1, words, len(words.split()), 1, effort, {}, {}, **more)


class Tags(HTMLParser):
    """What a browser would take for elements, for text and for attributes."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self.attributes = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes

    def handle_data(self, data):
        self.texts.append(data)


def test_headings_lists_quotations_and_tables_stay_what_they_are():
    text = (
        "# Keys\n\nGive keys back.\n\n1. Ask us first.\n\n> Said before.\n\n"
        "| Who | When |\n|-|-|\n| Staff | Daily |\n"
    )
    page = drawn(text)
    assert [said(e) for e in page.iter("h3")] == ["Keys"]
    assert [said(e) for e in page.iter("li")] == ["1. Ask us first."]
    assert [said(e) for e in page.iter("blockquote")] == ["Said before."]
    assert [[said(c) for c in row] for row in page.iter("tr")] == [
        ["Who", "When"],
        ["Staff", "Daily"],
    ]


def test_figures_keep_their_columns_in_a_table():
    text = "| Item | 2024 | Note |\n|-|-|-|\n| Keys | 12 | lost again |\n| 3 | 4 | spare keys |\n"
    rows = [[said(c) for c in row] for row in drawn(text).iter("tr")]
    assert rows == [
        ["Item", "2024", "Note"],
        ["Keys", "12", "lost again"],
        ["3", "4", "spare keys"],
    ]


def test_lines_that_no_segment_holds_are_shown_as_they_stand():
    text = (
        "---\ntitle: Keys\n---\n\n# Keys\n\nGive keys back.\n\n```\nx = 1\n```\n\nAsk us first.\n"
    )
    kinds = [(b.kind, b.text) for b in blocks(read(text.encode(), "a.md"))]
    assert kinds == [
        ("unread", "---\ntitle: Keys\n---"), ("heading", ""), ("paragraph", ""),
        ("unread", "```\nx = 1\n```"), ("paragraph", ""),
    ]  # fmt: skip


def test_rules_and_tags_alone_are_no_lines_to_show():
    text = "Keys\n====\n\n<div class=x>\n\nGive keys back.\n\n</div>\n\n***\n"
    assert [b.kind for b in blocks(read(text.encode(), "a.md"))] == ["heading", "paragraph"]


def test_the_words_of_a_finding_are_marked_through_markup():
    text = "Staff must act **in order** to help.\n"
    page = drawn(text, finding(text, "in order** to"))
    assert marked(page) == [("1", "in order to")]


def test_of_findings_that_overlap_the_shorter_gives_the_look_and_both_are_named():
    text = "Staff must act in order to help all.\n"
    page = drawn(text, finding(text, text.strip(), "STR001"), finding(text, "in order to"), first=4)
    assert [(m.get("class"), m.get("data-f")) for m in page.iter("mark")] == [
        ("STR", "4"), ("WRD", "5 4"), ("STR", "4"),
    ]  # fmt: skip


def test_a_finding_over_two_paragraphs_is_marked_in_both_and_noted_once():
    text = "Staff must act\n\nas we say here.\n"
    page = drawn(text, finding(text, "act\n\nas"))
    assert marked(page) == [("1", "act"), ("1", "as")]
    assert len(list(page.iter("article"))) == 1
    assert len([e for e in page.iter("a") if e.get("class") == "ref"]) == 1


def test_a_finding_in_what_is_unread_has_a_note_beside_it():
    text = "Give keys back.\n\n<!-- clauselint-disable WRD -->\n\n```\nx = 1\n```\n"
    page = drawn(text, finding(text, "clauselint-disable WRD", "SUP001"))
    assert [e.get("id") for e in page.iter("article")] == ["f1"]


def test_a_note_has_the_readings_and_the_changed_words_and_what_is_to_be_copied():
    text = "Staff must act in order to help.\n"
    start = text.index("in order to")
    edits = (Edit(start, start + 11, "to"),)
    fix = Suggestion("Staff must act to help.", "plain", True, edits, "safe")
    item = replace(
        finding(text, "in order to"),
        suggestions=(fix,),
        readings=(Reading("to help staff", 0.75), Reading("to help others", 0.25)),
    )
    (note,) = drawn(text, item).iter("article")
    assert [said(e) for e in note.iter("li")] == ["75% to help staff", "25% to help others"]
    assert [said(e) for e in note.iter("em")] == ["staff", "others"]
    assert [said(e) for e in note.iter("del")] == ["in order to"]
    assert [said(e) for e in note.iter("ins")] == ["to"]
    assert [e.get("data-copy") for e in note.iter("button")] == ["Staff must act to help."]


def test_readings_with_trees_stand_side_by_side_with_the_difference_marked():
    text = "The tenants and owners of flats <pay>.\n"
    words = ("tenants", "and", "owners", "of", "flats", "<pay>")
    same, near, far = Tie(2, 0, "joined"), Tie(4, 2, "detail", True), Tie(4, 0, "detail", True)
    readings = (
        Reading("all", 0.7, WordTree(words, (same, near, far))),
        Reading("the last", 0.3, WordTree(words, (same, near))),
    )
    item = finding(text, "owners of flats", "AMB002", readings=readings)
    page = drawn(text, item, draw=svg)
    (figure,) = [e for e in page.iter("figure") if e.get("class") == "trees"]
    pictures = list(figure.iter("svg"))
    assert [[g.get("class") for g in p.iter("g")] for p in pictures] == [
        ["same", "differs", "differs"], ["same", "differs"],
    ]  # fmt: skip
    assert [p.get("aria-label") for p in pictures] == [
        "“flats” hangs on “owners”; “flats” hangs on “tenants”", "“flats” hangs on “owners”",
    ]  # fmt: skip
    shown = [e.text for e in pictures[0].iter("tspan") if e.get("class") == "displacy-word"]
    assert shown == list(words)
    places = [int(e.get("x")) for e in pictures[0].iter("tspan")]
    assert places == sorted(places)
    assert not [e for p in pictures for e in p.iter() if e.get("id") or e.get("style")]
    # The arrow to "flats" begins at "owners" and ends where "flats" stands, give or take its width.
    path = list(pictures[1].iter("g"))[1][0].get("d")
    start, end = int(path[1 : path.index(",")]), int(path.split(" ")[-1].split(",")[0])
    assert (start, end) == (pytest.approx(places[2], abs=10), pytest.approx(places[4], abs=10))


def test_each_sentence_bears_its_effort():
    text = "Act now. Notwithstanding anything, remuneration shall be considered.\n"
    hard = "Notwithstanding anything, remuneration shall be considered."
    sentences = score(text, "Act now.", None), score(text, hard, 80.0)
    section = score(text, text.strip(), 80.0, "section", sentences=sentences)
    whole = score(text, text.strip(), 80.0, "document", sections=(section,), sentences=sentences)
    page = drawn(text, score=whole)
    shown = [(e.get("class"), e.text, e.get("title")) for e in page.iter("span") if e.get("title")]
    assert shown == [
        ("s hx", "Act now.", "Effort not measured, 2 words"),
        ("s h4", hard, "Effort 80, 6 words"),
    ]


def test_the_front_page_has_the_hardest_section_first():
    text = "# Easy\n\nAct now.\n\n# Hard\n\nAct then.\n"
    easy = score(text, "# Easy\n\nAct now.\n\n", 20.0, "section", title="Easy", trail=("Easy",))
    hard = score(text, "# Hard\n\nAct then.\n", 70.0, "section", title="Hard", trail=("Hard",))
    easy, hard = replace(easy, words=50), replace(hard, words=50)
    whole = score(text, text, 45.0, "document", sections=(easy, hard))
    page = render([report(text, score=whole)], Look())
    assert page.index(f'<a href="#d1-{hard.span.start}">Hard') < page.index('<a href="#d1-0">Easy')


def test_every_place_that_is_led_to_is_there_and_names_no_other():
    text = "\n\nBegin here in order to act.\n\n# Hard\n\nAct in order to help.\n"
    opening = score(text, "Begin here in order to act.", 20.0, "section")
    hard = score(text, "Hard\n\nAct in order to help.\n", 70.0, "section", trail=("Hard",))
    opening = replace(opening, span=Span(0, opening.span.end))
    whole = score(text, text, 45.0, "document", sections=(opening, hard))
    second = "Act in order to know.\n"
    given = [
        report(text, finding(text, "in order to"), finding(text, "Hard", "RDB001"), score=whole),
        report(second, finding(second, "in order to"), path="b.md"),
    ]
    seen = Tags(render(given, Look()))
    names = [value for name, value in seen.attributes if name == "id"]
    assert len(names) == len(set(names))
    targets = {v.lstrip("#") for name, v in seen.attributes if name in ("href", "data-to")}
    assert targets <= set(names)
    assert {"d1", f"d1-{text.index('Hard')}", "f3", "r3", "rule-WRD004"} <= targets


def test_text_is_shown_and_never_obeyed():
    text = f"# Keys {EVIL}\n\nStaff {EVIL} must act.\n\n```\n{EVIL}\n```\n"
    fix = Suggestion(EVIL, EVIL, False, (), "display", None, EVIL)
    item = replace(
        finding(text, "must act", message=EVIL), suggestions=(fix,), readings=(Reading(EVIL, 0.5),)
    )
    page = render([report(text, item, path=f"{EVIL}.md".replace("/", ""))], Look(version="1"))
    seen = Tags(page)
    assert seen.tags.count("script") == 1
    assert "textarea" not in seen.tags
    assert page.isascii()
    shown = "".join(seen.texts)
    assert "<script>alert('x')</script> \"quoted\" & 'single'" in shown
    assert not re.search("[\u202e\x07]", shown)
    # What is copied is the suggestion itself, and an attribute shows nothing.
    copies = [value for name, value in seen.attributes if name == "data-copy"]
    assert copies == [EVIL]


def test_nothing_but_its_own_style_and_script_is_let_in():
    page = render([report("Act now.\n")], Look())
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page)
    for tag in ("style", "script"):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    seen = Tags(page)
    assert not {"link", "img", "iframe", "object", "form"} & set(seen.tags)
    names = {name for name, _ in seen.attributes}
    assert not {n for n in names if n.startswith("on") or n in ("style", "src")}


def test_the_address_of_a_rule_is_a_link_only_where_others_can_follow_it():
    look = Look(page=lambda code: Page("Words.", "They cost.", ""))
    text = "Act in order to help.\n"
    for url, links in (("file:///home/a/rules.md", 0), ("https://example.org/rules.md", 1)):
        page = render([report(text, finding(text, "in order to", url=url))], look)
        assert page.count(url) == links
        assert "They cost." in page


def test_a_file_that_could_not_be_read_is_named():
    problem = Diagnostic("gone.md", "E100", "no such file")
    page = render([FileReport("gone.md", None, (), None, (problem,))], Look())
    assert "<b>gone.md: </b>no such file" in page


def test_the_same_reports_give_the_same_page():
    text = "Act in order to help.\n"
    given = [report(text, finding(text, "in order to"))]
    assert render(given, Look()) == render(given, Look())


PARTS = (
    "# A\n", "- b\n", "1. c d\n", "> e\n", "| f | 2 |\n|-|-|\n", "| g\u202e | h |\n", "`i` <b>j\n",
    "\n", "```\nk\n```\n", "&amp; l", "**m** n ", "<!-- o -->\n", "    p\n", "\r\n", "q[r](s) ",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=14), st.data())
def test_all_prose_is_on_the_page_and_each_finding_has_its_note(parts, data):
    text = "".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    item = replace(finding(text, text[:1]), span=Span(start, end), text=text[start:end])
    page = drawn(text, item)
    document = read(text.encode(), "policy.md")
    lines = [bare(e) for e in page.iter("span") if e.get("class") == "prose"]
    assert lines == [inert(segment.text) for segment in document.segments]
    assert len(list(page.iter("article"))) == 1
