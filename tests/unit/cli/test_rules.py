from __future__ import annotations

import json

import pytest
from click.shell_completion import ShellComplete

from clauselint.cli.main import group, run
from clauselint.rules.registry import all_rules


def call(capsys, *arguments):
    code = run(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_rules_lists_all_of_them(capsys):
    code, out, _ = call(capsys, "rules")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == [r.code for r in all_rules()]
    assert "WRD005  shall" in out
    assert "(preview)" in next(line for line in out.splitlines() if line.startswith("WRD005"))


def test_rules_as_json(capsys):
    data = json.loads(call(capsys, "rules", "--format", "json")[1])
    assert {"code", "name", "summary", "default", "strict", "preview", "severity", "url"} == set(
        data[0]
    )


@pytest.mark.parametrize("name", ["WRD004", "wrd004", "wordy-phrase"])
def test_rule_prints_a_page(capsys, name):
    code, out, _ = call(capsys, "rule", name)
    assert code == 0
    assert out.startswith("# WRD004 wordy-phrase\n")
    for section in ("What it does", "Why is this bad?", "Example", "Use instead", "References"):
        assert f"\n## {section}\n" in out


def test_rule_of_no_code_exits_with_2(capsys):
    code, out, err = call(capsys, "rule", "WRD999")
    assert (code, out) == (2, "")
    assert "WRD999" in err


def test_help_lists_the_commands(capsys):
    code, out, _ = call(capsys, "--help")
    assert code == 0
    for command in ("check", "rewrite", "rule", "rules", "score"):
        assert f"  {command} " in out


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(capsys, option):
    assert call(capsys, option)[1].startswith("clauselint, version 0.")


def test_rule_of_a_family_lists_its_rules(capsys):
    code, out, _ = call(capsys, "rule", "gpa")
    assert code == 0
    assert out.startswith("# GPA Garden paths\n\n- GPA001 missing-clause-comma: ")
    assert "AMB" not in out


def test_a_name_that_is_almost_right_has_a_hint(capsys):
    assert "did you mean wordy-phrase?" in call(capsys, "rule", "wordy-phrases")[2]
    assert "did you mean AMB001?" in call(capsys, "rule", "AMB0001")[2]


def test_a_page_is_rendered_where_colour_is_on(capsys):
    out = call(capsys, "rule", "WRD004", "--color", "always")[1]
    assert "\x1b[" in out
    assert "## " not in out


@pytest.mark.parametrize("arguments", [["check"], ["score"], ["rewrite"], ["check", "--config"]])
def test_completion_offers_files(arguments):
    completion = ShellComplete(group, {}, "clauselint", "_CLAUSELINT_COMPLETE")
    assert [item.type for item in completion.get_completions(arguments, "pol")] == ["file"]


def test_an_unknown_command_exits_with_2(capsys):
    code, _, err = call(capsys, "chek")
    assert code == 2
    assert "no command `chek`; did you mean `check`?" in err


def test_an_internal_error_is_no_traceback(capsys, monkeypatch):
    from clauselint.rules import registry

    def fail():
        raise RuntimeError("boom")

    monkeypatch.setattr(registry, "all_rules", fail)
    monkeypatch.delenv("CLAUSELINT_DEBUG", raising=False)
    code, _, err = call(capsys, "rules")
    assert code == 2
    assert err.startswith("clauselint: internal error (RuntimeError: boom)")
