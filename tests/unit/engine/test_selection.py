from __future__ import annotations

import pytest

from clauselint.config import RuleSettings, Settings
from clauselint.engine.selection import choose
from clauselint.errors import ConfigError
from clauselint.findings import Profile
from clauselint.rules.registry import all_rules


def codes(**settings):
    return [c.code for c in choose(Settings(**settings))]


def test_all_rules_but_those_in_preview_run():
    assert codes() == [r.code for r in all_rules() if not r.preview]


def test_a_prefix_selects_a_family():
    assert set(codes(select=("WRD",))) == {
        r.code for r in all_rules() if r.code.startswith("WRD") and not r.preview
    }


def test_lower_case_is_understood():
    assert codes(select=("wrd004",)) == ["WRD004"]


def test_ignore_takes_away():
    assert "WRD004" not in codes(ignore=("WRD004",))


def test_the_more_specific_selector_wins():
    assert codes(select=("WRD004",), ignore=("WRD",)) == ["WRD004"]
    assert "WRD004" not in codes(select=("WRD",), ignore=("WRD004",))


def test_of_equal_selectors_ignore_wins():
    assert codes(select=("WRD004",), ignore=("WRD004",)) == []


@pytest.mark.parametrize("select", [None, ("ALL",), ("WRD",), ("WRD00",)])
def test_a_preview_rule_needs_its_code_in_full(select):
    assert "WRD005" not in codes(select=select)
    assert codes(select=(*(select or ("ALL",)), "WRD005")).count("WRD005") == 1


@pytest.mark.parametrize("code", ["WRX", "WRD999", "4", "wordy-phrase"])
def test_an_unknown_code_is_an_error(code):
    with pytest.raises(ConfigError, match=code):
        choose(Settings(select=(code,)))


def test_the_name_of_a_rule_is_answered_with_its_code():
    with pytest.raises(ConfigError, match="write its code, WRD004"):
        choose(Settings(select=("wordy-phrase",)))


def test_a_near_miss_is_answered_with_the_nearest_code():
    with pytest.raises(ConfigError, match="did you mean AMB001"):
        choose(Settings(select=("AMV001",)))


def test_profiles_differ_in_thresholds():
    (default,) = choose(Settings(select=("WRD004",)))
    (strict,) = choose(Settings(select=("WRD004",), profile=Profile.STRICT))
    assert default.threshold == default.rule.default
    assert strict.threshold == strict.rule.strict


def test_settings_replace_threshold_and_severity():
    rules = {"WRD004": RuleSettings(threshold=0.9, severity="error")}
    (choice,) = choose(Settings(select=("WRD004",), rules=rules))
    assert (choice.threshold, choice.severity) == (0.9, "error")
    assert choice.floor == choice.rule.strict


def test_settings_of_a_family_give_way_to_those_of_a_rule():
    rules = {
        "WRD": RuleSettings(threshold=0.9, severity="error"),
        "WRD00": RuleSettings(threshold=0.8),
        "WRD004": RuleSettings(severity="warning"),
    }
    (chosen,) = choose(Settings(select=("WRD004",), rules=rules))
    assert (chosen.threshold, chosen.severity) == (0.8, "warning")


@pytest.mark.parametrize("code", ["WRD9", "wrd004", "WRD999", "ALL", ""])
def test_settings_of_a_rule_need_a_code_or_the_beginning_of_one(code):
    with pytest.raises(ConfigError):
        choose(Settings(rules={code: RuleSettings(threshold=0.9)}))
