"""The program runs without a network, and pays for the parser only where it is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "sample-policy.md"
NO_SOCKETS = """\
import socket, sys
def refuse(*arguments, **named):
    raise AssertionError("the network was used")
socket.socket.connect = socket.socket.connect_ex = refuse
socket.create_connection = socket.getaddrinfo = refuse
"""


def python(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(folder), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["check", "score", "rewrite"])
def test_without_a_network(command: str, tmp_path: Path) -> None:
    code = f"from clauselint.cli.main import run\nsys.exit(run([{command!r}, {str(SAMPLE)!r}]))"
    result = python(NO_SOCKETS + code, tmp_path)
    assert result.returncode == (1 if command == "check" else 0), result.stderr
    assert "sample-policy.md" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    "code",
    [
        "import clauselint",
        "from clauselint import Linter",
        "from clauselint.cli.main import run; run(['--help'])",
        "from clauselint.cli.main import run; run(['check', '--help'])",
        "from clauselint.cli.main import run; run(['rules'])",
    ],
)
def test_without_a_parser(code: str, tmp_path: Path) -> None:
    heavy = "{'spacy', 'onnxruntime', 'numpy', 'lemminflect'} & set(sys.modules)"
    result = python(f"import sys\n{code}\nsys.stderr.write(repr(sorted({heavy})))", tmp_path)
    assert result.stderr == "[]"
