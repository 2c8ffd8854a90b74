"""SARI, the measure of rewriting against a source and several references.

W. Xu, C. Napoles, E. Pavlick, Q. Chen, C. Callison-Burch, "Optimizing Statistical Machine
Translation for Text Simplification", TACL 4 (2016), 401-415, as in the authors' own program: per
sentence, n-grams of 1 to 4 words, F1 for what is kept and added, precision for what is deleted, and
the mean over the sentences. Texts are lower-cased and cut by the "13a" tokenisation of mteval, as
EASSE does by default.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

Grams = Counter[tuple[str, ...]]

_SPLITS = (
    (re.compile(r"([\{-\~\[-\` -\&\(-\+\:-\@\/])"), r" \1 "),
    (re.compile(r"([^0-9])([\.,])"), r"\1 \2 "),
    (re.compile(r"([\.,])([^0-9])"), r" \1 \2"),
    (re.compile(r"([0-9])(-)"), r"\1 \2 "),
)
_ENTITIES = (("&quot;", '"'), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"))


def tokens(text: str) -> list[str]:
    """Lower-cased 13a tokens."""
    for entity, char in _ENTITIES:
        text = text.replace(entity, char)
    text = f" {text.lower()} "
    for pattern, spaced in _SPLITS:
        text = pattern.sub(spaced, text)
    return text.split()


def sari(source: str, output: str, references: Sequence[str]) -> float:
    """SARI of one sentence, 0 to 100."""
    texts = tokens(source), tokens(output), [tokens(r) for r in references]
    return 100 * sum(sum(_scores(*texts, n)) / 3 for n in range(1, 5)) / 4


def _scores(
    source: list[str], output: list[str], references: list[list[str]], n: int
) -> tuple[float, float, float]:
    copies = len(references)
    old, new = _times(_grams(source, n), copies), _times(_grams(output, n), copies)
    wanted: Grams = Counter()
    for reference in references:
        wanted += _grams(reference, n)
    return _kept(old, new, wanted), _deleted(old, new, wanted), _added(old, new, wanted)


def _grams(words: list[str], n: int) -> Grams:
    return Counter(tuple(words[i : i + n]) for i in range(len(words) - n + 1))


def _times(grams: Grams, copies: int) -> Grams:
    return Counter({gram: count * copies for gram, count in grams.items()})


def _kept(old: Grams, new: Grams, wanted: Grams) -> float:
    kept, right = old & new, old & wanted
    good = kept & wanted
    precision = _share(sum(good[g] / kept[g] for g in good), len(kept))
    return _f1(precision, _share(sum(good[g] / right[g] for g in good), len(right)))


def _deleted(old: Grams, new: Grams, wanted: Grams) -> float:
    gone = old - new
    good = gone - wanted
    return _share(sum(good[g] / gone[g] for g in good), len(gone))


def _added(old: Grams, new: Grams, wanted: Grams) -> float:
    made, asked = set(new) - set(old), set(wanted) - set(old)
    good = len(made & asked)
    return _f1(_share(good, len(made)), _share(good, len(asked)))


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0
