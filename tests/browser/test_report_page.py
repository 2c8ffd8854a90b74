"""The report in a real browser."""

from __future__ import annotations

import base64
import shutil
import subprocess

import pytest
from report_documents import EVIL


def words(browser, what):
    """Texts of the elements that can be seen."""
    return [e.text for e in browser.find_elements("css selector", what) if e.is_displayed()]


def one(browser, what):
    return browser.find_element("css selector", what)


def press(browser, key):
    one(browser, "body").send_keys(key)


def lit(browser):
    """The finding that is looked at: its rule, its words, and whether it has the focus."""
    (note,) = browser.find_elements("css selector", ".note.now")
    code = note.find_element("css selector", ".head b").text
    marks = " ".join(words(browser, "mark.now"))
    return code, marks, browser.switch_to.active_element == note


def serious(browser, axe):
    """What axe-core holds to be serious, each with the elements."""
    browser.execute_script(axe)
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(r => done("
        "r.violations.map(v => [v.impact, v.id, ...v.nodes.map(n => n.html)])))"
    )
    return [v for v in found if v[0] in ("serious", "critical")]


def test_it_opens_with_nothing_to_complain_of(browser):
    assert browser.get_log("browser") == []
    assert words(browser, "h2")[0] == "Hardest sections first"
    assert "keys.md" in words(browser, "#overview tbody th")[0]
    assert one(browser, "#place").text == f"{len(words(browser, '.note'))} shown"


def test_hostile_text_is_shown_and_does_nothing(browser):
    assert browser.title == "2 files – clauselint report"
    assert browser.get_log("browser") == []
    shown = words(browser, "#d2 code, #d2 pre")
    assert shown == [EVIL, EVIL, f"```\n{EVIL} \ufffdright to left\n```"]


def test_a_filter_hides_notes_and_takes_the_marks_away(browser):
    assert "WRD004" in words(browser, ".note b")
    one(browser, "input[value=WRD]").click()
    assert "AMB001" in words(browser, ".note b")
    assert "WRD004" not in words(browser, ".note b")
    assert {m.get_attribute("class") for m in browser.find_elements("css selector", "mark")} == {
        "AMB", "off",
    }  # fmt: skip
    one(browser, "input[value=WRD]").click()
    assert "WRD004" in words(browser, ".note b")


def test_the_keys_go_from_finding_to_finding(browser):
    press(browser, "n")
    assert lit(browser) == ("WRD004", "in order to", True)
    press(browser, "n")
    code, marks, focused = lit(browser)
    assert (code, focused) == ("AMB001", True)
    assert "has or will be enrolled" in marks
    press(browser, "p")
    assert lit(browser)[0] == "WRD004"
    one(browser, "#keys").click()
    press(browser, "n")
    assert lit(browser)[0] == "WRD004"


def test_words_lead_to_their_note_and_a_note_back(browser):
    one(browser, "mark.AMB").click()
    assert lit(browser)[0] == "AMB001"
    back = one(browser, ".note.now .number").get_attribute("hash")
    assert one(browser, back).get_attribute("class") == "ref"


@pytest.mark.parametrize("forbidden", [False, True])
def test_a_suggestion_is_copied_whole(browser, forbidden):
    if forbidden:
        browser.execute_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    button = one(browser, ".note.WRD .copy")
    button.click()
    browser.execute_script(
        "const to = document.createElement('textarea'); to.id = 'to'; document.body.append(to);"
        "to.focus()"
    )
    to = one(browser, "#to")
    to.send_keys("\ue009v")  # Control and V
    assert to.get_property("value") == "Staff must act to help."
    assert one(browser, "#said").get_property("textContent") == "Copied"


def test_print_has_all_findings_whatever_is_filtered(browser, tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    one(browser, "input[value=WRD]").click()
    paper = tmp_path / "report.pdf"
    paper.write_bytes(base64.b64decode(browser.print_page()))
    text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, text=True, check=True)
    printed = " ".join(text.stdout.split())
    assert "WRD004" in printed
    assert "AMB001" in printed
    assert "All 2 sections" not in printed


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser, axe, theme):
    browser.execute_script(f"document.documentElement.dataset.theme = '{theme}'")
    browser.execute_script("document.querySelectorAll('details').forEach(d => { d.open = true })")
    one(browser, "#tint").click()
    press(browser, "n")
    assert serious(browser, axe) == []
