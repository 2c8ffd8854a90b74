"""AMB014: an opening participle whose doer is not the subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.nlp.people import is_body, may_be_person
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    inside,
    quoted,
)
from clauselint.rules.ambiguity._reference import is_named, kind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

PASSIVE, EXPLETIVE, THING = 0.75, 0.7, 0.6
"""By the shape of the main clause (set by hand)."""
PREPOSITIONS = words_of("prepositions-like-participles")
"""Participles that have become prepositions, or speak of the text ("generally speaking"), and need
no doer (Huddleston and Pullum, ch. 7)."""


class DanglingModifier(ConstructionRule):
    """An opening phrase has no doer, and the subject after it cannot be the one.

    ## What it does

    Finds a phrase without a subject at the start of a sentence ("When reporting a breach,", "Having
    left the hall,", "On being told of a fault,", "If dissatisfied,") before a main clause that is
    passive, begins with "it" or "there", or has a thing for its subject.

    ## Why is this bad?

    English takes the subject of the main clause as the doer of the opening phrase. Where that is
    absurd the reader must guess who is meant, and a duty without a bearer binds nobody.

    ## Example

    > When reporting a breach, all evidence must be kept.

    ## Use instead

    > When you report a breach, keep all evidence.

    ## References

    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 7, section 2.5 and chapter 14, section 9.
    - B. Garner, *Garner's Modern English Usage* (5th ed., 2022), "danglers".
    """

    code = "AMB014"
    name = "dangling-modifier"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Participles before the subject of a clause that has no doer."""
        for sentence in analysis.sentences():
            for token in sentence:
                if g.has_relation(token, "advcl") and (_participle(token) or _elliptic(token)):
                    found = _construction(token)
                    if found is not None:
                        yield found


def _participle(token: Token) -> bool:
    """ "Reporting …", "having reported …", "being told …": all that stands before is "-ing"."""
    helpers = g.children(token, "aux", "cop")
    forms = {t.tag_ for t in (helpers or [token])}
    free = g.own_subject(token) is None and "VBG" in forms and forms <= {"VBG", "VBN"}
    return free and token.lower_ not in PREPOSITIONS


def _elliptic(token: Token) -> bool:
    """ "If dissatisfied", "when asked": a subordinator with what only a person can be."""
    bare = not g.children(token, "aux", "cop", "nsubj", "csubj", "expl")
    return bare and g.phrase(token)[0].lower_ in ELLIPSES and token.lower_ in PERSONAL


PERSONAL = words_of("states-of-people")
"""What people are, and hardly a thing."""
ELLIPSES = words_of("openers-of-verbless-clauses")


def _construction(modifier: Token) -> Construction | None:
    verb = modifier.head
    subject = g.child(verb, "nsubj", "csubj", "expl")
    phrase = g.phrase(modifier)
    if subject is None or phrase[-1].i >= subject.left_edge.i or not _opens(phrase[0]):
        return None
    if g.is_nominal(subject) and (_person(subject) or _general(verb, subject)):
        return None
    weight = _weight(verb, subject)
    if not weight or (_participle(modifier) and subject.pos_ == "NOUN" and may_be_person(subject)):
        return None
    return _report(modifier, phrase, (verb, subject), weight)


def _opens(token: Token) -> bool:
    """Whether nothing but a coordinator stands before the phrase in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return all(t.pos_ in ("CCONJ", "PUNCT", "SPACE") for t in before)


def _person(subject: Token) -> bool:
    subjects = leaders("pronoun-cases").values()
    return subject.lower_ in (*subjects, "you", "anyone", "everyone")


def _general(verb: Token, subject: Token) -> bool:
    """Whether "it is useful to …" speaks of anyone: the reader supplies the doer of both verbs."""
    extraposed = g.child(verb, "csubj", "xcomp", "ccomp") is not None
    return extraposed and subject.lower_ == "it" and g.relation(subject) == "expl"


def _weight(verb: Token, subject: Token) -> float:
    if g.relation(subject) == "expl" or subject.lower_ == "there":
        return EXPLETIVE
    if g.is_passive(verb):
        return PASSIVE
    return THING if subject.pos_ == "NOUN" and not _acts(subject) else 0.0


def _acts(subject: Token) -> bool:
    """Whether the subject may be the doer: a person, a body, a name, or a word for either."""
    named = may_be_person(subject) or is_body(subject) or is_named(subject)
    known = evidence()
    thing = known.count("thing", subject.lemma_) > known.count("person", subject.lemma_)
    return named or kind(subject) == "party" or not thing


def _said(modifier: Token, phrase: list[Token], subject: Token) -> tuple[str, str]:
    """What the phrase says, of one and of the subject: "is reporting …", "has left …"."""
    helpers = g.children(modifier, "aux", "cop")
    first = min((modifier, *helpers), key=lambda t: t.i)
    rest = g.words([t for t in phrase if t.i > first.i])
    plural = "Plur" in subject.morph.get("Number", [])
    if first.lower_ == "having":
        forms = ("has", "have")
    elif first.lower_ == "being":
        forms = ("is", "are")
    else:
        forms, rest = ("is", "are"), f"{first.text.lower()} {rest}".rstrip()
    return f"{forms[0]} {rest}", f"{forms[plural]} {rest}"


def _report(
    modifier: Token, phrase: list[Token], main: tuple[Token, Token], weight: float
) -> Construction:
    verb, subject = main
    doing = _said(modifier, phrase, subject)
    named = inside(g.phrase(subject))
    return Construction(
        tokens=phrase,
        message=f"{quoted(phrase)} has no doer: its grammar makes it “{named}”",
        readings=(f"someone who is not named {doing[0]}", f"{named} {doing[1]}"),
        first=0.9,
        strength=weight,
        anchors={
            "modifier": (modifier.i,),
            "modifier_phrase": tuple(t.i for t in phrase),
            "subject": (subject.i,),
            "verb": (verb.i,),
        },
    )
