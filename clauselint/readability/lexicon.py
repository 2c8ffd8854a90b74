"""What is known of a word without its sentence: how common it is, its syllables, its familiarity.

The table `words.tsv.gz` is built by `benchmarks/word_table.py`; `docs/readability.md` names its
sources and licences. Nothing is fetched when it is read.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from clauselint.lexicon import lines
from clauselint.lexicon.table import Table

RAREST = 2.25
"""Zipf frequency of a word that is not in the table (once in some six million words)."""

_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_GROUP = re.compile(r"[aeiouy]+")
_HIATUS = re.compile(
    r"(?<![tscgxq])i[aou](?!us)|(?<![tscgx])ious?|(?<=[^tscg])ie(?=[tn]|r[^s]?$)"
    r"|[^aeiouqg]u[aio](?!l?$)|eo(?![ur])|[aeou]ing|[^aeiou]y[aeiou]"
)
_INNER_SILENT = re.compile(
    r"(?<=[a-z][bcdfgklmnprstvz])e(?=ly$|ness|ful|ment|less|like|some|where|work|land|time|house)"
)
_FINAL_SILENT = re.compile(
    r"[^aeiouylr]e$|[^aeiou][^aeioul]e$|[aeiouy][lr]e$"
    r"|[aeiouy](?:[^aeiouytd]|[^aeiou][^aeiouytd])ed$|[^aeioutdlr]ed$"
    r"|[aeiouylr][^aeiousxzcg]es$|[^aeiousxzcghl]es$|[aeiou]les$|thes$"
)
_SYLLABIC = re.compile(r"[aeiou]sms?$|thms?$|[^aeou]n't$|^mc[^aeiouy]")
_POSSESSIVE = re.compile(r"(?<=[^szxc])'s$|(?<=s)'$")


@dataclass(frozen=True, slots=True)
class Word:
    """`zipf` is log10 of uses in a thousand million words; `easy` means on the Dale-Chall list.

    `letters` counts letters and figures.
    """

    zipf: float
    syllables: int
    easy: bool
    known: bool
    letters: int = 0


@lru_cache(maxsize=1)
def _table() -> Table:
    raw = files("clauselint.readability").joinpath("words.tsv.gz").read_bytes()
    return Table(gzip.decompress(raw).decode("utf-8").splitlines())


def syllables_by_rule(word: str) -> int:
    """Syllables of a lower-case English word from its spelling alone, at least 1.

    Right for 91 % of the words between one and ten uses in a hundred million that the CMU
    dictionary knows, many of them names; hyphenation patterns (pyphen) are right for 62 %.
    """
    bare = _POSSESSIVE.sub("", word)
    count = len(_GROUP.findall(bare)) + len(_HIATUS.findall(bare))
    count -= len(_INNER_SILENT.findall(bare))
    count += bool(_SYLLABIC.search(bare)) - bool(_FINAL_SILENT.search(bare))
    return max(count, 1)


def _part(part: str) -> Word:
    bare = _POSSESSIVE.sub("", part)
    row = next((row for word in (part, bare) for row in _table().starting(f"{word}\t")), None)
    if row is None:
        return Word(RAREST, syllables_by_rule(part), False, False)
    _, zipf, syllables, easy = row.split("\t")
    return Word(int(zipf) / 100, int(syllables) or syllables_by_rule(part), easy == "1", True)


@lru_cache(maxsize=50_000)
def lookup(word: str) -> Word:
    """A word in any case; a hyphenated one is as rare as its rarest part.

    Figures count as one syllable and are familiar: Flesch (1949) leaves them out of the count.
    """
    parts = [_part(p) for p in _LETTERS.findall(word.lower().replace("’", "'"))]
    letters = sum(map(str.isalnum, word))
    if not parts:
        return Word(7.0, 1, True, True, letters)
    return Word(
        min(p.zipf for p in parts),
        sum(p.syllables for p in parts),
        all(p.easy for p in parts),
        all(p.known for p in parts),
        letters,
    )


ENDINGS = (("", ""), ("s", ""), ("es", ""), ("ed", ""), ("d", ""), ("ing", ""), ("ing", "e"))
"""What an inflected form ends in, and what its base has there."""


def plainer(word: str) -> str:
    """A plain word for one in lower case, in its base form; empty where none is listed.

    The list is `lexicon/plainer.txt`.
    """
    for ending, own in ENDINGS:
        found = _plainer().get(word.removesuffix(ending) + own) if word.endswith(ending) else None
        if found:
            return found
    return ""


@cache
def _plainer() -> dict[str, str]:
    pairs = (line.partition(" ") for line in lines("plainer"))
    return {word: plain.strip() for word, _, plain in pairs}
