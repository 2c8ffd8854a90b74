"""AMB024: "each … a"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

QUANTIFIERS = frozenset(("all", "every", "each"))


class EachWithA(ConstructionRule):
    """ "Every … a" may mean one for each, or one for all.

    ## What it does

    Finds a subject with "all", "every" or "each" and an object with "a" or "an".

    ## Why is this bad?

    "Every team reports to a manager" may mean one manager each, or one and the same. Mostly the
    world decides, so this rule is in preview: select it by its code.

    ## Example

    > All offices must appoint a safety officer.

    ## Use instead

    > Each office must appoint its own safety officer.

    ## References

    - H. Kurtzman and M. MacDonald, "Resolution of quantifier scope ambiguities", Cognition 48
      (1993).
    - D. Berry and E. Kamsties, "The syntactically dangerous *all* and plural in specifications",
      IEEE Software 22 (2005).
    """

    code = "AMB024"
    name = "each-with-a"
    preview = True

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Verbs with a universal subject and an indefinite object."""
        for sentence in analysis.sentences():
            for token in sentence:
                found = _construction(token) if token.pos_ == "VERB" else None
                if found is not None:
                    yield found


def _construction(verb: Token) -> Construction | None:
    noun = g.own_subject(verb)
    quantifier = _determiner(noun, QUANTIFIERS) if noun is not None else None
    thing = next((o for o in _things(verb) if _determiner(o, ("a", "an")) is not None), None)
    if noun is None or quantifier is None or thing is None:
        return None
    own = g.words([t for t in g.phrase(thing) if not g.has_relation(t, "det", "case")])
    subject = g.words([t for t in g.phrase(noun) if t.i != quantifier.i])
    return Construction(
        tokens=[*g.phrase(noun), *g.phrase(thing)],
        message=f"“{quantifier.text}” with “a {thing.text}” may mean one for each, or one for all",
        readings=(f"one {own} for each of the {subject}", f"one {own} for all of the {subject}"),
        first=0.8,
        anchors={
            "quantifier": (quantifier.i,),
            "noun": (noun.i,),
            "indefinite": (thing.i,),
        },
    )


def _things(verb: Token) -> list[Token]:
    return [t for t in g.children(verb, "obj", "obl") if t.i > verb.i]


def _determiner(noun: Token, words: tuple[str, ...] | frozenset[str]) -> Token | None:
    return next((d for d in g.children(noun, "det") if d.lower_ in words), None)
