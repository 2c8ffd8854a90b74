"""Blocks that dialects of Markdown add: MkDocs, MyST, MDX, Obsidian, PHP Markdown Extra, kramdown.

`CONTAINERS` are blocks whose body is Markdown; `UNREAD` are comments and declarations that no
reader of the page sees. A block that is not closed, or does not look like its kind, is left to
the rules of CommonMark.

Sources: https://squidfunk.github.io/mkdocs-material/reference/admonitions/,
https://mystmd.org/guide/syntax-overview, https://mdxjs.com/docs/what-is-mdx/,
https://help.obsidian.md/syntax, https://michelf.ca/projects/php-markdown/extra/,
https://kramdown.gettalong.org/syntax.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from clauselint import lexicon

Line = tuple[int, int, int]

COMMENTS = (
    (re.compile(r"<!--"), re.compile(r"-->")),
    (re.compile(r"\{/\*"), re.compile(r"\*/\s*\}")),
    (re.compile(r"%%"), re.compile(r"%%")),
    (re.compile(r"\{>>"), re.compile(r"<<\}")),
    (re.compile(r"\{::comment\}"), re.compile(r"\{:/(?:comment)?\}")),
    (re.compile(r"\{%-?\s*comment\b[^%]{0,80}%\}"), re.compile(r"\{%-?\s*endcomment\s*-?%\}")),
)
"""How a comment opens and closes: HTML, MDX, Obsidian, CriticMarkup, kramdown, Liquid."""

_ADMONITION = re.compile(
    r"(?:(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[\w \t-]*(?:[ \t]\"(?P<title>[^\"\n]*)\")?"
    r"|===[!+]?[ \t]+\"(?P<tab>[^\"\n]*)\")[ \t]*\Z"
)
_ADMONITION_INDENT = 4
_DIRECTIVE = re.compile(
    r"(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*\{(?P<name>[\w:-]+)\}[ \t]*(?P<title>[^\n`]*)\Z"
)
_OPTION = re.compile(r":[\w-]+:(?:[ \t]|\Z)")
_DEFINITION = re.compile(r":[ \t]+(?=\S)")
_DEFINITION_INDENT = 2
_TERM_WORDS = 12
_ABBREVIATION = re.compile(r"\*\[[^\]\n]+\]:")
_TARGET = re.compile(r"\([^()\s][^()\n]*\)=[ \t]*\Z|\+\+\+(?:[ \t]|\Z)")
_LINE_COMMENT = re.compile(r"%(?!%)(?:[ \t]|\Z)")
_NAME = r"[A-Za-z_$][\w$]*"
_MODULE = re.compile(
    rf"import\s+(?:[\"'{{*]|(?:{_NAME}(?:\s*,|\s+from\b)))"
    rf"|export\s+(?:default\b|[{{*]|(?:const|let|var)\s+[\w$,{{\[]+[^.]*=|(?:async\s+)?function\b"
    rf"|class\s+{_NAME}\s*(?:extends\b|\{{))"
)
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")


def content(state: StateBlock, line: int) -> Line:
    """A line's number and the range of its content, after its containers' markers."""
    return (
        line,
        min(state.bMarks[line] + state.tShift[line], state.eMarks[line]),
        state.eMarks[line],
    )


def push_text(state: StateBlock, start: int, end: int) -> None:
    """A paragraph of the lines `[start, end)`."""
    state.line = end
    state.push("paragraph_open", "p", 1)
    state.push("inline", "", 0).map = [start, end]
    state.push("paragraph_close", "p", -1)


def _text(state: StateBlock, line: int) -> str:
    _, start, end = content(state, line)
    return state.src[start:end]


def _title(state: StateBlock, line: int, found: re.Match[str], group: str) -> None:
    """The title of a block, read as a label."""
    start = content(state, line)[1]
    token = state.push("title", "", 0)
    token.meta["lines"] = [(line, start + found.start(group), start + found.end(group))]


def _body(state: StateBlock, start: int, end: int, indent: int = 0) -> None:
    """Read the lines `[start, end)`, which are indented so much more, as Markdown."""
    kept = state.lineMax, state.blkIndent, state.parentType
    state.lineMax, state.blkIndent = end, state.blkIndent + indent
    state.push("body_open", "", 1)
    state.md.block.tokenize(state, start, end)
    state.push("body_close", "", -1)
    state.lineMax, state.blkIndent, state.parentType = kept
    state.line = end


def _indented(state: StateBlock, line: int, end: int, indent: int) -> int:
    """The line after those from `line` on that are blank or indented so much more."""
    last = line
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent + indent):
        last = last if state.isEmpty(line) else line + 1
        line += 1
    return last


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """MkDocs: `!!! note "Title"`, `??? note` and `=== "Tab"` over an indented body."""
    found = None if state.is_code_block(start) else _ADMONITION.match(_text(state, start))
    after = _indented(state, start + 1, end, _ADMONITION_INDENT) if found else 0
    if not found or after <= start + 1:
        return False
    if not silent:
        for group in ("title", "tab"):
            if found[group]:
                _title(state, start, found, group)
        _body(state, start + 1, after, _ADMONITION_INDENT)
    return True


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """MyST: a fence with a directive's name, options, and a body."""
    found = None if state.is_code_block(start) else _DIRECTIVE.match(_text(state, start))
    if not found or not _is_known(found["fence"], found["name"]):
        return False
    close = _fence_end(state, start, end, found["fence"])
    if silent or close < 0:
        return close >= 0
    if found["name"] in lexicon.words("directives-code"):
        state.line = min(close + 1, end)
        return True
    if found["title"].strip() and found["name"] in lexicon.words("directives-titled"):
        _title(state, start, found, "title")
    elif found["title"].strip() and found["name"] in lexicon.words("directives-prose"):
        begin = content(state, start)[1]
        push_text(state, start, start + 1)
        state.tokens[-2].meta["lines"] = [
            (start, begin + found.start("title"), state.eMarks[start])
        ]
        state.tokens[-2].map = None
    _body(state, _after_options(state, start + 1, close), close)
    state.line = min(close + 1, end)
    return True


