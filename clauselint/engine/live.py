"""A text that is being written: what was found in a paragraph serves until the paragraph changes.

While the text is written, rules over whole documents rest; `Live.check(..., whole=True)` runs them
too, and what they found last is told until then.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from clauselint.engine.cache.segments import Entry, key_of
from clauselint.engine.document import Check, Plan
from clauselint.engine.gather import document_rules
from clauselint.errors import InputError
from clauselint.findings import Diagnostic, Document, FileReport, Finding, Segment
from clauselint.readers.again import Change, Reader
from clauselint.spans import LineIndex, Span

if TYPE_CHECKING:
    from clauselint.engine.cache.memory import Memory
    from clauselint.nlp.analysis import Analysis

MOST = 4096
"""Entries kept of paragraphs as they were before, so that what is undone is known."""


EVERY = 1.0
"""Seconds after which it is told what has been found so far."""


class Superseded(BaseException):
    """The text has changed while it was checked. No crash: nothing that keeps those may keep it."""


class Live:
    """One text, checked again and again. What cannot be read gives a report that says so."""

    def __init__(self, plan: Plan, path: str, format: str | None = None) -> None:
        parts = replace(plan.parts, analyse=self._watched, ask=self._ask)
        self._plan = replace(plan, parts=parts, suggestions=True)
        self._analyse = plan.parts.analyse
        self._reader = Reader(plan.parts.read, path, format)
        self._known = _Paragraphs(plan.memory_for(path))
        self._pause: Callable[[], None] = lambda: None
        self._document: Document | None = None
        self._over: tuple[Finding, ...] = ()
        chosen = plan.chosen_for(path)
        self.has_whole = bool(plan.targets_for(path) and document_rules(chosen))
        """Whether rules over whole documents run."""
        self._codes = frozenset(c.code for c, _ in document_rules(chosen))

    def check(
        self,
        text: str,
        go_on: Callable[[], bool] = lambda: True,
        so_far: Callable[[FileReport], object] = lambda _: None,
        *,
        whole: bool = False,
    ) -> FileReport:
        """Findings in the text as it is now.

        `go_on` is asked before each piece of the work; where it says no, Superseded is raised. No
        parse that was used is lost. `so_far` is given what has been found, now and then. Raises
        ModelError.
        """
        try:
            reading = self._reader.read(text)
        except InputError as error:
            self._document = None
            problem = Diagnostic(self._reader.path, error.code, error.message, error.line)
            return FileReport(self._reader.path, None, (), None, (problem,))
        before, self._document = self._document, reading.document
        self._known.turn_to(reading.document, reading.head, reading.tail)
        self._over = _moved(self._over, before, reading.document)
        check = Check(self._plan, reading.document, self._known, whole=whole)
        self._pause = _Pauses(go_on, lambda: so_far(check.so_far()))
        report = check.findings_alone()
        if report.diagnostics:
            self._known.pass_over()  # a crash is no answer
        return self._with_whole(report, whole)

    def keep(self) -> None:
        """Keep for later runs what is known of the text as it is."""
        self._known.keep()

    def _with_whole(self, report: FileReport, whole: bool) -> FileReport:
        if whole:
            self._over = tuple(f for f in report.findings if f.code in self._codes)
            return report
        every = sorted((*report.findings, *self._over), key=lambda f: (f.span, f.code))
        return replace(report, findings=tuple(every))

    def _watched(
        self, document: Document, wanted: Container[int] | None = None
    ) -> Iterator[Analysis]:
        self._ask()
        for analysis in self._analyse(document, wanted):
            yield analysis
            self._ask()

    def _ask(self) -> None:
        self._pause()


class _Pauses:
    """What is done between two pieces of work."""

    def __init__(self, go_on: Callable[[], bool], tell: Callable[[], object]) -> None:
        self._go_on, self._tell = go_on, tell
        self._next = monotonic() + EVERY

    def __call__(self) -> None:
        if not self._go_on():
            raise Superseded
        if monotonic() >= self._next:
            self._tell()
            self._next = monotonic() + EVERY


class _Paragraphs:
    """What is known of the segments of a document: by their place, and by what stands in them."""

    def __init__(self, lasting: Memory | None) -> None:
        self._lasting = lasting
        self._recent: OrderedDict[object, Entry] = OrderedDict()
        self._fresh: set[object] = set()
        self._document = Document("", "", ())
        self._entries: list[Entry | None] = []

    def turn_to(self, document: Document, head: int, tail: int) -> None:
        """Go on to another version, with so many segments at both ends that only moved."""
        now, before = document.segments, self._document.segments
        ends = len(now) - tail, len(before) - tail
        entries = [*self._entries[:head], *[None] * (ends[0] - head), *self._entries[ends[1] :]]
        for i in (*range(head), *range(ends[0], len(now))):
            old = before[i if i < head else i - ends[0] + ends[1]]
            if (now[i].label, now[i].quoted) != (old.label, old.quoted):
                entries[i] = None
        self._document, self._entries = document, entries

    def get(self, segment: Segment) -> Entry | None:
        """See `Known`."""
        found = self._entries[segment.index]
        if found is None and (key := key_of(self._document, segment)) is not None:
            found = self._recent.get(key)
            if found is None and self._lasting is not None:
                found = self._lasting.get(Entry, *key)
            self._entries[segment.index] = found
        return found

    def put(self, segment: Segment, entry: Entry) -> None:
        """See `Known`."""
        key = key_of(self._document, segment)
        if key is None:
            return
        self._entries[segment.index] = self._recent[key] = entry
        self._fresh.add(key)
        while len(self._recent) > MOST:
            self._fresh.discard(self._recent.popitem(last=False)[0])

    def keep(self) -> None:
        """Write down what was found since the last time and is not out of date."""
        if self._lasting is None or not self._fresh:
            return
        for segment, entry in zip(self._document.segments, self._entries, strict=True):
            key = None if entry is None else key_of(self._document, segment)
            if key is not None and key in self._fresh:
                self._lasting.put(entry, *key)
        self._lasting.save()
        self.pass_over()

    def pass_over(self) -> None:
        """Write nothing down of what was found so far."""
        self._fresh.clear()


def _moved(
    findings: tuple[Finding, ...], before: Document | None, document: Document
) -> tuple[Finding, ...]:
    """Findings where they stand after an edit, without those that it touches."""
    if before is None or not findings:
        return ()
    edit, lines = Change.between(before.text, document.text), LineIndex(document.text)
    apart = (f for f in findings if f.end < edit.start or f.start > edit.end)
    return tuple(_at(f, f.start + (edit.growth if f.start > edit.end else 0), lines) for f in apart)


def _at(finding: Finding, start: int, lines: LineIndex) -> Finding:
    span = Span(start, start + len(finding.span))
    first, last = lines.position(span.start), lines.position(span.end)
    return replace(
        finding, span=span, line=first.line, column=first.column,
        end_line=last.line, end_column=last.column,
    )  # fmt: skip
