from __future__ import annotations

import io

import pytest
from engine_fakes import Parser

from clauselint.cli import _output
from clauselint.readers import read


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(_output, "EVERY_SECONDS", 0)
    monkeypatch.setattr(_output, "QUIET_SECONDS", 0)
    return Terminal()


def test_the_bar_moves_with_the_files_and_is_taken_away(terminal):
    progress = _output.Progress(4, terminal)
    progress.step("a.md")
    progress.step("b.md")
    assert "[--------------------] 1/4 a.md" in terminal.getvalue()
    assert "[#####---------------] 2/4 b.md" in terminal.getvalue()
    progress.clear()
    assert terminal.getvalue().endswith(_output.CLEAR_LINE)


def test_the_bar_moves_inside_a_long_file(terminal):
    progress = _output.Progress(1, terminal)
    progress.step("a.md")
    document = read(b"one\n\ntwo\n\nthree\n\nfour", "a.md")
    assert len(list(progress.watched(Parser())(document))) == 4
    assert "[###############-----] 1/1 a.md" in terminal.getvalue()


def test_a_rewording_that_is_parsed_in_between_does_not_move_it(terminal):
    progress = _output.Progress(1, terminal)
    progress.step("a.md")
    before = terminal.getvalue()
    list(progress.watched(Parser())(read(b"one\n\ntwo", "b.md")))
    assert terminal.getvalue() == before


def test_short_work_shows_no_bar(terminal, monkeypatch):
    monkeypatch.setattr(_output, "QUIET_SECONDS", 60)
    progress = _output.Progress(2, terminal)
    progress.step("a.md")
    progress.clear()
    assert terminal.getvalue() == ""


def test_without_a_terminal_there_is_no_bar(terminal):
    stream = io.StringIO()
    progress = _output.Progress(2, stream)
    progress.step("a.md")
    progress.clear()
    assert stream.getvalue() == ""


def test_a_terminal_is_told_that_its_words_are_waited_for(monkeypatch, capsys):
    class Typed(Terminal):
        buffer = io.BytesIO(b"typed")

    monkeypatch.setattr("sys.stdin", Typed())
    stdin = _output.Stdin()
    assert (stdin.read(), stdin.read()) == (b"typed", b"typed")
    told = "clauselint: reading standard input; Ctrl-D ends it\n"
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("dumb", [True, False])
def test_a_dumb_or_quiet_terminal_gets_no_bar(terminal, monkeypatch, dumb):
    if dumb:
        monkeypatch.setenv("TERM", "dumb")
    progress = _output.Progress(2, terminal, on=dumb)
    progress.step("a.md")
    progress.clear()
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("terminal", "environment", "color"),
    [
        (True, {}, True),
        (False, {}, False),
        (True, {"TERM": "dumb"}, False),
        (True, {"NO_COLOR": "1"}, False),
        (True, {"NO_COLOR": ""}, True),
        (False, {"FORCE_COLOR": "1"}, True),
        (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (True, {"FORCE_COLOR": "0"}, False),
    ],
)
def test_when_to_colour(monkeypatch, terminal, environment, color):
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _output.use_color(Terminal() if terminal else io.StringIO()) is color


def test_a_text_loses_its_control_characters_on_a_terminal_only():
    text = "-a\x1b[2J\r\n+\tb\u202e\n"
    assert _output.shown(text, Terminal()) == "-a\ufffd[2J\n+\tb\ufffd\n"
    assert _output.shown(text, io.StringIO()) == text


@pytest.mark.parametrize(("choice", "color"), [("always", True), ("never", False)])
def test_what_the_user_chose_goes_first(monkeypatch, choice, color):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert _output.use_color(Terminal(), choice) is color
