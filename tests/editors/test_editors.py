"""What the pages about editors say, tried with the editors that are installed here."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path

import pytest

FIXED = "# Café\n\nKeep the café records to answer.\n"
PLACE = ["policy.md", 3, 23]
"""Line and column of "in order to", which stands behind a letter of two bytes."""

vims = pytest.mark.parametrize(
    "vim",
    [
        pytest.param(name, marks=pytest.mark.skipif(not shutil.which(name), reason="not installed"))
        for name in ("vim", "nvim")
    ],
)


def vim_script(run, folder: Path, vim: str, lines: str) -> None:
    (folder / "script.vim").write_text(lines + "\nqall!\n", encoding="utf-8")
    quiet = ("-es",) if vim == "vim" else ("--headless",)
    run(vim, "-Nu", "NONE", "-i", "NONE", *quiet, "-S", "script.vim", "policy.md")


@vims
def test_make_in_vim_fills_the_quickfix_list(run, folder, block, vim):
    settings = block("vim.md", "vim", 1)
    lines = (
        f"{settings}\nsilent make\ncfirst\n"
        "call writefile([bufname(), line('.'), virtcol('.'), strpart(getline('.'), col('.') - 1),"
        " getqflist()[0].type], 'place')"
    )
    vim_script(run, folder, vim, lines)
    place = (folder / "place").read_text(encoding="utf-8").splitlines()
    assert place == ["policy.md", "3", "23", "in order to answer.", "i"]


@vims
def test_the_filter_in_vim_leaves_the_fixed_text_alone(run, folder, block, vim):
    command = block("vim.md", "vim", 2).strip().removeprefix(":")
    vim_script(run, folder, vim, f"silent {command}\nwrite")
    assert (folder / "policy.md").read_text(encoding="utf-8") == FIXED


@pytest.mark.skipif(not shutil.which("nvim"), reason="not installed")
def test_diagnostics_in_neovim(run, folder, block):
    (folder / "init.lua").write_text(block("vim.md", "lua", 2), encoding="utf-8")
    wait = (
        "lua vim.wait(30000, function() return #vim.diagnostic.get(0) > 0 end); "
        "local d = vim.diagnostic.get(0)[1]; "
        "vim.fn.writefile({vim.json.encode({d.lnum, d.col, d.end_col, d.severity, d.code})}, 'out')"
    )
    run("nvim", "--headless", "-u", "init.lua", "-i", "NONE", "policy.md",
        "-c", "write", "-c", wait, "-c", "qall!")  # fmt: skip
    assert json.loads((folder / "out").read_text()) == [2, 23, 34, 3, "WRD004"]


def emacs(run, folder: Path, block, *forms: str) -> str:
    (folder / "init.el").write_text(block("emacs.md", "elisp", 1), encoding="utf-8")
    program = " ".join(forms)
    result = run(
        "emacs", "--batch", "-Q", "-l", "init.el", "policy.md", "--eval", f"(progn {program})"
    )
    return result.stdout


@pytest.mark.skipif(not shutil.which("emacs"), reason="not installed")
def test_compile_in_emacs_opens_the_first_finding(run, folder, block):
    shown = emacs(
        run, folder, block,
        '(switch-to-buffer "policy.md")',
        "(clauselint-check)",
        '(while (get-buffer-process "*compilation*") (accept-process-output nil 0.1))',
        "(next-error)",
        '(set-buffer "policy.md")',
        '(princ (format "%d %s" (line-number-at-pos) (buffer-substring (point) (+ (point) 11))))',
    )  # fmt: skip
    assert shown.endswith("3 in order to")


@pytest.mark.skipif(not shutil.which("emacs"), reason="not installed")
def test_fix_in_emacs(run, folder, block):
    emacs(run, folder, block, '(switch-to-buffer "policy.md")', "(clauselint-fix)", "(save-buffer)")
    assert (folder / "policy.md").read_text(encoding="utf-8") == FIXED


def test_the_problem_matcher_of_vs_code_fits_the_output(run, block):
    (task,) = json.loads(block("vscode.md", "json", 3))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    (line,) = run(*task["command"].split()).stdout.splitlines()
    found = re.match(pattern["regexp"], line)
    read = {name: found[number] for name, number in pattern.items() if name != "regexp"}
    assert [read["file"], int(read["line"]), int(read["column"])] == PLACE
    assert (read["severity"], read["code"]) == ("info", "WRD004")
    assert read["message"].startswith("“in order to”")


def test_the_formatter_of_helix_gives_the_fixed_text(run, folder, block):
    (language,) = tomllib.loads(block("helix.md", "toml", 1))["language"]
    formatter = language["formatter"]
    command = " ".join([formatter["command"], *formatter["args"]])
    assert run("sh", "-c", f"{command} < policy.md").stdout == FIXED
