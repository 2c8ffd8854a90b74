from __future__ import annotations

from clauselint.findings import Edit
from clauselint.rewrite.edits import edits
from clauselint.spans import OffsetMap

from .test_draft import ROWS
from .trees import analysis, tree


def apply(source: str, changes: tuple[Edit, ...]) -> str:
    for edit in sorted(changes, key=lambda e: -e.start):
        source = source[: edit.start] + edit.replacement + source[edit.end :]
    return source


def test_edits_make_the_new_text_and_touch_only_what_differs() -> None:
    doc = tree(ROWS)
    wanted = "The Board must meet. Today."
    found = edits(analysis(doc), 0, len(doc.text), wanted)
    assert found is not None
    assert apply(doc.text, found) == wanted
    assert all(e.start > len("The Board") - 1 for e in found)


def test_edits_count_from_the_source() -> None:
    doc = tree(ROWS)
    shifted = OffsetMap(((0, 10, len(doc.text)),))
    found = edits(analysis(doc, source=shifted), 0, len(doc.text), doc.text[:-1] + "!")
    assert found == (Edit(10 + len(doc.text) - 1, 10 + len(doc.text), "!"),)


def test_no_edit_cuts_through_a_line_break() -> None:
    doc = tree(ROWS)
    broken = OffsetMap(((0, 0, 12), (13, 14, len(doc.text) - 13)))
    assert edits(analysis(doc, source=broken), 0, len(doc.text), "The meeting.") is None


def test_the_stem_of_a_list_item_is_not_edited() -> None:
    doc = tree(ROWS)
    assert edits(analysis(doc, own=5), 0, len(doc.text), "A" + doc.text[3:]) is None
