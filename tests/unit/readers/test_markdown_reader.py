import pytest
from reader_documents import markdown, opaque, plain, stems, texts


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("Staff *must* **not** ***share*** it.", "Staff must not share it."),
        ("Keep a copy\nof it.", "Keep a copy of it."),
        ("Keep   a\tcopy.", "Keep a copy."),
        ("Read [the policy](https://example.org/a_(b) 'The \"title\"').", "Read the policy."),
        ('Read [the policy]({% page "/leave" %}).', "Read the policy."),
        ("Read [the policy][p] or [p].\n\n[p]: /x 'title'", "Read the policy or p."),
        ("See this.[^1]\n\n[^2]: /not-shown", "See this."),
        ("A ![logo *x*](logo.png 'Logo') b.", "A b."),
        ("[![badge](b.svg)](/ci) Passing.", "Passing."),
        ("Profit &amp; loss&nbsp;account &lt;5.", "Profit & loss account <5."),
        ("A <b>bold</b> <span title='x > y'>word</span>.", "A bold word."),
        ("A <!-- note --> b.", "A b."),
        ("2 * 3 * 4 and snake_case_name.", "2 * 3 * 4 and snake_case_name."),
        (r"Not \*emphasis\* here.", "Not *emphasis* here."),
        ("Keep ~~all~~ records ~~here~~.", "Keep records."),
        ("Keep <s>all</s> <del>old</del> records.", "Keep records."),
        ("Keep ==all== records; a == b.", "Keep all records; a == b."),
        ("Staff {--may--}{++must++} {~~send~>give~~} {==it==}{>>why?<<}.", "Staff must give it."),
        ("Staff must {/* or may */} report.", "Staff must report."),
        ("Staff %%or guests%% must be 100%% sure.", "Staff must be 100%% sure."),
        ("It is kept. ^rule-1", "It is kept."),
        ("Read [[Leave policy|the policy]] first.", "Read the policy first."),
        ("Is <!DOCTYPE html>kept.", "Is kept."),
        ("The employee[s] must.", "The employee[s] must."),
        ("He said it [sic] twice.", "He said it twice."),
        ("He knew.[3] She did.", "He knew. She did."),
        ("{% if a %}Staff{% endif %} must.", "Staff must."),
        ("Kept.<sup id='r1'><a href='#f1'>1</a></sup> Sent.", "Kept. Sent."),
        ("It is *kept*.<sup>12</sup> Sent.", "It is kept. Sent."),
        (
            "A room of 10 m<sup>2</sup> on the 1<sup>st</sup> floor.",
            "A room of 10 m2 on the 1st floor.",
        ),
        ("Staff {% comment %}or guests{% endcomment %} must.", "Staff must."),
        ("soft\u00adware and\u200b tools", "software and tools"),
    ],
)
def test_markup_is_gone_and_prose_stays(source, clean):
    assert texts(markdown(source))[0] == clean


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Run `make test` now.", ["make test"]),
        (
            "Ask {{ site.owner }} or {% slack_channel 'x' %}.",
            ["{{ site.owner }}", "{% slack_channel 'x' %}"],
        ),
        (
            "The [Company Name] must tell [the\nagency] and <Your Bank>.",
            ["[Company Name]", "[the agency]", "<Your Bank>"],
        ),
        ("Sign ____ and \\_\\_\\_\\_ here.", ["____", "____"]),
        (
            "See https://example.org/a_b (or www.example.org).",
            ["https://example.org/a_b", "www.example.org"],
        ),
        (
            "Use <https://example.org> or write to a.b@example.org.",
            ["https://example.org", "a.b@example.org"],
        ),
        ("Press <kbd>Ctrl</kbd> and \\[name\\].", ["Ctrl", "[name]"]),
        (
            "Open https://example.org/<branch>/x for {name}.",
            ["https://example.org/<branch>/x", "{name}"],
        ),
        ("Fill in [[Wiki Page]] here.", ["[[Wiki Page]]"]),
        ("Ask an {term}`agency <agencies>`.", ["{term}`agency <agencies>`"]),
        ("Keep records [and] files (see [the note to drafters. It is long]).", []),
        ("This [p] is a reference.\n\n[p]: /x", []),
    ],
)
def test_what_stands_for_a_word_is_one_opaque_range(source, words):
    assert opaque(markdown(source).segments[0]) == words


def test_code_front_matter_html_and_definitions_are_not_prose():
    document = markdown(
        "---\ntitle: Secret\n---\n\n```\nfenced\n```\n\n    indented\n\n<pre>\nraw\n</pre>\n\n"
        "[ref]: /x\n\n`only code`\n\n{% include x.html %}\n\nProse.\n"
    )
    assert texts(document) == ["Prose."]


def test_toml_front_matter_is_not_prose():
    assert texts(markdown("+++\na = 1\n+++\nProse.")) == ["Prose."]


