from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from clauselint.config import Words, load_settings
from clauselint.config.load import READERS
from clauselint.config.show import as_yaml
from clauselint.errors import ConfigError
from clauselint.schemas import NAMES, path

FULL = """\
extends: base.yaml
profile: strict
rules: {AMB: error, WRD004: {threshold: 0.2}}
targets: {policies/: gov-uk, guides/: {grade: 9}}
words:
  accept: [in order to]
  terms: [Data Custodian]
  substitutions: {utilise: use}
  banned: [whitelist]
team-rules:
- code: ACM001
  name: no-will
  message: Say "must".
  phrases: [will]
  tokens: [{LOWER: shall}, {POS: {IN: [VERB, AUX]}, OP: "?"}]
  dependencies:
  - {RIGHT_ID: verb, RIGHT_ATTRS: {POS: VERB}}
  - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: aux, RIGHT_ATTRS: {LOWER: will}}
  examples: {flag: [Staff will go.], ok: [Staff must go.]}
"""


@pytest.fixture
def settings(tmp_path):
    """Loads settings from YAML."""

    def load(text, base="{}\n"):
        (tmp_path / "base.yaml").write_text(base)
        (tmp_path / ".clauselint.yaml").write_text(text)
        return load_settings(tmp_path / ".clauselint.yaml")

    return load


def test_a_team_rule_is_read_whole(settings):
    (rule,) = settings(FULL).team_rules
    assert rule.flag == ("Staff will go.",)
    assert rule.tokens == (({"LOWER": "shall"}, {"POS": {"IN": ["VERB", "AUX"]}, "OP": "?"}),)
    assert len(rule.dependencies[0]) == 2


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("code: AC1, name: a, message: b, phrases: [c]", "three capitals and three figures"),
        ("code: ACM001, name: A b, message: b, phrases: [c]", "small letters"),
        ("code: ACM001, name: a, message: b", "needs `phrases`"),
        ("code: ACM001, name: a, phrases: [c]", "needs `message`"),
        ("code: ACM001, name: a, message: b, phrase: [c]", "unknown key `phrase`"),
        ("code: ACM001, name: a, message: b, tokens: [{COLOUR: red}]", "no token has `COLOUR`"),
        ('code: ACM001, name: a, message: b, tokens: [{TEXT: {REGEX: "(a+)+$"}}]', "IN or NOT_IN"),
        ('code: ACM001, name: a, message: b, tokens: [{OP: "*"}]', "has to be there"),
        ('code: ACM001, name: a, message: b, tokens: [{OP: "+"}, {}, {OP: "*"}]', "no more"),
        ("code: ACM001, name: a, message: b, tokens: []", "must be a list"),
        ("code: ACM001, name: a, message: b, tokens: [{OP: 3}]", "`OP` must be"),
        ("code: ACM001, name: a, message: b, dependencies: [{RIGHT_ID: v}]", "RIGHT_ATTRS"),
        ("code: ACM001, name: a, message: b, dependencies: [{RIGHT_ID: v, RIGHT_ATTRS: {}}]",
         "say something"),
        ("code: ACM001, name: a, message: b, dependencies: [{RIGHT_ID: v, RIGHT_ATTRS: {POS: X}}, "
         "{LEFT_ID: w, REL_OP: '>', RIGHT_ID: x, RIGHT_ATTRS: {POS: X}}]", "a node before it"),
    ],
)  # fmt: skip
def test_a_faulty_team_rule_is_told_with_its_line(settings, rule, message):
    with pytest.raises(ConfigError, match=message) as raised:
        settings(f"profile: default\nteam-rules:\n- {{{rule}}}\n")
    assert raised.value.line == 3


def test_what_is_extended_lies_below(settings):
    base = (
        "profile: strict\nignore: [WRD]\nrules: {AMB: error, STR: info}\n"
        "words: {accept: [a b], substitutions: {x: y}}\n"
        "team-rules: [{code: ACM001, name: a, message: old, phrases: [c]},"
        " {code: ACM002, name: b, message: kept, phrases: [d]}]\n"
    )
    own = (
        "extends: base.yaml\nignore: [GPA]\nrules: {AMB: warning}\n"
        "words: {accept: [c d]}\n"
        "team-rules: [{code: ACM001, name: a, message: new, phrases: [c]}]\n"
    )
    found = settings(own, base)
    assert found.profile.value == "strict"
    assert found.ignore == ("GPA",)
    assert {k: r.severity for k, r in found.rules.items()} == {"AMB": "warning", "STR": "info"}
    assert found.words == Words(accept=("a b", "c d"), substitutions={"x": "y"})
    assert sorted((r.code, r.message) for r in found.team_rules) == [
        ("ACM001", "new"),
        ("ACM002", "kept"),
    ]


@pytest.mark.parametrize(
    ("name", "base", "message"),
    [
        ("gone.yaml", "{}", "`gone.yaml` cannot be found"),
        ("base.yaml", "extends: .clauselint.yaml\n", "extends itself"),
        ("package:no_such_package/x.yaml", "{}", "cannot be found"),
        ("base.yaml", "slect: [AMB]\n", "unknown key `slect`"),
    ],
)
def test_what_cannot_be_extended_is_told(settings, name, base, message):
    with pytest.raises(ConfigError, match=message):
        settings(f"extends: {name}\n", base)


def test_the_faults_of_all_team_rules_and_targets_are_told_at_once(settings):
    rules = "[{code: A1, name: a, message: m, phrases: [x]}, {code: ACM002, name: b, message: m}]"
    with pytest.raises(ConfigError) as told:
        settings(f"team-rules: {rules}\ntargets: {{a/: 3, b/: [4]}}\n")
    told_at_once = "\n".join(map(str, told.value.all))
    for fault in ("`code` must be", "needs `phrases`", "`a/` must be", "`b/` must be"):
        assert fault in told_at_once


def test_a_package_can_hold_settings(settings, tmp_path, monkeypatch):
    (tmp_path / "acme_house").mkdir()
    (tmp_path / "acme_house" / "__init__.py").write_text("")
    (tmp_path / "acme_house" / "house.yaml").write_text("ignore: [WRD]\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert settings("extends: package:acme_house/house.yaml\n").ignore == ("WRD",)


SCHEMA = json.loads(path("config").read_text())


def test_the_schema_knows_the_keys_that_are_read():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(READERS)
    jsonschema.validate(yaml.safe_load(FULL), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"slect": ["AMB"]}, SCHEMA)


def test_what_is_shown_gives_the_same_settings(settings, tmp_path):
    first = settings(FULL)
    shown = as_yaml(first)
    jsonschema.validate(yaml.safe_load(shown), SCHEMA)
    again = settings(shown)
    assert again.team_rules == first.team_rules
    assert (again.words, again.rules, again.profile) == (first.words, first.rules, first.profile)
    assert [(t.paths, t.values, t.preset) for t in again.targets] == [
        (t.paths, t.values, t.preset) for t in first.targets
    ]


def test_there_is_a_schema_of_all_that_is_written():
    assert NAMES == ("archive", "config", "report", "rewrite")
