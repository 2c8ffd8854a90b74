"""What the ambiguity rules share: a construction found in the parse, and how it is weighed."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from clauselint.findings import Anchors, Candidate, Reading
from clauselint.judgement.features import describe
from clauselint.judgement.model import judge
from clauselint.judgement.profiles import BARS
from clauselint.nlp import grammar as g
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Construction:
    """A place that could be read two ways, before it is judged.

    `tokens` are marked from first to last. `readings` are two paraphrases; `first` is the
    probability of the first one. `features` are what the rule itself knows of the place, and
    `strength` how strong its own evidence is, in [0, 1]: both go into the judgement.
    """

    tokens: Sequence[Token]
    message: str
    readings: tuple[str, str]
    first: float
    features: Mapping[str, float] = field(default_factory=dict)
    anchors: Anchors = field(default_factory=dict)
    strength: float = 0.0


class ConstructionRule(ParseRule):
    """A parse rule that finds constructions; the judgement says how likely each is to hurt.

    Rules with the same `features` share a `model`, which is the prefix of their features' names.
    """

    judged = True
    shares = "construction"
    model: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        if "code" in cls.__dict__ and cls.judged:
            cls.default, cls.strict = BARS["default"], BARS["strict"]

    @abstractmethod
    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """All constructions of the kind, however unlikely to trouble a reader."""

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """Constructions of the segment's own; a heading binds nobody."""
        for found, features in self.weighed(analysis):
            sure = judge(features).probability if self.judged else 1.0
            yield replace(found, confidence=round(sure, 3))

    def weighed(self, analysis: Analysis) -> Iterator[tuple[Candidate, dict[str, float]]]:
        """Candidates that are not judged yet, each with its features."""
        if analysis.segment.kind != "heading":
            for found in self.constructions(analysis):
                if is_own(analysis, found):
                    yield candidate(self.code, found), self.known(analysis, found)

    def known(self, analysis: Analysis, found: Construction) -> dict[str, float]:
        """All features of a construction."""
        about = describe(analysis, self.code, found.tokens, found.anchors, found.first)
        own = {f"{self.model or self.code}:{k}": v for k, v in found.features.items() if v}
        strength = {f"{self.code}:strength": found.strength} if found.strength else {}
        return about | own | strength


MODIFIERS = frozenset(
    f"{name}{part}"
    for name in ("clause", "exception", "focus", "modifier", "pp")
    for part in ("", "_phrase")
) | {"object"}
"""Names of the anchors that say what is attached; the others say to what."""


def is_own(analysis: Analysis, found: Construction) -> bool:
    """Whether the construction is the segment's own, and not that of a list item's stem.

    Where both sites stand in the stem and each item is a modifier, the first item speaks for all.
    """
    segment, own, doc = analysis.segment, analysis.own, analysis.doc
    first = segment.stem is None or segment.index == segment.stem + 1
    sites = [i for name, places in found.anchors.items() if name not in MODIFIERS for i in places]
    told = first or not sites or any(doc[i].idx >= own for i in sites)
    return told and any(t.idx + len(t) > own for t in found.tokens)


def candidate(code: str, found: Construction) -> Candidate:
    """The construction as a candidate of the rule, its readings weighted by their probability."""
    start, end = g.extent(found.tokens)
    first = min(max(round(found.first, 2), 0.01), 0.99)
    return Candidate(
        code=code,
        start=start,
        end=end,
        message=found.message,
        confidence=0.0,
        readings=(
            Reading(around(found.readings[0]), first),
            Reading(around(found.readings[1]), round(1 - first, 2)),
        ),
        anchors=found.anchors,
    )


LONGEST, KEPT = 24, 10
"""Words of a stretch between brackets that a reading still says in full, and at either end else."""


def around(reading: str) -> str:
    """The reading with the middle of its long stretches left out, so that its brackets are seen."""
    stretches = re.split(r"([\[\]])", reading)
    return "".join(_cut(s) if s.count(" ") >= LONGEST else s for s in stretches)


def _cut(stretch: str) -> str:
    words = stretch.split(" ")
    return " ".join((*words[:KEPT], "…", *words[-KEPT:]))


def without_case(noun: Token, tokens: Iterable[Token]) -> list[Token]:
    """The words of a noun's phrase behind its preposition, and behind the comma before it."""
    cases = [t.i for c in g.children(noun, "case") for t in g.subtree(c) if t.i < noun.i]
    start = max(cases) + 1 if cases else noun.left_edge.i
    return g.trimmed([t for t in tokens if t.i >= start]) or [noun]


def attachment(analysis: Analysis, token: Token, heads: Iterable[Token]) -> float:
    """Probability that the token hangs on one of `heads`, by the parser's doubt."""
    wanted = {h.i for h in heads}
    arcs = analysis.doubt.alternatives(token.i)
    return min(sum(a.probability for a in arcs if a.head in wanted), 1.0)


def relation_probability(analysis: Analysis, token: Token, *names: str) -> float:
    """Probability that the token bears one of the relations (without subtypes), on any head."""
    arcs = analysis.doubt.alternatives(token.i)
    bare = ((a.relation.lower().partition(":")[0], a.probability) for a in arcs)
    return min(sum(p for name, p in bare if name in names), 1.0)


def share(one: float, other: float, floor: float = 0.01) -> float:
    """`one` as a share of both, each at least `floor`: a probability between two readings."""
    one, other = max(one, floor), max(other, floor)
    return one / (one + other)


def evenness(one: float, other: float) -> float:
    """How even two readings are: 1 when alike, 0 when one has it all; `4 p (1 - p)`."""
    p = share(one, other)
    return 4 * p * (1 - p)


def quoted(tokens: Iterable[Token], longest: int = 60) -> str:
    """The words in double quotes, cut in the middle where they are long."""
    text = g.words(tokens)
    if len(text) > longest:
        text = f"{text[: longest // 2].rstrip()} … {text[-longest // 3 :].lstrip()}"
    return f"“{text}”"


def inside(tokens: Sequence[Token]) -> str:
    """The words as they stand inside a sentence: without its opening capital, but for names."""
    text, first = g.words(tokens), tokens[0]
    opens = first.i == first.sent.start and first.pos_ != "PROPN"
    plain = text[1:2].islower() or first.lower_ == "a"
    return text[:1].lower() + text[1:] if opens and plain else text


def join(items: Sequence[str], conjunction: str) -> str:
    """A list in words: "a, b or c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def sentence_tokens(analysis: Analysis) -> Iterator[Token]:
    """Tokens of the sentences that touch the segment's own text."""
    return (t for s in analysis.sentences() for t in s)
