import pytest
from reader_documents import checked, opaque, stems, texts

from clauselint.readers import read


def adoc(text, **how):
    return checked(read(text.encode(), "a.adoc"), **how)


def test_the_header_is_a_heading_alone():
    document = adoc(
        "= Rules\nAnn Other <ann@example.org>\nv1.0\n:toc:\n\n== Keys ==\n\nKeep them.\n"
    )
    assert [(s.kind, s.level, s.text) for s in document.segments] == [
        ("heading", 1, "Rules"),
        ("heading", 2, "Keys"),
        ("paragraph", 0, "Keep them."),
    ]


def test_lists_nest_by_their_signs_and_complete_what_stands_before():
    document = adoc(
        "Staff must:\n\n* ask:\n** now;\n\n** later;\n. first\n* tell\n  at once.\n+\nOr not.\n\n"
        "After.\n"
    )
    assert [(s.kind, s.level, s.marker, s.text) for s in document.segments] == [
        ("paragraph", 0, "", "Staff must:"),
        ("list-item", 1, "*", "ask:"),
        ("list-item", 2, "**", "now;"),
        ("list-item", 2, "**", "later;"),
        ("list-item", 3, ".", "first"),
        ("list-item", 1, "*", "tell at once."),
        ("list-item", 1, "", "Or not."),
        ("paragraph", 0, "", "After."),
    ]
    assert stems(document)[1:4] == ["Staff must:", "ask:", "ask:"]


def test_blocks_are_notes_quotations_terms_and_cells():
    document = adoc(
        "NOTE: Ask first.\n\n[TIP]\n====\nThen tell.\n====\n\n.Who says so\n[quote, Ann]\n____\n"
        "We ask.\n____\n\nkey:: A thing that opens.\n\n|===\n|Who 2+|When\n\n"
        "a|Staff | Now \\| then\n|===\n"
    )
    assert [(s.kind, s.text) for s in document.segments] == [
        ("paragraph", "Ask first."),
        ("paragraph", "Then tell."),
        ("paragraph", "Who says so"),
        ("block-quote", "We ask."),
        ("paragraph", "key"),
        ("paragraph", "A thing that opens."),
        ("table-cell", "Who"),
        ("table-cell", "When"),
        ("table-cell", "Staff"),
        ("table-cell", "Now \\| then"),
    ]


@pytest.mark.parametrize(
    ("markup", "prose"),
    [
        ("*all* _keys_", "all keys"),
        ("a**l**l ##keys##", "all keys"),
        ("`keys`", "keys"),
        ("[.lead]#all# keys", "all keys"),
        ("https://example.org[the page]", "the page"),
        ("link:a.html[the page]", "the page"),
        ("<<a,the keys>>", "the keys"),
        ("keysfootnote:[A note.]", "keys"),
        ("keys{empty}", "keys"),
        ("R{amp}D keys", "R&D keys"),
        ("2 * 3 * 4 snake_case", "2 * 3 * 4 snake_case"),
        ("((keys)) (((a, b)))", "keys"),
        ("\\*all* keys", "*all* keys"),
        ("all +\nkeys", "all keys"),
    ],
)
def test_inline_markup_is_no_prose(markup, prose):
    assert texts(adoc(f"Staff keep {markup}, always.\n", nested=True))[0] == (
        f"Staff keep {prose}, always."
    )


def test_code_attributes_and_bare_links_stand_for_a_word():
    (segment,) = adoc("Run `rm *x*` for {who} at https://example.org/a_b now.\n").segments
    assert opaque(segment) == ["rm *x*", "{who}", "https://example.org/a_b"]


@pytest.mark.parametrize(
    "unread",
    [
        "----\ncode\n----",
        "[source,ruby]\n----\ncode\n\n----",
        "....\nliteral\n....",
        "++++\n<p>raw</p>\n++++",
        "////\ncomment\n////",
        "// comment",
        " literal line",
        "[listing]\ncode here",
        "image::a.png[The harbour]",
        "include::b.adoc[]",
        ":name: value",
        "'''",
    ],
)
def test_what_no_reader_reads_is_left_out(unread):
    assert texts(adoc(f"Before.\n\n{unread}\n\nAfter.\n")) == ["Before.", "After."]


def test_words_keep_their_places():
    source = "Staff *may*\r\n// a comment\r\nkeep R{amp}D keys.\r\n"
    (segment,) = adoc(source).segments
    assert segment.text == "Staff may keep R&D keys."
    for word in ("may", "keep", "keys"):
        at = segment.text.index(word)
        assert segment.source(at, at + len(word)).start == source.index(word)


def test_comments_turn_rules_off():
    (directive,) = adoc("// clauselint-disable-next-line AMB001: why\nStaff may ask.\n").directives
    assert (directive.action, directive.codes, directive.reason) == (
        "disable-next-line",
        ("AMB001",),
        "why",
    )


def test_a_table_without_bars_is_read_all_the_same():
    assert texts(adoc("|===\nStaff may ask.\n|===\n")) == ["Staff may ask."]


def test_a_block_that_is_never_closed_is_read_to_the_end():
    assert texts(adoc("====\nStaff may ask.\n\n* One\n")) == ["Staff may ask.", "One"]


def test_a_title_may_have_a_line_below_it() -> None:
    document = adoc(
        "Rules of the house\n------------------\n\nStaff may ask.\n\nMore\n~~~~\n\nAnd so on.\n"
    )
    assert [(s.kind, s.level) for s in document.segments] == [
        ("heading", 2),
        ("paragraph", 0),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_a_listing_with_a_title_is_still_one() -> None:
    assert texts(adoc(".Code\n----\nexit\n----\n\nAfter.\n"))[-1] == "After."
