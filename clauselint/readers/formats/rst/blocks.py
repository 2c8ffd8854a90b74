"""The blocks of reStructuredText, from docutils' tree."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from docutils import nodes

from clauselint.findings import Document
from clauselint.readers.flow import DEEPEST, Flow
from clauselint.readers.formats.rst.inline import mark
from clauselint.readers.formats.rst.lines import stretch, tree
from clauselint.readers.numbers import written
from clauselint.readers.outline import Outline
from clauselint.readers.passage import Passage
from clauselint.readers.prose import Prose
from clauselint.spans import Span

_COMMENT = re.compile(r"^[ \t]*(\.\.[ \t]+(clauselint-[^\r\n]*?))[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_UNREAD = (
    nodes.literal_block, nodes.doctest_block, nodes.comment, nodes.substitution_definition,
    nodes.raw, nodes.math_block, nodes.image, nodes.system_message, nodes.pending,
    nodes.option_group, nodes.target,
)  # fmt: skip
_LABELS = (nodes.term, nodes.field_name, nodes.caption, nodes.rubric, nodes.attribution)
_FORMS = {"arabic": "decimal", "loweralpha": "lowerLetter", "upperalpha": "upperLetter",
          "lowerroman": "lowerRoman", "upperroman": "upperRoman"}  # fmt: skip


def read_rst(text: str, path: str) -> Document:
    """Read reStructuredText. Raises InputError for what docutils cannot parse."""
    outline = Outline()
    walk = _Walk(text, outline)
    walk.children(tree(text, path))
    for found in _COMMENT.finditer(text):
        outline.tell(f"<!-- {found[2]} -->", Span(*found.span(1)))
    return outline.document(path, text)


class _Walk:
    """Turns docutils' nodes to segments."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.flow = Flow(outline)
        self.level = 0

    def children(self, node: Any) -> None:
        """Take all in a node."""
        for child in node.children:
            self.take(child)

    def take(self, node: Any) -> None:
        """Take the next node."""
        if isinstance(node, nodes.section):
            self.level += 1
            self.children(node)
            self.level -= 1
        elif isinstance(node, _UNREAD):
            self.flow.interrupt()
        elif isinstance(node, _LISTS):
            self._list(node)
        elif isinstance(node, nodes.title):
            self._title(node)
        elif isinstance(node, _LABELS):
            self.flow.label(self._prose(node))
        elif isinstance(node, (nodes.paragraph, nodes.line)):
            self._paragraph(node)
        elif isinstance(node, nodes.block_quote) and not isinstance(node.children[0], _LISTS):
            self.flow.open_quote()
            self.children(node)
            self.flow.close()
        else:
            self.children(node)

    def _list(self, node: Any) -> None:
        if len(self.flow.frames) > DEEPEST:
            self.children(node)
            return
        self.flow.open_list()
        form = _FORMS.get(node.get("enumtype", ""), "")
        for number, item in enumerate(node.children, node.get("start", 1)):
            marker = node.get("bullet", "")
            if form:
                marker = node["prefix"] + written(number, form) + node["suffix"]
            self.flow.open_item(marker)
            self.children(item)
            self.flow.close()
        self.flow.close()

    def _title(self, node: Any) -> None:
        if isinstance(node.parent, (nodes.section, nodes.document)):
            self.flow.heading(self._prose(node, breaks=False), max(self.level, 1))
        else:
            self.flow.label(self._prose(node))

    def _paragraph(self, node: Any) -> None:
        prose = self._prose(node)
        if isinstance(node.parent, nodes.entry):
            self.flow.cell(prose)
        elif isinstance(node.parent, (nodes.footnote, nodes.citation)):
            label = node.parent.children[0]
            named = label.astext() if isinstance(label, nodes.label) else "#"
            self.flow.note(prose, f"[{named}]")
        else:
            self.flow.lines(prose)

    def _prose(self, node: Any, *, breaks: bool = True) -> list[Prose]:
        """The prose of a node's own text."""
        found: list[Prose] = []
        for part in node.children:
            ranges = part["ranges"] if isinstance(part, stretch) else []
            if ranges:
                passage = Passage(self.text, ranges[0][0], ranges[-1][1])
                for (_, end), (start, _) in pairwise(ranges):
                    if not self.text[end:start].isspace():
                        passage.cut(end, start, " ")
                mark(passage)
                found += passage.read(self.outline, breaks=breaks)
        return found
