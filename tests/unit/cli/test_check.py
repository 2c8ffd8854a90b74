"""The command as a user runs it. Rules that need no parse stand for all of them."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

import clauselint
from clauselint.cli.main import run

WORDY = "Keep records in order to answer.\n"


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    """Runs `clauselint check --select WRD004` in an empty directory: code, output, errors."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments, select="WRD004"):
        chosen = ["--select", select] if select else []
        code = run(["check", *chosen, *map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out, err

    call.root = tmp_path
    return call


def write(check, name, text=WORDY):
    path = check.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_findings_exit_with_1(check):
    write(check, "a.md")
    code, out, err = check("a.md", "--format", "concise")
    assert (code, err) == (1, "")
    assert out == "a.md:1:14: info: WRD004 “in order to” is a long way to say “to”.\n"


def test_a_clean_text_exits_with_0(check):
    write(check, "a.md", "Keep records.\n")
    code, out, err = check("a.md", "--format", "concise")
    assert (code, out, err) == (0, "", "")


def test_exit_zero_is_for_findings_only(check):
    write(check, "a.md")
    assert check("a.md", "--exit-zero")[0] == 0
    assert check("a.md", "none.md", "--exit-zero")[0] == 2


def test_without_paths_the_directory_is_checked(check):
    write(check, "x/a.md")
    assert check("--format", "concise")[1].startswith("x/a.md:1:14")


def test_a_missing_file_exits_with_2_and_the_others_are_checked(check):
    write(check, "a.md")
    code, out, err = check("a.md", "none.md", "--format", "concise")
    assert code == 2
    assert out.startswith("a.md:1:14")
    assert err == "clauselint: none.md: E100 no such file or directory\n"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"fine\n\xff\xfe bad\n", "bad.md:2: E100"),
        (b"a\n\nb\x00c", "bad.md:3: E100"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "bad.md"),
        (b"\xff\xfea\x00", "bad.md:1: E100"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(check, content, place):
    write(check, "a.md")
    write(check, "bad.md", content)
    code, out, err = check(".", "--format", "concise")
    assert code == 2
    assert out.startswith("a.md:1:14")
    assert err.startswith(f"clauselint: {place}")
    assert "Traceback" not in err


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b"   ", b"---\n---\n"])
def test_an_empty_file_is_clean(check, content):
    write(check, "a.md", content)
    assert check("a.md", "--format", "concise") == (0, "", "")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("One.\r\n\r\nKeep it in order to answer.\r\n", "3:9"),
        ("\ufeffKeep it in order to answer.", "1:9"),
        ("😀😀 in order to answer.", "1:4"),
        ("One.\r\rKeep it in order to answer.", "3:9"),
        ("| a | b |\n|---|---|\n| x | do it in order to answer |", "3:13"),
        ("> Note: go in order to answer", "1:12"),
        ("**Keep** [it](http://x.y) in order to answer", "1:27"),
    ],
)
def test_places_are_those_of_the_source(check, content, place):
    write(check, "a.md", content)
    assert check("a.md", "--format", "concise")[1].startswith(f"a.md:{place}: info: WRD004")


def test_a_line_of_five_megabytes_is_checked(check):
    write(check, "a.md", "Keep the records of the office. " * 160_000 + WORDY)
    code, out, _ = check("a.md")
    assert code == 1
    assert len(out) < 1000


def test_lists_ten_thousand_levels_deep_are_checked(check):
    write(check, "a.md", "".join("  " * i + "- x\n" for i in range(300)) + "\n\n" + WORDY)
    write(check, "b.md", "> " * 10_000 + WORDY)
    write(check, "c.md", "- " * 10_000 + WORDY)
    code, _, err = check(".")
    assert code in (0, 1)
    assert err == ""


def test_standard_input(check, monkeypatch):
    class Stdin:
        isatty = staticmethod(lambda: False)

        class buffer:  # noqa: N801
            @staticmethod
            def read():
                return WORDY.encode()

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert check("-", "--format", "concise")[1].startswith("-:1:14: info: WRD004")
    named = check("-", "--format", "concise", "--stdin-filename", "x/p.txt")
    assert named[1].startswith("x/p.txt:1:14")


