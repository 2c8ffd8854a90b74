"""The words that a team accepts or has judged itself, where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clauselint.config import Words
from clauselint.config.settings import BANNED, HOUSE
from clauselint.findings import Document
from clauselint.spans import Span


class Accepted:
    """Where a document has accepted phrases, in any case, and terms, as they are written.

    Of house words and banned words the team's own rules tell, and no other.
    """

    def __init__(self, words: Words, document: Document) -> None:
        judged = (*words.accept, *words.substitutions, *words.banned)
        self._accepted = _patterns(words.accept, words.terms)
        self._judged = _patterns(judged, words.terms)
        self._longest = max(map(len, (*judged, *words.terms)), default=0)
        self._text = document.text

    def covers(self, code: str, span: Span) -> bool:
        """Whether a span where a rule found something lies within one of them."""
        if len(span) > 2 * self._longest:
            return False
        # White space in the text may be wider than in the settings.
        start = max(span.start - 2 * self._longest, 0)
        return any(
            found.start() <= span.start and span.end <= found.end()
            for pattern in (self._accepted if code in (HOUSE, BANNED) else self._judged)
            for found in pattern.finditer(self._text, start, span.end + 2 * self._longest)
        )


def _patterns(phrases: Iterable[str], terms: Iterable[str]) -> list[re.Pattern[str]]:
    given = ((tuple(phrases), re.IGNORECASE), (tuple(terms), re.NOFLAG))
    return [_pattern(words, flags) for words, flags in given if words]


def _pattern(phrases: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    inside = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", flags)
