"""What the pages say of the language server, tried with the editors that are installed here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

TEXT = "# Café\n\n🙂 café: keep the records in order to answer.\n"
FIXED = TEXT.replace("in order to", "to")
COLUMN = len("🙂 café: keep the records ".encode())

NVIM = shutil.which(os.environ.get("CLAUSELINT_NVIM", "nvim"))
"""A Neovim to try; the variable names another."""

nvim = pytest.mark.skipif(NVIM is None, reason="Neovim is not installed")


def has_eglot() -> bool:
    if not shutil.which("emacs"):
        return False
    command = ["emacs", "-Q", "--batch", "--eval", "(require 'eglot)"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


eglot = pytest.mark.skipif("not has_eglot()", reason="Emacs with Eglot is not installed")

STORY = """
local done, error = pcall(function()
  local function wait(holds) assert(vim.wait(60000, holds, 20), "waited in vain") end
  local function shown() return vim.diagnostic.get(0)[1] end
  wait(shown)
  local first = shown()
  vim.api.nvim_buf_set_text(0, 2, 0, 2, 0, { "🙂 so " })
  wait(function() return shown() and shown().col == first.col + 8 end)
  vim.api.nvim_buf_set_text(0, 2, 0, 2, 8, { "" })
  wait(function() return shown() and shown().col == first.col end)
  vim.api.nvim_win_set_cursor(0, { 3, first.col })
  local clients = vim.lsp.get_clients or vim.lsp.buf_get_clients
  local encoding = select(2, next(clients())).offset_encoding
  local params = vim.lsp.util.make_range_params(0, encoding)
  params.context = { diagnostics = {} }
  local function ask(method)
    return select(2, next(vim.lsp.buf_request_sync(0, method, params, 60000)))
  end
  local actions = ask("textDocument/codeAction").result
  params.position = params.range.start
  local hover = ask("textDocument/hover").result
  vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
  vim.fn.writefile({ vim.json.encode({
    lnum = first.lnum, col = first.col, stop = first.end_col, code = first.code,
    title = actions[1].title, hover = hover.contents.value,
    text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n") .. "\\n",
  }) }, "out")
end)
if not done then vim.fn.writefile({ vim.json.encode({ failed = error }) }, "out") end
vim.cmd("qall!")
"""


@nvim
def test_neovim(run, folder, block):
    (folder / "policy.md").write_text(TEXT, encoding="utf-8")
    (folder / "init.lua").write_text(block("vim.md", "lua"), encoding="utf-8")
    (folder / "story.lua").write_text(STORY, encoding="utf-8")
    run(str(NVIM), "--headless", "-u", "init.lua", "-i", "NONE", "policy.md",
        "-c", "filetype on", "-c", "set filetype=markdown", "-c", "luafile story.lua")  # fmt: skip
    out = json.loads((folder / "out").read_text(encoding="utf-8"))
    assert "failed" not in out, out
    assert (out["lnum"], out["col"], out["stop"], out["code"]) == (2, COLUMN, COLUMN + 11, "WRD004")
    assert out["title"] == "Remove “in order” (safe)"
    assert "**WRD004 wordy-phrase**" in out["hover"]
    assert out["text"] == FIXED


@eglot
def test_eglot(run, folder, block):
    """Findings stand at the right letters, and an action gives the right text."""
    (folder / "policy.md").write_text(TEXT, encoding="utf-8")
    (folder / "init.el").write_text(block("emacs.md", "elisp"), encoding="utf-8")
    wait = (
        '(with-timeout (60 (error "waited in vain"))'
        " (while (not %s) (accept-process-output nil 0.1)))"
    )
    story = " ".join(
        (
            "(require 'eglot) (require 'flymake) (setq eglot-confirm-server-initiated-edits nil)",
            '(switch-to-buffer "policy.md") (text-mode) (setq eglot-sync-connect 30)',
            "(let ((contact (eglot--guess-contact))) (apply #'eglot--connect contact))",
            "(eglot--maybe-activate-editing-mode)",
            wait % "(progn (flymake-start) (flymake-diagnostics))",
            "(let* ((found (car (flymake-diagnostics))) (from (flymake-diagnostic-beg found)))",
            "(princ (buffer-substring from (flymake-diagnostic-end found)))",
            "(let ((action (elt (eglot-code-actions from (flymake-diagnostic-end found)) 0)))",
            "(eglot--apply-workspace-edit (plist-get action :edit))))",
            '(princ (format "\\n%s" (buffer-string)))',
        )
    )
    result = run(
        "emacs", "--batch", "-Q", "-l", "init.el", "policy.md", "--eval", f"(progn {story})"
    )
    assert result.stdout == f"in order to\n{FIXED}", result.stderr[-2000:]


def test_the_settings_of_helix_are_toml(block):
    import tomllib

    settings = tomllib.loads(block("helix.md", "toml"))
    assert settings["language-server"]["clauselint"]["args"] == ["lsp"]
    assert settings["language"][0]["language-servers"] == ["clauselint"]


@pytest.mark.parametrize("number", range(3))
def test_the_settings_of_vs_code_are_json(block, number):
    assert json.loads(block("vscode.md", "json", number))


@pytest.mark.skipif(not shutil.which("node"), reason="Node is not installed")
def test_the_extension_for_vs_code_is_javascript(block, tmp_path: Path):
    (tmp_path / "extension.js").write_text(block("vscode.md", "javascript"), encoding="utf-8")
    assert (
        subprocess.run(["node", "--check", tmp_path / "extension.js"], check=False).returncode == 0
    )