@pytest.fixture
def pipe(check, monkeypatch, capsys):
    """Runs `clauselint check -` on a text: code, bytes of standard output, errors."""

    def call(data, *arguments):
        stdin = io.TextIOWrapper(io.BytesIO(data))
        stdout = io.TextIOWrapper(io.BytesIO(), "ascii", "backslashreplace")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", stdin)
            patch.setattr(sys, "stdout", stdout)
            code = run(["check", "-", "--select", "WRD004", *arguments])
        return code, stdout.buffer.getvalue(), capsys.readouterr().err

    return call


STUBBORN = "Café staff keep it [in order](x.md) to answer.\n"
"""Its phrase runs into a link, so it cannot be edited."""


def test_a_pipe_with_fix_gives_the_fixed_text_alone(pipe):
    data = f"\ufeffKeep it in order to answer.\r\n{STUBBORN}".encode()
    code, out, err = pipe(data, "--fix")
    assert out.decode() == f"\ufeffKeep it to answer.\r\n{STUBBORN}"
    assert (code, err) == (1, "")


def test_a_pipe_is_clean_when_all_is_fixed(pipe):
    assert pipe(WORDY.encode(), "--fix") == (0, b"Keep records to answer.\n", "")


def test_a_pipe_tells_what_was_fixed_where_that_is_asked_for(pipe):
    code, out, err = pipe(WORDY.encode(), "--fix", "--show-fixes")
    assert (code, out) == (0, b"Keep records to answer.\n")
    assert err == "-: WRD004 fixed 1 time\n"


def test_a_pipe_tells_what_is_left_where_a_format_is_asked_for(pipe, check):
    text = STUBBORN.encode()
    code, out, err = pipe(text, "--fix", "--format", "concise")
    assert (code, out) == (1, text)
    assert err.startswith("-:1:21: info: WRD004")
    assert pipe(text, "--fix-only", "--format", "concise") == (0, text, err)
    code, out, err = pipe(text, "--fix", "--output-file", "left.txt")
    assert (code, out, err) == (1, text, "")
    assert "WRD004" in (check.root / "left.txt").read_text()


@pytest.mark.parametrize("data", [b"caf\xe9 in order to answer", b"\x00"])
def test_a_pipe_gives_back_what_it_cannot_read(pipe, data):
    code, out, err = pipe(data, "--fix")
    assert (code, out) == (2, data)
    assert "E100" in err


def test_a_pipe_gives_back_what_its_settings_cannot_say_how_to_check(pipe, check):
    write(check, ".clauselint.yaml", "slect: [WRD]\n")
    code, out, err = pipe(WORDY.encode(), "--fix")
    assert (code, out) == (2, WORDY.encode())
    assert "E200" in err


def test_fix_only_tells_nothing(check):
    path = write(check, "a.md", f"{WORDY}\n{STUBBORN}")
    assert check("a.md", "--fix-only", "--quiet") == (0, "", "")
    assert path.read_text().startswith("Keep records to answer.\n")


def test_quiet_leaves_the_findings_alone(check):
    write(check, "a.md")
    write(check, "b.md", "Keep records.\n")
    _, out, err = check(".", "--quiet")
    assert err == ""
    assert out.startswith("a.md:1:14")
    assert "Flesch" not in out
    assert "1 finding" not in out


def test_json_and_an_output_file(check):
    write(check, "a.md")
    code, out, _ = check("a.md", "--format", "json", "--output-file", "r.json")
    assert (code, out) == (1, "")
    data = json.loads((check.root / "r.json").read_text())
    assert data["files"][0]["findings"][0]["code"] == "WRD004"


def test_an_output_file_that_cannot_be_written_exits_with_2(check):
    write(check, "a.md")
    code, _, err = check("a.md", "--output-file", "no/r.json")
    assert code == 2
    assert "no/r.json" in err


def test_statistics(check):
    write(check, "a.md", WORDY * 2)
    code, out, _ = check("a.md", "--statistics")
    assert code == 1
    assert out == "      2  WRD004  wordy-phrase\n      2  findings in 1 file\n"


