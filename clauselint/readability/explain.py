"""Why a section is hard: the sentences that cost most, and what a split or plainer words gain."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clauselint.findings import Costly, Gain, Segment
from clauselint.readability import counts, measures, prose
from clauselint.readability.columns import Columns
from clauselint.readability.counts import Counts
from clauselint.readability.effort import PLAIN, effort
from clauselint.readability.lexicon import lookup, plainer
from clauselint.readability.measures import CONTENT, Sums
from clauselint.spans import LineIndex, Span

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis

COSTLIEST = 3
"""Sentences that are named for each section."""

SPLITTABLE = 16
"""Words from which on a sentence may be worth splitting."""

LEAST_HALF = 5
"""Words that a sentence made by a split must have at least."""

LEAST_GAIN = 0.05
"""Points below which a gain is not worth telling."""

PLAIN_ZIPF = 5.0
"""Frequency of the everyday word that could stand in place of a rare one ("start", "pay")."""

REWORDED = 3
"""Words of a sentence that a rewording replaces."""

_NAME = re.compile(r"\w+[A-Z]\w*")
"""A word with a capital inside ("PDF", "WhatsApp"): nothing plainer can stand in its place."""

_CLAUSES = ("conj", "advcl", "parataxis")
_ASIDES = ("acl", "appos")


@dataclass(frozen=True, slots=True)
class Measured:
    """What the parse of one sentence gives: nothing here depends on where the sentence stands.

    `halves` are the sums that would stand for `own` if it were split before `split_at`; `rare`
    are the words that plainer ones could replace, rarest first.
    """

    own: Sums
    halves: Sums | None
    split_at: str
    rare: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence, counted and measured (see `Measured`): `[start, end)` of a segment's text.

    A long document has many, so that none keeps its words.
    """

    segment: Segment
    start: int
    end: int
    counted: Counts
    own: Sums
    halves: Sums | None
    split_at: str
    rare: tuple[str, ...]

    @property
    def span(self) -> Span:
        """Its place in the source."""
        return self.segment.source(self.start, self.end)

    @property
    def text(self) -> str:
        """Its words."""
        return self.segment.text[self.start : self.end]


def measured(sentence: prose.Sentence, analysis: Analysis, parse: Columns) -> Measured:
    """Measure one sentence of a parsed segment."""
    text = analysis.segment.text[sentence.start : sentence.end]
    item = _tokens(parse, sentence.start + analysis.own, sentence.end + analysis.own)
    own = measures.of_tokens(parse, item, sentence.words, text)
    halves, split_at = _split(own, item, sentence, parse)
    return Measured(own, halves, split_at, _rare(parse, item, text))


def piece(sentence: prose.Sentence, segment: Segment, found: Measured) -> Piece:
    """A measured sentence of a segment in its place."""
    return Piece(
        segment=segment,
        start=sentence.start,
        end=sentence.end,
        counted=counts.of_sentence(sentence),
        own=found.own,
        halves=found.halves,
        split_at=found.split_at,
        rare=found.rare,
    )


def _tokens(parse: Columns, start: int, end: int) -> range:
    return range(bisect_left(parse.place, start), bisect_left(parse.place, end))


def _split(
    own: Sums, tokens: range, sentence: prose.Sentence, parse: Columns
) -> tuple[Sums | None, str]:
    """The most even way to give a clause a sentence of its own, and the words it begins with."""
    if len(sentence.words) < SPLITTABLE:
        return None, ""
    best: list[int] = []
    for i in tokens:
        clause = _separable(parse, i, tokens)
        if _evenness(clause, tokens) > max(_evenness(best, tokens), LEAST_HALF - 1):
            best = clause
    if not best:
        return None, ""
    taken = set(best)
    rest = [i for i in tokens if i not in taken]
    return measures.of_halves(parse, own, (rest, best)), _opening(best, parse)


def _separable(parse: Columns, i: int, tokens: range) -> list[int]:
    """Tokens of the clause of a main clause's dependant, if it could stand alone; or none."""
    relation = parse.relation[i]
    aside = relation in _ASIDES
    if not parse.is_predicate[i] or not (aside or relation in _CLAUSES):
        return []
    if parse.clause_depth[parse.head[i]] > 0:
        return []
    clause = [t for t in parse.subtree(i) if t in tokens]
    # What opens the sentence leans on what follows; and nothing can be split before a first word.
    if clause and all(not parse.is_word[t] for t in tokens if t < clause[0]):
        return []
    # "staff who leave" cannot lose its clause; ", who leave on Friday," can.
    return clause if not aside or (clause and parse.is_cut_off(clause[0])) else []


def _evenness(clause: Sequence[int], tokens: range) -> int:
    return min(len(clause), len(tokens) - len(clause))


def _opening(clause: Sequence[int], parse: Columns) -> str:
    start = next((n for n, i in enumerate(clause) if parse.is_word[i]), 0)
    return parse.text(clause[start : start + 4])


def _rare(parse: Columns, tokens: range, text: str) -> tuple[str, ...]:
    forms = {parse.lower[i] for i in tokens if parse.pos[i] in CONTENT}
    names = set() if text.isupper() else {name.lower() for name in _NAME.findall(text)}
    words = {form: lookup(form) for form in forms - names if form.isalpha()}
    rare = [w for w in words if words[w].zipf < PLAIN_ZIPF - 1 and not words[w].easy]
    return tuple(sorted(rare, key=lambda w: (words[w].zipf, w))[:REWORDED])


def costly(pieces: Sequence[Piece], lines: LineIndex) -> tuple[Costly, ...]:
    """The sentences whose absence would lower a section's effort most, hardest first."""
    whole = measures.total(p.own for p in pieces)
    now = effort(whole)
    found = []
    for p in pieces:
        cost = now - _effort_of_rest(measures.without(whole, p.own), now)
        if cost > LEAST_GAIN and p.counted.words > 2:
            found.append((-cost, p.span, p))
    ranked = sorted(found, key=lambda f: f[:2])[:COSTLIEST]
    return tuple(_costly(p, -cost, whole, lines) for cost, _, p in ranked)


def _effort_of_rest(rest: Sums, now: float) -> float:
    return effort(rest) if rest.sentences else min(PLAIN, now)


def _costly(p: Piece, cost: float, whole: Sums, lines: LineIndex) -> Costly:
    line = lines.position(p.span.start).line
    gains = sorted(_gains(p, whole), key=lambda g: -g.points)
    worth = tuple(g for g in gains if g.points > LEAST_GAIN)
    return Costly(p.span, line, p.text, p.counted.words, cost, worth)


def _gains(p: Piece, whole: Sums) -> Iterator[Gain]:
    rest, now = measures.without(whole, p.own), effort(whole)
    if p.halves is not None:
        split = now - effort(measures.total((rest, p.halves)))
        yield Gain("split", (p.split_at,), split)
    if p.rare:
        reworded = now - effort(measures.total((rest, _reworded(p.own, p.rare))))
        yield Gain("reword", p.rare, reworded, tuple(map(plainer, p.rare)))


def _reworded(own: Sums, rare: Sequence[str]) -> Sums:
    words = [lookup(w) for w in rare]
    return replace(
        own,
        rarity=own.rarity - sum(PLAIN_ZIPF - w.zipf for w in words),
        unfamiliar=own.unfamiliar - len(words),
        syllables=own.syllables - sum(max(w.syllables - 2, 0) for w in words),
        long_words=max(own.long_words - sum(len(w) > 6 for w in rare), 0),
    )
