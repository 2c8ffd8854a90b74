import pytest
from reader_documents import checked, opaque, stems, texts

from clauselint.readers import read

pytest.importorskip("docutils", reason="needs clauselint[rst]")


def rst(text):
    return checked(read(text.encode(), "a.rst"))


def test_sections_paragraphs_and_lists():
    document = rst(
        "=======\n Title\n=======\n\nKeys\n----\n\nStaff must:\n\n- ask\n  again;\n\n"
        "  a) first;\n  #) second;\n\n- tell.\n\nAfter.\n"
    )
    assert [(s.kind, s.level, s.marker, s.text) for s in document.segments] == [
        ("heading", 1, "", "Title"),
        ("heading", 2, "", "Keys"),
        ("paragraph", 0, "", "Staff must:"),
        ("list-item", 1, "-", "ask again;"),
        ("list-item", 2, "a)", "first;"),
        ("list-item", 2, "b)", "second;"),
        ("list-item", 1, "-", "tell."),
        ("paragraph", 0, "", "After."),
    ]
    assert stems(document)[3:7] == ["Staff must:", "ask again;", "ask again;", "Staff must:"]


def test_words_keep_their_places_over_wrapped_and_tabbed_lines():
    source = "Staff may\r\nask.\r\n\r\n*\tOne\tthing\r\n\tto\tdo.\r\n"
    document = rst(source)
    assert texts(document) == ["Staff may ask.", "One thing to do."]
    for segment, word in ((0, "ask"), (1, "thing"), (1, "do")):
        at = document.segments[segment].text.index(word)
        span = document.segments[segment].source(at, at + len(word))
        assert span.start == source.index(word)


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("*all* **keys**", "all keys"),
        ("``rm x``", "rm x"),
        (":term:`keys`", "keys"),
        (":ref:`the keys <a-b>`", "the keys"),
        ("`the page <https://example.org>`_", "the page"),
        ("the page_ here", "the page here"),
        ("`the page`__", "the page"),
        ("keys [1]_", "keys"),
        ("key\\ s \\*here\\*", "keys *here*"),
        ("snake_case a*b 2 * 3", "snake_case a*b 2 * 3"),
        ("_`keys`", "keys"),
    ],
)
def test_inline_markup_is_no_prose(markup, prose):
    assert texts(rst(f"Staff keep {markup}, always.\n")) == [f"Staff keep {prose}, always."]


def test_literals_roles_and_substitutions_stand_for_a_word():
    (segment,) = rst("Run ``rm *x*`` or :file:`a b` as |who| says.\n").segments
    assert opaque(segment) == ["rm *x*", "a b", "|who|"]


def test_code_comments_and_hidden_things_are_not_read():
    document = rst(
        "Like this::\n\n   code here\n\n.. code-block:: python\n\n   more code\n\n"
        ".. A comment here.\n\n.. |x| replace:: words\n\n.. _target: https://example.org\n\n"
        ">>> 1 + 1\n2\n\nAfter.\n"
    )
    assert texts(document) == ["Like this:", "After."]


def test_the_bodies_of_directives_are_read_whether_they_are_known_or_not():
    document = rst(
        ".. note:: Ask first.\n\n   Then tell.\n\n.. seealso::\n\n   Or not.\n\n"
        ".. house-rule:: Keep keys.\n   :class: x\n\n   Lock up.\n"
    )
    assert texts(document) == ["Ask first.", "Then tell.", "Or not.", "Keep keys.", "Lock up."]


def test_cells_of_tables_have_their_own_places():
    source = (
        "+------+-----------+\n| Who  | Who asks  |\n|      | and tells |\n+------+-----------+\n\n"
        "====  ====\nYes   Yes\n====  ====\n"
    )
    document = rst(source)
    assert [(s.kind, s.text) for s in document.segments] == [
        ("table-cell", "Who"),
        ("table-cell", "Who asks and tells"),
        ("table-cell", "Yes"),
        ("table-cell", "Yes"),
    ]
    starts = [s.source(0, 1).start for s in document.segments]
    assert starts[1:] == [source.index("Who asks"), source.index("Yes"), source.rindex("Yes")]


def test_a_quotation_is_none_where_it_is_a_list_that_is_set_in():
    document = rst("Staff must:\n\n  - ask;\n  - tell.\n\nThey say:\n\n  We ask.\n\n  -- Ann\n")
    assert [(s.kind, s.is_quoted()) for s in document.segments] == [
        ("paragraph", False),
        ("list-item", False),
        ("list-item", False),
        ("paragraph", False),
        ("block-quote", True),
        ("paragraph", True),
    ]


def test_footnotes_have_their_mark():
    document = rst("Ask [#a]_.\n\n.. [#a] A note.\n.. [CIT] A source.\n")
    assert [(s.marker, s.text) for s in document.segments] == [
        ("", "Ask."),
        ("[#]", "A note."),
        ("[CIT]", "A source."),
    ]


def test_comments_turn_rules_off():
    (directive,) = rst(".. clauselint-disable-next-line AMB001: why\n\nStaff may ask.\n").directives
    assert (directive.action, directive.codes, directive.reason) == (
        "disable-next-line",
        ("AMB001",),
        "why",
    )


def test_nothing_is_fetched_from_another_file(tmp_path):
    (tmp_path / "b.txt").write_text("Secret words.")
    source = (
        f".. include:: {tmp_path}/b.txt\n\n.. raw:: html\n   :file: {tmp_path}/b.txt\n\nText.\n"
    )
    assert texts(rst(source)) == ["Text."]


def test_lists_too_deep_to_be_told_apart_lose_nothing():
    source = "".join(f"{'  ' * level}- item {level}\n\n" for level in range(40))
    assert texts(rst(source)) == [f"item {level}" for level in range(40)]
