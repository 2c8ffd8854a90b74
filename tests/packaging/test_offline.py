"""The program runs without a network, and pays for the parser only where it is needed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "examples" / "sample-policy.md"
HEAVY = {"spacy", "onnxruntime", "numpy", "lemminflect", "rich", "nltk", "textstat"}
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


def test_the_formulas_of_textstat_without_a_network(tmp_path: Path) -> None:
    policy = tmp_path / "policy.md"
    policy.write_text("Staff must register each device. They must report every loss at once.\n")
    arguments = ["score", "--formulas", "--format", "json", str(policy)]
    code = f"from clauselint.cli.main import run\nsys.exit(run({arguments!r}))"
    result = python(NO_SOCKETS + code, tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    (file,) = json.loads(result.stdout)["files"]
    assert len(file["textstat"]) == 25
    own = file["formulas"]["flesch_kincaid_grade"]
    assert file["textstat"]["flesch_kincaid_grade"] == pytest.approx(own, abs=1e-3)


@pytest.mark.parametrize(
    "code",
    [
        "import clauselint",
        "from clauselint import Linter",
        "from clauselint.cli.main import run; run(['--help'])",
        "from clauselint.cli.main import run; run(['check', '--help'])",
        "from clauselint.cli.main import run; run(['rules'])",
        "from clauselint.cli.main import run; run(['--version'])",
        "from clauselint.cli.main import run; run(['rule', 'WRD004'])",
        "from clauselint.cli.main import run; run(['check', '--show-files'])",
        "from clauselint.cli.main import run\n"
        "run(['check', '--select', 'WRD004', '--format', 'concise', '.'])",
    ],
)
def test_without_a_parser(code: str, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("# Scope\n")
    heavy = f"{HEAVY} & set(sys.modules)"
    result = python(f"import sys\n{code}\nsys.stderr.write(repr(sorted({heavy})))", tmp_path)
    assert result.stderr == "[]"
