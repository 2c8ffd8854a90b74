from __future__ import annotations

import json
from pathlib import Path

import click
import jsonschema
import pytest
from engine_fakes import parts

from clauselint.cli.main import run
from clauselint.engine import run as runs
from clauselint.findings import Edit, Suggestion

SCHEMA = Path(__file__).parents[3] / "clauselint" / "schemas" / "rewrite.schema.json"
TEXT = "One bad day. A fine one.\r\n\r\nTwo bad days.\r\n"


def rewrite(analysis, i, verifier, short):
    """Says "good" for "bad"; a second suggestion can only be shown."""
    sentence = list(analysis.doc.sents)[i]
    at = sentence.text.find("bad")
    if at < 0:
        return ()
    span = analysis.source(sentence.start_char + at, sentence.start_char + at + 3)
    text = sentence.text.strip().replace("bad", "good")
    return (
        Suggestion(text, "cheer-up", True, (Edit(span.start, span.end, "good"),), "unsafe"),
        Suggestion(text + "!", "shout", False, (), "display", None, "adds force"),
    )


@pytest.fixture
def policy(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "Parts", lambda: parts(rewrite=rewrite))
    path = tmp_path / "a.md"
    path.write_bytes(TEXT.encode())
    return path


def answer(monkeypatch, *answers):
    given = iter(answers)
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(given))


def test_sentences_with_suggestions_are_printed_in_order(policy, capsys):
    assert run(["rewrite", str(policy)]) == 0
    assert capsys.readouterr().out == (
        f"{policy}:1:\n  One bad day.\n"
        "  1. One good day.\n"
        "     (cheer up)\n"
        "  2. One good day.!\n"
        "     (shout; adds force)\n\n"
        f"{policy}:3:\n  Two bad days.\n"
        "  1. Two good days.\n"
        "     (cheer up)\n"
        "  2. Two good days.!\n"
        "     (shout; adds force)\n\n"
    )


def test_json_fits_its_schema(policy, capsys):
    assert run(["rewrite", str(policy), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)
    jsonschema.validate(data, json.loads(SCHEMA.read_text()))
    for sentence in data["sentences"]:
        assert TEXT[sentence["start"] : sentence["end"]].strip() == sentence["text"].strip()


def test_what_is_chosen_is_written_and_the_rest_kept(policy, monkeypatch, capsys):
    answer(monkeypatch, "1", "")
    assert run(["rewrite", "--interactive", str(policy)]) == 0
    assert policy.read_bytes() == TEXT.replace("One bad", "One good").encode()
    assert "1 of the sentences changed." in capsys.readouterr().out


def test_q_stops_and_keeps_what_was_chosen(policy, monkeypatch):
    answer(monkeypatch, "1", "q")
    run(["rewrite", "--interactive", str(policy)])
    assert policy.read_bytes() == TEXT.replace("One bad", "One good").encode()


def test_a_wrong_number_and_a_suggestion_without_edits_are_asked_again(policy, monkeypatch, capsys):
    answer(monkeypatch, "7", "x", "2", "", "")
    run(["rewrite", "--interactive", str(policy)])
    out = capsys.readouterr().out
    assert out.count("Type a number from 1 to 2, or ? for help.") == 2
    assert "typed in by hand" in out
    assert "Nothing changed." in out
    assert policy.read_bytes() == TEXT.encode()


def test_a_sentence_can_be_taken_back(policy, monkeypatch, capsys):
    answer(monkeypatch, "1", "b", "", "")
    run(["rewrite", "--interactive", str(policy)])
    assert policy.read_bytes() == TEXT.encode()
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if line.startswith("[")] == [
        *("[1 of 2]", "[2 of 2]", "[1 of 2]", "[2 of 2]")
    ]


def test_a_sentence_can_be_edited(policy, monkeypatch):
    monkeypatch.setattr(click, "edit", lambda text: text.replace("bad", "fine") + "\n")
    answer(monkeypatch, "e", "")
    run(["rewrite", "--interactive", str(policy)])
    assert policy.read_bytes() == TEXT.replace("One bad", "One fine").encode()


def test_an_editor_that_is_left_changes_nothing(policy, monkeypatch, capsys):
    monkeypatch.setattr(click, "edit", lambda text: None)
    answer(monkeypatch, "e", "?", "")
    run(["rewrite", "--interactive", str(policy)])
    assert policy.read_bytes() == TEXT.encode()
    assert "go back to the sentence before" in capsys.readouterr().out


def test_an_interrupt_keeps_what_was_chosen(policy, monkeypatch, capsys):
    answers = iter(["1"])

    def prompt(*_, **__):
        for given in answers:
            return given
        raise click.Abort

    monkeypatch.setattr(click, "prompt", prompt)
    assert run(["rewrite", "--interactive", str(policy)]) == 0
    assert policy.read_bytes() == TEXT.replace("One bad", "One good").encode()
    assert "1 of the sentences changed." in capsys.readouterr().out


def test_a_file_that_changed_meanwhile_is_left_alone(policy, monkeypatch, capsys):
    def late(*_, **__):
        policy.write_text("edited")
        return "1"

    monkeypatch.setattr(click, "prompt", late)
    assert run(["rewrite", "--interactive", str(policy)]) == 2
    assert policy.read_text() == "edited"
    assert "changed while" in capsys.readouterr().err


def test_interactive_needs_a_file(capsys):
    assert run(["rewrite", "--interactive"]) == 2
    assert "needs a FILE" in capsys.readouterr().err


def test_a_missing_file_exits_with_2(capsys):
    assert run(["rewrite", "gone.md"]) == 2
    assert capsys.readouterr().err == "clauselint: gone.md: E100 no such file or directory\n"


def test_a_crash_of_the_rewriter_spares_the_other_sentences(policy, monkeypatch, capsys):
    def fragile(analysis, i, verifier, short):
        if i == 0 and "One" in analysis.doc.text:
            raise KeyError("x")
        return rewrite(analysis, i, verifier, short)

    monkeypatch.setattr(runs, "Parts", lambda: parts(rewrite=fragile))
    assert run(["rewrite", str(policy)]) == 2
    out, err = capsys.readouterr()
    assert out.startswith(f"{policy}:3:")
    assert f"{policy}:1: E502" in err
