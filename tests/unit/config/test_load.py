from __future__ import annotations

import pytest

from clauselint.config import Settings, find_settings, load_settings
from clauselint.errors import ConfigError
from clauselint.findings import Profile


def yaml(tmp_path, text):
    path = tmp_path / ".clauselint.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def toml(tmp_path, text):
    path = tmp_path / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    return path


def fault(path):
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert caught.value.path == str(path)
    return caught.value


FULL = """\
profile: strict
select: [AMB, WRD004]
ignore:
  - AMB002
exclude: [drafts/]
respect-gitignore: false
format: concise
rules:
  AMB001:
    threshold: 0.7
    severity: error
per-file-ignores:
  "legal/*.md": [WRD]
targets:
  policies/: gov-uk
  guides/:
    grade: 9
    preset: gov-uk
"""


def test_every_setting_of_a_yaml_file(tmp_path):
    settings = load_settings(yaml(tmp_path, FULL))
    assert settings.profile is Profile.STRICT
    assert settings.select == ("AMB", "WRD004")
    assert settings.ignore == ("AMB002",)
    assert settings.exclude == ("drafts/",)
    assert settings.respect_gitignore is False
    assert settings.format == "concise"
    assert (settings.rules["AMB001"].threshold, settings.rules["AMB001"].severity) == (0.7, "error")
    assert settings.per_file_ignores == {"legal/*.md": ("WRD",)}
    assert [(t.paths, t.preset, t.values) for t in settings.targets] == [
        ("policies/", "gov-uk", {}),
        ("guides/", "gov-uk", {"grade": 9.0}),
    ]
    assert settings.root == str(tmp_path)


def test_the_same_in_toml(tmp_path):
    text = """\
[project]
select = "not ours"

[tool.clauselint]
profile = "strict"
select = ["AMB", "WRD004"]

[tool.clauselint.rules.AMB001]
threshold = 0.7
"""
    settings = load_settings(toml(tmp_path, text))
    assert (settings.profile, settings.select) == (Profile.STRICT, ("AMB", "WRD004"))
    assert settings.rules["AMB001"].threshold == 0.7


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n"])
def test_an_empty_file_has_the_defaults(tmp_path, text):
    settings = load_settings(yaml(tmp_path, text))
    assert (settings.select, settings.profile) == (None, Profile.DEFAULT)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("profile: default\nselct: [AMB]\n", 2, "did you mean `select`"),
        ("\nprofile: mild\n", 2, "one of default, strict"),
        ("select: AMB\n", 1, "must be a list"),
        ("select:\n  - AMB\n  - 3\n", 3, "holds 3"),
        ("rules:\n  AMB001:\n    threshold: 2\n", 3, "between 0 and 1"),
        ("rules:\n  AMB001:\n    thresold: 0.2\n", 3, "did you mean `threshold`"),
        ("rules:\n  AMB001: 3\n", 2, "must be a mapping"),
        ("rules:\n  AMB001:\n    severity: awful\n", 3, "error, warning, info"),
        ("respect-gitignore: 1\n", 1, "true or false"),
        ("targets:\n  a/:\n    grade: low\n", 3, "must be a number"),
        ("targets:\n  a/:\n    grade: .nan\n", 3, "must be a number"),
        ("profile: default\nprofile: strict\n", 2, "given twice"),
        ("- AMB\n", 1, "must be a mapping"),
        ("profile: [\n\n", 3, "not valid YAML"),
        ("a: &x [*x]\n", 1, "aliases"),
        ("3: x\n", 1, "unknown key `3`"),
        ("rules:\n  3: {}\n", 2, "not a text"),
    ],
)
def test_a_fault_in_yaml_is_placed(tmp_path, text, line, message):
    error = fault(yaml(tmp_path, text))
    assert message in error.message
    assert error.line == line


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[tool.clauselint]\nselct = ["AMB"]\n', 2, "did you mean `select`"),
        ('x = 1\n[tool.clauselint]\n\nprofile = "mild"\n', 4, "one of default, strict"),
        ("[tool.clauselint.rules.AMB001]\n\nthreshold = 2\n", 3, "between 0 and 1"),
        ('[tool.clauselint]\n[tool.clauselint.rules]\n"AMB001" = 3\n', 3, "must be a mapping"),
        ("[tool.clauselint]\nrules.AMB001.threshold = 2\n", 2, "between 0 and 1"),
        ("[tool.clauselint\n", 1, "not valid TOML"),
        (
            '[tool.other]\nprofile = "x"\n[tool.clauselint]\nprofile = "mild"\n',
            4,
            "default, strict",
        ),
    ],
)
def test_a_fault_in_toml_is_placed(tmp_path, text, line, message):
    error = fault(toml(tmp_path, text))
    assert message in error.message
    assert error.line == line


def test_a_file_that_is_not_utf8_is_a_fault(tmp_path):
    path = tmp_path / ".clauselint.yaml"
    path.write_bytes(b"select: [\xff]\n")
    assert "UTF-8" in fault(path).message


def test_a_bom_is_no_fault(tmp_path):
    path = tmp_path / ".clauselint.yaml"
    path.write_bytes(b"\xef\xbb\xbfprofile: strict\n")
    assert load_settings(path).profile is Profile.STRICT


def test_a_missing_file_and_a_missing_table_are_faults(tmp_path):
    assert "no such file" in fault(tmp_path / "none.yaml").message
    assert "no [tool.clauselint] table" in fault(toml(tmp_path, "[project]\n")).message


def test_the_nearest_file_upward_is_found(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    yaml(tmp_path, "profile: strict\n")
    assert find_settings(inner).profile is Profile.STRICT
    yaml(tmp_path / "a", "profile: default\n")
    assert find_settings(inner).root == str(tmp_path / "a")


def test_a_pyproject_without_a_table_does_not_end_the_search(tmp_path):
    inner = tmp_path / "a"
    inner.mkdir()
    yaml(tmp_path, "profile: strict\n")
    toml(inner, "[project]\n")
    assert find_settings(inner).profile is Profile.STRICT


def test_yaml_goes_before_pyproject(tmp_path):
    yaml(tmp_path, "profile: strict\n")
    toml(tmp_path, '[tool.clauselint]\nprofile = "default"\n')
    assert find_settings(tmp_path).profile is Profile.STRICT


def test_the_search_ends_at_the_root_of_a_repository(tmp_path):
    yaml(tmp_path, "profile: strict\n")
    repository = tmp_path / "a"
    (repository / ".git").mkdir(parents=True)
    assert find_settings(repository) == Settings()
