"""The tree of scores: a document, its sections by heading, and their sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from clauselint.findings import Document, Finding, Score, Segment
from clauselint.readability import counts, effort, explain, formulas, measures, prose
from clauselint.readability.columns import Columns
from clauselint.readability.counts import Counts
from clauselint.readability.explain import Measured, Piece
from clauselint.readability.measures import Sums
from clauselint.spans import LineIndex, Span

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis

Kind = Literal["document", "section", "sentence"]
Headed = tuple[tuple[str, ...], int, Span, list[int]]
NONE: Mapping[str, float] = {}
NOT_ENOUGH = "not enough prose"
NOT_ENGLISH = "not enough English prose"


def score(
    document: Document,
    analyses: Iterable[Analysis] | None = None,
    findings: Sequence[Finding] = (),
) -> Score:
    """Scores of a document, its sections and its sentences.

    `analyses` are those of the document's segments; without them it is parsed here, which raises
    ModelError where the model cannot be loaded. The `AMB` ones of `findings` are counted.
    """
    if analyses is None:
        from clauselint.nlp.model import analyse

        analyses = analyse(document)
    scorer = Scorer(document)
    for analysis in analyses:
        scorer.add(analysis)
    return with_ambiguities(scorer.finish(), findings)


class Scorer:
    """Scores a document whose analyses come one after another, so that none need be kept."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pieces: list[Piece] = []
        self._sentences: dict[int, list[prose.Sentence]] = {}

    def add(self, analysis: Analysis) -> None:
        """Take in the parse of one segment."""
        self.take(analysis.segment, self.measure(analysis))

    def sentences(self, segment: Segment) -> list[prose.Sentence]:
        """The sentences of a segment that count."""
        if segment.index not in self._sentences:
            self._sentences[segment.index] = list(prose.sentences_in(segment))
        return self._sentences[segment.index]

    def measure(self, analysis: Analysis) -> tuple[Measured, ...]:
        """What each sentence of a segment comes to, by its parse."""
        found = self.sentences(analysis.segment)
        parse = Columns.of(analysis.doc) if found else None
        return tuple(explain.measured(s, analysis, parse) for s in found if parse is not None)

    def take(self, segment: Segment, measured: Iterable[Measured]) -> None:
        """Take in what `measure` gave for a segment of these words."""
        pairs = zip(self.sentences(segment), measured, strict=True)
        self._pieces += [explain.piece(s, segment, found) for s, found in pairs]
        self._sentences.pop(segment.index)

    def totals(self) -> tuple[Counts, Sums]:
        """What the whole document adds up to so far."""
        counted = counts.total(p.counted for p in self._pieces)
        return counted, measures.total(p.own for p in self._pieces)

    def finish(self, *, figures: bool = True) -> Score:
        """The tree. It may be asked for once every segment has been taken in.

        Without `figures` the sentences have their words and effort alone.
        """
        self._pieces.sort(key=lambda p: (p.segment.index, p.start))
        lines = LineIndex(self._document.text)
        return _Tree(self._document, lines, figures).document(self._pieces)


def with_ambiguities(score: Score, findings: Iterable[Finding]) -> Score:
    """The tree with its `AMB` findings counted in `ambiguities_per_100`."""
    places = sorted(f.span.start for f in findings if f.code.startswith("AMB"))
    return _counted(score, places) if places else score


def _counted(score: Score, places: Sequence[int]) -> Score:
    inside = bisect_left(places, score.span.end) - bisect_left(places, score.span.start)
    if not inside:
        return score
    share = measures.per_100(inside, score.words)
    return replace(
        score,
        measures={**score.measures, "ambiguities_per_100": share} if score.measures else {},
        sections=tuple(_counted(section, places) for section in score.sections),
        sentences=tuple(_counted(sentence, places) for sentence in score.sentences),
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    source: Document
    lines: LineIndex
    figures: bool

    def document(self, pieces: Sequence[Piece]) -> Score:
        sections = tuple(self._sections(pieces))
        sentences = tuple(s for section in sections for s in section.sentences)
        whole = self._group("document", Span(0, len(self.source.text)), pieces)
        return replace(whole, sections=sections, sentences=sentences)

    def _sections(self, pieces: Sequence[Piece]) -> Iterator[Score]:
        by_segment: dict[int, list[Piece]] = {}
        for piece in pieces:
            by_segment.setdefault(piece.segment.index, []).append(piece)
        for trail, level, span, indices in _headed(self.source):
            inside = [p for i in indices for p in by_segment.get(i, ())]
            if inside:
                yield replace(
                    self._group("section", span, inside),
                    title=trail[-1] if trail else "",
                    trail=trail,
                    level=level,
                    sentences=tuple(map(self._sentence, inside)),
                )

    def _group(
        self, kind: Literal["document", "section"], span: Span, pieces: Sequence[Piece]
    ) -> Score:
        counted = counts.total(p.counted for p in pieces)
        sums = measures.total(p.own for p in pieces)
        text = self.source.text[span.start : span.end] if kind == "section" else self.source.text
        whole = self._score(kind, span, text, counted, sums)
        return (
            replace(whole, costly=explain.costly(pieces, self.lines)) if not whole.note else whole
        )

    def _sentence(self, piece: Piece) -> Score:
        return self._score("sentence", piece.span, piece.text, piece.counted, piece.own)

    def _score(self, kind: Kind, span: Span, text: str, counted: Counts, sums: Sums) -> Score:
        enough = formulas.enough(counted)
        told = enough and (self.figures or kind != "sentence")
        note = "" if enough else _reason(counted)
        return Score(
            kind=kind,
            span=span,
            line=self.lines.position(span.start).line,
            text=text,
            words=counted.words,
            sentence_count=counted.sentences,
            effort=effort.effort(sums) if enough else None,
            formulas=(formulas.evaluate(counted) if told else None) or NONE,
            measures=measures.measures(sums) if told else NONE,
            parts=effort.parts(sums) if told else NONE,
            note=note,
        )


def _reason(counted: Counts) -> str:
    return NOT_ENOUGH if counted.words < formulas.LEAST_WORDS else NOT_ENGLISH


def _headed(document: Document) -> Iterator[Headed]:
    """Each heading with the headings above it, its extent and the segments that it heads."""
    trail: list[Segment] = []
    heading: Segment | None = None
    indices: list[int] = []
    start = 0
    for segment in document.segments:
        if segment.kind != "heading":
            indices.append(segment.index)
            continue
        end = segment.source(0, len(segment.text)).start
        yield _section(trail, heading, Span(start, end), indices)
        trail = [*(h for h in trail if h.level < segment.level), segment]
        heading, indices, start = segment, [], end
    yield _section(trail, heading, Span(start, len(document.text)), indices)


def _section(
    trail: Sequence[Segment], heading: Segment | None, span: Span, indices: list[int]
) -> Headed:
    level = heading.level if heading is not None else 0
    return tuple(h.text for h in trail), level, span, indices
