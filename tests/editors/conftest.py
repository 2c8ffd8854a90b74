"""The pages about editors, and what the editors need to try them."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```(\w+)\n(.*?)```\n", re.DOTALL)
TEXT = "# Café\n\nKeep the café records in order to answer.\n"

Try = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def block() -> Callable[..., str]:
    """The nth code block of a language on a page."""

    def find(page: str, language: str, number: int = 0) -> str:
        text = (ROOT / "docs" / "editors" / page).read_text(encoding="utf-8")
        return [found[2] for found in BLOCK.finditer(text) if found[1] == language][number]

    return find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory with a policy, settings that need no parser, and `clauselint` on the path."""
    (tmp_path / "policy.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / ".clauselint.yaml").write_text("select: [WRD004]\n", encoding="utf-8")
    program = tmp_path / "bin" / "clauselint"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clauselint "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Try:
    """Runs a command in that directory."""

    def call(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {
            **os.environ,
            "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            **environment,
        }
        return subprocess.run(
            command, cwd=folder, env=kept, capture_output=True, text=True, timeout=60, check=False,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip

    return call
