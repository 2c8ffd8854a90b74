"""Runs a team's rules over the examples that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from clauselint.config import Settings, TeamRule
from clauselint.engine.linter import NAMELESS, PLAIN, Linter
from clauselint.engine.parts import Parts


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, whether its rule should find something in it, and what was found.

    `parse` has a line for each word: the word, its lemma, part of speech, tag, relation and head.
    `fault` says where the rule crashed.
    """

    rule: TeamRule
    text: str
    wanted: bool
    found: tuple[str, ...]
    parse: tuple[str, ...] = ()
    fault: str = ""

    @property
    def holds(self) -> bool:
        """Whether the rule did what it should."""
        return not self.fault and bool(self.found) == self.wanted


def examples(settings: Settings) -> Iterator[Example]:
    """The examples of all team rules, tried. Raises ConfigError and ModelError."""
    parts = Parts()
    for rule in settings.team_rules:
        alone = replace(settings, select=(rule.code,), ignore=(), rules={}, targets=())
        linter = Linter(config=alone, suggestions=False, parts=parts)
        for wanted, texts in ((True, rule.flag), (False, rule.ok)):
            for text in texts:
                yield _tried(linter, parts, rule, text, wanted)


def _tried(linter: Linter, parts: Parts, rule: TeamRule, text: str, wanted: bool) -> Example:
    document = linter.read(text.encode(), NAMELESS, PLAIN)
    report = linter.check_document(document)
    fault = "; ".join(d.message for d in report.diagnostics)
    example = Example(rule, text, wanted, tuple(f.text for f in report.findings), (), fault)
    if example.holds:
        return example
    return replace(example, parse=tuple(parts.parse_lines(document)))
