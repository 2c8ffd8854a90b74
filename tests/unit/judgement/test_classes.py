"""What kind of thing a word names."""

from __future__ import annotations

import pytest
from rule_parses import doc

from clauselint.judgement.classes import TABLES, UNKNOWN, alike, classes, table

ROWS = """
Officers NOUN NNS 4 nsubj officer
and CCONJ CC 3 cc
committees NOUN NNS 1 conj committee
sign VERB VBP 0 root
zzyzxes NOUN NNS 4 obj zzyzx
monthly ADV RB 4 advmod
"""


def test_words_have_the_class_that_policies_use_them_in() -> None:
    words = doc(ROWS)
    assert classes(words[0])[0] == "P"
    assert classes(words[2])[0] == "O"
    assert classes(words[4]) == (UNKNOWN,)
    assert classes(words[5]) == (UNKNOWN,)


def test_unknown_words_are_like_nothing() -> None:
    words = doc(ROWS)
    assert alike(words[0], words[0])
    assert not alike(words[4], words[4])


@pytest.mark.parametrize("name", sorted(set(TABLES.values())))
def test_every_class_is_explained_at_the_head_of_its_table(name: str) -> None:
    from importlib.resources import files

    lines = files("clauselint.judgement").joinpath("data", f"{name}.tsv").read_text("utf-8")
    head = " ".join(line[1:] for line in lines.splitlines() if line.startswith("#"))
    used = {c.rstrip("+") for known in table(name).values() for c in known}
    assert all(f" {c} " in head for c in used)