def test_a_thematic_break_at_the_start_is_not_front_matter():
    assert texts(markdown("---\n\nFirst.\n\n---\n\nLast.")) == ["First.", "Last."]


def test_markdown_inside_html_blocks_is_read_where_commonmark_reads_it():
    source = "<details>\n<summary>More</summary>\n\nStaff *must*.\n\n</details>\n"
    assert texts(markdown(source)) == ["More", "Staff must."]


def test_blocks_have_their_kinds():
    source = "# Head\n\nText.\n\n- item\n\n> quoted\n\n| A | b \\| c |\n|---|---|\n| `x` | d |\n"
    kinds = [(s.kind, s.text) for s in markdown(source).segments]
    assert kinds == [
        ("heading", "Head"),
        ("paragraph", "Text."),
        ("list-item", "item"),
        ("block-quote", "quoted"),
        ("table-cell", "A"),
        ("table-cell", "b | c"),
        ("table-cell", "d"),
    ]


@pytest.mark.parametrize(
    ("source", "marker", "clean"),
    [
        ("## 4.2(b) Records", "4.2(b)", "Records"),
        ("## A. Scope ##", "A.", "Scope"),
        ("4.2(b) Records are kept.", "4.2(b)", "Records are kept."),
        ("**4.2 Records.** Staff must.", "4.2", "Records. Staff must."),
        ("(iv) report it.", "(iv)", "report it."),
        ("- (a) report it.", "(a)", "report it."),
        ("3. (a) report it.", "3. (a)", "report it."),
        ("- [x] report it.", "-", "report it."),
        ("[^1]: A note.", "[^1]", "A note."),
        ("30 days are enough.", "", "30 days are enough."),
        ("2.5 million people use it.", "", "2.5 million people use it."),
        ("(or) else.", "", "(or) else."),
    ],
)
def test_numbers_and_letters_go_to_the_marker(source, marker, clean):
    segment = markdown(source).segments[0]
    assert (segment.marker, segment.text) == (marker, clean)


def test_a_list_completes_the_sentence_that_introduces_it():
    document = markdown("Staff must:\n\n- report it:\n  - now\n- keep it.\n\n  Always.\n")
    assert texts(document) == ["Staff must:", "report it:", "now", "keep it.", "Always."]
    assert stems(document) == [None, "Staff must:", "report it:", "Staff must:", None]
    assert [s.level for s in document.segments] == [0, 1, 2, 1, 1]
    assert document.segments[4].marker == ""


@pytest.mark.parametrize(
    "between", ["That is all.\n", "Staff must:\n\n```\nx\n```\n", "Staff must:\n\n---\n"]
)
def test_a_list_after_a_full_stop_or_something_else_has_no_stem(between):
    assert stems(markdown(f"{between}\n- item\n"))[-1] is None


def test_a_comment_does_not_part_a_list_from_its_stem():
    source = "Staff must:\n\n- report it;\n<!-- clauselint-disable-next-line -->\n- keep it.\n"
    assert stems(markdown(source)) == [None, "Staff must:", "Staff must:"]


def test_lettered_lines_of_one_paragraph_are_items():
    document = markdown("Staff must:\n(a) report it; and\n(b) keep\nit.\n")
    assert texts(document) == ["Staff must:", "report it; and", "keep it."]
    assert [s.marker for s in document.segments] == ["", "(a)", "(b)"]
    assert stems(document) == [None, "Staff must:", "Staff must:"]


def test_a_line_wrapped_before_a_letter_stays_in_its_sentence():
    assert texts(markdown("As said in paragraph\n(b) above, it ends.")) == [
        "As said in paragraph (b) above, it ends."
    ]


def test_lettered_paragraphs_nest():
    source = "Staff must:\n\n(a) send:\n\n(i) a form;\n\n(ii) a fee; and\n\n(b) wait.\n"
    document = markdown(source)
    assert stems(document) == [None, "Staff must:", "send:", "send:", "Staff must:"]
    assert [s.level for s in document.segments] == [0, 1, 2, 2, 1]


def test_an_item_that_ends_in_and_does_not_introduce_the_next_one():
    document = markdown("Staff must:\n\n(a) report it; and\n\n(i) keep it.\n")
    assert stems(document) == [None, "Staff must:", "Staff must:"]


def test_typographic_bullets_are_items():
    document = markdown("Staff must:\n• report it\n• keep it")
    assert [(s.marker, s.text) for s in document.segments[1:]] == [
        ("•", "report it"),
        ("•", "keep it"),
    ]


def test_sections_are_the_nearest_headings():
    document = markdown("# A\n\na\n\n## B\n\nb\n\n# C\n\n**Label**\n\nc\n")
    headings = [
        None if s.section is None else document.segments[s.section].text for s in document.segments
    ]
    assert headings == [None, "A", "A", "B", None, "C", "Label"]


