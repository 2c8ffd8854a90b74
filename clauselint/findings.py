"""The plain, frozen data that travels between stages. Nothing here knows spaCy or prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

from clauselint.spans import LineIndex, OffsetMap, Span

SegmentKind = Literal["paragraph", "heading", "list-item", "table-cell", "block-quote"]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""The gravest first."""

Applicability = Literal["safe", "unsafe", "display"]

Anchor = Literal[
    "adverb", "antecedent1", "antecedent2", "between", "cc", "cc1", "cc2", "clause",
    "clause_phrase", "clauses", "complement", "conjuncts", "exception", "exception_phrase",
    "first", "first_half", "focus", "focus_phrase", "gap", "head", "high", "indefinite",
    "insert", "item", "last", "left", "low", "main", "modal", "modifier", "modifier_phrase",
    "not", "noun", "noun_phrase", "object", "only", "participle", "participle_phrase", "parts",
    "pp", "pp_phrase", "preposition", "pronoun", "quantifier", "relative", "right", "second",
    "second_half", "site1", "site2", "splits", "stem", "subject", "subject_phrase", "subjects",
    "verb", "verb1", "verb2", "verbs", "word",
]  # fmt: skip
"""Names of the parts that words play in a construction; `docs/anchors.md` says what each means."""

Anchors = Mapping[Anchor, tuple[int, ...]]
"""The tokens that play each part, by index in the analysed `Doc`."""

GENERATOR = '<meta name="generator" content="clauselint'
"""What stands near the start of a page that `clauselint report` wrote, and of no other file."""

FEW_WORDS = 30
"""A section of fewer words may top a list by one rare word, so the longer ones come first."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One block of prose.

    `text` is clean prose: markup is gone and line breaks are single spaces. `offsets` maps it to
    the source. `opaque` are ranges of `text` that are one word to the reader of the prose and not
    prose themselves (inline code, template placeholders, URLs). `stem` is the index, in the
    document, of the segment that introduces this list item; `section` that of its heading.
    `marker` is the list marker or section number that stood before the text ("(a)", "4.2", "-").
    A `label` names something and is no sentence: a title, a term, a form field, an address.
    `quoted` are the ranges of `text`, in order, that are not the drafter's own words: quotations,
    licences, passages in another language.
    """

    index: int
    kind: SegmentKind
    text: str
    offsets: OffsetMap
    opaque: tuple[Span, ...] = ()
    stem: int | None = None
    section: int | None = None
    level: int = 0
    marker: str = ""
    label: bool = False
    quoted: tuple[Span, ...] = ()

    def is_quoted(self) -> bool:
        """Whether the whole text is in another's words."""
        return self.quoted == (Span(0, len(self.text)),)

    def source(self, start: int, end: int) -> Span:
        """Source span of the range `[start, end)` of `text`."""
        return self.offsets.to_source(start, end)


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment in the text that turns rules off or on again.

    `codes` are codes, prefixes and names in capitals; empty where the comment means every rule.
    `span` is the comment's own place. A comment that is meant so but not written so is `misspelt`.
    """

    action: Literal[
        "disable-next-line", "disable-line", "disable", "enable", "disable-file", "misspelt"
    ]
    codes: tuple[str, ...]
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, for people; numbers count from 1.

    In a text `line` and `column` say it. In a document that is kept packed they count lines of what
    was unpacked; there the `heading` above it, the number of the `paragraph` below that heading and
    its first `words` say more.
    """

    line: int
    column: int
    heading: str = ""
    paragraph: int | None = None
    words: str = ""

    def __str__(self) -> str:
        """The line and column, or the heading and paragraph."""
        if self.paragraph is None:
            return f"{self.line}:{self.column}"
        return ", ".join(filter(None, (self.heading, f"paragraph {self.paragraph}")))


PLACE_WORDS = 6


@dataclass(frozen=True, slots=True)
class Document:
    """A source text, read once: `text` is the source with its line endings, without a BOM.

    Where the source is no text but `packed`, in an archive or a message, `text` is what it says.
    All offsets count code points of `text`.
    """

    path: str
    text: str
    segments: tuple[Segment, ...]
    directives: tuple[Directive, ...] = ()
    packed: bool = False

    @property
    def writable(self) -> bool:
        """Whether a changed text can be written back."""
        return not self.packed

    def place(self, span: Span, lines: LineIndex | None = None) -> Place:
        """Where a span stands. `lines` are those of the text, for one who has them already."""
        at = (lines or LineIndex(self.text)).position(span.start)
        if not self.packed:
            return Place(at.line, at.column)
        before = [
            s for s in self.segments if s.offsets.pieces and s.source(0, 0).start <= span.start
        ]
        here = before[-1] if before else None
        section = None if here is None else here.section
        if here is not None and here.kind == "heading":
            section, before = here.index, []
        heading = "" if section is None else self.segments[section].text
        note = "" if here is None else here.marker.removeprefix("[^").removesuffix("]")
        if here is not None and note and here.marker == f"[^{note}]":
            heading, before = f"Footnote {note}", [s for s in before if s.marker == here.marker]
            section = None
        number = sum(s.index > (-1 if section is None else section) for s in before)
        words = " ".join(self.text[span.start : span.end].split()[:PLACE_WORDS])
        return Place(at.line, at.column, heading, number, words)


@dataclass(frozen=True, slots=True)
class Tie:
    """A phrase that hangs on another, both by their place in `WordTree.words`.

    `name` says in plain words what it is to it, where that is worth saying. A tie that `differs` is
    not there, or leads elsewhere, in other readings.
    """

    word: int
    head: int
    name: str = ""
    differs: bool = False