def _is_known(fence: str, name: str) -> bool:
    """Whether this is a directive. After backticks, any name but a known one is a language."""
    known = lexicon.words("directives-prose") | lexicon.words("directives-titled")
    return fence.startswith(":") or name in known


def _fence_end(state: StateBlock, start: int, end: int, fence: str) -> int:
    """The line that closes a fence, or -1. What was searched in vain is not searched again."""
    line = start + 1
    if line < state.env.get(fence, 0):
        return -1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        text = _text(state, line).rstrip()
        if len(text) >= len(fence) and not text.strip(fence[0]):
            return line
        line += 1
    state.env[fence] = line
    return -1


def _after_options(state: StateBlock, line: int, end: int) -> int:
    if line < end and _text(state, line).rstrip() == "---":
        after = next((i for i in range(line + 1, end) if _text(state, i).rstrip() == "---"), -1)
        return after + 1 if after > 0 else line
    while line < end and _OPTION.match(_text(state, line)):
        line += 1
    return line


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """PHP Markdown Extra, kramdown, pandoc: ": text" after a term on a line of its own."""
    _, begin, finish = content(state, start)
    found = None if state.is_code_block(start) else _DEFINITION.match(state.src, begin, finish)
    if not found or state.sCount[start] < state.blkIndent:
        return False
    if silent:
        return _may_be_term(_text(state, start - 1))
    if not _follows_term(state):
        return False
    after = _definition_end(state, start + 1, end)
    kept = state.tShift[start], state.sCount[start]
    state.tShift[start] = found.end() - state.bMarks[start]
    state.sCount[start] = state.blkIndent + _DEFINITION_INDENT
    _body(state, start, after, _DEFINITION_INDENT)
    state.tokens[-1].info = "definition"
    state.tShift[start], state.sCount[start] = kept
    return True


