"""The linter: one set of settings, applied to one text after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from clauselint.config import Settings, load_settings
from clauselint.engine.cache import Memory, Store
from clauselint.engine.crashes import PARSER, SCORES
from clauselint.engine.globs import share
from clauselint.engine.parts import Parts
from clauselint.errors import ConfigError, InputError
from clauselint.findings import Diagnostic, Document, FileReport, Profile, Score, Suggestion

if TYPE_CHECKING:
    from clauselint.engine.document import Helped, Plan
    from clauselint.engine.live import Live
    from clauselint.engine.reword import Rewords

NAMELESS = "<text>"
"""Path in the report of a text that was given without one."""

MARKDOWN, PLAIN = "md", "txt"


class Linter:
    """Checks texts against the chosen rules.

    `profile` is "default" or "strict"; `select` and `ignore` are codes or prefixes; `config` is a
    path, or Settings; what is given beside it replaces the same setting in it. Without `config`
    no file is looked for.

    `store` keeps what was found from run to run; without one nothing is kept.

    `suggestions` says when findings carry suggestions: False never (which is faster), True always,
    and None where the chosen rules need a parse anyway. `helped` makes, for a document, a test of
    the spans whose findings are to have them.

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
        store: Store | None = None,
        helped: Helped | None = None,
    ) -> None:
        settings = config if isinstance(config, Settings) else _load(config)
        self.settings = override(settings, profile, select, ignore)
        self._suggestions = suggestions
        self._helped = helped
        self._parts = parts or Parts()
        self._memory = None if store is None else Memory(store, self.settings, suggestions)
        # Settings that were sound once are so still: then no rule need be imported to know.
        memory = self._memory
        known = None if memory is None else memory.get(tuple[str, ...], "codes")
        if known is None:
            known = tuple(choice.code for choice in self._plan.chosen)
            if memory is not None:
                memory.put(known, "codes")
        self.codes = frozenset(known)

    @cached_property
    def _plan(self) -> Plan:
        # Rules and all that runs them are imported where something has to be worked out.
        from clauselint.engine.document import Plan
        from clauselint.engine.selection import choose

        _check_targets(self.settings)
        chosen = choose(self.settings)
        return Plan(
            self.settings,
            chosen,
            self._parts,
            self._suggestions,
            memory=self._memory,
            helped=self._helped,
        )

    def check(self, text: str, path: str | None = None) -> FileReport:
        """Findings in a text.

        The suffix of `path` says how to read it; without one it is read as Markdown. Offsets count
        code points of `text` (without a byte order mark, if it has one). Raises ModelError where
        a parse is needed and the model cannot be loaded.
        """
        return self.check_bytes(_bytes(text), path or NAMELESS, None if path else MARKDOWN)

    def check_bytes(self, data: bytes, path: str, format: str | None = None) -> FileReport:
        """Findings in the bytes of a file; what cannot be read gives a report with a diagnostic."""
        memory = self._memory_of(path)
        if memory is None:
            return self._check_bytes(data, path, format)
        key = _key(data, path, format)
        known = memory.get(FileReport, *key)
        if known is not None:
            document = known.document and replace(known.document, path=path)
            return replace(known, path=path, document=document)
        report = self._check_bytes(data, path, format)
        if not report.diagnostics and self._helped is None:
            memory.put(report, *key)
        memory.save()
        return report

    def knows(self, data: bytes, path: str, format: str | None = None) -> bool:
        """Whether `check_bytes` has the answer at hand."""
        memory = self._memory_of(path)
        return memory is not None and memory.has(*_key(data, path, format))

    def _memory_of(self, path: str) -> Memory | None:
        return self._memory and self._memory.narrowed(share(self.settings, path))

    def _check_bytes(self, data: bytes, path: str, format: str | None) -> FileReport:
        try:
            document = self._plan.parts.read(data, path, format)
        except InputError as error:
            problem = Diagnostic(path, error.code, error.message, error.line)
            return FileReport(path, None, (), None, (problem,))
        return self.check_document(document)

    def check_document(self, document: Document) -> FileReport:
        """Findings in a document that has been read. Raises ModelError, as `check` does."""
        from clauselint.engine.document import Check

        return Check(self._plan, document).report()

    def draw(self, report: FileReport) -> FileReport:
        """A report of this linter's, with a tree in each reading that can be drawn as one.

        Raises ModelError, as `check` does.
        """
        if not any(finding.readings for finding in report.findings):
            return report
        from clauselint.engine.drawing import drawn

        return drawn(report, self._plan.chosen, self._parts)

    def live(self, path: str, format: str | None = None) -> Live:
        """A text of this linter that is being written, to be checked again and again."""
        from clauselint.engine.live import Live

        return Live(self._plan, path, format)

    def rewrite(self, sentence: str) -> tuple[Suggestion, ...]:
        """Verified rewordings of a sentence, or of several, best first for each, however short.

        First those that repair a finding, then those that restructure. Raises InputError for a
        text that cannot be read, and ModelError.
        """
        document = self._plan.parts.read(_bytes(sentence), NAMELESS, PLAIN)
        from clauselint.engine.reword import Rewords

        rewords = Rewords(self._plan, document, short=True)
        return tuple(s for rewording in rewords for s in rewording.suggestions)

    def reword(self, document: Document) -> Rewords:
        """The sentences of a document that can be reworded. Iterating it raises ModelError."""
        from clauselint.engine.reword import Rewords

        return Rewords(self._plan, document)

    def read(self, data: bytes, path: str, format: str | None = None) -> Document:
        """A document from the bytes of a file. Raises InputError."""
        return self._plan.parts.read(data, path, format)

    def score(self, text: str, path: str | None = None) -> Score:
        """Scores of a text, its sections and its sentences. Raises InputError and ModelError."""
        return self.score_bytes(_bytes(text), path or NAMELESS, None if path else MARKDOWN)

    def score_bytes(self, data: bytes, path: str, format: str | None = None) -> Score:
        """Scores of the bytes of a file. Raises InputError and ModelError."""
        document = self._plan.parts.read(data, path, format)
        # Of the findings only ambiguities are counted in a score.
        chosen = tuple(c for c in self._plan.chosen if c.code.startswith("AMB"))
        plan = replace(self._plan, chosen=chosen, suggestions=False, scored=True)
        from clauselint.engine.document import Check

        report = Check(plan, document).report()
        failures = [d for d in report.diagnostics if d.code in (PARSER, SCORES)]
        if report.score is None or failures:
            message = failures[0].message if failures else "cannot be scored"
            raise InputError(message, path=path)
        return report.score

    def textstat_bytes(self, data: bytes, path: str, format: str | None = None) -> dict[str, float]:
        """textstat's formulas over the bytes of a file. Raises InputError."""
        from clauselint.readability.textstat_formulas import evaluate

        return evaluate(self._plan.parts.read(data, path, format))


