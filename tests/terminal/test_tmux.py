"""The page in a real terminal of 80 columns, where tmux is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not shutil.which("tmux"), reason="not installed")
TEXT = "Keep the records of all the visitors of the office in order to answer a request later on.\n"


def screen(folder: Path, command: str) -> list[str]:
    """What stands on a screen of 80 by 40 when a command has ended."""
    tmux = ["tmux", "-S", str(folder / "socket"), "-f", os.devnull]
    done = folder / "done"
    shell = f"{command}; touch {done}; sleep 60"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    environment.pop("NO_COLOR", None)
    new = [*tmux, "-u", "new-session", "-d", "-x", "80", "-y", "40", "-c", str(folder), shell]
    subprocess.run(new, env=environment, check=True)
    try:
        for _ in range(600):
            if done.exists():
                break
            time.sleep(0.1)
        capture = [*tmux, "capture-pane", "-p"]
        shown = subprocess.run(capture, capture_output=True, text=True, check=True).stdout
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
    return [line for line in shown.splitlines() if line.strip()]


def test_the_page_fits_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    rows = screen(tmp_path, f"{sys.executable} -m clauselint check --select WRD004 a.md")
    assert rows[0] == "a.md:1:52 WRD004 wordy-phrase (info)"
    assert rows[2].startswith("    1  | …")
    assert rows[3].strip("| ") == "^" * 11
    assert rows[3].index("^") == rows[2].index("in order to")
    assert rows[-1] == "1 finding in 1 file: wording 1."
