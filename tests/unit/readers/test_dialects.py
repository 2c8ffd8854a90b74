"""What the dialects of Markdown, and HTML in it, add: each block as a person reads it."""

import pytest
from reader_documents import markdown, stems, texts


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("<!-- c --> Staff *must*\nsign.", ["Staff must sign."]),
        ("Staff must\n<!-- c --> sign.", ["Staff must sign."]),
        ("- <!-- c --> Sign it.\n- <!-- d\n  e --> Keep it.", ["Sign it.", "Keep it."]),
        ("<!-- a\n\nb --> After.\n\n<!-- c -->\nLast.", ["After.", "Last."]),
        ("<p>Staff <b>must</b>\nsign.</p>", ["Staff must sign."]),
        ("<div class='x'>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<center>Sign &amp; date it.</center>", ["Sign & date it."]),
        ("<details><summary>More</summary>\nSign it.\n</details>", ["More", "Sign it."]),
        ("<script>\nvar a;\n\nvar b;\n</script>\n\nSign it.", ["Sign it."]),
        ("<style>p {}</style> Sign it.", ["Sign it."]),
        ("Sign it.<p>Keep it.", ["Sign it.", "Keep it."]),
        ("|a|\n|-|\n|<ul><li>Sign</li><li>Keep</li></ul>|", ["a", "Sign", "Keep"]),
        ("!!! note\n    Sign it.\n\n    - one\n\nAfter.", ["Sign it.", "one", "After."]),
        ('??? tip inline "Do this"\n\n    Sign it.', ["Do this", "Sign it."]),
        ('=== "First"\n\n    Sign it.', ["First", "Sign it."]),
        ("!!! note\n\nSign it!!! note", ["!!! note", "Sign it!!! note"]),
        ("```{note}\n:class: wide\nSign *it*.\n```\n\nAfter.", ["Sign it.", "After."]),
        ("```{tip}\n---\nclass: wide\n---\nSign it.\n```", ["Sign it."]),
        (":::{warning} Never sign.\nKeep it.\n:::", ["Never sign.", "Keep it."]),
        ("::::{card} Rules\n:::{note}\nSign it.\n:::\n::::", ["Rules", "Sign it."]),
        ("```{python}\nx = 1\n```\n\n:::{code-block} c\nint x;\n:::\n\nSign.", ["Sign."]),
        (":::{note}\nSign it.", ["Sign it."]),
        ("% c\n(rules)=\n\n+++\n\nSign it.\n% d", ["Sign it."]),
        ("At least 10\n% of the staff sign.", ["At least 10 % of the staff sign."]),
        ("import X from 'x';\nexport const a = {\n\n  b: 1,\n};\n\nSign it.", ["Sign it."]),
        ("export controls apply to it.", ["export controls apply to it."]),
        ("import duties are paid.", ["import duties are paid."]),
        ("{/* a\n\nb */}\n\nSign it.", ["Sign it."]),
        ("%%\na\n\nb\n%%\n\nSign it.", ["Sign it."]),
        ("*[ID]: identity document\n*[PO]: post office\n\nShow an ID.", ["Show an ID."]),
        ("> [!note]- Mind this\n> Sign it.", ["Mind this", "Sign it."]),
    ],
)
def test_a_block_is_read_as_its_dialect_means_it(source, prose):
    assert texts(markdown(source)) == prose


def test_a_definition_list_has_terms_that_are_labels_and_all_its_paragraphs():
    document = markdown(
        "Guest\n: A person who visits.\n\n    It includes a child.\n\n: A lodger.\n\n"
        "Host\nLandlord\n: One who lets a room\nto a guest.\n\nAfter.\n"
    )
    assert [(s.text, s.label) for s in document.segments] == [
        ("Guest", True),
        ("A person who visits.", False),
        ("It includes a child.", False),
        ("A lodger.", False),
        ("Host", True),
        ("Landlord", True),
        ("One who lets a room to a guest.", False),
        ("After.", False),
    ]


def test_a_colon_after_a_sentence_is_no_definition():
    assert texts(markdown("Staff must sign.\n: not a meaning")) == [
        "Staff must sign. : not a meaning"
    ]


def test_callouts_and_html_have_their_kinds():
    source = (
        "> [!tip]\n> Sign it.\n\n> Quoted.\n\n<h2>Rules</h2>\n<table><tr><td>Cell</td></tr>"
        "</table><blockquote>Quoted.</blockquote>\n<button>Open</button>\n"
    )
    assert [(s.kind, s.level, s.label) for s in markdown(source).segments] == [
        ("paragraph", 0, False),
        ("block-quote", 0, False),
        ("heading", 2, True),
        ("table-cell", 0, True),
        ("block-quote", 0, False),
        ("paragraph", 0, True),
    ]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_list_of_html_completes_its_stem(gap):
    source = f"<p>Staff must:</p>\n<ul>\n<li>sign it;{gap}\n<li><p>keep it.</p></li>\n</ul>\nAfter."
    document = markdown(source)
    assert texts(document) == ["Staff must:", "sign it;", "keep it.", "After."]
    assert stems(document) == [None, "Staff must:", "Staff must:", None]


def test_a_directive_before_text_on_its_line_is_found_with_its_place():
    document = markdown(
        "- <!-- clauselint-disable-next-line WRD -->\n- <!-- clauselint-disable --> A."
    )
    assert [d.action for d in document.directives] == ["disable-next-line", "disable"]
