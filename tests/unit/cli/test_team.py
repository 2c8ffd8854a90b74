"""A team's own words and rules, as a team uses them."""

from __future__ import annotations

import json

import pytest

from clauselint.cli.main import run
from clauselint.findings import Candidate
from clauselint.rules import plugins as plugin_module
from clauselint.rules.base import TextRule

HOUSE = """\
select: [OWN, ACM, WRD004]
words:
  accept: [prior to]
  substitutions: {mobile phone: telephone}
  banned: {whitelist: write “allow list”.}
team-rules:
- code: ACM001
  name: no-must-be
  message: Say who does it.
  severity: error
  dependencies:
  - {RIGHT_ID: verb, RIGHT_ATTRS: {TAG: VBN}}
  - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: aux, RIGHT_ATTRS: {LOWER: must}}
  examples: {flag: [The records must be kept.], ok: [Staff must keep the records.]}
- code: ACM002
  name: day-count
  message: Say what days.
  tokens: [{LIKE_NUM: true}, {LOWER: {IN: [day, days]}}]
  examples: {flag: [Answer within 5 days.], ok: [Answer within 5 working days.]}
- code: ACM003
  name: no-kindly
  message: Leave it out.
  phrases: [kindly]
  examples: {flag: [Kindly answer.], ok: [Be kind.]}
"""
TEXT = """\
Staff must carry a mobile  phone prior to the visit, in order to answer within 3 days.

- The whitelist must be kept; and
- answer kindly.
"""


