"""STR005."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.nlp.grammar import children, coordinators, extent, indices, phrase, relation
from clauselint.nlp.words import word_count
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

ITEMS = 6
WORDS = 25


class WideCoordination(ParseRule):
    """A list in a sentence is too wide to be read as one.

    ## What it does

    Finds a coordination of six items or more that runs over more than 25 words. Short items
    ("name, age, sex, address, telephone and email") are left alone.

    ## Why is this bad?

    The reader has to find the items' ends, and their common head, among commas that also do other
    work. A list set out vertically shows both.

    ## Example

    "The register must hold the name of the person, the date of the request, the records that were
    asked for, the officer who decided, the reasons for the decision, and the date of the reply."

    ## Use instead

    "The register must hold:" with one line an item.

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011), "Use
      lists".
    - M. Cutts, *Oxford Guide to Plain English* (5th ed., 2020), on vertical lists.
    """

    code = "STR005"
    name = "wide-coordination"
    severity = "info"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a coordination; the span runs from its first item to its last."""
        for sentence in analysis.sentences():
            inside: set[int] = set()
            for token in sentence:
                items = wide(token)
                if relation(token) == "conj" or len(items) < ITEMS or token.i in inside:
                    continue
                inside |= {t.i for t in token.subtree}
                if token.idx >= analysis.own:
                    yield from self._candidates(items)

    def _candidates(self, items: list[Token]) -> Iterator[Candidate]:
        first = _first_word(items[0])
        start, end = extent(t for item in items for t in phrase(item) if t.i >= first.i)
        count = word_count(first.doc, start, end)
        if count > WORDS:
            message = f"A list of {len(items)} items and {count} words in one sentence."
            anchors: Anchors = {
                "conjuncts": indices(*items),
                "cc": indices(*coordinators(items[0])),
            }
            sure = confidence(items, count)
            yield Candidate(self.code, start, end, message, sure, anchors=anchors)


def _first_word(item: Token) -> Token:
    """Where a first item begins: a noun with its article and adjectives, a verb by itself."""
    before = children(item, "det", "amod", "compound", "nummod", "nmod:poss")
    return item if item.pos_ == "VERB" else min([item, *before], key=lambda t: t.i)


def wide(token: Token) -> list[Token]:
    """The coordination that a token heads, with what a comma joins to a noun inside an item.

    In "the date of the request, the record" the tree may join "record" to "request".
    """
    found, queue = [], [token]
    while queue:
        item = queue.pop()
        found.append(item)
        inner = children(item, "nmod") if item.pos_ in ("NOUN", "PROPN") else []
        queue += children(item, "conj")
        queue += [c for n in inner for c in children(n, "conj") if _after_comma(c)]
    return sorted(found, key=lambda t: t.i)


def _after_comma(conjunct: Token) -> bool:
    return any(c.text in (",", ";") for c in children(conjunct, "punct") if c.i < conjunct.i)


def confidence(items: list[Token], count: int) -> float:
    """More with more words an item and more items, up to 0.9; under 0.5 for one-word items."""
    each = count / len(items)
    sure = 0.25 + 0.08 * each + 0.02 * (len(items) - ITEMS)
    return round(min(sure, 0.9 if each > 2 else 0.45), 3)
