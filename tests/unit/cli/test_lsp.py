"""`clauselint lsp` without its extra, and all else without the language server."""

from __future__ import annotations

import subprocess
import sys

from clauselint.cli import lsp
from clauselint.cli.main import run


def test_a_missing_extra_is_named_with_what_installs_it(monkeypatch, capsys):
    monkeypatch.setattr(lsp, "find_spec", lambda name: None)
    assert run(["lsp"]) == 2
    assert "pip install 'clauselint[lsp]'" in capsys.readouterr().err


def test_no_other_command_loads_it(tmp_path):
    (tmp_path / "a.md").write_text("Ring in order to enter.\n", encoding="utf-8")
    program = (
        "import sys\nfrom clauselint.cli.main import run\n"
        "run(['check', '--isolated', '--no-cache', 'a.md']), run(['--help'])\n"
        "sys.exit(any(m.partition('.')[0] in ('pygls', 'lsprotocol') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True)
    assert done.returncode == 0