@pytest.fixture
def house(tmp_path, monkeypatch, capsys):
    """Runs the command in a directory with house rules: code, output, errors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".clauselint.yaml").write_text(HOUSE)
    (tmp_path / "a.md").write_text(TEXT)

    def call(*arguments):
        code = run(list(arguments))
        return (code, *capsys.readouterr())

    call.root = tmp_path
    return call


def test_own_words_and_rules_find_what_they_say(house):
    code, out, err = house("check", "--format", "concise")
    assert (code, err) == (1, "")
    assert [line.split(" ", 1)[1] for line in out.splitlines()] == [
        "warning: OWN001 “mobile phone”: say “telephone”.",
        "info: WRD004 “in order to” is a long way to say “to”.",
        "warning: ACM002 Say what days.",
        "error: OWN002 “whitelist”: write “allow list”.",
        "error: ACM001 Say who does it.",
        "warning: ACM003 Leave it out.",
    ]


@pytest.mark.parametrize(
    ("words", "code"),
    [("substitutions: {commence: open}", "OWN001"), ("banned: {commence: say “open”.}", "OWN002")],
)
def test_of_a_house_word_no_other_rule_tells_or_mends(house, words, code):
    (house.root / ".clauselint.yaml").write_text(f"select: [OWN, WRD004]\nwords: {{{words}}}\n")
    text = "The hearings commence in order to settle the claims.\n"
    (house.root / "a.md").write_text(text)
    found = house("check", "--format", "concise")[1].splitlines()
    assert [line.split(": ")[2][:6] for line in found] == [code, "WRD004"]
    house("check", "--fix")
    assert (house.root / "a.md").read_text() == text.replace("in order to", "to")


def test_they_are_selected_ignored_and_suppressed_like_any_other(house):
    text = f"<!-- clauselint-disable-next-line ACM002 -->\n{TEXT}"
    (house.root / "a.md").write_text(text)
    code, out, _ = house("check", "--select", "ACM", "--ignore", "ACM001", "--format", "concise")
    assert code == 1
    assert [line.split()[2] for line in out.splitlines()] == ["ACM003"]
    assert house("check", "--select", "ACM009")[0] == 2


def test_a_house_word_is_put_in_only_where_that_is_asked_for(house):
    house("check", "--fix", "--select", "OWN")
    assert (house.root / "a.md").read_text() == TEXT
    house("check", "--fix", "--unsafe-fixes", "--select", "OWN")
    assert "carry a telephone prior" in (house.root / "a.md").read_text()


def test_examples_are_tried(house):
    code, out, _ = house("test-rules")
    assert (code, out) == (0, "6 examples, 0 failed.\n")


def test_an_example_that_does_not_hold_shows_its_parse(house):
    wrong = HOUSE.replace("Answer within 5 working days.", "Answer within 5 days.")
    (house.root / ".clauselint.yaml").write_text(wrong)
    code, out, _ = house("test-rules")
    assert code == 1
    assert out.startswith("ACM002 finds “5 days” in: Answer within 5 days.\n  Answer")
    assert "6 examples, 1 failed." in out


def test_a_pattern_that_matches_everywhere_does_not_hang_a_run(house):
    greedy = (
        "select: [ACM]\nteam-rules:\n- code: ACM001\n  name: all\n  message: m\n"
        '  tokens: [{OP: "+"}, {IS_ALPHA: true}]\n'
    )
    (house.root / ".clauselint.yaml").write_text(greedy)
    (house.root / "a.md").write_text("word " * 3000)
    assert house("check", "--format", "concise")[0] in (0, 1)


def test_init_writes_settings_that_are_read(house):
    assert house("init")[0] == 2
    code, out, _ = house("init", "--force")
    assert code == 0
    assert "Wrote .clauselint.yaml" in out
    assert "fail-on: warning" in house("check", "--show-settings")[1]


def test_files_and_schemas_are_shown(house):
    assert house("check", "--show-files")[:2] == (0, "a.md\n")
    assert json.loads(house("schema", "config")[1])["title"].startswith("Settings")


class Point:
    """An entry point."""

    def __init__(self, name, found):
        self.name, self.value, self._found = name, f"acme:{name}", found

    def load(self):
        if isinstance(self._found, Exception):
            raise self._found
        return self._found


class Shout(TextRule):
    """Capitals.

    ## What it does

    Finds them.
    """

    code, name, severity = "SHO001", "shout", "error"

    def check(self, segment):
        if segment.text.isupper():
            yield Candidate(self.code, 0, len(segment.text), "Do not shout.", 1.0)


class Taken(Shout):
    code = "AMB099"


class Crashing(Shout):
    code = "SHO002"

    def check(self, segment):
        raise KeyError("x")
        yield


@pytest.fixture
def installed(monkeypatch):
    """Puts entry points in place of those that are installed."""

    def put(*found):
        points = [Point(str(i), item) for i, item in enumerate(found)]
        monkeypatch.setattr(plugin_module, "entry_points", lambda group: points)
        plugin_module.plugins.cache_clear()

    yield put
    monkeypatch.undo()
    plugin_module.plugins.cache_clear()


def test_a_rule_of_another_package_runs(house, installed):
    installed(Shout)
    (house.root / "a.md").write_text("STAFF MUST LOCK THE DOOR.\n")
    code, out, err = house("check", "--select", "SHO", "--format", "concise")
    assert (code, err) == (1, "")
    assert out == "a.md:1:1: error: SHO001 Do not shout.\n"
    assert "# SHO001 shout" in house("rule", "SHO001")[1]
    assert "SHO001" in house("rules")[1]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (ImportError("no such module"), "no such module"),
        (SyntaxError("bad"), "bad"),
        (Taken, "one of clauselint's own families"),
        (3, "neither a module nor a rule"),
    ],
)
def test_a_package_that_is_broken_is_told_and_the_rest_runs(house, installed, found, reason):
    installed(found)
    code, out, err = house("check", "--select", "WRD004", "--format", "concise")
    assert code == 2
    assert "WRD004" in out
    assert "E504 left out" in err
    assert reason in err


def test_a_rule_of_another_package_that_crashes_is_kept_to_itself(house, installed):
    installed(Crashing)
    code, out, err = house("check", "--select", "SHO,WRD004", "--format", "concise")
    assert code == 2
    assert "WRD004" in out
    assert "rule SHO002 crashed" in err
