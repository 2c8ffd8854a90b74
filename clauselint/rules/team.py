"""Rules that a team wrote in its settings, and its own words, as rules like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from clauselint.config.settings import BANNED, HOUSE, TeamRule
from clauselint.findings import Candidate, Segment
from clauselint.rules.base import ParseRule, Rule, TextRule

if TYPE_CHECKING:
    from spacy.tokens import Span

    from clauselint.nlp.analysis import Analysis

LONGEST = 300
"""Tokens beyond which no pattern is tried on a sentence: a table of figures, or no sentence."""

MOST_FOUND = 50
"""Matches that one rule may have in a sentence."""


class _Named:
    """A code and a name that are known only when the rule is made."""

    def __init__(self, rule: TeamRule) -> None:
        self.rule = rule
        self.code = rule.code
        self.name = rule.name
        self.severity = rule.severity


class PhraseRule(_Named, TextRule):
    """A rule of phrases alone, which needs no parse."""

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """Every whole-word match, in any case."""
        for found in phrases(self.rule.phrases).finditer(segment.text):
            yield Candidate(self.code, found.start(), found.end(), self._message(found[0]), 1.0)

    def _message(self, words: str) -> str:
        return self.rule.message


class HouseWords(PhraseRule):
    """Words for which a team has others."""

    def __init__(self, words: Mapping[str, str], rule: TeamRule) -> None:
        super().__init__(rule)
        self._words = {" ".join(k.lower().split()): v for k, v in words.items()}

    def said(self, words: str) -> str:
        """The house word, with the capital of the word that it stands for."""
        plain = self._words[" ".join(words.lower().split())]
        return plain[:1].upper() + plain[1:] if words[:1].isupper() else plain

    def _message(self, words: str) -> str:
        said = self._words[" ".join(words.lower().split())]
        return f"“{words}”: {self.rule.message.format(said)}"


class PatternRule(_Named, ParseRule):
    """A rule of token or dependency patterns, and perhaps of phrases."""

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate for each match, the longest where several begin at a token."""
        for sentence in analysis.sentences():
            if len(sentence) <= LONGEST:
                places = sorted(set(self._places(sentence)))[:MOST_FOUND]
                for start, end in places:
                    yield Candidate(self.code, start, end, self.rule.message, 1.0)

    def _places(self, sentence: Span) -> Iterator[tuple[int, int]]:
        for found in phrases(self.rule.phrases).finditer(sentence.text):
            yield sentence.start_char + found.start(), sentence.start_char + found.end()
        for tokens in self._matches(sentence):
            first, last = sentence[min(tokens)], sentence[max(tokens)]
            yield first.idx, last.idx + len(last)

    def _matches(self, sentence: Span) -> Iterator[Iterable[int]]:
        doc = sentence.as_doc()
        if self.rule.tokens:
            for _, start, end in self._matcher(doc):
                yield range(start, end)
        if self.rule.dependencies:
            for _, tokens in self._dependency_matcher(doc):
                yield tokens

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def _matcher(self, doc: Any) -> Any:
        from spacy.matcher import Matcher

        if "tokens" not in self._made:
            matcher = Matcher(doc.vocab)
            patterns = [[dict(t) for t in pattern] for pattern in self.rule.tokens]
            matcher.add(self.code, patterns, greedy="LONGEST")
            self._made["tokens"] = matcher
        return self._made["tokens"](doc)

    def _dependency_matcher(self, doc: Any) -> Any:
        from spacy.matcher import DependencyMatcher

        if "dependencies" not in self._made:
            matcher = DependencyMatcher(doc.vocab)
            matcher.add(self.code, [[dict(n) for n in p] for p in self.rule.dependencies])
            self._made["dependencies"] = matcher
        return self._made["dependencies"](doc)


def phrases(wanted: Iterable[str]) -> re.Pattern[str]:
    """Whole words in any case, the longest first; matches nothing for no phrases."""
    ordered = sorted(wanted, key=len, reverse=True)
    parts = (r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)
    inside = "|".join(parts)
    return re.compile(rf"(?<!\w)(?:{inside})(?!\w)" if inside else r"(?!)", re.IGNORECASE)


def made(
    rules: Iterable[TeamRule], substitutions: Mapping[str, str], banned: Mapping[str, str]
) -> list[Rule]:
    """The rules of a team, and those of its words."""
    own: list[Rule] = []
    if substitutions:
        house = TeamRule(HOUSE, "house-word", "say “{}”.", phrases=tuple(substitutions))
        own.append(HouseWords(substitutions, house))
    if banned:
        never = TeamRule(BANNED, "banned-word", "{}", "error", phrases=tuple(banned))
        own.append(HouseWords(banned, never))
    for rule in rules:
        parse = rule.tokens or rule.dependencies
        own.append(PatternRule(rule) if parse else PhraseRule(rule))
    return own
