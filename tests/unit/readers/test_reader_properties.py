from hypothesis import given, settings
from hypothesis import strategies as st
from reader_documents import checked

from clauselint.readers import read

INLINE = st.sampled_from([
    "staff", "must", "not share", "*keep*", "**all**", "_both_", "`code x`", "[link](/u 't')",
    "[ref]", "[text][ref]",
    "[Company Name]", "<Company>", "<br>", "<b>", "</b>", "{{ x }}",
    "{% if a %}", "&amp;", "&nbsp;", "&rsquo;", "![i](/p)", "[^1]", "____", "😀", "é", "\\*",
    "*", "_", "`", "[", "]", "(", "<", "<!-- c -->", "~~gone~~",
    "<!-- clauselint-disable A1: x -->",
    "https://x.org/a_b.", "a@b.org", "(a)", "4.2", "\u00a0", "\u200b", "  \n", "\\\n", "\n",
    "|", ":", "==", "==mark==", "%%", "%%c%%", "{++a++}", "{--b--}", "{~~c~>d~~}", "{>>e<<}",
    "{/* f */}", "{term}`g`", "<del>", "</del>", "<p>", "</td>", "<script>", "[[A|b]]", "^id",
])  # fmt: skip
LINE = st.lists(INLINE, min_size=1, max_size=8).map(" ".join)
OPENER = st.sampled_from([
    "", "", "# ", "- ", "  - ", "1. ", "> ", "> - ", "    ", "\t", "(a) ", "(b) ", "• ", "| ", ">",
    "```\n", "---\n", "[ref]: /x\n", "[^1]: ", "<div>\n", "</div>\n", "|a|b|\n|-|-|\n|", "===\n",
    "!!! note\n    ", '??? tip "Tip"\n\n    ', ":::{note}\n", ":::\n", "```{warning} now\n", ": ",
    "    ", "% ", "%%\n", "{/*\n", "<!-- c --> ", "<!--\n\n", "-->",
    "export const a = {\n", "*[A]: ",
    "<ul>\n<li>", "<td>", "<blockquote>", "> [!note] ", "4.1 ", "4.2 ", "Name: ____\n",
])  # fmt: skip
ENDING = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\r"])
BLOCK = st.tuples(OPENER, LINE, ENDING).map("".join)
SOURCE = st.lists(BLOCK, max_size=8).map("".join)


@settings(max_examples=300, deadline=None)
@given(SOURCE, st.sampled_from([".md", ".txt", ".html", ".rst", ".tex", ".adoc"]))
def test_every_document_of_building_blocks_keeps_its_offsets(source, suffix):
    document = read(source.encode(), "a" + suffix)
    assert checked(document, nested=suffix in (".tex", ".adoc")).text == source


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80).filter(lambda text: "\0" not in text and text[:1] != "\ufeff"))
def test_every_text_keeps_its_offsets(source):
    for suffix in (".md", ".txt"):
        assert checked(read(source.encode("utf-8", "replace"), "a" + suffix)).segments is not None