@dataclass(frozen=True, slots=True)
class WordTree:
    """The phrases around a construction as one reading ties them, to be drawn.

    A phrase is named by its words, and "…" stands for words that are left out. A phrase hangs on
    several where a reading shares it among them, and on none where what it hangs on is left out.
    """

    words: tuple[str, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a sentence, in plain words; `probability` in [0, 1].

    It has a `tree` only where `Linter.draw` was asked for it.
    """

    text: str
    probability: float
    tree: WordTree | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace source code points `[start, end)`; an insertion has `start == end`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A rewording that has passed verification.

    `text` is the rewritten sentence or sentences in full. `kind` names the transformation.
    `reading` is the index of the reading it fixes, or None where it serves any. `note` says what a
    suggestion with `keeps_meaning=False` changes, and why one without edits has to be made by hand.
    """

    text: str
    kind: str
    keeps_meaning: bool
    edits: tuple[Edit, ...]
    applicability: Applicability
    reading: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule yields: a construction found in one segment, weighed, not yet reported.

    `start` and `end` count code points of the *analysed* text (see `Analysis.source`). `anchors`
    names the tokens of the construction, by index in the analysed `Doc`, for the rewrite engine.
    """

    code: str
    start: int
    end: int
    message: str
    confidence: float
    readings: tuple[Reading, ...] = ()
    anchors: Anchors = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A reported construction: `span` in code points of the source, lines and columns from 1.

    Where it is `judged`, `confidence` is the probability that a careful reader is left in doubt and
    that it matters; else it is how sure the rule is that the construction is there.
    """

    code: str
    name: str
    message: str
    severity: Severity
    confidence: float
    span: Span
    text: str
    readings: tuple[Reading, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    url: str = ""
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    judged: bool = False
    place: str = ""
    """Where it stands in a document that has no lines, for people; empty where it has."""

    @property
    def start(self) -> int:
        """First code point of the span."""
        return self.span.start

    @property
    def end(self) -> int:
        """Code point after the span."""
        return self.span.end


@dataclass(frozen=True, slots=True)
class Readability:
    """A document's summary figures; formulas are None where there is too little prose."""

    words: int
    sentences: int
    long_sentence_share: float | None
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None


@dataclass(frozen=True, slots=True)
class Gain:
    """A way to make one sentence easier, and by how many points its section's effort would fall.

    `kind` is `split` (with the words that would begin the second half) or `reword` (with the
    words to replace, and in `plainer` a plain word for each, empty where none is listed).
    """

    kind: Literal["split", "reword"]
    words: tuple[str, ...]
    points: float
    plainer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Costly:
    """One of the sentences that make a section hard. `cost` is in points of its effort."""

    span: Span
    line: int
    text: str
    words: int
    cost: float
    gains: tuple[Gain, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How hard a document, a section or a sentence is to read, and why.

    `effort` runs from 0 (easy) to 100 (hard) and is None, with a reason in `note` and no
    `formulas` or `measures`, where there is not enough English prose. `parts` says how many
    points each ingredient puts on top of a plain text or takes off it. `title` is a section's
    heading, `trail` that and the headings above it, `level` its depth. `span` counts code points
    of the source, `line` from 1.
    """

    kind: Literal["document", "section", "sentence"]
    span: Span
    line: int
    text: str
    words: int
    sentence_count: int
    effort: float | None
    formulas: Mapping[str, float]
    measures: Mapping[str, float]
    parts: Mapping[str, float] = field(default_factory=dict)
    note: str = ""
    title: str = ""
    trail: tuple[str, ...] = ()
    level: int = 0
    sections: tuple[Score, ...] = ()
    sentences: tuple[Score, ...] = ()
    costly: tuple[Costly, ...] = ()

    def ease(self) -> tuple[bool, bool, float]:
        """A key that puts the hardest first, then the short ones, then those without a score."""
        return self.effort is None, self.words < FEW_WORDS, -(self.effort or 0.0)

    def hardest(self) -> Score | None:
        """The hardest section of a document, if any has a score."""
        scored = [section for section in self.sections if section.effort is not None]
        return min(scored, key=Score.ease, default=None)


@dataclass(frozen=True, slots=True)
class Targets:
    """Scores that the sections of one document must reach, by the names of the configuration."""

    score: Score
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section, or a whole document (`trail` is empty, `kind` says so), in two versions.

    Effort and grade are None in a version that lacks the section or has too little prose in it.
    """

    kind: Literal["document", "section"]
    trail: tuple[str, ...]
    line: int
    status: Literal["added", "removed", "changed", "same"]
    effort: tuple[float | None, float | None]
    grade: tuple[float | None, float | None]
    words: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ScoredFile:
    """The scores of one file, and how its sections moved where two versions were compared.

    `textstat` has that package's value of each of its formulas, where it was asked.
    """

    path: str
    score: Score
    changes: tuple[SectionChange, ...] | None = None
    textstat: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that went wrong with one file; the others are still linted."""

    path: str
    code: str
    message: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class FileReport:
    """Everything found in one file. It has a `score` where the run parsed the document.

    Where scores were not asked for, sentences have no figures beside their words and effort, and of
    costly sentences that names only the first of the hardest section, or of the document where
    there are none. `hidden` counts the findings that a baseline knows. `notes` are no failures.
    """

    path: str
    document: Document | None
    findings: tuple[Finding, ...]
    readability: Readability | None
    diagnostics: tuple[Diagnostic, ...] = ()
    score: Score | None = None
    notes: tuple[Diagnostic, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Rewording:
    """A sentence of the source, and the suggestions for it, best first. `line` counts from 1."""

    span: Span
    line: int
    text: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a run, files in order of their path."""

    version: str
    files: tuple[FileReport, ...]


class Profile(Enum):
    """How sure a rule must be before its finding is shown."""

    DEFAULT = "default"
    STRICT = "strict"
