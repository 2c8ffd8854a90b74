"""AMB016: ", which" for a noun or for the whole clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.nlp.people import is_body
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    quoted,
    share,
)
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


FLOOR = 0.3
"""Confidence where the parser has no doubt: the place alone lets a reader stumble (by hand)."""
NAMING = 0.6
"""Share that is left for ", which is a way to …": what says what a thing is describes the noun."""


class WhichClause(ConstructionRule):
    """A clause with ", which" may describe a noun or all that was said before.

    ## What it does

    Finds a relative clause with "which" after a comma, where the noun before it fits in number
    and the parser also sees the whole clause before it as what "which" stands for.

    ## Why is this bad?

    "Staff may appeal the decision, which delays payment": the decision or the appeal?

    ## Example

    > Staff may appeal against the decision, which delays the payment.

    ## Use instead

    > Staff may appeal against the decision. An appeal delays the payment.

    ## References

    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 12, section 4.3 (supplementary relatives with a clause as antecedent).
    - B. Garner, *Garner's Modern English Usage* (5th ed., 2022), "remote relatives".
    """

    code = "AMB016"
    name = "which-clause"
    ties = hangs("clause", "noun", "verb")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Supplementary "which" clauses."""
        for sentence in analysis.sentences():
            for token in sentence:
                if token.lower_ == "which" and g.comma_before(token):
                    found = _construction(analysis, token)
                    if found is not None:
                        yield found


def _construction(analysis: Analysis, which: Token) -> Construction | None:
    clause = which.head
    noun = _noun_before(which)
    if not g.has_relation(which, "nsubj", "obj") or noun is None or not _fits(noun, clause, which):
        return None
    if any(t.pos_ in ("NOUN", "PROPN") or t.lower_ == "said" for t in which.doc[which.i + 1 :][:1]):
        return None
    if any(t.lemma_ == noun.lemma_ for t in clause.subtree if t.i > which.i):
        return None
    verb = g.clause_head(noun)
    if verb.i >= noun.i or not _says_something(verb) or noun.pos_ == "PROPN":
        return None
    acting = g.has_relation(which, "nsubj") and not g.is_passive(clause)
    if clause.lemma_ in ("be", "contain", "include", "mean") or (acting and is_body(noun)):
        return None
    chances = (
        attachment(analysis, clause, list(_nouns(noun))),
        attachment(analysis, clause, [verb]),
    )
    phrase = g.phrase(clause)
    phrase = [t for t in phrase if t.i >= which.i]
    rest = g.words([t for t in phrase if t.i > which.i])
    before = g.words(which.doc[verb.i : which.i - 1])
    return Construction(
        tokens=phrase,
        message=f"{quoted([which])} may stand for “{noun.text}” or for all of “{before}”",
        readings=(f"the {noun.text} {rest}", f"this ({before}) {rest}"),
        first=share(*chances),
        strength=_weight(clause, chances),
        anchors={
            "clause": (clause.i,),
            "clause_phrase": tuple(t.i for t in phrase),
            "noun": (noun.i,),
            "verb": (verb.i,),
        },
    )


def _says_something(verb: Token) -> bool:
    """Whether the verb heads a clause that can be taken up, and not the participle of a noun."""
    bare = g.has_relation(verb, "acl") and not g.has_relation(verb, "acl:relcl")
    return verb.pos_ == "VERB" and not bare


def _weight(clause: Token, chances: tuple[float, float]) -> float:
    weight = FLOOR + (1 - FLOOR) * evenness(*chances) * min(sum(chances), 1.0)
    return NAMING * weight if clause.pos_ in ("NOUN", "PROPN") else weight


def _noun_before(which: Token) -> Token | None:
    tokens = which.doc[max(which.i - 2, which.sent.start) : which.i - 1]
    return next((t for t in tokens if t.pos_ in ("NOUN", "PROPN")), None)


def _nouns(noun: Token) -> Iterator[Token]:
    while noun.pos_ in ("NOUN", "PROPN"):
        yield noun
        if noun.head.i == noun.i:
            return
        noun = noun.head


def _fits(noun: Token, clause: Token, which: Token) -> bool:
    """Whether a clause can be the antecedent: the verb is third person singular, or a modal."""
    return "Plur" not in g.verb_numbers(clause) and "Plur" not in noun.morph.get("Number", [])