def test_a_hard_break_ends_a_segment_only_where_a_new_line_of_its_own_begins():
    assert texts(markdown("Acme Ltd.<br>1 High Street")) == ["Acme Ltd.", "1 High Street"]
    assert texts(markdown("Staff must  \nreport it.")) == ["Staff must report it."]


def test_directives_are_parsed_wherever_comments_stand():
    source = (
        "<!-- clauselint-disable-file WRD: house style -->\n\n"
        "<!-- clauselint-disable-next-line AMB001, str002: agreed: see minutes -->\n"
        "Text. <!-- clauselint-disable --> More.\n\n"
        "- item <!-- clauselint-enable GPA001 -->\n\n"
        "```\n<!-- clauselint-disable -->\n```\n\n<!-- clauselint-disable-lines X1 -->\n"
    )
    found = [(d.action, d.codes, d.reason) for d in markdown(source).directives]
    assert found == [
        ("disable-file", ("WRD",), "house style"),
        ("disable-next-line", ("AMB001", "STR002"), "agreed: see minutes"),
        ("disable", (), ""),
        ("enable", ("GPA001",), ""),
        ("misspelt", (), ""),
    ]


@pytest.mark.parametrize(
    "source", ["# &amp;", "a &amp;", "&quot;a&quot;", "a\n&lt; b", "x **&gt;**"]
)
def test_an_entity_has_the_place_of_its_whole_source(source):
    document = markdown(source)
    segment = document.segments[0]
    at = next(i for i, char in enumerate(segment.text) if char in '&"<>')
    span = segment.source(at, at + 1)
    assert source[span.start : span.end] in ("&amp;", "&quot;", "&lt;", "&gt;")


def test_offsets_hold_after_emoji_tabs_and_containers():
    source = "😀👩🏽 first\n\n> 1.\tStaff **may\n>    not** share 😀 `it`.\n"
    document = markdown(source)
    segment = document.segments[1]
    assert segment.text == "Staff may not share 😀 it."
    at = segment.text.index("share")
    span = segment.source(at, at + 5)
    assert source[span.start : span.end] == "share"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("4.1 Staff must sign.\n4.2 Guests must wait.", [("4.1", "Staff"), ("4.2", "Guests")]),
        ("4.1 Staff sign\nhere.\n4.1.1 All do.", [("4.1", "Staff"), ("4.1.1", "All")]),
        (
            "The rules:\n4.9 Staff sign.\n5.1 All do.",
            [("", "The"), ("4.9", "Staff"), ("5.1", "All")],
        ),
        ("1 Staff must sign.\n2 Guests must wait.", [("", "1"), ("", "2")]),
        ("Article 1. Sign.\nArticle 2. Wait.", [("", "Article"), ("", "Article")]),
        ("They follow the rule in clause\n4.2 Guests of staff are told.", [("", "They")]),
        ("4.1 Staff must follow clause\n9.3 Guests and sign.", [("4.1", "Staff")]),
        ("We had in all\n12 Members and\n13 Guests.", [("", "We")]),
    ],
)
def test_numbered_clauses_on_lines_of_their_own_are_paragraphs(source, found):
    for document in (markdown(source), plain(source)):
        assert [(s.marker, s.text.split()[0]) for s in document.segments] == found


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("Sign in order\nto leave.", True),
        ("- Sign in order  \t\r\n  to leave.", True),
        ("> Sign in order\nto leave.", True),
        ("> Sign in order\n> to leave.", False),
        ("Sign in *order\nto* leave.", True),
        ("Sign in order <!-- c -->\nto leave.", False),
        ("4.1 (a) Sign in order\nto leave.", True),
    ],
)
def test_a_phrase_over_two_lines_can_be_edited_where_only_white_space_parts_it(source, whole):
    segment = markdown(source).segments[0]
    start = segment.text.index("order")
    end = segment.text.index("to leave") + 2
    assert segment.offsets.is_contiguous(start, end) is whole


def test_marks_of_direction_are_no_part_of_a_word():
    assert texts(markdown("\u202bStaff\u202c and\u200e/\u200for guests - sign.")) == [
        "Staff and/or guests - sign."
    ]


def test_lines_with_a_dash_in_an_html_block_are_items():
    document = markdown(
        "<div>\nGuests must:\n  - sign the book\n  - shut\n    the gate\n</div>\n\n"
        "<details>\n<summary>Rules</summary>\n* Keep quiet.\n* Keep out.\n</details>\n\n"
        "<p>The fee - a small one\n- is due.</p>\n"
    )
    assert [(s.kind, s.marker, s.stem, s.text) for s in document.segments] == [
        ("paragraph", "", None, "Guests must:"),
        ("list-item", "-", 0, "sign the book"),
        ("list-item", "-", 0, "shut the gate"),
        ("paragraph", "", None, "Rules"),
        ("list-item", "*", None, "Keep quiet."),
        ("list-item", "*", None, "Keep out."),
        ("paragraph", "", None, "The fee - a small one - is due."),
    ]
