"""AMB030: a pronoun with two possible antecedents."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import (
    Construction,
    WeighedRule,
    evenness,
    join,
    sentence_tokens,
    share,
)
from clauselint.rules.ambiguity._reference import (
    PERSONS,
    PLURALS,
    POSSESSIVES,
    REFLEXIVES,
    THINGS,
    Antecedent,
    antecedents,
    is_expletive,
    is_many,
    is_named,
    kind,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


class AmbiguousPronoun(WeighedRule):
    """ "It", "they", "he", "its" or "their" may stand for either of two nouns.

    ## What it does

    Finds pronouns of the third person, lists the nouns before them that agree in number and are
    not excluded by grammar, and weighs whether two of them are live. A noun said again, and the
    members of "the guards and the drivers" for "they", count as one. The strict profile also shows
    an "it" that stands for nothing ("it shall be possible to …") where a noun before it fits. In
    requirement prose, where readers are known to differ, the default profile shows whatever is
    likely enough; elsewhere it asks for two even arguments of one verb in another clause.

    ## Why is this bad?

    A policy that says "it" where two things are in play leaves the choice to whoever reads it.

    ## Example

    > Call the supplier if the belt damages the roller because it was worn.

    ## Use instead

    > Call the supplier if a worn belt damages the roller.

    ## References

    - H. Yang, A. de Roeck, V. Gervasi, A. Willis, B. Nuseibeh, "Analysing anaphoric ambiguity in
      natural language requirements", Requirements Engineering 16 (2011).
    - S. Lappin and H. Leass, "An algorithm for pronominal anaphora resolution", Computational
      Linguistics 20 (1994).
    - S. Ezzini, S. Abualhaija, C. Arora, M. Sabetzadeh, "Automated handling of anaphoric ambiguity
      in requirements: a multi-solution study", ICSE 2022.

    The likelihood of each noun is fitted on the coreference layer of GUM; the confidence is the
    fitted probability that readers disagree; see `_weigh`.
    """

    code = "AMB030"
    name = "ambiguous-pronoun"
    model = "ambiguous-pronoun"
    default = 0.6
    strict = 0.25
    binding_bar = 0.75

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Pronouns with two nouns that fit, and an "it" of no meaning that one noun fits."""
        for token in sentence_tokens(analysis):
            if token.lower_ not in THINGS | PLURALS | PERSONS or _is_no_word(token):
                continue
            found = antecedents(token)
            if is_expletive(token):
                if found and _is_misread(token, found[0].noun):
                    yield _expletive(token, found[0], analysis.requirements)
            elif len(found) > 1:
                yield _construction(token, found, analysis.requirements)


def _is_no_word(pronoun: Token) -> bool:
    """ "IT" for computers; the second half of "he or she"."""
    before = pronoun.nbor(-1).lower_ if pronoun.i else ""
    return pronoun.text == "IT" or (pronoun.lower_ in PERSONS and before in ("or", "/"))


def _is_misread(pronoun: Token, noun: Token) -> bool:
    """ "Where a seal breaks, it shall be possible to …": what shall be something is a thing."""
    return noun.i >= pronoun.sent.start and g.modal(pronoun.head) is not None


def _expletive(pronoun: Token, found: Antecedent, requirements: bool) -> Construction:
    reading = _reading(pronoun, found)
    return Construction(
        tokens=[pronoun],
        message=f"“{pronoun.text}” stands for nothing, but “{_named(found)}” fits it at first",
        readings=(_without(pronoun), reading),
        first=0.9,
        features={"expletive": 1.0},
        binding=requirements,
        anchors={"pronoun": (pronoun.i,), "noun": (found.noun.i,)},
    )


def _without(pronoun: Token) -> str:
    """What the "it" of no meaning announces, said of itself: "to call is possible"."""
    verb = pronoun.head
    later = next((c for c in g.children(verb, "csubj", "ccomp", "xcomp") if c.i > verb.i), None)
    if later is None:
        return g.words(pronoun.doc[pronoun.i : verb.i + 1])
    said = g.words(pronoun.doc[pronoun.i + 1 : later.left_edge.i])
    return f"{g.words(g.phrase(later))} {said}"


def _construction(pronoun: Token, found: list[Antecedent], requirements: bool) -> Construction:
    one, other = found[0].noun, found[1].noun
    first, second = _named(found[0]), _named(found[1])
    return Construction(
        tokens=[pronoun],
        message=f"“{pronoun.text}” may stand for “{first}” or “{second}”",
        readings=(_reading(pronoun, found[0]), _reading(pronoun, found[1])),
        first=share(found[0].probability, found[1].probability),
        features=_features(pronoun, found),
        live=_live(pronoun, found),
        binding=requirements and _alike(found[0], found[1]),
        anchors={
            "pronoun": (pronoun.i,),
            "antecedent1": (one.i,),
            "antecedent2": (other.i,),
        },
    )


