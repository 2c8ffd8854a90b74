"""The blocks of LaTeX, from the nodes of pylatexenc, which know their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalker, get_default_latex_context_db
from pylatexenc.macrospec import MacroSpec

from clauselint.errors import InputError
from clauselint.findings import Document
from clauselint.readers.flow import DEEPEST, Flow
from clauselint.readers.formats.tex import commands
from clauselint.readers.numbers import BULLET, written
from clauselint.readers.outline import Outline
from clauselint.readers.passage import Passage, goes_on
from clauselint.readers.prose import Prose
from clauselint.spans import Span

_PARAGRAPH = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]\s*")
_DIRECTIVE = re.compile(r"%[ \t]*(clauselint-[^\r\n]*)")
_DEFINED = re.compile(r"\\(?:re|provide)?(?:new)?command\*?\s*\{?\\([A-Za-z]+)|\\def\\([A-Za-z]+)")
_BREAKS = frozenset(("par", "newline", "linebreak", "tabularnewline", "\\"))
_FORMS = ("decimal", "lowerLetter", "lowerRoman", "upperLetter")


def read_tex(text: str, path: str) -> Document:
    """Read LaTeX. Raises InputError for what cannot be parsed."""
    outline = Outline()
    try:
        nodes, _, _ = LatexWalker(text, latex_context=_context()).get_latex_nodes()
        _Walk(text, outline).document(nodes)
    except RecursionError as error:
        raise InputError("is nested too deeply", path=path) from error
    return outline.document(path, text)


@cache
def _context() -> Any:
    context = get_default_latex_context_db()
    specs = [MacroSpec(name, arguments) for name, arguments in commands.ARGUMENTS.items()]
    context.add_context_category("clauselint", macros=specs, prepend=True)
    return context


@cache
def _plain() -> Any:
    return LatexNodes2Text(math_mode="verbatim")


class _Walk:
    """Turns nodes to segments."""

    def __init__(self, text: str, outline: Outline) -> None:
        self.text, self.outline = text, outline
        self.flow = Flow(outline)
        self.passage = Passage(text, 0)
        self.defined = {name for found in _DEFINED.findall(text) for name in found if name}
        self.notes: list[Any] = []
        """Notes to the block that is being read."""
        self.cells = 0
        self.enumerated = 0

    def document(self, nodes: Sequence[Any]) -> None:
        """Take a whole text: the body of its document, or all of it where it is but a part."""
        body = next((n for n in nodes if _environment(n) == "document"), None)
        nodes = nodes if body is None else body.nodelist
        self._part(nodes, len(self.text))

    def _part(self, nodes: Sequence[Any], end: int) -> None:
        """Nodes that begin and end blocks of their own."""
        if nodes:
            self._begin(nodes[0].pos)
            self._nodes(nodes)
            self._flush(_end(nodes[-1]), end)

    def _nodes(self, nodes: Sequence[Any]) -> None:
        for node in nodes:
            if node is not None:
                kind = type(node).__name__.removeprefix("Latex").removesuffix("Node").lower()
                getattr(self, f"_{kind}")(node)

    def _chars(self, node: Any) -> None:
        for blank in _PARAGRAPH.finditer(node.chars):
            self._flush(node.pos + blank.start(), node.pos + blank.end())

    def _comment(self, node: Any) -> None:
        end = _end(node)
        found = _DIRECTIVE.match(self.text, node.pos, end)
        if found:
            span = Span(node.pos, node.pos + len(found.group().rstrip()))
            self.outline.tell(f"<!-- {found[1].rstrip()} -->", span)
        self.passage.cut(node.pos, end)

    def _group(self, node: Any) -> None:
        opening, closing = node.delimiters
        self.passage.cut(node.pos, node.pos + len(opening))
        self._nodes(node.nodelist)
        self.passage.cut(_end(node) - len(closing), _end(node))

    def _math(self, node: Any) -> None:
        self.passage.words.append((node.pos, _end(node)))

    def _specials(self, node: Any) -> None:
        if (node.specials_chars == "&" and self.cells) or "\n" in node.specials_chars:
            self._flush(node.pos, _end(node))
        else:
            said = _plain().nodelist_to_text([node])
            self.passage.cut(node.pos, _end(node), said.strip() or said[:1])

    def _macro(self, node: Any) -> None:
        name, end = node.macroname, _end(node)
        arguments = (
            [a for a in (node.nodeargd.argnlist or ()) if a is not None] if node.nodeargd else []
        )
        if name in commands.SECTIONS:
            self._flush(node.pos, end)
            prose = self._argument(arguments)
            self.flow.heading(prose, commands.SECTIONS[name])
        elif name in commands.LABELS:
            self._flush(node.pos, end)
            self.flow.label(self._argument(arguments))
        elif name in commands.NOTES and arguments:
            self.notes.append(arguments[-1])
            self.passage.cut(node.pos, end)
        elif name in _BREAKS:
            self._break(node.pos, end, always=name == "par" or bool(self.cells))
        elif name in commands.SAYS and arguments:
            self._around(node.pos, arguments[-1], end)
        elif name in commands.WORDS:
            self._word(node.pos, arguments, end)
        elif name in self.defined:
            self.passage.words.append((node.pos, node.pos + 1 + len(name)))
        else:
            bare = not arguments or not name.isalpha() or len(name) == 1
            self.passage.cut(node.pos, end, _sign(node) if bare else "")

    def _around(self, start: int, argument: Any, end: int) -> None:
        self.passage.cut(start, argument.pos)
        self._nodes([argument])
        self.passage.cut(_end(argument), end)

    def _word(self, start: int, arguments: Sequence[Any], end: int) -> None:
        """A command that stands for a word; of code and addresses the braces go."""
        last = arguments[-1] if arguments else None
        self.passage.words.append((start, end))
        if last is not None and type(last).__name__ == "LatexGroupNode":
            self._around(start, last, end)

    def _argument(self, arguments: Sequence[Any]) -> list[Prose]:
        """The prose of the last argument, which is a block of its own."""
        if not arguments:
            return []
        kept, self.passage = self.passage, Passage(self.text, arguments[-1].pos)
        self._nodes(arguments[-1:])
        self.passage.end = _end(arguments[-1])
        prose = self.passage.read(self.outline, breaks=False)
        self.passage = kept
        return prose

    def _break(self, start: int, end: int, *, always: bool) -> None:
        if always or not goes_on(self.text, end):
            self._flush(start, end)
        else:
            self.passage.cut(start, end, " ")

    def _environment(self, node: Any) -> None:
        name = node.environmentname
        self._flush(node.pos, _end(node))
        if name in commands.UNREAD:
            self.flow.interrupt()
        elif name in commands.LISTS and len(self.flow.frames) <= DEEPEST:
            self._list(node)
        elif name in commands.QUOTES:
            self.flow.open_quote()
            self._part(node.nodelist, _end(node))
            self.flow.close()
        elif name in commands.TABLES:
            self.flow.interrupt()
            self.cells += 1
            self._part(node.nodelist, _end(node))
            self.cells -= 1
        else:
            self._part(node.nodelist, _end(node))
        self._begin(_end(node))

    def _list(self, node: Any) -> None:
        numbered = node.environmentname in ("enumerate", "compactenum")
        self.enumerated += numbered
        form = _FORMS[min(self.enumerated, len(_FORMS)) - 1]
        self.flow.open_list()
        number = 0
        for item, nodes in _items(node.nodelist):
            label = _label(item)
            number += label is None
            marker = f"{written(number, form)}." if numbered else BULLET
            own = "" if label is None else self.text[label.pos + 1 : _end(label) - 1]
            self.flow.open_item(own or marker)
            self._part(nodes, _end(node))
            self.flow.close()
        self.flow.close()
        self.enumerated -= numbered

    def _begin(self, at: int) -> None:
        self.passage = Passage(self.text, at)

    def _flush(self, end: int, after: int) -> None:
        """What stands before a place is a block."""
        passage = self.passage
        passage.end = max(end, passage.start)
        self._begin(after)
        self._put(passage)

    def _put(self, passage: Passage) -> None:
        notes, self.notes = self.notes, []
        if not passage.is_blank():
            prose = passage.read(self.outline)
            if self.cells:
                self.flow.cell(prose)
            else:
                self.flow.lines(prose)
        for note in notes:
            self.flow.note(self._argument([note]), "[^]")


def _end(node: Any) -> int:
    return int(node.pos + node.len)


def _environment(node: Any) -> str:
    return str(getattr(node, "environmentname", ""))


def _items(nodes: Sequence[Any]) -> list[tuple[Any, list[Any]]]:
    """Each `\\item` with what follows it."""
    found: list[tuple[Any, list[Any]]] = []
    for node in nodes:
        if getattr(node, "macroname", "") == "item":
            found.append((node, []))
        elif found:
            found[-1][1].append(node)
    return found


def _label(item: Any) -> Any:
    arguments = (item.nodeargd.argnlist or ()) if item.nodeargd else ()
    return next((argument for argument in arguments if argument is not None), None)


def _sign(node: Any) -> str:
    """The sign that a command stands for, if it is one."""
    try:
        said = str(_plain().nodelist_to_text([node]))
    except (AttributeError, LookupError, TypeError):  # a command that lacks its arguments
        return ""
    return said.strip() or said[:1] if len(said) < 3 else ""
