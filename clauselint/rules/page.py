"""A rule's page, made from its docstring."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from clauselint.rules.base import DirectiveRule, DocumentRule, Rule, TextRule
from clauselint.rules.registry import FAMILY_TITLES, family_rules

SECTIONS = ("What it does", "Why is this bad?", "Example", "Use instead", "References")
UNWRITTEN = "TODO:"
"""What the scaffold puts where the author of a rule has to write."""

HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """First line and sections (title to text, in order) of a rule's docstring."""

    title: str
    sections: dict[str, str]

    def missing(self) -> list[str]:
        """Sections that are not there, empty, or as the scaffold left them."""
        texts = ((name, self.sections.get(name, "")) for name in SECTIONS)
        return [name for name, text in texts if not text or UNWRITTEN in text]


def read_page(rule: type[Rule]) -> Page:
    """The page in the docstring of a rule; without a docstring it is empty."""
    text = inspect.cleandoc(rule.__doc__ or "")
    parts = HEADING.split(text)
    texts = (part.strip() for part in parts[2::2])
    return Page(parts[0].strip(), dict(zip(parts[1::2], texts, strict=True)))


def markdown(rule: type[Rule]) -> str:
    """The whole page in Markdown."""
    page = read_page(rule)
    sections = [f"## {name}\n\n{text}" for name, text in page.sections.items()]
    head = f"# {rule.code} {rule.name}\n\n{page.title}"
    return "\n\n".join([head, facts(rule), *sections]) + "\n"


def family(prefix: str) -> str:
    """The rules of a family in Markdown, a line each."""
    rows = (
        f"- {rule.code} {rule.name}: {' '.join(read_page(rule).title.split())}\n"
        for rule in family_rules(prefix)
    )
    return f"# {prefix} {FAMILY_TITLES[prefix]}\n\n{''.join(rows)}"


def facts(rule: type[Rule]) -> str:
    """Family, severity and thresholds in a table row."""
    family = FAMILY_TITLES.get(rule.code[:3], "of another package")
    shown = f"{rule.default:.2f} (strict: {rule.strict:.2f})"
    return (
        "| family | severity | shown from a confidence of | runs |\n|---|---|---|---|\n"
        f"| {family} | {rule.severity} | {shown} | {when(rule)} |"
    )


def when(rule: type[Rule]) -> str:
    """In words, when the rule runs and what it needs."""
    if rule.preview:
        return "in preview: only where its code is selected in full"
    if issubclass(rule, DocumentRule):
        return "where targets are configured"
    if issubclass(rule, DirectiveRule):
        return "where the text has comments for clauselint"
    return "always, without a parse" if issubclass(rule, TextRule) else "always"
