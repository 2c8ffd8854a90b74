"""Stand-ins for the stages around the engine: a parser that only splits, and rules that say so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Doc
from spacy.vocab import Vocab

from clauselint.config import Settings
from clauselint.engine.document import Check, Plan
from clauselint.engine.parts import Parts
from clauselint.engine.selection import Chosen
from clauselint.findings import (
    Candidate,
    Document,
    FileReport,
    Readability,
    Score,
    Segment,
    Suggestion,
)
from clauselint.nlp.analysis import Analysis
from clauselint.readers import read
from clauselint.rules.base import ParseRule, TextRule
from clauselint.spans import Span

VOCAB = Vocab()
TOKEN = re.compile(r"\S+\s*")


def parse(segment: Segment) -> Analysis:
    """An Analysis whose tokens are split at spaces and whose sentences end at full stops."""
    tokens = TOKEN.findall(segment.text) or ["-"]
    words = [token.rstrip() for token in tokens]
    spaces = [token != token.rstrip() for token in tokens]
    starts = [i == 0 or words[i - 1].endswith(".") for i in range(len(words))]
    doc = Doc(VOCAB, words, spaces, sent_starts=starts)
    return Analysis(segment, doc, None, segment.offsets)


class Parser:
    """Counts what it parses."""

    def __init__(self) -> None:
        self.parsed: list[str] = []

    def __call__(self, document: Document, wanted: object = None) -> Iterator[Analysis]:
        for segment in document.segments:
            self.parsed.append(segment.text)
            yield parse(segment)


class Scorer:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.added = 0

    def add(self, analysis: Analysis) -> None:
        self.added += 1

    def finish(self, *, figures: bool = True) -> Score:
        whole = Span(0, len(self.document.text))
        return Score("document", whole, 1, self.document.text, self.added, 0, None, {}, {})


def no_suggestions(*_: object) -> tuple[Suggestion, ...]:
    return ()


def parts(**given: object) -> Parts:
    """Stages that need no model."""
    base = Parts(
        analyse=Parser(),
        suggest=no_suggestions,
        rewrite=no_suggestions,
        summary=lambda document: Readability(0, 0, None, None, None),
        scorer=Scorer,
    )
    return replace(base, **given)


def _candidates(rule: TextRule | ParseRule, text: str) -> Iterator[Candidate]:
    for match in re.finditer(rule.word, text):
        yield Candidate(rule.code, match.start(), match.end(), f"{match[0]!r}", rule.confidence)


class WordRule(TextRule):
    """Flags a pattern."""

    code, name, word, confidence = "WRD901", "some-word", "bad", 0.6

    def check(self, segment: Segment) -> Iterator[Candidate]:
        return _candidates(self, segment.text)


class ParsedWordRule(ParseRule):
    """Flags a pattern in the parsed text."""

    code, name, word, confidence = "AMB901", "some-parse", "bad", 0.6

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        return _candidates(self, analysis.doc.text)


class CrashingRule(ParseRule):
    """Fails on every sentence."""

    code, name = "AMB902", "crash"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        raise KeyError("anchor")


def variant(rule: type, **fields: object) -> TextRule | ParseRule:
    """A rule like another one, with some fields changed."""
    return type("Variant", (rule,), fields)()


def chosen(rule: object, threshold: float = 0.5) -> Chosen:
    return Chosen(rule, threshold, 0.25, "warning")


def run(
    text: str,
    *rules: object,
    path: str = "a.md",
    settings: Settings | None = None,
    suggestions: bool | None = None,
    stages: Parts | None = None,
    choose: Callable[[object], Chosen] = chosen,
    helped: Callable[[Document], Callable[[Span], bool]] | None = None,
) -> FileReport:
    """Check a text with rules of one's own."""
    own, stages = tuple(map(choose, rules)), stages or parts()
    plan = Plan(settings or Settings(), own, stages, suggestions, helped=helped)
    return Check(plan, read(text.encode(), path)).report()
