"""WRD002."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import child, children, extent, indices, is_passive, relation
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

HOLDING = frozenset(("acl", "appos", "conj"))
"""What a noun carries that a verb cannot."""
ALONE = "-"
"""Stands among the complements of a verb that needs none."""
VAGUE = words_of("determiners-indefinite") | {"no"}


class Plain(NamedTuple):
    """The verb for a noun, the light verbs that carry it, and its complements by preposition."""

    verb: str
    carriers: frozenset[str]
    complements: dict[str, str]


class LightVerb(ParseRule):
    """A noun does the work of a verb.

    ## What it does

    Finds a light verb ("make", "give", "conduct", "provide") whose object is a noun made from a
    verb: "make a decision", "conduct a review of". A noun that is counted, named or closely
    described ("make two payments", "make the decision that the board asked for") is left alone.

    ## Why is this bad?

    The action is hidden in the noun, the verb says nothing, and who acts on what has to be pieced
    together. The plain verb is shorter and takes its subject and object itself.

    ## Example

    "The panel must conduct a review of the decision."

    ## Use instead

    "The panel must review the decision."

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011),
      "Avoid hidden verbs".
    - J. M. Williams, *Style: Toward Clarity and Grace* (1990), chapter 2.
    - O. Jespersen, *A Modern English Grammar* VI (1942), 7.2, where the light verb has its name.
    """

    code = "WRD002"
    name = "light-verb"
    severity = "info"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a light verb with its noun; the span covers both."""
        for sentence in analysis.sentences():
            for noun in sentence:
                plain = plain_verbs().get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
                verb = noun.head
                if plain is None or not _carries(verb, noun, plain) or noun.idx < analysis.own:
                    continue
                if verb.idx >= analysis.own:
                    yield self._candidate(verb, noun, plain)

    def _candidate(self, verb: Token, noun: Token, plain: Plain) -> Candidate:
        preposition, complement = _complement(verb, noun, plain)
        words = [verb, noun] + ([preposition] if preposition is not None else [])
        start, end = extent(words)
        anchors: Anchors = {
            "verb": indices(verb),
            "noun": indices(noun),
            "preposition": indices(preposition),
        }
        kept: Anchors = {name: value for name, value in anchors.items() if value}
        message = f"“{verb} … {noun}” hides the verb “{plain.verb}”."
        sure = confidence(noun, complement is not None)
        return Candidate(self.code, start, end, message, sure, anchors=kept)


@cache
def plain_verbs() -> dict[str, Plain]:
    """The list in `data/light_verbs.txt`, by noun lemma."""
    data = resources.files(__package__).joinpath("data", "light_verbs.txt")
    rows = (
        [cell.strip() for cell in line.split("|")]
        for line in data.read_text(encoding="utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    )
    return {noun: _plain(verb, carriers, pairs) for noun, verb, carriers, pairs in rows}


def _plain(verb: str, carriers: str, pairs: str) -> Plain:
    split = (pair.strip().partition(":") for pair in pairs.split(",") if pair.strip())
    complements = {noun_side: verb_side for noun_side, _, verb_side in split}
    return Plain(verb, frozenset(c.strip() for c in carriers.split(",")), complements)


def _carries(verb: Token, noun: Token, plain: Plain) -> bool:
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in plain.carriers or verb.i >= noun.i:
        return False
    if verb.lemma_ == "carry" and child(verb, "compound") is None:
        return False
    if relation(noun) != "obj" or is_passive(verb) or child(verb, "iobj") is not None:
        return False
    return not _is_counted(noun)


def _is_counted(noun: Token) -> bool:
    if any(relation(c) in ("nummod", "compound", "nmod:poss") for c in noun.children):
        return True
    if any(c.dep_.lower() == "nmod:poss" for c in noun.children):
        return True
    return any(relation(c) in HOLDING for c in noun.children)


def _complement(verb: Token, noun: Token, plain: Plain) -> tuple[Token | None, str | None]:
    """The preposition of the noun's complement, and what follows the verb; None where unknown."""
    after = [t for t in children(verb, "obl") if t.i > noun.i]
    for phrase in children(noun, "nmod") + after:
        case = child(phrase, "case")
        if case is not None and case.lower_ in plain.complements:
            return case, plain.complements[case.lower_]
    alone = not children(noun, "nmod") and ALONE in plain.complements
    return None, "" if alone else None


def confidence(noun: Token, fits: bool) -> float:
    """Higher where the verb takes over the noun's complement; lower for nouns with adjectives."""
    sure = 0.75 if fits else 0.4
    adjectives = children(noun, "amod")
    determiner = child(noun, "det")
    if adjectives:
        sure -= 0.15 * len(adjectives)
    if determiner is not None and determiner.lower_ not in VAGUE:
        sure -= 0.3
    if noun.tag_ == "NNS" and determiner is None:
        sure -= 0.1
    return round(max(sure, 0.1), 3)
