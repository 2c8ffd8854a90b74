"""A text that is read again after an edit comes out as if it were read whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauselint.errors import InputError
from clauselint.findings import Document
from clauselint.readers import read
from clauselint.readers.again import Change, Reader, read_again, read_whole
from clauselint.readers.markdown import draft_markdown
from clauselint.readers.plain import draft_plain

BLOCKS = [
    "# Rooms\n",
    "Guests sign the book at the gate.\n",
    "The porter must:\n",
    "- lock the gate; and\n- ring the bell.\n",
    "1. Read the sign.\n\n   Wait for the bell.\n",
    "> Nobody may smoke here.\n",
    "| door | key |\n|---|---|\n| north | The key hangs in the hall by the stairs. |\n",
    "```\ncode\n```\n",
    "<!-- clauselint-disable-next-line WRD004 -->\nRing in order to enter.\n",
    "Keys\n----\n",
    "(a) keys are counted\n\n(b) doors are shut\n",
    ":::{note}\nThe gate is old.\n:::\n",
    "Deposit\n\n: What is paid before a stay.\n",
    "“The gate is shut.\n\n“It stays shut.”\n",
    "See [the plan][plan] of the house.\n",
    "[plan]: https://house.example/plan\n",
    "La clé de la porte est dans le hall de la maison.\n",
    "    indented code\n",
    "<div>The lift holds four guests.</div>\n",
    "export const a = {\n\n}\n",
]
BITS = [
    "x", " ", "\n", "\n\n", "- ", "# ", "> ", "```", "<!-- ", "-->", "%%", ":::", "    ", "1. ",
    "(a) ", ": ", "**", "[plan]: b\n", "“", "|", "---\n", "===\n", "!!! note\n", "<div>", "</div>",
    ":\n", ".", "[^1]: ", "\r\n", "/*", "*/", "{::comment}", "import a from 'b'\n", "}",
]  # fmt: skip
DRAFTERS = st.sampled_from([draft_markdown, draft_plain])


@settings(max_examples=300, deadline=None)
@given(DRAFTERS, st.lists(st.sampled_from(BLOCKS), min_size=4, max_size=14), st.data())
def test_any_edit_comes_out_as_if_the_whole_were_read(drafter, blocks, data):
    reading = read_whole(drafter, "\n".join(blocks), "a.md")
    for _ in range(4):
        text = reading.document.text
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.sampled_from([0, 0, 0, 1, 2, 30]))
        edited = text[:at] + data.draw(st.sampled_from(BITS)) + text[at + gone :]
        again = read_again(drafter, reading, edited)
        reading = read_whole(drafter, edited, "a.md")
        assert replace(again, head=0, tail=0) == reading


@pytest.mark.parametrize("drafter", [draft_markdown, draft_plain])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_the_paragraphs_around_an_edit_are_read(drafter, ending):
    lines = [f"Guest {n} signs the book at the gate." for n in range(40)]
    before = read_whole(drafter, (2 * ending).join(lines), "a.txt")
    lines[20] += " Then the bell rings."
    text = (2 * ending).join(lines)
    seen: list[str] = []

    def watched(part, around):
        seen.append(part)
        return drafter(part, around)

    again = read_again(watched, before, text)
    assert [again.head, again.tail] == [19, 18]
    assert [part.count("Guest") for part in seen] == [3]
    assert again.document == read_whole(drafter, text, "a.txt").document


def test_what_moves_keeps_its_places():
    reader = Reader(_never, "a.md", None)
    text = "# Gate\n\nGuests ring.\n\n# Hall\n\nStaff must:\n\n- wait\n\nThey sit.\n\nThey eat.\n"
    reader.read(text)
    after = reader.read(text.replace("Guests", "All our 🙂 guests"))
    found = [(s.text, s.section, s.stem) for s in after.document.segments]
    assert found == [
        ("Gate", None, None), ("All our 🙂 guests ring.", 0, None), ("Hall", None, None),
        ("Staff must:", 2, None), ("wait", 2, 3), ("They sit.", 2, None), ("They eat.", 2, None),
    ]  # fmt: skip
    for segment in after.document.segments:
        span = segment.source(0, len(segment.text))
        assert after.document.text[span.start : span.end] == segment.text


def _never(data: bytes, path: str, format: str | None) -> Document:
    raise AssertionError


def test_a_reader_refuses_what_every_reader_refuses():
    reader = Reader(_never, "a.md", None)
    reader.read("Guests ring.\n")
    with pytest.raises(InputError, match="binary"):
        reader.read("Guests\0ring.\n")
    assert reader.read("\ufeffGuests ring.\n").document.text == "Guests ring.\n"


def test_a_format_without_parts_is_read_whole():
    calls: list[str] = []

    def whole(data: bytes, path: str, format: str | None) -> Document:
        calls.append(path)
        return read(data, path, format="md")

    reader = Reader(whole, "a.other", None)
    assert [s.text for s in reader.read("Guests ring.\n").document.segments] == ["Guests ring."]
    assert reader.read("Guests sing.\n").head == 0
    assert calls == ["a.other", "a.other"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("abc", "abc", (3, 3, 0)),
        ("abc", "abxc", (2, 2, 1)),
        ("aaa", "aa", (2, 3, -1)),
        ("", "ab", (0, 0, 2)),
        ("abcd", "axd", (1, 3, -1)),
    ],
)
def test_where_two_texts_differ(old, new, found):
    change = Change.between(old, new)
    assert (change.start, change.end, change.growth) == found