def test_statistics_as_json(check):
    write(check, "a.md")
    data = json.loads(check("a.md", "--statistics", "--format", "json")[1])
    assert data["rules"] == [{"code": "WRD004", "name": "wordy-phrase", "findings": 1}]


def test_a_format_that_is_none_is_told_with_its_line(check):
    write(check, "a.md")
    write(check, ".clauselint.yaml", "ignore: []\nformat: sarfi\n")
    code, _, err = check("a.md")
    assert code == 2
    assert ".clauselint.yaml:2:1: E200 `format` must be one of checkstyle, concise" in err


def test_the_address_of_a_rule_opens(check):
    write(check, "a.md")

    def url():
        return json.loads(check("a.md", "--format", "json")[1])["files"][0]["findings"][0]["url"]

    assert Path(unquote(urlsplit(url()).path)).read_text().count("# WRD004 wordy-phrase") == 1
    write(check, ".clauselint.yaml", "rule-pages: https://example.org/rules/\n")
    assert url() == "https://example.org/rules/WRD004-wordy-phrase.md"


def test_explain(check):
    write(check, "a.md")
    assert "Every word costs the reader time" in check("a.md", "--explain")[1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--select", "AMB00X"], "AMB00X"),
        (["--profile", "mild"], "mild"),
        (["--unsafe-fixes"], "--fix or --diff"),
        (["--fix", "--write-baseline"], "exclude one another"),
        (["--staged", "--diff-base", "HEAD"], "exclude one another"),
        (["--reason", "x"], "--add-suppressions"),
        (["-", "--add-suppressions"], "standard input"),
        (["--diff-base", "no/such/commit"], "git"),
        (["--statistics", "--format", "sarif"], "sarif"),
        (["--nope"], "--nope"),
        (["--config", "none.yaml"], "none.yaml"),
    ],
)
def test_bad_usage_exits_with_2(check, arguments, message):
    write(check, "a.md")
    code, out, err = check("a.md", *arguments, select="")
    assert code == 2
    assert message in err
    assert "Traceback" not in err
    assert out == ""


def test_settings_are_found(check):
    write(check, ".clauselint.yaml", "ignore: [WRD004]\nformat: concise\n")
    write(check, "a.md")
    assert check("a.md", "--ignore", "")[0] == 1
    assert check("a.md")[:2] == (0, "")
    assert check("a.md", "--isolated")[0] == 1


def test_only_grave_findings_are_shown_or_make_it_fail(check):
    write(check, "a.md")
    assert check("a.md", "--min-severity", "warning", "--format", "concise") == (0, "", "")
    code, out, _ = check("a.md", "--fail-on", "warning")
    assert (code, "WRD004" in out) == (0, True)
    write(check, ".clauselint.yaml", "fail-on: never\n")
    assert check("a.md")[0] == 0
    assert check("a.md", "--fail-on", "info")[0] == 1
    write(check, ".clauselint.yaml", "rules: {WRD: error, WRD004: {threshold: 0.1}}\n")
    assert check("a.md", "--fail-on", "error", "--format", "concise")[0] == 1


def test_a_baseline_is_written_and_then_hides_what_it_accepts(check):
    write(check, "a.md")
    code, out, err = check("--write-baseline")
    assert (code, out) == (0, "")
    assert ".clauselint-baseline.json accepts 1 finding in 1 file." in err
    assert "baseline: .clauselint-baseline.json" in err
    write(check, ".clauselint.yaml", "baseline: .clauselint-baseline.json\n")
    assert check("--format", "concise") == (0, "", "")
    write(check, "a.md", f"{WORDY}\nSign in order to enter.\n")
    code, out, _ = check("--format", "concise")
    assert (code, out.count("\n")) == (1, 1)
    assert out.startswith("a.md:3:6")
    write(check, "a.md", "Keep records.\n")
    code, out, err = check("--format", "concise")
    assert (code, out) == (0, "")
    assert "a.md: B100 WRD004" in err
    (check.root / "a.md").unlink()
    write(check, "b.md", "Keep records.\n")
    assert "gone" in check("--format", "concise")[2]
    check("--write-baseline")
    assert check("--format", "concise") == (0, "", "")


