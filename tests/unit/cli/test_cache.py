from __future__ import annotations

from click.testing import CliRunner

from clauselint.cli.main import group


def invoke(*arguments):
    return CliRunner().invoke(group, arguments, standalone_mode=False)


def test_clear_says_how_much_there_was(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("Keep records in order to answer.\n")
    place = ("--cache-dir", str(tmp_path / "cache"))
    invoke("check", "--isolated", "--select", "WRD004", *place, str(path))
    assert (tmp_path / "cache" / ".gitignore").exists()
    assert invoke("cache", "clear", *place).output == f"Removed 2 results from {place[1]}.\n"
    assert not (tmp_path / "cache").exists()
    assert invoke("cache", "clear", *place).output == f"Removed 0 results from {place[1]}.\n"


def test_no_cache_keeps_nothing(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("Keep records in order to answer.\n")
    place = ("--cache-dir", str(tmp_path / "cache"))
    invoke("check", "--isolated", "--select", "WRD004", "--no-cache", *place, str(path))
    assert not (tmp_path / "cache").exists()


def test_what_is_found_under_a_configuration_is_kept_beside_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".clauselint.yaml").write_text("select: [WRD004]\n")
    (tmp_path / "a.md").write_text("Keep records in order to answer.\n")
    invoke("check", "a.md")
    assert (tmp_path / ".clauselint_cache").is_dir()
    assert "Removed 2 results" in invoke("cache", "clear").output


def test_profile_rules_tells_what_takes_how_long(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("Keep records in order to answer.\n")
    told = invoke("check", "--isolated", "--select", "WRD004", "--profile-rules", str(path))
    rows = [line.split(" s  ")[1] for line in told.stderr.splitlines()]
    assert set(rows) == {"WRD004", "the rest"}
    assert "WRD004 wordy-phrase" in told.stdout
