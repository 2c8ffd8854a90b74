"""Writes the pages of all rules and their index: `python -m clauselint.rules.pages FOLDER`.

With `--check` nothing is written, and the exit code says whether the folder is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from clauselint.rules.base import Rule
from clauselint.rules.page import markdown, read_page, when
from clauselint.rules.registry import FAMILY_TITLES, all_rules, family_rules

NOTE = "<!-- Made from the docstrings of the rules by `python -m clauselint.rules.pages`. -->\n"


def pages() -> dict[str, str]:
    """File name to content: one page a rule, and `README.md` with the index."""
    every = {f"{rule.code}-{rule.name}.md": NOTE + "\n" + markdown(rule) for rule in all_rules()}
    return {"README.md": index(), **every}


def index() -> str:
    """The index in Markdown: a table for each family."""
    return NOTE + "\n# Rules\n" + "".join(_family(family) for family in FAMILY_TITLES)


def _family(family: str) -> str:
    rows = "".join(_row(rule) for rule in family_rules(family))
    head = "| code | name | what it flags | severity |\n|---|---|---|---|\n"
    return f"\n## {family}: {FAMILY_TITLES[family]}\n\n{head}{rows}" if rows else ""


def _row(rule: type[Rule]) -> str:
    title = read_page(rule).title.replace("\n", " ").replace("|", "\\|")
    note = "" if when(rule).startswith("always") else f" ({when(rule)})"
    page = f"{rule.code}-{rule.name}.md"
    return f"| [{rule.code}]({page}) | {rule.name} | {title}{note} | {rule.severity} |\n"


def differences(folder: Path) -> Iterator[str]:
    """What is missing from a folder, out of date or left over in it."""
    wanted = pages()
    for name, content in wanted.items():
        path = folder / name
        if not path.is_file():
            yield f"{path} is missing"
        elif path.read_text(encoding="utf-8") != content:
            yield f"{path} is out of date"
    for path in sorted(folder.glob("*.md")):
        if path.name not in wanted:
            yield f"{path} is the page of no rule"


def write(folder: Path) -> None:
    """Make a folder hold the pages and no other Markdown files."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, content in wanted.items():
        (folder / name).write_text(content, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or check them."""
    folders = [argument for argument in arguments if argument != "--check"]
    if len(folders) != 1:
        sys.stderr.write("usage: python -m clauselint.rules.pages [--check] FOLDER\n")
        return 2
    folder = Path(folders[0])
    if "--check" not in arguments:
        write(folder)
        return 0
    found = list(differences(folder))
    sys.stderr.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