def _may_be_term(text: str) -> bool:
    return len(text.split()) <= _TERM_WORDS and not text.rstrip().endswith((*".;:,?!",))


def _follows_term(state: StateBlock) -> bool:
    """Whether a term, or a definition of one, comes before; takes down that it is a term."""
    last: Token | None = state.tokens[-1] if state.tokens else None
    if last is not None and last.type == "body_close":
        return last.info == "definition"
    if last is None or last.type != "paragraph_close" or last.level != state.level:
        return False
    inline = state.tokens[-2]
    lines = inline.meta.get("lines", ())
    if not all(_may_be_term(state.src[a:b]) for _, a, b in lines):
        return False
    inline.meta["terms"] = True
    return True


def _definition_end(state: StateBlock, line: int, end: int) -> int:
    last = line
    while line < end:
        if state.isEmpty(line):
            line += 1
            continue
        inside = state.sCount[line] >= state.blkIndent + _DEFINITION_INDENT
        lazy = last == line and not _starts_definition(state, line, end)
        if not inside and not lazy:
            break
        line += 1
        last = line
    return last


def _starts_definition(state: StateBlock, line: int, end: int) -> bool:
    """Whether a definition, or the term of one, stands in a line."""
    return any(_DEFINITION.match(_text(state, i)) is not None for i in (line, line + 1) if i < end)


def _comment(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment. What follows it on its last line is read as if it stood there alone."""
    if silent or state.is_code_block(start):
        return False
    while comment := _closed_comment(state, start, end):
        last, close = comment
        token = state.push("comment", "", 0)
        token.meta["ends"] = ((start, content(state, start)[1]), (last, close))
        rest = state.src[close : state.eMarks[last]]
        state.tShift[last] = close + len(rest) - len(rest.lstrip()) - state.bMarks[last]
        state.sCount[last] = state.blkIndent
        if last > start or not rest.strip():
            state.line = last + (not rest.strip())
            return True
    return False


def _closed_comment(state: StateBlock, start: int, end: int) -> tuple[int, int] | None:
    """The last line of the comment that opens a line, and where it ends in the text."""
    _, begin, finish = content(state, start)
    for opening, closing in COMMENTS:
        found = opening.match(state.src, begin, finish)
        if found and closing.pattern not in state.env:
            close = closing.search(state.src, found.end())
            if close is None:
                state.env[closing.pattern] = True  # not to be looked for again
                return None
            line = start
            while line < end and state.eMarks[line] < close.end():
                line += 1
                if line < end and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
                    return None
            return (line, close.end()) if line < end else None
    return None


def _module(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """MDX: `import` and `export`, to the blank line where all brackets are closed."""
    if silent or state.level or state.sCount[start] or not _MODULE.match(_text(state, start)):
        return False
    depth, line, blank = 0, start, 0
    while line < end and not (state.isEmpty(line) and (depth <= 0 or "open" in state.env)):
        blank = blank or (line if state.isEmpty(line) else 0)
        text = _text(state, line)
        depth += sum((char in _OPENING) - (char in _CLOSING) for char in text)
        line += 1
    state.line = line if depth <= 0 or not blank else blank
    if depth > 0 and line == end:
        state.env["open"] = True  # from here on no bracket is waited for
    return True


def _declaration(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`*[HTML]: …` (abbreviation), `(label)=`, `+++` and `% comment` (MyST): a line each."""
    text = "" if state.is_code_block(start) else _text(state, start)
    comment = _LINE_COMMENT.match(text)
    # "at least 10\n% of the staff" is prose.
    if comment and silent and _text(state, start - 1).rstrip()[-1:].isdigit():
        return False
    if not (comment or _ABBREVIATION.match(text) or _TARGET.match(text)):
        return False
    if not silent:
        state.line = start + 1
    return True


CONTAINERS: Mapping[str, RuleFuncBlockType] = {
    "admonition": _admonition,
    "directive": _directive,
    "definition": _definition,
}
UNREAD: Mapping[str, RuleFuncBlockType] = {
    "comment": _comment,
    "module": _module,
    "declaration": _declaration,
}
