from __future__ import annotations

import importlib.util
import inspect

import pytest
from casefile import read_cases

from clauselint.errors import ConfigError
from clauselint.rules import scaffold
from clauselint.rules.page import SECTIONS, UNWRITTEN, read_page
from clauselint.rules.registry import rules_in


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "clauselint/rules/wording").mkdir(parents=True)
    (tmp_path / "tests/cases").mkdir(parents=True)
    return tmp_path


def load(path):
    spec = importlib.util.spec_from_file_location("new_rule", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_of_a_new_rule_have_all_their_parts(checkout):
    rule_file, case_file = scaffold.write("WRD999", "legal-doublet", checkout)
    assert rule_file == checkout / "clauselint/rules/wording/legal_doublet.py"
    (rule,) = rules_in(load(rule_file))
    assert (rule.code, rule.name, rule.__name__) == ("WRD999", "legal-doublet", "LegalDoublet")
    assert list(read_page(rule).sections) == list(SECTIONS)
    assert not inspect.isabstract(rule)
    found = [case.expectation for case in read_cases(case_file)]
    assert (found.count("flag"), found.count("ok")) == (2, 2)


def test_what_nobody_has_written_yet_fails_the_contract(checkout):
    rule_file, case_file = scaffold.write("WRD999", "legal-doublet", checkout)
    (rule,) = rules_in(load(rule_file))
    page = read_page(rule)
    assert page.missing() == list(SECTIONS)
    assert all(UNWRITTEN in text for text in (page.title, case_file.read_text()))


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("WRD99", "a-name"),
        ("XXX999", "a-name"),
        ("WRD999", "A Name"),
        ("WRD004", "a-name"),
        ("WRD999", "wordy-phrase"),
    ],
)
def test_a_bad_or_taken_code_or_name_is_refused(checkout, code, name):
    with pytest.raises(ConfigError):
        scaffold.write(code, name, checkout)


def test_nothing_is_overwritten(checkout):
    scaffold.write("WRD999", "legal-doublet", checkout)
    with pytest.raises(ConfigError, match="there already"):
        scaffold.write("WRD998", "legal-doublet", checkout)


def test_the_command_says_what_it_wrote_or_why_not(checkout, capsys, monkeypatch):
    monkeypatch.setattr(scaffold.write, "__defaults__", (checkout,))
    assert scaffold.main(["WRD999", "legal-doublet"]) == 0
    assert capsys.readouterr().out.count("\n") == 2
    assert scaffold.main(["WRD999", "legal-doublet"]) == 2
    assert scaffold.main([]) == 2