def override(
    settings: Settings,
    profile: str | Profile | None = None,
    select: Sequence[str] | None = None,
    ignore: Sequence[str] | None = None,
) -> Settings:
    """Settings with what is given put in place of their own. Raises ConfigError."""
    changes: dict[str, Any] = {}
    if profile is not None:
        changes["profile"] = _profile(profile)
    if select is not None:
        changes["select"] = _selectors(select, settings)
    if ignore is not None:
        changes["ignore"] = _selectors(ignore, settings)
    return replace(settings, **changes)


def _key(data: bytes, path: str, format: str | None) -> tuple[object, ...]:
    return ("report", format or PurePath(path).suffix.lower(), blake2b(data).digest())


def _bytes(text: str) -> bytes:
    # A lone surrogate becomes bytes that the reader refuses, with the line.
    return text.encode("utf-8", "surrogatepass")


def _selectors(given: Sequence[str], settings: Settings) -> tuple[str, ...]:
    # Checked here, since a fault is that of the caller and not of the settings file.
    if isinstance(given, str):
        raise ConfigError(f"codes must be a list, not the text {given!r}")
    from clauselint.engine.selection import check_selectors, guest_rules

    guests = [rule.code for rule in guest_rules(settings)]
    upper = [code.upper() for code in given]
    check_selectors(upper, lambda _, message: ConfigError(message), guests)
    return tuple(given)


def _profile(profile: str | Profile) -> Profile:
    try:
        return Profile(profile)
    except ValueError as error:
        names = ", ".join(p.value for p in Profile)
        raise ConfigError(f"`profile` must be one of {names}, not {profile!r}") from error


def _load(config: str | Path | None) -> Settings:
    return Settings() if config is None else load_settings(Path(config))


def _check_targets(settings: Settings) -> None:
    if settings.targets:
        from clauselint.readability.targets import check_targets

        check_targets(settings)
