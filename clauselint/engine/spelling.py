"""The spelling of a document, British or American, for the words that a suggestion puts in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from clauselint.findings import Suggestion

_BRITISH = re.compile(
    r"\b(?:behaviou?r|colou?r|favou?r|honou?r|labou?r|neighbou?r|endeavou?r|organi[sz]|authori[sz]|"
    r"recogni[sz]|minimi[sz]|summari[sz]|utili[sz]|apologi[sz]|anal?y[sz]e|cent(?:re|er)\b|"
    r"program(?:me)?s?\b|fulfil+(?:s|ment)?\b|judge?ment|licen[cs]e|defen[cs]e)",
    re.IGNORECASE,
)
_SIGN = re.compile(r"our|is$|yse$|centre|programme|fulfil(?:s|ment)?$|judgement|licence|defence")
_YZE = re.compile(r"\b([Aa]nal)yz(?=e|ing)")


@lru_cache(maxsize=8)
def is_british(text: str) -> bool:
    """Whether more of the words that are spelt in two ways are British; False where none is."""
    found = [match.lower() for match in _BRITISH.findall(text)]
    return 2 * sum(bool(_SIGN.search(word)) for word in found) > len(found)


def spelt(suggestion: Suggestion, text: str) -> Suggestion:
    """The suggestion with its new words in the spelling of the document `text`."""
    if not _YZE.search(suggestion.text) or not is_british(text):
        return suggestion
    edits = tuple(replace(e, replacement=_respelt(e.replacement, text)) for e in suggestion.edits)
    return replace(suggestion, text=_respelt(suggestion.text, text), edits=edits)


def _respelt(new: str, text: str) -> str:
    """British, but for a word that the document itself spells so."""
    return _YZE.sub(lambda m: m[0] if m[0] in text else f"{m[1]}ys", new)
