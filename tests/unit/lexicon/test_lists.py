"""Every list says what it is and where it comes from, and is read by the one loader."""

from pathlib import Path

import pytest

from clauselint import lexicon

FILES = sorted(Path(lexicon.__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_list_cites_its_source_and_holds_nothing_twice(path):
    comment = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
    assert any(line.startswith("# Source: ") for line in comment)
    entries = lexicon.lines(path.stem)
    assert entries
    assert len(set(entries)) == len(entries)


def test_an_unknown_list_is_an_error():
    with pytest.raises(FileNotFoundError):
        lexicon.words("no-such-list")
