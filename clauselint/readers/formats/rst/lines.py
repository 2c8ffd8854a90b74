"""docutils' parser, made to say where each text that it finds stands in the source.

docutils hands every text to its inline parser with the number of its first line. Each of its lines
is the rest of a line of the source, or a stretch of one in a table: so its place is known. What
does not stand there like that (a cell of a table in CSV) has none, and is not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Any, ClassVar

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, Parser, directives
from docutils.parsers.rst.languages import en
from docutils.parsers.rst.states import Inliner
from docutils.utils import new_document

from clauselint import lexicon
from clauselint.errors import InputError

_ENGLISH: Any = en  # a module, where a protocol is declared
_LINE_END = re.compile(r"\r\n|\r|\n")
_ODD = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
_NAMED = re.compile(r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]*\|[ \t]+)?([\w:.+-]+)::", re.MULTILINE)
_TAB = 8
_SETTINGS = {
    "report_level": 5, "halt_level": 5, "warning_stream": False, "file_insertion_enabled": False,
    "raw_enabled": False, "line_length_limit": 10**9,
}  # fmt: skip
"""Nothing is told, nothing is fetched, and no line is too long."""


class stretch(nodes.inline):  # noqa: N801 (docutils' nodes are named so)
    """A text; `ranges` are those of its lines in the source."""


class Source:
    """The lines of a text, as docutils sees them, with their places."""

    def __init__(self, text: str) -> None:
        ends = list(_LINE_END.finditer(text))
        self.text = text
        self._starts = [0, *(end.end() for end in ends)]
        self._ends = [*(end.start() for end in ends), len(text)]
        # The end of the last cell that was found in a line.
        self._found: dict[int, int] = defaultdict(int)

    def ranges(self, text: str, line: int, *, in_cell: bool) -> list[tuple[int, int]]:
        """The place of each line of a text that begins in a line, from 1; or nothing."""
        found = []
        for number, part in enumerate(text.split("\n"), line - 1):
            at = self._column(number, part, in_cell)
            if at is None:
                return []
            found.append((self._offset(number, at), self._offset(number, at + len(part))))
        return found

    def _column(self, number: int, part: str, in_cell: bool) -> int | None:
        """Where a part begins in a line whose tabs are spaces."""
        if not 0 <= number < len(self._starts):
            return None
        whole = self._shown(number).rstrip()
        if in_cell:
            return self._cell(number, whole, part)
        for end in ("", ":", "::", " ::"):  # docutils takes the sign of a literal block away
            if whole.endswith(part + end):
                return len(whole) - len(part + end)
        return None

    def _cell(self, number: int, whole: str, part: str) -> int | None:
        """The place of a line of a cell; cells come from the left."""
        at = whole.find(part, self._found[number])
        if at < 0:
            return None
        self._found[number] = at + len(part)
        return at

    def _shown(self, number: int) -> str:
        line = self.text[self._starts[number] : self._ends[number]]
        return _ODD.sub(" ", line.expandtabs(_TAB))

    def _offset(self, number: int, column: int) -> int:
        """Source offset of a column in a line whose tabs are spaces."""
        start, end = self._starts[number], self._ends[number]
        if "\t" not in self.text[start:end]:
            return start + column
        width, at = 0, start
        while width < column and at < end:
            width += _TAB - width % _TAB if self.text[at] == "\t" else 1
            at += 1
        return at


def _inliner(source: Source) -> Inliner:
    """One that takes down the place of each text, and does not look into it."""

    def parse(text: str, lineno: int, memo: Any, parent: Any) -> tuple[list[Any], list[Any]]:
        ranges = source.ranges(text, lineno, in_cell=_is_in_cell(parent))
        return [stretch(text, text, ranges=ranges)], []

    made = Inliner()
    # Not a class of its own: docutils looks for what it needs in the very class of its inliner.
    made.parse = parse  # type: ignore[method-assign]
    return made


class _Prose(Directive):
    """A directive that docutils does not know, whose body is read."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = defaultdict(
        lambda: directives.unchanged, {"class": directives.unchanged}
    )

    def run(self) -> list[Any]:
        """Its body, in a container."""
        node = nodes.container()
        origins = [origin for _, origin in self.content.items]
        # Options stand between lines that docutils counts as neighbours.
        cuts = [n for n in range(1, len(origins)) if origins[n] != origins[n - 1] + 1]
        for first, last in pairwise([0, *cuts, len(origins)] if origins else []):
            self.state.nested_parse(self.content[first:last], origins[first], node)
        return [node]


class _Code(_Prose):
    """A directive whose body is not read."""

    optional_arguments = 99
    final_argument_whitespace = True

    def run(self) -> list[Any]:
        """Nothing."""
        return []


def _is_in_cell(node: Any) -> bool:
    while node is not None and not isinstance(node, nodes.entry):
        node = node.parent
    return node is not None


def tree(text: str, path: str) -> nodes.document:
    """The blocks of a text, each text in them a `stretch`. Raises InputError."""
    settings = get_default_settings(Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    made = new_document(path, settings)
    for name in {found.lower() for found in _NAMED.findall(text)}:
        known, _ = directives.directive(name, _ENGLISH, made)
        if known is None:
            code = name in lexicon.words("directives-code")
            directives.register_directive(name, _Code if code else _Prose)
    normal = _ODD.sub(" ", _LINE_END.sub("\n", text))
    try:
        Parser(inliner=_inliner(Source(text))).parse(normal, made)
    except RecursionError as error:
        raise InputError("is nested too deeply", path=path) from error
    except Exception as error:  # docutils has no error of its own for what it cannot parse
        message = f"cannot be read as reStructuredText ({type(error).__name__})"
        raise InputError(message, path=path) from error
    return made
