"""AMB022: "only" away from what it limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, quoted

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

TWO, LONE, GIVEN, CLEAR = 0.65, 0.45, 0.35, 0.2
"""Two places to focus on; an object alone; an object the reader knows already, so that the rest is
the focus; a condition, purpose or number, which takes it (by hand, from reading policies)."""
CONDITIONS = frozenset(("if", "when", "where", "to", "after", "once", "while", "until", "because"))


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
    if (not things and len(adjuncts) < 2) or verb.lemma_.lower() == "do":
        return
    focus = adjuncts[-1] if adjuncts else things[0]
    yield _report(only, verb, (things[0] if things else adjuncts[0], focus))


def _weight(thing: Token, focus: Token) -> float:
    if thing.i == focus.i:
        return LONE
    opening = g.phrase(focus)[0].lower_ if g.phrase(focus) else ""
    counted = g.child(thing, "nummod") is not None
    if counted or opening in CONDITIONS or g.has_relation(focus, "advcl", "xcomp"):
        return CLEAR
    return GIVEN if _given(thing) else TWO


def _given(thing: Token) -> bool:
    """Known to the reader already: a pronoun, or a noun with "the", "your", "this"."""
    definite = ("the", "this", "that", "these", "those", "such")
    own = g.child(thing, "nmod:poss") is not None
    known = thing.pos_ in ("PRON", "PROPN") or own
    return known or any(c.lower_ in definite for c in thing.children)


def _report(only: Token, verb: Token, foci: tuple[Token, Token]) -> Construction:
    thing, focus = foci
    end = g.phrase(focus)[-1].i
    rest = list(only.doc[only.i + 1 : end + 1])
    limited = g.phrase(focus)
    before = [t for t in rest if t.i < limited[0].i]
    rival = [verb] if thing.i == focus.i else g.phrase(thing)
    return Construction(
        tokens=[only, *rest],
        message=f"“{only.text}” may limit {quoted(limited)} or {quoted(rival)}",
        readings=(
            f"{g.words(before)} only {g.words(limited)}",
            _other(only, rest, verb, foci),
        ),
        first=0.75,
        strength=_weight(thing, focus),
        anchors={
            "only": (only.i,),
            "verb": (verb.i,),
            "focus": (focus.i,),
            "focus_phrase": tuple(t.i for t in limited),
        },
    )


def _other(only: Token, rest: list[Token], verb: Token, foci: tuple[Token, Token]) -> str:
    thing, focus = foci
    if thing.i == focus.i:
        return f"do nothing but {g.words(rest)}"
    object_phrase = g.phrase(thing)
    before = g.words([t for t in rest if t.i < object_phrase[0].i])
    return f"{before} only {g.words([t for t in rest if t.i >= object_phrase[0].i])}"
