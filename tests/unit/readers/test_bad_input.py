import pytest
from reader_documents import checked, texts

from clauselint.errors import InputError
from clauselint.readers import has_bom, read

FORMAT = pytest.mark.parametrize("suffix", [".md", ".markdown", ".txt"])
LONG = 400_000


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"ok\nbad \xff", 2),
        (b"\xef\xbb\xbfa\r\nb\r\n\xc3(", 3),
        (b"a\rb\0", 2),
        (b"\xff\xfea\0", 1),
    ],
)
def test_what_is_not_text_is_an_error_with_its_line(data, line):
    with pytest.raises(InputError) as caught:
        read(data, "a.md")
    assert (caught.value.path, caught.value.line) == ("a.md", line)


def test_an_unknown_suffix_is_an_error_unless_a_format_is_given():
    with pytest.raises(InputError, match="no reader"):
        read(b"", "a.pages")
    assert texts(read(b"# A", "a.pages", format="md")) == ["A"]


@FORMAT
@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\r\n"])
def test_an_empty_file_is_an_empty_document(suffix, data):
    document = read(data, "a" + suffix)
    assert (document.segments, document.directives) == ((), ())


@FORMAT
def test_a_bom_is_no_part_of_the_text(suffix):
    data = b"\xef\xbb\xbfStaff must."
    document = read(data, "a" + suffix)
    assert has_bom(data)
    assert document.text == document.segments[0].text == "Staff must."


@FORMAT
@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_endings_give_the_same_prose_in_their_own_places(suffix, ending):
    lines = "---\ntitle: x\n---\n# Head\n\nStaff must\nreport 😀:\n\n- it;\n- all.\n"
    unix = read(lines.encode(), "a" + suffix)
    other = checked(read(lines.replace("\n", ending).encode(), "a" + suffix))
    assert [(s.text, s.kind, s.stem) for s in other.segments] == [
        (s.text, s.kind, s.stem) for s in unix.segments
    ]
    assert ending in other.text


@pytest.mark.parametrize("marker", ["- ", "> ", "1. ", "* > "])
def test_ten_thousand_levels_on_one_line_hide_nothing_after_them(marker):
    document = checked(read((marker * 10_000 + "deep\n\nAfter.").encode(), "a.md"))
    assert texts(document)[-2:] == ["deep", "After."]


def test_levels_that_grow_line_by_line_keep_every_item():
    source = "".join(f"{'  ' * level}- item {level}\n" for level in range(500)) + "\nAfter.\n"
    document = checked(read(source.encode(), "a.md"))
    assert texts(document) == [f"item {level}" for level in range(500)] + ["After."]


@FORMAT
@pytest.mark.parametrize(
    "unit",
    ["word ", "a", "[", "]", "[a](b ", "[a](<b ", "![a](b \"", "*a_ ", "**a *b ", "`a``b", "<a \"",
     "a <!-- ", "&a", "{{ ", "a@", "\\_", "https://a.b/)", "[a", "😀 ", " ", "\t", "~~", "|"],
)  # fmt: skip
def test_a_long_line_of_anything_is_read(suffix, unit):
    document = read((unit * (LONG // len(unit)) + " end").encode(), "a" + suffix)
    checked(document)
    assert document.text.endswith(" end")
