"""AMB008: "either … or", "both … and", "not only … but" with unlike halves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

PARTNER = {"either": ("or",), "neither": ("nor",), "both": ("and",)}
CONFIDENCE = {("verb", "noun"): 0.75, ("noun", "verb"): 0.75, ("preposition", "noun"): 0.45}
"""By the kinds of word after the two halves (by hand); other mismatches weigh `OTHER`."""
OTHER = 0.5


class UnbalancedCorrelative(ConstructionRule):
    """The halves of "either … or", "both … and" or "not only … but" are not alike.

    ## What it does

    Compares the word after the first half of a correlative pair with the word after the second,
    and finds those of different kinds ("either submit a form or a letter").

    ## Why is this bad?

    The first half marks where the shared part ends. In the wrong place, it makes a noun the
    alternative to a verb, and the reader must move it to see what the choice is between.

    ## Example

    > You must either submit a form or a letter.

    ## Use instead

    > You must submit either a form or a letter.

    ## References

    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 15, section 2.3 (correlative coordination).
    - B. Garner, *The Redbook* (4th ed., 2018), parallel constructions.
    """

    code = "AMB008"
    name = "unbalanced-correlative"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Correlative pairs with a verb on one side and a noun on the other."""
        for sentence in analysis.sentences():
            for token in sentence:
                pair = _partner(token)
                found = _construction(token, *pair) if pair is not None else None
                if found is not None:
                    yield found


def _partner(opening: Token) -> tuple[Token, Token] | None:
    """The second coordinator and the conjunct after it."""
    wanted = PARTNER.get(opening.lower_)
    if wanted is None or not g.has_relation(opening, "cc:preconj", "advmod", "det", "cc"):
        return None
    for token in opening.doc[opening.i + 1 : opening.sent.end - 1]:
        if token.lower_ in wanted and g.relation(token) == "cc":
            return (token, token.head) if g.relation(token.head) == "conj" else None
    return None


def _construction(opening: Token, second: Token, right: Token) -> Construction | None:
    left = right.head
    kinds = (_kind(opening.nbor(1)), _kind(second.nbor(1)))
    if g.own_subject(right) is not None:
        return None
    if kinds[0] == kinds[1] or "" in kinds or (left.i < opening.i and kinds[0] != "preposition"):
        return None
    later = g.conjunct_phrase(right)
    tokens = [opening, *later]
    moved = _moved(opening, left, second, later)
    as_is = f"{g.words(opening.doc[opening.i + 1 : second.i])} / {g.words(later)}"
    return Construction(
        tokens=tokens,
        message=f"after “{opening.text}” comes {_article(kinds[0])}, after “{second.text}” "
        f"{_article(kinds[1])}: it is not clear what the choice is between",
        readings=(moved, as_is),
        first=0.8,
        strength=OTHER if opening.nbor(1).lemma_ == "be" else CONFIDENCE.get(kinds, OTHER),
        anchors={
            "first_half": (opening.i,),
            "second_half": (second.i,),
            "left": (left.i,),
            "right": (right.i,),
            "verb": (g.clause_head(left).i,),
        },
    )


def _kind(token: Token) -> str:
    if token.tag_ in ("VB", "VBP", "VBZ", "VBD", "MD"):
        return "verb"
    if token.pos_ == "ADP":
        return "preposition"
    nominal = ("DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM", "VERB")
    return "noun" if token.pos_ in nominal else ""


def _article(kind: str) -> str:
    return f"a {kind}"


def _moved(opening: Token, left: Token, second: Token, later: list[Token]) -> str:
    """The pair with its first half right before the like conjunct."""
    start = max(left.left_edge.i, opening.i + 1)
    before = g.words(opening.doc[opening.i + 1 : start])
    shared = g.words(opening.doc[start : second.i])
    front = f"{before} " if before else ""
    return f"{front}{opening.lower_} {shared} {second.lower_} {g.words(later)}"
