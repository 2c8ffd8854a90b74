"""The linter: one set of settings, applied to one text after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import pathspec

from clauselint.config import Settings, load_settings
from clauselint.engine.crashes import REWRITER, SUMMARY, Crashes
from clauselint.engine.gather import (
    Found,
    Subject,
    from_document,
    from_parses,
    from_text,
    keep,
    parse_rules,
    parsed,
    with_parse,
    without_overlaps,
)
from clauselint.engine.parts import Parts
from clauselint.engine.selection import ALL, Chosen, check_selectors, choose, matches
from clauselint.engine.suppression import Suppressions
from clauselint.engine.verifier import EngineVerifier
from clauselint.errors import ClauselintError, ConfigError, InputError
from clauselint.findings import (
    Candidate,
    Diagnostic,
    Document,
    FileReport,
    Finding,
    Profile,
    Readability,
    Suggestion,
)
from clauselint.rules.base import DirectiveRule
from clauselint.rules.registry import all_rules, rule_url
from clauselint.spans import LineIndex

if TYPE_CHECKING:
    pass

NAMELESS = "<text>"
"""Path in the report of a text that was given without one."""


class Linter:
    """Checks texts against the chosen rules.

    `profile` is "default" or "strict"; `select` and `ignore` are codes or prefixes; `config` is a
    path, or Settings; what is given beside it replaces the same setting in it. Without `config`
    no file is looked for.

    `suggestions` says when findings carry suggestions: False never (which is faster), True always,
    and None where the chosen rules need a parse anyway.

    Raises ConfigError for an unknown code, profile or setting.
    """

    def __init__(
        self,
        profile: str | Profile | None = None,
        select: Sequence[str] | None = None,
        ignore: Sequence[str] | None = None,
        config: Settings | str | Path | None = None,
        *,
        suggestions: bool | None = None,
        parts: Parts | None = None,
    ) -> None:
        settings = config if isinstance(config, Settings) else _load(config)
        self.settings = override(settings, profile, select, ignore)
        self.chosen = choose(self.settings)
        self._suggestions = suggestions
        self._parts = parts or Parts()

    def check(self, text: str, path: str | None = None) -> FileReport:
        """Findings in a text.

        The suffix of `path` says how to read it; without one it is read as Markdown. Offsets count
        code points of `text` (without a byte order mark, if it has one). Raises ModelError where
        a parse is needed and the model cannot be loaded.
        """
        data = text.encode("utf-8", "surrogatepass")
        return self.check_bytes(data, path or NAMELESS, None if path else "md")

    def check_bytes(self, data: bytes, path: str, format: str | None = None) -> FileReport:
        """Findings in the bytes of a file; what cannot be read gives a report with a diagnostic."""
        try:
            document = self._parts.read(data, path, format)
        except InputError as error:
            problem = Diagnostic(path, error.code, error.message, error.line)
            return FileReport(path, None, (), None, (problem,))
        return self.check_document(document)

    def check_document(self, document: Document) -> FileReport:
        """Findings in a document that has been read."""
        lines = LineIndex(document.text)
        subject = Subject(document, lines, Crashes(document.path))
        suppressions = Suppressions(document, lines)
        chosen = self._chosen_for(document.path)
        shown = [
            found
            for found in without_overlaps(self._gather(subject, chosen))
            if not suppressions.hides(found.code, found.span)
            and found.candidate.confidence >= found.chosen.threshold
        ]
        findings = [self._finding(found, subject) for found in shown]
        findings += _unused(subject, suppressions, chosen)
        findings.sort(key=lambda f: (f.span, f.code))
        readability = self._readability(subject)
        problems = subject.crashes.diagnostics
        return FileReport(document.path, document, tuple(findings), readability, problems)

    def rewrite(self, sentence: str) -> tuple[Suggestion, ...]:
        """Verified rewrites of a sentence or several: those of its findings, then its splits."""
        document = self._parts.read(sentence.encode("utf-8", "surrogatepass"), NAMELESS, "txt")
        found = [s for f in self.check_document(document).findings for s in f.suggestions]
        for analysis in self._parts.analyse(document):
            for i, _ in enumerate(analysis.sentences()):
                found += self._parts.rewrite(analysis, i, self._verifier)
        return tuple({suggestion.text: suggestion for suggestion in reversed(found)}.values())[::-1]

    def score(self, text: str, path: str | None = None) -> Any:
        """Scores of a text, its sections and its sentences (see clauselint.readability)."""
        from clauselint.readability import score

        data = text.encode("utf-8", "surrogatepass")
        return score(self._parts.read(data, path or NAMELESS, None if path else "md"))

    @cached_property
    def _verifier(self) -> EngineVerifier:
        return EngineVerifier(self.chosen, self._parts.analyse)

    def _chosen_for(self, path: str) -> tuple[Chosen, ...]:
        ignored = [
            code.upper()
            for glob, codes in self.settings.per_file_ignores.items()
            if in_glob(glob, path, self.settings.root)
            for code in codes
        ]
        return tuple(c for c in self.chosen if not any(matches(s, c.code) for s in ignored))

    def _gather(self, subject: Subject, chosen: tuple[Chosen, ...]) -> Iterator[Found]:
        root, path = self.settings.root, subject.document.path
        targets = [target for target in self.settings.targets if in_glob(target.paths, path, root)]
        from_words = list(from_text(subject, chosen))
        every = (
            *self._from_parser(subject, chosen, from_words),
            *from_document(subject, chosen, targets),
        )
        return (f for f in every if f.candidate.confidence >= f.chosen.floor)

    def _from_parser(
        self, subject: Subject, chosen: tuple[Chosen, ...], from_words: list[Found]
    ) -> list[Found]:
        """What parse rules find, and what text rules found, with a parse where there is one."""
        if not parse_rules(chosen) and not (self._suggestions and from_words):
            return from_words
        kept: dict[int, Analysis] = {}
        segments = {found.segment.index for found in from_words if found.segment}
        analyses = keep(parsed(subject, self._parts.analyse), segments, kept)
        found = list(from_parses(subject, chosen, analyses))
        return [*found, *(with_parse(item, kept) for item in from_words)]

    def _finding(self, found: Found, subject: Subject) -> Finding:
        rule, candidate = found.chosen.rule, found.candidate
        return Finding(
            code=rule.code,
            name=rule.name,
            message=candidate.message,
            severity=found.chosen.severity,
            confidence=candidate.confidence,
            span=found.span,
            text=subject.document.text[found.span.start : found.span.end],
            readings=candidate.readings,
            suggestions=self._suggest(found, subject),
            url=rule_url(type(rule)),
        )

    def _suggest(self, found: Found, subject: Subject) -> tuple[Suggestion, ...]:
        if self._suggestions is False or found.analysis is None:
            return ()
        try:
            return self._parts.suggest(found.candidate, found.analysis, self._verifier)
        except ClauselintError:
            raise
        except Exception as error:
            line = subject.lines.position(found.span.start).line
            subject.crashes.note(REWRITER, f"the rewriter of {found.code}", line, error)
            return ()

    def _readability(self, subject: Subject) -> Readability | None:
        try:
            return self._parts.summary(subject.document)
        except Exception as error:
            subject.crashes.note(SUMMARY, "the readability summary", None, error)
            return None


def override(
    settings: Settings,
    profile: str | Profile | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Settings:
    """Settings with what is given put in place of their own. Raises ConfigError."""
    changes: dict[str, Any] = {}
    if profile is not None:
        changes["profile"] = _profile(settings, profile)
    if select is not None:
        changes["select"] = _selectors(select)
    if ignore is not None:
        changes["ignore"] = _selectors(ignore)
    return replace(settings, **changes)


def _selectors(given: Sequence[str]) -> tuple[str, ...]:
    # Checked here, since a fault is that of the caller and not of the settings file.
    check_selectors([code.upper() for code in given], lambda _, message: ConfigError(message))
    return tuple(given)


def _profile(settings: Settings, profile: str | Profile) -> Profile:
    try:
        return Profile(profile)
    except ValueError as error:
        names = ", ".join(p.value for p in Profile)
        raise ConfigError(f"`profile` must be one of {names}, not {profile!r}") from error


def _load(config: str | Path | None) -> Settings:
    return Settings() if config is None else load_settings(Path(config))


def in_glob(glob: str, path: str, root: str) -> bool:
    """Whether a path, taken from `root`, is in a glob of `.gitignore` syntax."""
    absolute = Path(path).absolute()
    try:
        relative = absolute.relative_to(
            root if PurePath(root).is_absolute() else Path(root).absolute()
        )
    except ValueError:
        return False
    return pathspec.GitIgnoreSpec.from_lines([glob]).match_file(relative.as_posix())


def _unused(
    subject: Subject, suppressions: Suppressions, chosen: tuple[Chosen, ...]
) -> Iterator[Finding]:
    choice = next((c for c in chosen if isinstance(c.rule, DirectiveRule)), None)
    if choice is None or not subject.document.directives:
        return
    running = {c.code for c in chosen}

    def ran(selector: str) -> bool:
        wanted = [r for r in all_rules() if matches(selector or ALL, r.code)]
        return all(r.code in running for r in wanted if not r.preview)

    for span, message in suppressions.unused(ran):
        candidate = Candidate(choice.code, span.start, span.end, message, 1.0)
        yield Finding(
            code=choice.code,
            name=choice.rule.name,
            message=candidate.message,
            severity=choice.severity,
            confidence=1.0,
            span=span,
            text=subject.document.text[span.start : span.end],
            url=rule_url(type(choice.rule)),
        )
