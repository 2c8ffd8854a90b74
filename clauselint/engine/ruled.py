"""Tables that are drawn with characters, whose columns an edit would shift.

Those of reStructuredText and of Pandoc's Markdown: a row of `+---+---+`, or of dashes or equals
signs with gaps ("=====  ====="), rules the text above and below it.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import lru_cache

from clauselint.spans import Span

_RULE = re.compile(r"^[ \t]*(\+(?:[-=:]+\+)+|(?:[-=]{2,}[ \t]+)*[-=]{2,})[ \t\r]*$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\r]*\n")


def is_ruled(text: str, span: Span) -> bool:
    """Whether a span of a source stands in such a table.

    It does where a rule stands in its block of lines, or where the rules before and after it are
    as long as each other and one has columns.
    """
    rules = _rules(text)
    at = bisect(rules, (span.start, 0, False))
    around = [*rules[max(at - 1, 0) : at], *rules[at : at + 1]]
    if not any(parted for _, _, parted in around):
        return False
    blanks = _blanks(text)
    block = bisect(blanks, span.start)
    if any(parted and bisect(blanks, place) == block for place, _, parted in around):
        return True
    return len(around) == 2 and around[0][1] == around[1][1]


@lru_cache(maxsize=4)
def _rules(text: str) -> list[tuple[int, int, bool]]:
    """Place and length of each rule, and whether it has columns."""
    found = ((m.start(1), m[1]) for m in _RULE.finditer(text))
    return [(at, len(rule), rule[0] == "+" or len(rule.split()) > 1) for at, rule in found]


@lru_cache(maxsize=4)
def _blanks(text: str) -> list[int]:
    """Where the blank lines are."""
    return [m.start() for m in _BLANK.finditer(text)]
