"""One check of one document: rules, suppressions, suggestions, scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from clauselint.config import Settings
from clauselint.config.settings import HOUSE
from clauselint.engine.clock import REWRITING
from clauselint.engine.crashes import REWRITER, SCORES, Crashes
from clauselint.engine.gather import (
    Found,
    Subject,
    document_rules,
    from_document,
    from_parse,
    from_text,
    parse_rules,
    parsed,
    with_parse,
    without_overlaps,
)
from clauselint.engine.globs import in_glob, share
from clauselint.engine.markup import escape_of, escaped, marked_up
from clauselint.engine.offers import brief, offered
from clauselint.engine.own_words import Accepted
from clauselint.engine.parts import Parts
from clauselint.engine.quoted import lies_in_quotation, sparing
from clauselint.engine.selection import ALL, Chosen, guest_rules, matches
from clauselint.engine.suppression import Suppressions
from clauselint.engine.verifier import EngineVerifier
from clauselint.errors import ClauselintError
from clauselint.findings import (
    Document,
    Edit,
    FileReport,
    Finding,
    Readability,
    Reading,
    Score,
    Segment,
    Suggestion,
    Targets,
)
from clauselint.rules.base import DirectiveRule, Rule
from clauselint.rules.registry import all_rules, rule_url
from clauselint.spans import LineIndex, Span

if TYPE_CHECKING:
    from clauselint.engine.cache.memory import Memory
    from clauselint.engine.cache.segments import Entry, Known
    from clauselint.nlp.analysis import Analysis
    from clauselint.readability.explain import Measured
    from clauselint.readability.score import Scorer

T = TypeVar("T")
Helped = Callable[[Document], Callable[[Span], bool]]
"""Makes, for a document, a test of the spans whose findings are to have suggestions."""


@dataclass(frozen=True)
class Plan:
    """What a linter does to every document.

    `suggestions` is False for none, True for all, None for those that cost no extra parse.
    `scored` asks for scores even where no rule needs a parse. `memory` has what was found before.
    `helped` tells of a span whether a finding there is to have suggestions; without it all are.
    """

    settings: Settings
    chosen: tuple[Chosen, ...]
    parts: Parts
    suggestions: bool | None = None
    scored: bool = False
    memory: Memory | None = None
    helped: Helped | None = None

    @cached_property
    def guests(self) -> tuple[Rule, ...]:
        """The rules that are not clauselint's own, whether they run or not."""
        return tuple(guest_rules(self.settings))

    def suppressions(self, document: Document, lines: LineIndex) -> Suppressions:
        """The comments of a document that turn rules off."""
        return Suppressions(document, lines, self.guests if document.directives else ())

    @cached_property
    def verifier(self) -> EngineVerifier:
        """What the rewriter may ask."""
        return EngineVerifier(self.chosen, self.parts.analyse)

    def memory_for(self, path: str) -> Memory | None:
        """What is remembered of files that the same settings are for."""
        return self.memory and self.memory.narrowed(self.scored, share(self.settings, path))

    def applies(self, glob: str, path: str) -> bool:
        """Whether a path is in a glob of the settings."""
        return in_glob(glob, path, self.settings.root)

    def sparing(
        self, suggestions: Iterable[Suggestion], analysis: Analysis, at: int
    ) -> tuple[Suggestion, ...]:
        """The suggestions, for the sentence at `at`, that leave quotations as they are."""
        if self.settings.lint_quotations or not analysis.segment.quoted:
            return tuple(suggestions)
        spans = (Span(s.start_char, s.end_char) for s in analysis.doc.sents)
        place = next((s for s in spans if at < s.end), Span(0, len(analysis.doc.text)))
        return sparing(suggestions, analysis, place)

    def chosen_for(self, path: str) -> tuple[Chosen, ...]:
        """The rules that run on a file."""
        ignored = [
            code.upper()
            for glob, codes in self.settings.per_file_ignores.items()
            if self.applies(glob, path)
            for code in codes
        ]
        return tuple(c for c in self.chosen if not any(matches(s, c.code) for s in ignored))

    def targets_for(self, path: str) -> dict[str, float]:
        """Scores that a file must reach, by name."""
        wanted = [t for t in self.settings.targets if self.applies(t.paths, path)]
        if not wanted:
            return {}
        from clauselint.readability.targets import merged

        return merged(wanted)


