"""AMB021: "all … not"."""

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

QUANTIFIERS = words_of("determiners-that-cover")


class AllNot(ConstructionRule):
    """ "All … not" means none, or not all.

    ## What it does

    Finds a subject with "all", "every", "each" or "both" whose verb is negated.

    ## Why is this bad?

    "All requests will not be granted" may refuse every request or warn that some will fail: the
    negation can stand inside or outside the quantifier.

    ## Example

    > All requests will not be granted.

    ## Use instead

    > Not all requests will be granted.

    ## References

    - L. Horn, *A Natural History of Negation* (1989), sections 4.3 and 7.3.
    - D. Berry and E. Kamsties, "The syntactically dangerous *all* and plural in specifications",
      IEEE Software 22 (2005).
    """

    code = "AMB021"
    name = "all-not"
    ties = hangs("not", "verb", "quantifier", name="denies")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Negated verbs with a universal subject."""
        for sentence in analysis.sentences():
            for token in sentence:
                found = _construction(token) if g.is_predicate(token) else None
                if found is not None:
                    yield found


def _construction(verb: Token) -> Construction | None:
    negator, noun = g.negation(verb), g.own_subject(verb)
    quantifier = _quantifier(noun) if noun is not None else None
    if negator is None or noun is None or quantifier is None or noun.i > verb.i:
        return None
    if quantifier.i > 0 and quantifier.nbor(-1).lower_ in ("not", "nearly", "almost"):
        return None
    subject = g.phrase(noun)
    rest = list(verb.doc[subject[-1].i + 1 : g.phrase(verb)[-1].i + 1])
    plain = [t for t in rest if t.i != negator.i]
    start = [t for t in subject if t.i != quantifier.i]
    return Construction(
        tokens=[*subject, negator, *(t for t in rest if t.i <= verb.i)],
        message=f"{quoted([quantifier])} with {quoted([negator])} may mean none, or not all",
        readings=(
            f"no {g.words(start)} {g.words(plain)}".replace("no  ", "nothing "),
            f"not {g.words(subject).lower()} {g.words(plain)}",
        ),
        first=0.5,
        anchors={
            "quantifier": (quantifier.i,),
            "noun": (noun.i,),
            "not": (negator.i,),
            "verb": (verb.i,),
        },
    )


def _quantifier(noun: Token) -> Token | None:
    if noun.lower_ in QUANTIFIERS:
        return noun
    return next((d for d in g.children(noun, "det") if d.lower_ in QUANTIFIERS), None)
