"""What every rule must have. A failure says what is missing, and from which file."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from casefile import CASES, Case, read_cases

from clauselint.rules.base import DirectiveRule, DocumentRule, ParseRule, Rule, TextRule
from clauselint.rules.page import SECTIONS, UNWRITTEN, read_page
from clauselint.rules.registry import FAMILIES, all_rules, rule_modules, rules_in

KINDS = (TextRule, ParseRule, DocumentRule, DirectiveRule)
QUOTED = re.compile(r"```|“|\"|^>|^- ", re.MULTILINE)
RULES = all_rules()
every_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.code}-{rule.name}")


def source(rule: type[Rule]) -> Path:
    return Path(inspect.getfile(rule))


def case_file(rule: type[Rule]) -> Path:
    return CASES / f"{rule.code}-{rule.name}.md"


def cases(rule: type[Rule], expectation: str) -> list[Case]:
    return [c for c in read_cases(case_file(rule)) if c.expectation == expectation]


def test_there_are_rules_in_every_family() -> None:
    assert {rule.code[:3] for rule in RULES} == set(FAMILIES)


@pytest.mark.parametrize("field", ["code", "name"])
def test_no_two_rules_share_a(field: str) -> None:
    counts = Counter(getattr(rule, field) for rule in RULES)
    assert [value for value, count in counts.items() if count > 1] == []


def test_no_file_holds_two_rules() -> None:
    crowded = {
        module.__name__: [rule.__name__ for rule in rules_in(module)]
        for family in FAMILIES
        for module in rule_modules(family)
        if len(rules_in(module)) > 1
    }
    assert crowded == {}, "one rule a file"


@every_rule
def test_code_fits_the_family_and_the_folder(rule: type[Rule]) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code), f"{source(rule)}: code {rule.code!r}"
    folder = FAMILIES.get(rule.code[:3])
    assert source(rule).parent.name == folder, f"{rule.code} belongs in rules/{folder}/"


@every_rule
def test_name_is_kebab_case_and_names_the_file(rule: type[Rule]) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name), f"{source(rule)}: name {rule.name!r}"
    assert source(rule).stem == rule.name.replace("-", "_"), f"{rule.code}: name and file differ"


@every_rule
def test_kind_is_one_that_the_engine_runs(rule: type[Rule]) -> None:
    assert sum(issubclass(rule, kind) for kind in KINDS) == 1


@every_rule
def test_page_has_all_its_sections_in_order(rule: type[Rule]) -> None:
    page = read_page(rule)
    assert page.title, f"{source(rule)}: the docstring has no first line"
    assert "\n\n" not in page.title, f"{source(rule)}: more than one line before the sections"
    assert page.missing() == [], f"{source(rule)}: sections missing or empty in the docstring"
    assert [name for name in page.sections if name in SECTIONS] == list(SECTIONS)


@every_rule
@pytest.mark.parametrize("section", ["Example", "Use instead"])
def test_page_quotes_sentences(rule: type[Rule], section: str) -> None:
    text = read_page(rule).sections.get(section, "")
    assert QUOTED.search(text), f"{source(rule)}: `{section}` quotes nothing"


@every_rule
def test_nothing_is_as_the_scaffold_left_it(rule: type[Rule]) -> None:
    for path in (source(rule), case_file(rule)):
        assert UNWRITTEN not in path.read_text(encoding="utf-8"), f"{path}: still to be written"


@every_rule
def test_thresholds_are_in_range(rule: type[Rule]) -> None:
    assert 0 < rule.strict <= rule.default <= 1, f"{source(rule)}: 0 < strict <= default <= 1"
    assert rule.severity in ("error", "warning", "info")


@every_rule
def test_case_file_is_there(rule: type[Rule]) -> None:
    assert case_file(rule).is_file(), f"missing: tests/cases/{case_file(rule).name}"


@every_rule
@pytest.mark.parametrize("expectation", ["flag", "ok"])
def test_case_file_has_two_examples_of(rule: type[Rule], expectation: str) -> None:
    if not case_file(rule).is_file():
        pytest.fail(f"missing: tests/cases/{case_file(rule).name}")
    found = len(cases(rule, expectation))
    assert found >= 2, f"{case_file(rule).name}: {found} `{expectation}` blocks, at least 2 needed"


def test_every_case_file_is_that_of_a_rule() -> None:
    known = {case_file(rule).name for rule in RULES}
    stray = sorted(path.name for path in CASES.glob("*.md") if path.name not in known)
    assert stray == [], "no rule has this code and name"


def test_finding_the_rules_imports_no_parser() -> None:
    code = (
        "import sys\n"
        "from clauselint.rules.registry import all_rules\n"
        "assert all_rules()\n"
        "print(sorted({'spacy', 'onnxruntime'} & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]", "rule files import spaCy under TYPE_CHECKING only"
