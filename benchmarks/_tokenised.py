"""From the tokenised, lower-cased text of the split corpus to prose, and back."""

from __future__ import annotations

import re

_BRACKETS = (("-lrb-", "("), ("-rrb-", ")"), ("-lsb-", "["), ("-rsb-", "]"))
_GLUED_LEFT = re.compile(r" ([.,;:?!)\]%])|( n't| 's| 're| 've| 'll| 'd| 'm)(?= )")
_GLUED_RIGHT = re.compile(r"([(\[$£€]) ")
_QUOTED = re.compile(r'" ([^"]*?) "')


def prose(text: str) -> str:
    """Prose with its usual spacing and a capital at the start."""
    for old, new in _BRACKETS:
        text = text.replace(old, new)
    text = _QUOTED.sub(r'"\1"', text)
    text = _GLUED_LEFT.sub(lambda m: m.group(1) or m.group(2).strip(), text)
    text = _GLUED_RIGHT.sub(r"\1", text)
    return text[:1].upper() + text[1:]


_MARKS = re.compile(r"([;:?!()\[\]%\"£€$“”])|(?<!\d)([,])|([,])(?!\d)")
_CLITICS = re.compile(r"(?<=\w)(n't|'s|'re|'ve|'ll|'d|'m|’s)\b")
_STOPS = re.compile(r"\.(?=\s+[A-Z]|\s*$|\s*[\")])")


def tokenised(text: str) -> str:
    """Lower-cased text in the spacing of the corpus."""
    text = _CLITICS.sub(r" \1", _STOPS.sub(" . ", text))
    text = _MARKS.sub(lambda m: f" {m.group()} ", text)
    for old, new in _BRACKETS:
        text = text.replace(new, old)
    return " ".join(text.lower().split())
