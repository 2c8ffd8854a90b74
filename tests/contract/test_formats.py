"""Every format of files is a row of its own, and costs nothing until a file of it is read."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from clauselint.errors import InputError
from clauselint.readers import Format, read
from clauselint.readers.formats import by_suffix

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
LIGHT = """
import sys
from clauselint.engine.discovery import Discovery
from clauselint.readers import suffixes
suffixes()
heavy = {"markdown_it", "lxml", "html.parser", "email", "docutils", "pylatexenc", "zipfile"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.mark.parametrize(("suffix", "row"), by_suffix().items())
def test_a_row_is_whole(suffix, row):
    assert re.fullmatch(r"\.[a-z]+", suffix)
    assert bool(row.needs) == bool(row.extra)
    assert not row.extra or row.extra in EXTRAS
    page = (ROOT / "docs/documents.md").read_text(encoding="utf-8")
    assert f"`{suffix}`" in page
    assert not row.extra or f"clauselint[{row.extra}]" in page


def test_no_suffix_has_two_rows():
    rows = {id(row): row for row in by_suffix().values()}
    assert sum(len(row.suffixes) for row in rows.values()) == len(by_suffix())


def test_rows_import_no_parser():
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_missing_extra_is_named_with_the_command_that_installs_it(monkeypatch):
    row = Format("Scroll", (".scroll",), lambda *_: pytest.fail("was read"), "scroll", ("no_such",))
    monkeypatch.setitem(by_suffix(), ".scroll", row)
    with pytest.raises(InputError, match=r"pip install 'clauselint\[scroll\]'") as caught:
        read(b"", "a.scroll")
    assert caught.value.path == "a.scroll"


def test_the_hook_takes_the_texts_that_need_no_extra():
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for suffix, row in by_suffix().items():
        is_text = not row.extra and not read(b"", f"a{suffix}").packed
        assert all(bool(re.search(h["files"], f"a{suffix}")) == is_text for h in hooks)
