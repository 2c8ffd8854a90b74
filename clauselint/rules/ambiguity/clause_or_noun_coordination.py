"""AMB006: a coordinator that may join two clauses or two nouns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    quoted,
    share,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


class ClauseOrNounCoordination(ConstructionRule):
    """The words after "and" or "or" may join the verb before them or its object.

    ## What it does

    Finds a verb with an object, followed by a coordinator whose second half may be another verb
    phrase or another noun ("share reports and records of incidents"), where the parser itself is
    torn between the two.

    ## Why is this bad?

    The reader must decide whether one more duty begins or the first one has one more object.

    ## Example

    > Keep personal data and access logs for a year.

    ## Use instead

    > Keep personal data and logs of access for a year.

    ## References

    - L. Frazier, A. Munn, C. Clifton, "Processing coordinate structures", Journal of
      Psycholinguistic Research 29 (2000).
    - D. Berry, E. Kamsties, M. Krieger, *From Contract Drafting to Software Specification:
      Linguistic Sources of Ambiguity* (2003), coordination ambiguity.

    The confidence is how even the two readings are by the parser's own probabilities.
    """

    code = "AMB006"
    name = "clause-or-noun-coordination"
    default = 0.6
    strict = 0.3

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Conjuncts torn between a verb and its object."""
        for sentence in analysis.sentences():
            for token in sentence:
                if g.relation(token) == "conj" and g.coordinator(token) is not None:
                    yield from _constructions(analysis, token)


def _constructions(analysis: Analysis, second: Token) -> Iterator[Construction]:
    head = second.head
    verb = head if head.pos_ == "VERB" else head.head
    if verb.pos_ != "VERB" or second.pos_ not in ("VERB", "NOUN") or verb.i > second.i:
        return
    nouns = [o for o in g.objects(verb) if verb.i < o.i < second.i]
    if not nouns or not (g.is_verb(head) or head.i == nouns[-1].i):
        return
    if not _could_be_either(second):
        return
    clause = attachment(analysis, second, [verb])
    noun = attachment(analysis, second, g.conjuncts(nouns[-1]))
    yield _construction(verb, nouns[-1], second, (clause, noun))


def _could_be_either(second: Token) -> bool:
    """A bare form that is a noun or a verb: no determiner, object marker, "to" or own subject."""
    decided = ("det", "mark", "aux", "nsubj", "nmod:poss", "case", "cop", "nummod")
    if g.children(second, *decided):
        return False
    known = evidence()
    verb, noun = known.count("verb", second.lemma_), known.count("noun", second.lemma_)
    return second.tag_ in ("VB", "VBP", "VBZ", "NN", "NNS") and bool(verb and noun)


def _construction(
    verb: Token, noun: Token, second: Token, weights: tuple[float, float]
) -> Construction:
    cc = g.coordinator(second)
    later = g.conjunct_phrase(second)
    left = list(verb.doc[verb.i : cc.i if cc is not None else second.i])
    first, tail = g.words(g.trimmed(left)), g.words(later)
    joiner = cc.lower_ if cc is not None else "and"
    return Construction(
        tokens=[verb, *later],
        message=f"{quoted(later)} may be one more thing to do, or one more object of “{verb.text}”",
        readings=(f"[{first}] {joiner} [{tail}]", f"{first} {joiner} {verb.text} {tail}"),
        first=share(*weights),
        confidence=evenness(*weights) * min(sum(weights), 1.0),
        anchors={
            "verb": (verb.i,),
            "object": (noun.i,),
            "nouns": tuple(t.i for t in g.conjuncts(noun)),
            "second": (second.i,),
            "cc": g.indices(cc),
        },
    )