def test_a_baseline_that_is_missing_is_a_failure(check):
    write(check, "a.md")
    code, _, err = check("a.md", "--baseline", "none.json")
    assert code == 2
    assert "none.json: E200" in err


def test_suppressions_are_added_with_their_reason(check):
    path = write(check, "a.md")
    code, out, err = check("--add-suppressions", "--reason", "the Act", "--format", "concise")
    assert (code, out, err) == (0, "", "Suppressed 1 finding.\n")
    comment = "<!-- clauselint-disable-next-line WRD004: the Act -->\n"
    assert path.read_text() == comment + WORDY
    assert check("--format", "concise") == (0, "", "")


def test_only_files_that_the_settings_include_are_checked(check):
    write(check, ".clauselint.yaml", "include: [policies/]\n")
    for name in ("a.md", "policies/b.md", "policies/c.png"):
        write(check, name)
    for paths in ([], ["a.md", "policies/b.md"]):
        _, out, _ = check(*paths, "--format", "concise")
        assert [line.split(":")[0] for line in out.splitlines()] == ["policies/b.md"]


def test_all_faults_of_the_settings_are_told_at_once(check):
    write(check, "a.md")
    write(
        check,
        ".clauselint.yaml",
        "select: [AMB, WRX]\nprofile: true\nrules:\n  AMB: {threshold: 2, sevrity: error}\n",
    )
    code, _, err = check("a.md")
    assert code == 2
    assert [line.split(".clauselint.yaml:")[1] for line in err.splitlines()] == [
        "2:1: E200 `profile` must be one of default, strict, not true",
        "4:9: E200 `threshold` must lie between 0 and 1, not 2",
        "4:23: E200 unknown key `sevrity`; did you mean `severity`?",
    ]
    write(check, ".clauselint.yaml", "select: [AMB, WRX]\nignore: [AMX]\nrules: {AMB9: error}\n")
    told = check("a.md", select="")[2]
    assert [line.split()[1].split(":")[-3:-1] for line in told.splitlines()] == [
        ["1", "15"],
        ["2", "10"],
        ["3", "9"],
    ]


def test_a_table_whose_name_is_almost_right_is_told(check):
    write(check, "a.md")
    write(check, "pyproject.toml", "[tool.ruff]\n[tool.clauselnt]\nignore = []\n")
    code, _, err = check("a.md")
    assert code == 2
    assert "pyproject.toml:2: E200 unknown table `[tool.clauselnt]`; did you mean" in err


def test_a_diff_has_the_paths_of_git(check):
    write(check, "a.md")
    assert check("a.md", "--diff")[1].startswith("--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n")


def test_an_encoding_error_names_a_remedy(check):
    write(check, "a.md", "café in order to".encode("latin-1"))
    write(check, "b.md", "café".encode("utf-16"))
    err = check(".")[2]
    assert "`iconv -f WINDOWS-1252 -t UTF-8` it" in err
    assert "`iconv -f UTF-16 -t UTF-8` it" in err


def test_per_file_ignores_and_excludes(check):
    write(check, "c.yaml", 'per-file-ignores: {"legal/": [WRD]}\nexclude: [drafts/]\n')
    for name in ("a.md", "legal/b.md", "drafts/c.md"):
        write(check, name)
    _, out, _ = check(".", "--config", "c.yaml", "--format", "concise")
    assert [line.split(":")[0] for line in out.splitlines()] == ["a.md"]
    named = check("drafts/c.md", "--config", "c.yaml", "--format", "concise")
    assert named == (0, "", "")


def test_a_broken_config_is_told_once_and_spares_the_other_directories(check):
    write(check, "a.md")
    write(check, "broken/.clauselint.yaml", "profile: default\nslect: [AMB]\n")
    write(check, "broken/b.md")
    write(check, "broken/c.md")
    code, out, err = check(".", "--format", "concise")
    assert code == 2
    assert out.startswith("a.md:1:14")
    assert err.count("\n") == 1
    assert "broken/.clauselint.yaml:2:1: E200 unknown key `slect`" in err


