"""What a rule is. A rule is one file in a family's folder; it is found by walking the package."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from clauselint.findings import (
    Anchor,
    Anchors,
    Candidate,
    Document,
    Segment,
    Severity,
    Targets,
)

if TYPE_CHECKING:
    from clauselint.nlp.analysis import Analysis


AMBIGUOUS = ("AMB", "GPA")
"""Families of the rules about words that can be read, or are first read, in two ways."""


class Rule(ABC):
    """Common to all rules. Subclass one of the three kinds below, once a file.

    The class docstring is the rule's page: its first line, then the sections "What it does",
    "Why is this bad?", "Example", "Use instead" and "References", each a Markdown `##` heading.
    `default` and `strict` are the least confidences at which the profiles show a finding; the
    rule's page says where they come from.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    default: ClassVar[float] = 0.5
    strict: ClassVar[float] = 0.25
    preview: ClassVar[bool] = False
    """A preview rule runs only where its code is selected in full."""
    judged: ClassVar[bool] = False
    """Whether a confidence is the probability that a careful reader is left in doubt."""
    shares: ClassVar[str] = ""
    """Of rules that share a name, only the surest reports a place: a drafter mends it once."""


class TextRule(Rule):
    """A rule that needs no parse."""

    @abstractmethod
    def check(self, segment: Segment) -> Iterator[Candidate]:
        """Candidates, with offsets in `segment.text`."""


Part = Anchor | tuple[Anchor, int]
"""All words of an anchor, or the one at a place among them."""


@dataclass(frozen=True, slots=True)
class Ties:
    """What hangs on what in each reading of a rule: pairs of a word and what it hangs on.

    A pair is passed over in a candidate that lacks one of its anchors. `name` says what the word is
    to what it hangs on, where the parse does not know.
    """

    readings: tuple[tuple[tuple[Part, Part], ...], ...]
    name: str = ""

    def among(self, anchors: Anchors) -> tuple[tuple[tuple[Places, Places], ...], ...]:
        """The pairs of each reading, by the tokens of a candidate."""
        found = (((_places(w, anchors), _places(h, anchors)) for w, h in r) for r in self.readings)
        return tuple(tuple((w, h) for w, h in pairs if w and h) for pairs in found)


Places = tuple[int, ...]


def hangs(word: Part, *heads: Part, name: str = "") -> Ties:
    """The ties of a rule whose readings differ in what one word hangs on."""
    return Ties(tuple(((word, head),) for head in heads), name)


def _places(part: Part, anchors: Anchors) -> Places:
    if isinstance(part, str):
        return anchors.get(part, ())
    name, at = part
    places = anchors.get(name, ())
    return places[at : at + 1 or None]


class ParseRule(Rule):
    """A rule that reads the parse. `ties` says how its readings are drawn, if they can be."""

    ties: ClassVar[Ties | None] = None

    @abstractmethod
    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """Candidates, with offsets in `analysis.doc.text`."""


class DocumentRule(Rule):
    """A rule over a whole document, from its scores; it is off until targets are configured."""

    @abstractmethod
    def check_document(self, document: Document, targets: Targets) -> Iterator[Candidate]:
        """Candidates, with offsets in the source."""


class DirectiveRule(Rule):
    """A rule over the comments that turn rules off; the engine itself finds its candidates."""
