"""Block rules of Markdown: markdown-it-py's own, which also take down where lines begin, and ours.

A rule that pushes a token whose text is read later puts the places of its lines in the token's
`meta["lines"]`: for each the line's number, and the range of its content after its containers'
markers. The dialects' own rules are in `dialects.py`.

markdown-it-py drops what is nested deeper than its limit together with all that follows. Here,
from `DEEPEST` levels on, containers are no longer opened and each marked line is one item.
"""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_block import heading as atx_heading
from markdown_it.rules_block import html_block as raw_html
from markdown_it.rules_block import lheading as setext_heading
from markdown_it.rules_block import paragraph as plain_paragraph
from markdown_it.rules_block import table as pipe_table

from clauselint.readers import dialects
from clauselint.readers.dialects import content, push_text
from clauselint.readers.flow import DEEPEST

FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,80}\]:[ \t]*")
DEEP = re.compile(r"(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+)+")
_TEXT = re.compile(r"[^\s<]")


def _placed(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        known = len(state.tokens)
        done = rule(state, start, end, silent)
        if done and not silent:
            for token in state.tokens[known:]:
                if token.type in ("inline", "html_block") and token.map:
                    token.meta["lines"] = [content(state, line) for line in range(*token.map)]
        return done

    return placed


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """An HTML block. A comment before text on a line does not end the paragraph that it is in."""
    if silent and state.src.startswith("<!--", content(state, start)[1]):
        after = state.src.find("-->", *content(state, start)[1:])
        return after < 0 or not _TEXT.search(state.src, after + 3, state.eMarks[start])
    return raw_html(state, start, end, silent)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    known = len(state.tokens)
    done = pipe_table(state, start, end, silent)
    cells: list[tuple[int, int, int]] = []
    if done and not silent:
        for token in state.tokens[known:]:
            if token.type == "tr_open" and token.map:
                cells = _cells(state.src, *content(state, token.map[0]))[::-1]
            elif token.type == "inline":
                token.meta["lines"] = [cells.pop()] if cells else []
    return done


def _cells(source: str, line: int, start: int, end: int) -> list[tuple[int, int, int]]:
    """The cells of a table row, split as GitHub does: a pipe after a backslash is text."""
    row = source[start:end].rstrip()
    bounds = [-1, *(bar.start() for bar in re.finditer(r"(?<!\\)\|", row)), len(row)]
    cells = [(line, start + a + 1, start + b) for a, b in pairwise(bounds)]
    if len(cells) > 1 and cells[0][1] == cells[0][2]:
        del cells[0]
    if len(cells) > 1 and cells[-1][1] == cells[-1][2]:
        del cells[-1]
    return cells


def _shallow(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A container's rule, up to the deepest level that is opened."""

    def shallow(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < DEEPEST and rule(state, start, end, silent)

    return shallow


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Beyond the deepest level, a line that begins with a marker is an item of its own."""
    if state.level < DEEPEST or not DEEP.match(state.src, *content(state, start)[1:]):
        return False
    if not silent:
        push_text(state, start, start + 1)
    return True


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A footnote's definition, whose lines go on to the next one or to an empty line."""
    if state.is_code_block(start) or not FOOTNOTE.match(state.src, *content(state, start)[1:]):
        return False
    after = start + 1
    while not silent and after < end and not state.isEmpty(after):
        if state.sCount[after] < state.blkIndent:
            break
        if FOOTNOTE.match(state.src, *content(state, after)[1:]):
            break
        after += 1
    if not silent:
        push_text(state, start, after)
    return True


def parser() -> MarkdownIt:
    """CommonMark's blocks, tables, footnotes, and the blocks of the dialects."""
    built = MarkdownIt("commonmark").enable("table").disable(["inline", "text_join"])
    built.options["maxNesting"] = 2 * DEEPEST
    rules = built.block.ruler
    breaks = ["paragraph", "reference", "blockquote", "list"]
    rules.at("table", _table, {"alt": ["paragraph", "reference"]})
    rules.at("blockquote", _shallow(blockquote), {"alt": breaks})
    rules.at("list", _shallow(list_block), {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("heading", _placed(atx_heading), {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("html_block", _placed(_html), {"alt": ["paragraph", "reference", "blockquote"]})
    rules.at("lheading", _placed(setext_heading))
    rules.at("paragraph", _placed(plain_paragraph))
    rules.before("code", "deep", _placed(_deep), {"alt": ["paragraph", "reference"]})
    rules.before("reference", "footnote", _placed(_footnote), {"alt": ["paragraph", "reference"]})
    for name, rule in dialects.CONTAINERS.items():
        rules.before("code", name, _shallow(rule), {"alt": ["paragraph", "reference"]})
    for name, rule in dialects.UNREAD.items():
        rules.before("table", name, rule, {"alt": ["paragraph", "reference"]})
    return built
