"""Whether a text is English, by its function words and its script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from clauselint.lexicon import lines, words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LEAST_WORDS = 5
"""Words from which on a text shows its language; fewer may be a name or a phrase of English."""
_LEAST_HITS = 2
_LEAST_SHARE = 0.15


@lru_cache(maxsize=256)
def is_foreign(text: str) -> bool:
    """Whether a text is in another language than English. A few words are never said to be."""
    found = _WORD.findall(text)
    if _is_other_script(text):
        return True
    if len(found) < LEAST_WORDS:
        return False
    english = sum(word.lower() in words("function-words-english") for word in found)
    languages = _languages()
    hits = max(sum(word.lower() in language for word in found) for language in languages)
    # "Jan de Vries" is a name: it has no word of its own but function words and capitals.
    says = any(word.islower() and not any(word in known for known in languages) for word in found)
    return says and hits >= max(_LEAST_HITS, _LEAST_SHARE * len(found)) and hits > 2 * english


@cache
def _languages() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()[1:]) for line in lines("function-words-foreign"))


def _is_other_script(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    if len(letters) < LEAST_WORDS or text.isascii():
        return False
    other = sum(not unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return 2 * other > len(letters)