class Check:
    """The state of one check.

    `live` has what is known of the segments of a text that is being written; then only `whole` says
    that rules over whole documents run too.
    """

    def __init__(
        self, plan: Plan, document: Document, live: Known | None = None, *, whole: bool = True
    ) -> None:
        lines = LineIndex(document.text)
        self._plan = plan
        crashes = Crashes(document.path)
        self._subject = Subject(document, lines, crashes, plan.parts.clock, plan.parts.ask)
        self._suppressions = plan.suppressions(document, lines)
        self._chosen = plan.chosen_for(document.path)
        self._by_code = {choice.code: choice for choice in self._chosen}
        self._targets = plan.targets_for(document.path)
        self._helped = plan.helped(document) if plan.helped else lambda _: True
        self._accepted = Accepted(plan.settings.words, document)
        self._findings: list[Finding] = []
        self._score: Score | None = None
        self._memory = plan.memory_for(document.path)
        self._live = live
        self._whole = whole
        self._segments: Known | None = None
        self._scorer: Scorer | None = None
        self._measured: tuple[Measured, ...] = ()

    def report(self) -> FileReport:
        """Run everything. Raises ModelError where a parse is needed and cannot be had."""
        findings = self._all_findings()
        readability, score = self._readability(), self._offered()
        # The last step, since each of those before may crash.
        return replace(self._report(findings), readability=readability, score=score)

    def findings_alone(self) -> FileReport:
        """The same without figures and scores."""
        return self._report(self._all_findings())

    def so_far(self) -> FileReport:
        """What has been found up to now."""
        return self._report(self._ordered())

    def _report(self, findings: tuple[Finding, ...]) -> FileReport:
        document = self._subject.document
        crashes = self._subject.crashes.diagnostics
        return FileReport(document.path, document, findings, None, crashes)

    def _all_findings(self) -> tuple[Finding, ...]:
        for findings in self._by_segment():
            self._findings += findings
        self._findings += self._over_targets()
        self._findings += self._unused()
        return self._ordered()

    def _ordered(self) -> tuple[Finding, ...]:
        return tuple(sorted(self._findings, key=lambda f: (f.span, f.code)))

    def _offered(self) -> Score | None:
        """The scores, naming only splits that are offered."""
        score = self._counted()
        if score is None:
            return None
        told = score if self._plan.scored else brief(score)
        return self._try_scoring(lambda: offered(told, self._rewrite))

    def _rewrite(self, text: str) -> tuple[Suggestion, ...]:
        memory, key = self._memory, ("rewrite", text)
        known = None if memory is None else memory.get(tuple[Suggestion, ...], *key)
        if known is not None:
            return known
        found = tuple(self._subject.timed(f"{REWRITING} for scores", self._rewritten(text)))
        if memory is not None:
            memory.put(found, *key)
        return found

    def _rewritten(self, text: str) -> Iterator[Suggestion]:
        verifier = self._plan.verifier
        analysis = verifier.parse(text)
        yield from self._plan.parts.rewrite(analysis, 0, verifier, False)
        for candidate in verifier.lint(analysis):
            yield from self._plan.parts.suggest(candidate, analysis, verifier)

    def _counted(self) -> Score | None:
        """The scores, with ambiguities counted where scores are what was asked for."""
        if self._score is None or not self._plan.scored:
            return self._score
        from clauselint.readability.score import with_ambiguities

        return with_ambiguities(self._score, self._findings)

    def _by_segment(self) -> Iterator[Iterable[Finding]]:
        """Findings of one segment after another, so that no parse is kept when it has served."""
        known = self._recall()
        done = set(known)
        from_words: dict[int, list[Found]] = {}
        for found in from_text(self._subject, self._chosen, known):
            from_words.setdefault(found.segment.index if found.segment else -1, []).append(found)
        if self._must_parse(bool(from_words)):
            analyses = parsed(self._subject, self._plan.parts.analyse, known)
            for analysis in self._scoring(analyses, known):
                done.add(analysis.segment.index)
                words = from_words.get(analysis.segment.index, [])
                group = [with_parse(found, analysis) for found in words]
                group += from_parse(self._subject, self._chosen, analysis)
                weighed = list(self._weighed(group))
                yield _shown(weighed)
                self._keep(analysis.segment, weighed)
        self._measured = ()
        for segment in self._subject.document.segments:
            if segment.index not in done:
                weighed = list(self._weighed(from_words.get(segment.index, [])))
                yield _shown(weighed)
                self._keep(segment, weighed)
        for index, entry in known.items():
            yield self._shown_again(entry, self._subject.document.segments[index])

    def _must_parse(self, found: bool) -> bool:
        return (
            self._plan.scored
            or bool(parse_rules(self._chosen))
            or bool(self._targets and document_rules(self._chosen))
            or bool(self._plan.suggestions and found)
        )

    def _recall(self) -> dict[int, Entry]:
        """Segments, by their index, of which all is known already."""
        needless = self._memory is None or not self._must_parse(False)
        if self._live is None and needless:
            return {}
        self._scorer = self._try_scoring(self._new_scorer)
        if self._scorer is None:
            return {}
        self._segments = self._live or self._remembered()
        document = self._subject.document
        entries = ((s, self._segments.get(s)) for s in document.segments)
        return {s.index: e for s, e in entries if e is not None and self._is_whole(e, s)}

    def _remembered(self) -> Known:
        from clauselint.engine.cache.segments import Segments

        assert self._memory is not None
        return Segments(self._memory, self._subject.document)

    def _is_whole(self, entry: Entry, segment: Segment) -> bool:
        """Whether suggestions were asked for wherever they are shown now."""
        for found in entry.found:
            span = found.place(segment)
            told = self._is_told(found.code, span, found.confidence) and self._helped(span)
            if told and found.suggestions is None:
                return False
        return True

    def _is_told(self, code: str, span: Span, confidence: float) -> bool:
        # Asked whatever the confidence: a comment is of use for what only the strict profile shows.
        hidden = self._is_hidden(code, span)
        return not hidden and confidence >= self._by_code[code].threshold

    def _is_hidden(self, code: str, span: Span) -> bool:
        """Whether a comment or an accepted word keeps a finding from being shown."""
        # Both are asked: a comment that hides an accepted word is of use.
        return self._suppressions.hides(code, span) or self._accepted.covers(code, span)

    def _shown_again(self, entry: Entry, segment: Segment) -> Iterator[Finding]:
        for found in entry.found:
            span = found.place(segment)
            if self._is_told(found.code, span, found.confidence):
                yield self._make(
                    self._by_code[found.code],
                    span,
                    found.message,
                    confidence=found.confidence,
                    readings=found.readings,
                    suggestions=found.offered(segment),
                )

    def _keep(self, segment: Segment, weighed: list[tuple[Found, Finding | None]]) -> None:
        # A crash must not make every key that is pressed work all out anew.
        sound = self._live is not None or not self._subject.crashes.diagnostics
        if self._segments is not None and sound and segment.offsets.pieces:
            from clauselint.engine.cache.segments import entry_of

            # Whoever was not to be helped has not been asked for suggestions.
            asked = [(f, shown if self._helped(f.span) else None) for f, shown in weighed]
            self._segments.put(segment, entry_of(segment, asked, self._measured))

    def _new_scorer(self) -> Scorer:
        return self._plan.parts.scorer(self._subject.document)

    def _scoring(
        self, analyses: Iterable[Analysis], known: Mapping[int, Entry]
    ) -> Iterator[Analysis]:
        """The analyses, scored as they pass; the scores are there when the last has passed."""
        scorer = self._scorer or self._try_scoring(self._new_scorer)
        for analysis in analyses:
            if scorer is not None:
                scorer = self._try_scoring(partial(self._fed, scorer, analysis))
            yield analysis
        if not self._whole:
            return
        for index, entry in known.items():
            if scorer is not None:
                scorer.take(self._subject.document.segments[index], entry.measured)
        if scorer is not None:
            self._score = self._try_scoring(partial(scorer.finish, figures=self._plan.scored))

    def _fed(self, scorer: Scorer, analysis: Analysis) -> Scorer:
        if self._segments is None:
            scorer.add(analysis)
        else:
            self._measured = scorer.measure(analysis)
            scorer.take(analysis.segment, self._measured)
        return scorer

    def _try_scoring(self, step: Callable[[], T]) -> T | None:
        try:
            return step()
        except Exception as error:
            self._subject.crashes.note(SCORES, "the scorer", None, error)
            return None

    def _over_targets(self) -> list[Finding]:
        if not self._targets or self._score is None:
            return []
        targets = Targets(self._score, self._targets)
        return _shown(self._weighed(from_document(self._subject, self._chosen, targets)))

    def _weighed(self, found: Iterable[Found]) -> Iterator[tuple[Found, Finding | None]]:
        """What is sure enough for some profile, with its finding where that is shown."""
        # What only the strict profile shows is asked about too: it uses its suppression.
        sure = (
            f for f in found if f.candidate.confidence >= f.chosen.floor and not self._is_spared(f)
        )
        for item in without_overlaps(sure):
            hidden = self._is_hidden(item.code, item.span)
            yield item, self._finding(item) if not hidden and item.is_shown else None

    def _is_spared(self, found: Found) -> bool:
        """Whether the finding is about words that are not the drafter's own."""
        if self._plan.settings.lint_quotations or found.segment is None:
            return False
        own = found.analysis.own if found.analysis else 0
        return lies_in_quotation(found.candidate, found.segment, own)

    def _finding(self, found: Found) -> Finding:
        candidate = found.candidate
        return self._make(
            found.chosen,
            found.span,
            candidate.message,
            confidence=candidate.confidence,
            readings=candidate.readings,
            suggestions=self._suggest(found),
        )

    def _make(
        self,
        chosen: Chosen,
        span: Span,
        message: str,
        *,
        confidence: float = 1.0,
        readings: tuple[Reading, ...] = (),
        suggestions: tuple[Suggestion, ...] = (),
    ) -> Finding:
        document = self._subject.document
        first = self._subject.lines.position(span.start)
        last = self._subject.lines.position(span.end)
        return Finding(
            code=chosen.code,
            name=chosen.rule.name,
            message=message,
            severity=chosen.severity,
            confidence=confidence,
            span=span,
            text=document.text[span.start : span.end],
            readings=readings,
            suggestions=suggestions,
            url=rule_url(chosen.code, chosen.rule.name, self._plan.settings.rule_pages),
            line=first.line,
            column=first.column,
            judged=chosen.rule.judged,
            end_line=last.line,
            end_column=last.column,
            place=str(document.place(span, self._subject.lines)) if document.packed else "",
        )

    def _suggest(self, found: Found) -> tuple[Suggestion, ...]:
        if not self._helped(found.span):
            return ()
        if found.code == HOUSE and self._plan.suggestions is not False:
            return self._house_word(found)
        if self._plan.suggestions is False or found.analysis is None:
            return ()
        try:
            what = f"{REWRITING} for {found.code}"
            suggestions = self._subject.timed(what, self._repairs(found, found.analysis))
            given = self._plan.sparing(suggestions, found.analysis, found.candidate.start)
            return tuple(self._marked_up(s, found) for s in given)
        except ClauselintError:
            raise
        except Exception as error:
            line = self._subject.lines.position(found.span.start).line
            self._subject.crashes.note(REWRITER, f"the rewriter of {found.code}", line, error)
            return ()

    def _repairs(self, found: Found, analysis: Analysis) -> Iterator[Suggestion]:
        yield from self._plan.parts.suggest(found.candidate, analysis, self._plan.verifier)

    def _marked_up(self, suggestion: Suggestion, found: Found) -> Suggestion:
        """With the markup of its sentence, where there is one to put it in."""
        suggestion = escaped(suggestion, self._subject.document)
        span = found.sentence()
        if span is None or found.segment is None:
            return suggestion
        return marked_up(suggestion, self._subject.document.text, span, found.segment.text)

    def _house_word(self, found: Found) -> tuple[Suggestion, ...]:
        """The word that the team says in place of another; not proved, so not safe."""
        said = getattr(found.chosen.rule, "said", None)
        text = self._subject.document.text[found.span.start : found.span.end]
        if said is None or "\n" in text or "\r" in text:
            return ()
        edit = Edit(found.span.start, found.span.end, escape_of(self._subject.document)(said(text)))
        return (Suggestion(edit.replacement, "house-word", True, (edit,), "unsafe"),)

    def _unused(self) -> Iterator[Finding]:
        choice = next((c for c in self._chosen if isinstance(c.rule, DirectiveRule)), None)
        if choice is None or not self._subject.document.directives:
            return
        for span, message in self._suppressions.unused(self._ran):
            if not self._suppressions.hides(choice.code, span):
                yield self._make(choice, span, message)

    def _ran(self, selector: str) -> bool:
        """Whether every rule of a selector (any rule, if it is empty) took part."""
        idle = () if self._targets and self._whole else document_rules(self._chosen)
        running = {c.code for c in self._chosen} - {choice.code for choice, _ in idle}
        wanted = [r for r in all_rules() if matches(selector or ALL, r.code)]
        return all(r.code in running for r in wanted if not r.preview or r.code == selector)

    def _readability(self) -> Readability | None:
        try:
            return self._plan.parts.summary(self._subject.document)
        except Exception as error:
            self._subject.crashes.note(SCORES, "the readability summary", None, error)
            return None


def _shown(weighed: Iterable[tuple[Found, Finding | None]]) -> list[Finding]:
    return [finding for _, finding in weighed if finding is not None]
