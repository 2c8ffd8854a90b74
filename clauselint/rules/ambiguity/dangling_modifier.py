"""AMB014: an opening participle whose doer is not the subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, quoted

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

PASSIVE, EXPLETIVE = 0.75, 0.7
"""By the shape of the main clause (set by hand)."""
PREPOSITIONS = frozenset(
    (
        "according",
        "based",
        "beginning",
        "concerning",
        "considering",
        "depending",
        "during",
        "following",
        "given",
        "including",
        "notwithstanding",
        "owing",
        "pending",
        "regarding",
        "respecting",
        "speaking",
        "starting",
    )
)
"""Participles that have become prepositions, or speak of the text ("generally speaking"), and need
no doer (Huddleston and Pullum, ch. 7)."""


class DanglingModifier(ConstructionRule):
    """An opening phrase has no doer, and the subject after it cannot be the one.

    ## What it does

    Finds a participle phrase at the start of a sentence ("When reporting a breach,") before a main
    clause that is passive, or begins with "it" or "there".

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
    default = 0.6
    strict = 0.4

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Participles before the subject of a clause that has no doer."""
        for sentence in analysis.sentences():
            for token in sentence:
                if g.has_relation(token, "advcl") and _participle(token):
                    found = _construction(token)
                    if found is not None:
                        yield found


def _participle(token: Token) -> bool:
    free = g.own_subject(token) is None and not g.children(token, "aux")
    return free and token.tag_ == "VBG" and token.lower_ not in PREPOSITIONS


def _construction(modifier: Token) -> Construction | None:
    verb = modifier.head
    subject = g.child(verb, "nsubj", "csubj", "expl")
    phrase = g.phrase(modifier)
    if subject is None or phrase[-1].i >= subject.left_edge.i or not _opens(phrase[0]):
        return None
    if g.is_nominal(subject) and (_person(subject) or _general(verb, subject)):
        return None
    weight = _weight(verb, subject)
    if not weight:
        return None
    return _report(modifier, phrase, (verb, subject), weight)


def _opens(token: Token) -> bool:
    """Whether nothing but a coordinator stands before the phrase in its sentence."""
    before = token.doc[token.sent.start : token.i]
    return all(t.pos_ in ("CCONJ", "PUNCT", "SPACE") for t in before)


def _person(subject: Token) -> bool:
    return subject.lower_ in ("you", "we", "i", "they", "he", "she", "who", "anyone", "everyone")


def _general(verb: Token, subject: Token) -> bool:
    """Whether "it is useful to …" speaks of anyone: the reader supplies the doer of both verbs."""
    extraposed = g.child(verb, "csubj", "xcomp", "ccomp") is not None
    return extraposed and subject.lower_ == "it" and g.relation(subject) == "expl"


def _weight(verb: Token, subject: Token) -> float:
    if g.relation(subject) == "expl" or subject.lower_ == "there":
        return EXPLETIVE
    return PASSIVE if g.is_passive(verb) else 0.0


def _report(
    modifier: Token, phrase: list[Token], main: tuple[Token, Token], weight: float
) -> Construction:
    verb, subject = main
    be = "are" if "Plur" in subject.morph.get("Number", []) else "is"
    doing = g.words([t for t in phrase if t.i >= modifier.i])
    named = g.words(g.phrase(subject))
    return Construction(
        tokens=phrase,
        message=f"{quoted(phrase)} has no doer: its grammar makes it “{named}”",
        readings=(
            f"whoever is {doing}",
            f"{named} {be} {doing}",
        ),
        first=0.9,
        confidence=weight,
        anchors={
            "modifier": (modifier.i,),
            "modifier_phrase": tuple(t.i for t in phrase),
            "subject": (subject.i,),
            "verb": (verb.i,),
        },
    )
