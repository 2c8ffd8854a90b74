"""What stands for a word in prose and is none: placeholders, addresses, tags; and directives."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Literal, cast

from clauselint.findings import Directive
from clauselint.lexicon import words as listed
from clauselint.spans import Span

_Action = Literal["disable-next-line", "disable-line", "disable", "enable", "disable-file"]

_DIRECTIVE = re.compile(
    r"<!--\s*clauselint-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])"
    r"([^:]*)(?::(.*))?-->\Z",
    re.DOTALL,
)
_CODE = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*\d*")
_LIKE = re.compile(r"<!--\W*clause?[ _-]?lint(?:er)?(?![a-z])[\s:_-]*([a-z]+)", re.IGNORECASE)
_ALIKE = 0.8
"""How like a known word one must be to be taken for a slip of it, after difflib."""

# A placeholder may stand inside an address: https://example.org/<branch>/file.
URL = re.compile(
    r"(?:https?://|www\.)(?:[^\s<>\[\]`|\"]|<[a-z][\w-]{0,40}>)*(?:[^\s<>\[\]`|\".,:;!?'*_~]|(?<=.>))"
)
BLANK = re.compile(r"_{3,}")
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}")

_PLACEHOLDER_LENGTH = 80
_SENTENCE_END = re.compile(r"[a-z]{2}[.;?!](?:\s|\Z)")
_PLACEHOLDER_WORDS = 8

_TAG_NAME = re.compile(r"\{%[-+~]?\s*(\w+)")


def directive(comment: str, span: Span) -> Directive | None:
    """The directive that an HTML comment, delimiters included, holds, if any."""
    found = _DIRECTIVE.match(comment)
    if not found:
        return Directive("misspelt", (), "", span) if _is_meant_so(comment) else None
    codes = tuple(code.upper() for code in _CODE.findall(found[2]))
    reason = " ".join((found[3] or "").split())
    return Directive(cast(_Action, found[1]), codes, reason, span)


def _is_meant_so(comment: str) -> bool:
    """ "clauselint: off" and "Clauselint-Disable" turn nothing off, and no one would notice."""
    found = _LIKE.match(comment)
    if not found:
        return False
    return bool(get_close_matches(found[1].lower(), listed("directive-words"), 1, _ALIKE))


def email(text: str, at: int, floor: int) -> tuple[int, int] | None:
    """The range of the e-mail address around the at sign at `at`, not before `floor`."""
    domain = _DOMAIN.match(text, at + 1)
    start = at
    while start > max(floor, at - 64) and text[start - 1] in _LOCAL:
        start -= 1
    return (start, domain.end()) if domain and start < at else None


def is_placeholder(inner: str) -> bool:
    """Whether what stands in brackets is to be filled in ("Company Name"), not a drafter's text."""
    words = inner.split()
    return (
        0 < len(words) <= _PLACEHOLDER_WORDS
        and len(inner) <= _PLACEHOLDER_LENGTH
        and any(char.isalnum() for char in inner)
        and not _SENTENCE_END.search(inner)
        and (len(words) > 1 or words[0].lower() not in listed("bracketed-words"))
    )


def steers(tag: str) -> bool:
    """Whether a template tag (`{% if … %}`) prints nothing of its own."""
    name = _TAG_NAME.match(tag)
    return bool(name and (name[1] in listed("template-tags") or name[1].startswith("end")))