def test_an_unknown_code_in_the_settings_names_the_line(check):
    write(check, ".clauselint.yaml", "ignore:\n  - WRD\n  - WRX001\n")
    write(check, "a.md")
    code, _, err = check("a.md")
    assert code == 2
    assert ".clauselint.yaml:3:5: E200" in err


def test_colour_is_asked_for_and_forbidden(check, monkeypatch):
    write(check, "a.md")
    assert "\x1b[" not in check("a.md")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in check("a.md")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in check("a.md")[1]


ROOT = Path(clauselint.__file__).parents[1]


def command(*arguments, **environment):
    """Runs the command in a process of its own, with the package on its path."""
    return process([sys.executable, "-m", "clauselint", *arguments], **environment)


def process(arguments, *, cwd, **environment):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        arguments, cwd=cwd, env=environment, capture_output=True, timeout=60, check=False
    )


def probe(code, cwd):
    result = process([sys.executable, "-c", code], cwd=cwd)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout.decode()


def test_a_closed_pipe_ends_quietly(tmp_path):
    (tmp_path / "a.md").write_text("\n\n".join([WORDY] * 3000))
    shell = f"{sys.executable} -m clauselint check --select WRD004 --format concise a.md | head -1"
    result = process(["bash", "-c", f"set -o pipefail; {shell}"], cwd=tmp_path)
    assert result.stdout.decode().startswith("a.md:1:14")
    assert result.stderr == b""


def test_a_narrow_terminal_encoding_is_no_failure(tmp_path):
    (tmp_path / "a.md").write_text("Café in order to answer.", encoding="utf-8")
    arguments = ("check", "--select", "WRD004", "a.md")
    result = command(*arguments, cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"Caf\\xe9" in result.stdout


def test_order_does_not_depend_on_that_of_the_arguments(tmp_path):
    for name in ("b.md", "a.md", "c.md"):
        (tmp_path / name).write_text(WORDY)
    one, other = (
        command("check", "--select", "WRD004", "--format", "json", *names, cwd=tmp_path).stdout
        for names in (("c.md", "a.md", "b.md"), ("a.md", "b.md", "c.md", "."))
    )
    assert one == other


HEAVY = ("spacy", "onnxruntime", "textstat")


@pytest.mark.parametrize(
    "code",
    [
        "import clauselint",
        "from clauselint.cli.main import run; run(['--help'])",
        "from clauselint.cli.main import run; run(['check', '--help'])",
        "from clauselint.cli.main import run; run(['rewrite', '--help'])",
        "from clauselint.cli.main import run; run(['score', '--help'])",
        "from clauselint.cli.main import run; run(['rules'])",
    ],
)
def test_help_imports_nothing_heavy(code, tmp_path):
    shown = probe(f"import sys\n{code}\nprint([m for m in {HEAVY} if m in sys.modules])", tmp_path)
    assert shown.endswith("[]\n")


def test_a_run_that_needs_no_parse_imports_no_parser(tmp_path):
    (tmp_path / "a.md").write_text(WORDY)
    shown = probe(
        "import sys\nfrom clauselint.cli.main import run\n"
        "assert run(['check', '--select', 'WRD004', 'a.md']) == 1\n"
        "print([m for m in ('spacy', 'onnxruntime') if m in sys.modules])",
        tmp_path,
    )
    assert shown.endswith("[]\n")


def test_fix_parses_again_only_what_it_changed(check, monkeypatch):
    from clauselint.nlp import model

    seen: list[str] = []
    real = model.parse
    monkeypatch.setattr(
        model, "parse", lambda text, opaque=(): seen.append(text) or real(text, opaque)
    )
    path = write(check, "a.md", "Lock the gate.\n\nKeep records in order to answer.\n")
    check("a.md", "--fix")
    assert path.read_text() == "Lock the gate.\n\nKeep records to answer.\n"
    assert seen.count("Lock the gate.") == 1
