"""Writes the generated parts of the README and of some pages: `python docs/readme.py [--check]`.

A part stands between a comment and `<!-- end -->`. `run:` is a command and its output, `python` a
program and its output, `rules` the table of rules, `figures` the parser's scores from its card.
With `--check` nothing is written, and the exit code says whether all are up to date.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = tuple(
    ROOT / name for name in ("README.md", "docs/tutorial.md", "docs/terminal.md", "docs/python.md")
)
"""The pages that have such parts."""

CARD = ROOT / "models" / "en_policy" / "README.md"
PART = re.compile(r"(<!-- (run: .+?|python|rules|figures) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
CODE = re.compile(r"```python\n.*?```\n", re.DOTALL)
FINDINGS = 1
FIGURES = (
    ("treebank text (EWT and GUM, development sets), UAS / LAS", "EWT + GUM dev", (3, 4)),
    ("policy sentences annotated by hand, UAS / LAS", "policy", (3, 4)),
    ("imperatives read as imperatives", "all imperatives", (2,)),
    ("sentence and block ends in raw documents, F", "all boundaries", (4,)),
)
"""What the README says of the parser: label, row of the card's tables, columns of the row."""


def refreshed(text: str) -> str:
    """The page with each generated part made anew."""
    return PART.sub(lambda part: part[1] + _content(part[2], part[3]) + part[4], text)


def _content(kind: str, before: str) -> str:
    if kind == "rules":
        return _rules()
    if kind == "figures":
        return _figures()
    if kind == "python":
        program = CODE.search(before)
        if program is None:
            raise ValueError("a `python` part holds no program")
        source = program[0].removeprefix("```python\n").removesuffix("```\n")
        return f"{program[0]}\n```text\n{_run([sys.executable, '-c', source])}```\n"
    command = kind.removeprefix("run: ")
    return f"```console\n$ {command}\n{_run(['sh', '-c', command])}```\n"


def _run(command: list[str]) -> str:
    """Output of a command, with this checkout's `clauselint` on its path."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "clauselint")
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m clauselint "$@"\n')
        program.chmod(0o755)
        kept = {k: v for k, v in os.environ.items() if k not in ("FORCE_COLOR", "TERM")}
        environment = kept | {
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }
        result = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
        )
    if result.returncode > FINDINGS or result.stderr:
        raise RuntimeError(f"{' '.join(command)}: {result.stderr}")
    return result.stdout


def _rules() -> str:
    """The table of rules, without the heading of its own that their index has."""
    from clauselint.rules.page import read_page
    from clauselint.rules.registry import all_rules

    head = "\n| code | name | what it flags |\n|---|---|---|\n"
    row: Callable[..., str] = "| [{}]({}) | {} | {}{} |\n".format
    return (
        head
        + "".join(
            row(
                rule.code,
                f"docs/rules/{rule.code}-{rule.name}.md",
                rule.name,
                " ".join(read_page(rule).title.split()),
                " (preview)" if rule.preview else "",
            )
            for rule in all_rules()
        )
        + "\n"
    )


def _figures() -> str:
    """The table of the parser's scores, in per cent, without their intervals."""
    lines = CARD.read_text(encoding="utf-8").splitlines()
    rows: dict[str, list[str]] = {}
    for cells in ([c.strip() for c in line.strip("|").split("|")] for line in lines):
        rows.setdefault(cells[0], cells)
    head = "\n| measured on | per cent |\n|---|---|\n"
    return (
        head
        + "".join(
            f"| {label} | {' / '.join(rows[row][at].split(' (')[0] for at in columns)} |\n"
            for label, row, columns in FIGURES
        )
        + "\n"
    )


def main() -> int:
    """Write the pages, or check them."""
    stale = 0
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        wanted = refreshed(text)
        if "--check" not in sys.argv[1:]:
            page.write_text(wanted, encoding="utf-8")
        elif text != wanted:
            stale = 1
    return stale


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