def _named(found: Antecedent) -> str:
    """The noun with what stands before it, without articles: "printed form"."""
    members = g.conjuncts(found.noun) if found.joint else [found.noun]
    return join([_member(m) for m in members], "and")


def _member(noun: Token) -> str:
    described = g.children(noun, "amod", "compound", "nummod", "flat")
    skip = [c for c in noun.children if c not in described]
    kept = [t for t in g.phrase(noun, without=skip) if t.i <= noun.i and t.text not in QUOTES][-4:]
    while kept and (kept[0].is_punct or kept[0].lower_ == "such"):
        kept = kept[1:]
    return g.words(kept or [noun])


def _reading(pronoun: Token, found: Antecedent) -> str:
    """The pronoun's clause with the noun in its place."""
    owner = "’s" if pronoun.lower_ in POSSESSIVES else ""
    noun = found.noun
    unheaded = noun.pos_ in ("PROPN", "PRON", "DET") or is_named(noun)
    bare = unheaded and g.determiner(noun) is None
    text = _named(found) if bare else f"the {_named(found)}"
    if owner and text.endswith("s"):
        owner = "’"
    end = max(_last_word(pronoun), pronoun.i)
    start = pronoun.head.left_edge.i if owner else pronoun.i
    start = min(max(start, pronoun.i - 2), pronoun.i)
    before = g.words(t for t in pronoun.doc[start : pronoun.i] if not t.is_punct)
    after = g.words(pronoun.doc[pronoun.i + 1 : end + 1])
    return " ".join(part for part in (before, f"{text}{owner}", after) if part)


def _last_word(pronoun: Token) -> int:
    """Where to stop: the verb of a subject, the noun of a possessive."""
    return pronoun.head.i if g.has_relation(pronoun, "nsubj", "nmod", "det", "expl") else pronoun.i


QUOTES = '“”"‘’'
TORN = 0.8
"""Evenness of the two likeliest nouns from which on both are live (.28 against .72)."""
ARGUMENTS = ("nsubj", "obj", "iobj")


def _live(pronoun: Token, found: list[Antecedent]) -> bool:
    """Two unlike arguments of one verb, in another clause of the sentence than a subject pronoun.

    An object or possessive pronoun takes up the object or the subject, by parallel structure.
    """
    if not g.has_relation(pronoun, "nsubj") or pronoun.lower_ in REFLEXIVES:
        return False
    if pronoun.head.lemma_ == "do":  # "states that it does": as the clause before has it
        return False
    one, other = found[0], found[1]
    verb = one.noun.head
    together = verb.i == other.noun.head.i and g.is_predicate(verb)
    arguments = all(g.has_relation(a.noun, *ARGUMENTS) for a in (one, other))
    elsewhere = g.clause_head(pronoun.head).i != verb.i and one.noun.i >= pronoun.sent.start
    even = evenness(one.probability, other.probability) >= TORN
    unlike = one.noun.lemma_ != other.noun.lemma_
    # "The guard may tell visitors when they …": a plural noun goes before a singular one.
    numbers = {is_many(a.noun) or a.joint for a in (one, other)}
    rivals = _alike(one, other) and len(numbers) == 1
    return together and arguments and elsewhere and even and unlike and rivals


LEAST_SHARE = 0.1


def _alike(one: Antecedent, other: Antecedent) -> bool:
    """Not a party and a thing, which the world tells apart, and the second not out of the way."""
    kinds = {kind(one.noun), kind(other.noun)}
    return kinds != {"party", "thing"} and share(other.probability, one.probability) >= LEAST_SHARE


def _features(pronoun: Token, found: list[Antecedent]) -> dict[str, float]:
    """Few, for 139 annotated pronouns: where the pronoun stands, and its two likeliest nouns.

    A passive's subject takes up what was acted on, a pronoun in a relative clause its noun.
    """
    clause = g.clause_head(pronoun.head)
    inside = sum(g.clause_head(a.noun.head).i == clause.i for a in found[:2])
    return {
        "clause": float(inside),
        "passive": float(g.has_relation(pronoun, "nsubj:pass")),
        "relative": float(g.has_relation(clause, "acl")),
        "near": log(pronoun.i - max(a.noun.i for a in found)),
    }
