"""AMB012: a participle or infinitive that may belong to the verb or to a noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.people import may_be_person
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    quoted,
    relation_probability,
    share,
    without_case,
)
from clauselint.rules.ambiguity._frame import is_set
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

NOUNS = ("NOUN", "PROPN")
RELATIONS = ("advcl", "acl", "xcomp")
PERCEPTION = words_of("verbs-with-participle")
"""Verbs that take an object with a participle ("saw a plane flying"): both readings are one."""
MOSTLY = 0.5
"""Probability of a complement ("ask visitors to wait"), which has one reading."""
TAKERS = words_of("nouns-with-infinitive")
"""Nouns with an infinitive of their own (Huddleston and Pullum 2002, chapter 14, section 9)."""
INFINITIVE = 0.7
"""Share of the confidence that is left for "to" and a verb: its two readings mostly agree."""
NOUNLIKE = 0.65
"""Share that is left for participles that seldom say how: "people speaking", "help finding"."""
MEANS = words_of("participles-of-means")
"""Participles that say how a thing is done as often as who is meant; people use, things do not."""


class FloatingParticiple(ConstructionRule):
    """An "-ing" phrase or infinitive may say something of the verb or of the noun before it.

    ## What it does

    Finds a participle or infinitive right after an object ("contact users reporting faults",
    "issue equipment to record calls"), where the parser is torn between the verb and the noun.

    ## Why is this bad?

    It is either how or why something is done, or which thing is meant.

    ## Example

    > Staff may question visitors using the side entrance.

    ## Use instead

    > Staff may question visitors who use the side entrance.

    ## References

    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 14, section 9.
    - K. A. Adams, *A Manual of Style for Contract Drafting*, on syntactic ambiguity.
    """

    code = "AMB012"
    name = "floating-participle"
    ties = hangs("modifier", "site1", "site2")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Non-finite clauses right after a noun that has a verb before it."""
        for sentence in analysis.sentences():
            for token in sentence:
                if g.has_relation(token, *RELATIONS) and _non_finite(token):
                    yield from _constructions(analysis, token)


def _non_finite(token: Token) -> bool:
    to = [c for c in g.children(token, "mark") if c.lower_ == "to"]
    others = [c for c in g.children(token, "mark", "advmod") if c.i < token.i and c not in to]
    if others or g.own_subject(token) is not None:
        return False
    return bool(to) or token.tag_ == "VBG"


def _constructions(analysis: Analysis, clause: Token) -> Iterator[Construction]:
    phrase = g.phrase(clause)
    if not phrase or phrase[0].i == phrase[0].sent.start or g.comma_before(phrase[0]):
        return
    noun = _noun_before(phrase[0])
    verb = _verb_over(noun) if noun is not None else None
    if noun is None or verb is None or clause.head.i not in (noun.i, verb.i):
        return
    if verb.lemma_.lower() in PERCEPTION or is_set(noun):
        return
    asked = relation_probability(analysis, clause, "xcomp") > MOSTLY
    if g.marker(clause) is not None and (asked or noun.lemma_.lower() in TAKERS):
        return
    chances = (attachment(analysis, clause, [verb]), attachment(analysis, clause, [noun]))
    yield _construction(verb, noun, (clause, phrase), chances)


def _noun_before(opening: Token) -> Token | None:
    noun = opening.nbor(-1)
    return noun if noun.pos_ in NOUNS and noun.right_edge.i >= noun.i else None


def _verb_over(noun: Token) -> Token | None:
    head = noun.head
    while head.pos_ in NOUNS and head.head.i != head.i:
        head = head.head
    return head if head.pos_ == "VERB" and head.i < noun.i else None


def _weight(clause: Token, noun: Token) -> float:
    if g.marker(clause) is not None:
        return INFINITIVE
    return 1.0 if clause.lower_ in MEANS and may_be_person(noun) else NOUNLIKE


def _construction(
    verb: Token,
    noun: Token,
    tail: tuple[Token, list[Token]],
    chances: tuple[float, float],
) -> Construction:
    clause, phrase = tail
    between = list(verb.doc[verb.i + 1 : phrase[0].i])
    inner = without_case(noun, between)
    outer = [t for t in between if t.i < inner[0].i]
    text = g.words(phrase)
    return Construction(
        tokens=[verb, *phrase],
        message=f"{quoted(phrase)} may belong to “{verb.text}” or describe “{noun.text}”",
        readings=(
            f"[{g.words([verb, *between])}] {text}",
            f"{g.words([verb, *outer])} [{g.words(inner)} {text}]",
        ),
        first=share(*chances),
        strength=evenness(*chances) * min(sum(chances), 1.0) * _weight(clause, noun),
        anchors={
            "modifier": (clause.i,),
            "modifier_phrase": tuple(t.i for t in phrase),
            "site1": (verb.i,),
            "site2": (noun.i,),
        },
    )
