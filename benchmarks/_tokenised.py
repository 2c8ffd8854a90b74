"""From the tokenised, lower-cased text of the split corpus to prose, and back.

Names get their capitals back first: a parser that reads "saturday" or "voyager" as a common noun
finds another sentence than the one that was written.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Collection
from pathlib import Path

_BRACKETS = (("-lrb-", "("), ("-rrb-", ")"), ("-lsb-", "["), ("-rsb-", "]"))
_GLUED_LEFT = re.compile(r" ([.,;:?!)\]%])|( n't| 's| 're| 've| 'll| 'd| 'm)(?= )")
_GLUED_RIGHT = re.compile(r"([(\[$£€]) ")
_ELIDED = re.compile(r"\b([dlo]) ' (?=\w)", re.IGNORECASE)
_QUOTED = re.compile(r'" ([^"]*?) "')


def prose(text: str) -> str:
    """Prose with its usual spacing and a capital at the start."""
    for old, new in _BRACKETS:
        text = text.replace(old, new)
    text = _QUOTED.sub(r'"\1"', text)
    text = _ELIDED.sub(r"\1'", text)
    text = _GLUED_LEFT.sub(lambda m: m.group(1) or m.group(2).strip(), text)
    text = _GLUED_RIGHT.sub(r"\1", text)
    return text[:1].upper() + text[1:]


class TrueCase:
    """Letter case by how words are written inside the sentences of treebanks.

    A word that may be a name takes the capital that it has there, or a plain one if it is unknown
    there; any other word takes one only if it is always written so (a month, a country).
    """

    def __init__(self, treebanks: Path) -> None:
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        for path in sorted(treebanks.glob("*-train.conllu.gz")):
            before = ""
            with gzip.open(path, "rt", encoding="utf8") as lines:
                for line in lines:
                    fields = line.split("\t")
                    if len(fields) > 1 and fields[0].isdigit():
                        if before.isalpha() and fields[0] != "1":
                            self._forms[fields[1].lower()][fields[1]] += 1
                        before = fields[1]

    def __call__(self, text: str, names: Collection[str]) -> str:
        """The lower-case `text` with its capitals; `names` may be names."""
        return re.sub(r"[^\W\d_]+", lambda m: self._word(m.group(), m.group() in names), text)

    def _word(self, word: str, is_name: bool) -> str:
        forms = self._forms.get(word)
        if not forms:
            return word.capitalize() if is_name and len(word) > 1 else word
        plain = forms[word]
        count, capital = max(((n, f) for f, n in forms.items() if f != word), default=(0, word))
        always = count > 1 and not plain
        return capital if count and (always or (is_name and count > plain / 9)) else word


_MARKS = re.compile(r"([;:?!()\[\]%\"£€$“”])|(?<!\d)([,])|([,])(?!\d)")
_CLITICS = re.compile(r"(?<=\w)(n't|'s|'re|'ve|'ll|'d|'m|’s)\b")
_ELISIONS = re.compile(r"\b([dlo])'(?=\w)", re.IGNORECASE)
_STOPS = re.compile(r"\.(?=\s+[A-Z]|\s*$|\s*[\")])")


def tokenised(text: str) -> str:
    """Lower-cased text in the spacing of the corpus."""
    text = _ELISIONS.sub(r"\1 ' ", text)
    text = _CLITICS.sub(r" \1", _STOPS.sub(" . ", text))
    text = _MARKS.sub(lambda m: f" {m.group()} ", text)
    for old, new in _BRACKETS:
        text = text.replace(new, old)
    return " ".join(text.lower().split())
