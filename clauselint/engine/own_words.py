"""The words that a team accepts, where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clauselint.config import Words
from clauselint.findings import Document
from clauselint.spans import Span


class Accepted:
    """Where a document has accepted phrases, in any case, and terms, as they are written."""

    def __init__(self, words: Words, document: Document) -> None:
        self._patterns = [
            _pattern(given, flags)
            for given, flags in ((words.accept, re.IGNORECASE), (words.terms, re.NOFLAG))
            if given
        ]
        self._longest = max(map(len, (*words.accept, *words.terms)), default=0)
        self._text = document.text

    def covers(self, span: Span) -> bool:
        """Whether a span lies within one of them."""
        if len(span) > 2 * self._longest:
            return False
        # White space in the text may be wider than in the settings.
        start = max(span.start - 2 * self._longest, 0)
        return any(
            found.start() <= span.start and span.end <= found.end()
            for pattern in self._patterns
            for found in pattern.finditer(self._text, start, span.end + 2 * self._longest)
        )


def _pattern(phrases: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    inside = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)", flags)
