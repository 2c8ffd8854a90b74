import pytest
from reader_documents import checked, opaque, stems, texts

from clauselint.errors import InputError
from clauselint.readers import read

pytest.importorskip("pylatexenc", reason="needs clauselint[tex]")


def tex(text, **how):
    return checked(read(text.encode(), "a.tex"), **how)


def test_the_body_of_a_document_is_read_and_a_part_without_one_is_too():
    whole = tex(
        "\\documentclass{article}\n\\title{Not here}\n\\begin{document}\nText.\n\\end{document}\nx"
    )
    assert texts(whole) == ["Text."]
    assert texts(tex("Text.\n\nMore text.")) == ["Text.", "More text."]


def test_sections_lists_quotations_and_cells():
    document = tex(
        "\\section{Keys}\nStaff must:\n\\begin{enumerate}\n\\item ask:\n"
        "\\begin{enumerate}\\item now;\\end{enumerate}\n\\item[(x)] tell;\n\\item go.\n"
        "\\end{enumerate}\n\\begin{quote}They said.\\end{quote}\n"
        "\\begin{tabular}{ll}\nWho & When \\\\ \\hline\nStaff & \\multicolumn{1}{l}{Now} \\\\\n"
        "\\end{tabular}\n\\subsection*{More}\n"
    )
    assert [(s.kind, s.level, s.marker, s.text) for s in document.segments] == [
        ("heading", 3, "", "Keys"),
        ("paragraph", 0, "", "Staff must:"),
        ("list-item", 1, "1.", "ask:"),
        ("list-item", 2, "a.", "now;"),
        ("list-item", 1, "(x)", "tell;"),
        ("list-item", 1, "2.", "go."),
        ("block-quote", 0, "", "They said."),
        ("table-cell", 0, "", "Who"),
        ("table-cell", 0, "", "When"),
        ("table-cell", 0, "", "Staff"),
        ("table-cell", 0, "", "Now"),
        ("heading", 4, "", "More"),
    ]
    assert stems(document)[2:5] == ["Staff must:", "ask:", "Staff must:"]


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        ("\\emph{all} \\textbf{\\textit{keys}}", "all keys"),
        ("{\\bf all} keys", "all keys"),
        ("all~keys", "all keys"),
        ("all % not these\n  keys", "all keys"),
        ("R\\&D \\$5 50\\% \\#1", "R&D $5 50% #1"),
        ("``all'' --- keys", "“all” — keys"),
        ("the caf\\'e", "the café"),
        ("\\href{https://example.org}{the page}", "the page"),
        ("\\textcolor{red}{keys}\\label{x}\\index{y}", "keys"),
        ("keys\\footnote{A note.}", "keys"),
        ("\\sout{all} keys", "keys"),
        ("keys \\cite[p.~2]{x}", "keys"),
    ],
)
def test_commands_are_no_prose(source, prose):
    found = texts(tex(f"Staff keep {source}, always.", nested=True))
    assert found[0] == f"Staff keep {prose}, always."


def test_words_keep_their_places():
    source = "Staff \\emph{may} keep R\\&D\r\n  keys."
    (segment,) = tex(source).segments
    for word, written in (("may", "may"), ("R&D", "R\\&D"), ("keys", "keys")):
        at = segment.text.index(word)
        span = segment.source(at, at + len(word))
        assert source[span.start : span.end] == written


def test_code_formulas_references_and_names_of_the_house_stand_for_a_word():
    (segment,) = tex(
        "\\newcommand{\\who}{Staff}\\who{} run \\texttt{rm x} if $x > 1$, see \\ref{a}."
    ).segments
    assert opaque(segment) == ["\\who", "rm x", "$x > 1$", "a"]


def test_code_formulas_and_pictures_of_their_own_are_not_read():
    document = tex(
        "Before.\n\\begin{verbatim}\ncode\n\\end{verbatim}\n\\begin{equation}x\\end{equation}\n"
        "\\begin{figure}\\includegraphics[width=1cm]{a}\\caption{The harbour}\\end{figure}\nAfter."
    )
    assert texts(document) == ["Before.", "The harbour", "After."]
    assert document.segments[1].label


def test_a_footnote_follows_its_paragraph():
    document = tex("Ask now\\footnote{A note here.}, or later.\n\nAfter.", nested=True)
    assert texts(document) == ["Ask now, or later.", "A note here.", "After."]


def test_comments_turn_rules_off():
    (directive,) = tex("A.\n% clauselint-disable-next-line AMB001: why\nStaff may.\n").directives
    assert (directive.action, directive.codes, directive.reason) == (
        "disable-next-line",
        ("AMB001",),
        "why",
    )


@pytest.mark.parametrize(
    "source",
    ["\\begin{itemize} \\item x", "a } b", "\\emph{a", "$ a", "\\", "{{{", "\\href", "\\frac"],
)
def test_what_is_not_closed_is_read_as_far_as_it_goes(source):
    checked(read(source.encode(), "a.tex"), nested=True)


def test_what_is_nested_too_deeply_is_told_so():
    with pytest.raises(InputError, match="nested too deeply"):
        tex("{" * 5000 + "x" + "}" * 5000)
