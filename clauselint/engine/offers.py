"""What a score says of splits, held to what the rewriter would offer."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from clauselint.findings import Costly, Gain, Score, Suggestion

Rewrite = Callable[[str], tuple[Suggestion, ...]]
_WORD = re.compile(r"\w+")


def offered(score: Score, rewrite: Rewrite) -> Score:
    """The score with only those splits named that `rewrite` makes where it says."""
    known: dict[str, bool] = {}

    def holds(found: Costly, gain: Gain) -> bool:
        key = f"{gain.words} {found.text}"
        if key not in known:
            known[key] = any(_breaks(s, found.text, gain.words[0]) for s in rewrite(found.text))
        return known[key]

    return _kept(score, holds)


def brief(score: Score) -> Score:
    """The score with the one costly sentence that a check names."""
    return _only(score, score.hardest() or score)


def _only(score: Score, worst: Score) -> Score:
    costly = score.costly[:1] if score is worst else ()
    return replace(score, costly=costly, sections=tuple(_only(s, worst) for s in score.sections))


def _kept(score: Score, holds: Callable[[Costly, Gain], bool]) -> Score:
    costly = tuple(
        replace(c, gains=tuple(g for g in c.gains if g.kind != "split" or holds(c, g)))
        for c in score.costly
    )
    return replace(score, costly=costly, sections=tuple(_kept(s, holds) for s in score.sections))


def _breaks(suggestion: Suggestion, source: str, opening: str) -> bool:
    """Whether the first new sentence ends where the words `opening` begin in the source."""
    ends = suggestion.text.partition(". ")[0]
    before, said = _words(source), _words(ends)
    place = before[: len(said)] == said and before[len(said) : len(said) + 4]
    split = ". " in suggestion.text
    return split and bool(place) and place == _words(opening)[: len(place or [])]


def _words(text: str) -> list[str]:
    return [w.lower() for w in _WORD.findall(text)]
