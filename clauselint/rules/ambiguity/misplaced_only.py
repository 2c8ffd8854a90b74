"""AMB022: "only" away from what it limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, quoted
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

TWO, GIVEN, CLEAR = 0.65, 0.35, 0.2
"""Two places to focus on; an object the reader knows already, so that the rest is the focus; a
condition, purpose or number, which takes it (by hand, from reading policies)."""
CONDITIONS = words_of("condition-words") | {"to"}
DEFINITE = words_of("demonstratives") | {"the", "such"}


class MisplacedOnly(ConstructionRule):
    """ "Only" stands before the verb, and may limit the verb or something after it.

    ## What it does

    Finds "only" before a verb that has two possible foci after it, such as a new object and an
    adverbial phrase ("may only share data with partners").

    ## Why is this bad?

    "Only" limits what bears the stress in speech. In writing there is no stress, so the reader must
    guess what else is ruled out.

    ## Example

    > The office may only send letters by courier.

    ## Use instead

    > The office may send letters only by courier.

    ## References

    - M. Rooth, "A theory of focus interpretation", Natural Language Semantics 1 (1992).
    - H. W. Fowler, *A Dictionary of Modern English Usage* (1926), "only".
    - B. Garner, *Garner's Dictionary of Legal Usage* (3rd ed., 2011), "only".
    """

    code = "AMB022"
    name = "misplaced-only"
    ties = hangs("only", "focus", "object", name="limits")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """ "Only" as an adverb right before a verb group."""
        for sentence in analysis.sentences():
            for token in sentence:
                if token.lower_ == "only" and g.has_relation(token, "advmod"):
                    verb = token.head
                    if verb.pos_ == "VERB" and verb.i > token.i and _adjacent(token, verb):
                        yield from _constructions(token, verb)


def _adjacent(only: Token, verb: Token) -> bool:
    if only.i > 0 and only.nbor(-1).lower_ in ("not", "if", "need", "needs"):
        return False
    return all(t.pos_ == "AUX" for t in g.between(only.doc, only, verb))


def _constructions(only: Token, verb: Token) -> Iterator[Construction]:
    after = [c for c in verb.children if c.i > verb.i]
    things = [c for c in after if g.has_relation(c, "obj", "obl:agent")]
    adjuncts = [c for c in after if g.has_relation(c, "obl", "advcl", "advmod", "xcomp")]
    foci = [*things[:1], *adjuncts] if things else adjuncts
    if len(foci) > 1 and verb.lemma_.lower() != "do" and _are_two(foci[0], foci[-1]):
        yield _report(only, verb, (foci[0], foci[-1]))


def _are_two(thing: Token, focus: Token) -> bool:
    """Whether each is a phrase of its own that can be stressed, the first before the second.

    With one phrase alone, that is what is limited ("may only use *two cards*"); a pronoun has no
    stress; words of another verb in between ("known by and used by …") break the phrase.
    """
    first, second = g.phrase(thing), g.phrase(focus)
    whole = second[-1].i - second[0].i + 1 == len(second)
    return thing.pos_ != "PRON" and whole and first[-1].i < second[0].i


def _weight(thing: Token, focus: Token) -> float:
    opening = g.phrase(focus)[0].lower_
    counted = g.child(thing, "nummod") is not None
    if counted or opening in CONDITIONS or g.has_relation(focus, "advcl", "xcomp"):
        return CLEAR
    return GIVEN if _given(thing) else TWO


def _given(thing: Token) -> bool:
    """Known to the reader already: a name, or a noun with "the", "your", "this"."""
    own = g.child(thing, "nmod:poss") is not None
    known = thing.pos_ == "PROPN" or own
    return known or any(c.lower_ in DEFINITE for c in thing.children)


def _report(only: Token, verb: Token, foci: tuple[Token, Token]) -> Construction:
    thing, focus = foci
    limited, rival = g.phrase(focus), g.phrase(thing)
    rest = list(only.doc[only.i + 1 : limited[-1].i + 1])
    return Construction(
        tokens=[only, *rest],
        message=f"“{only.text}” may limit {quoted(limited)} or {quoted(rival)}",
        readings=(_moved(rest, limited[0]), _moved(rest, rival[0])),
        first=0.75,
        strength=_weight(thing, focus),
        anchors={
            "only": (only.i,),
            "verb": (verb.i,),
            "focus": (focus.i,),
            "object": (thing.i,),
            "focus_phrase": tuple(t.i for t in limited),
        },
    )


def _moved(rest: list[Token], place: Token) -> str:
    """The words behind "only" with "only" put before `place`."""
    before = g.words([t for t in rest if t.i < place.i])
    return f"{before} only {g.words([t for t in rest if t.i >= place.i])}"
