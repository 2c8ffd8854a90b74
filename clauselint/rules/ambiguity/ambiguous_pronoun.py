"""AMB030: a pronoun with two possible antecedents."""

from __future__ import annotations

from collections.abc import Iterator
from math import log
from typing import TYPE_CHECKING

from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.forms import inflect
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    inside,
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
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


class AmbiguousPronoun(ConstructionRule):
    """ "It", "they", "he", "its" or "their" may stand for either of two nouns.

    ## What it does

    Finds pronouns of the third person, lists the nouns before them that agree in number and are
    not excluded by grammar, and weighs whether two of them are live. A noun said again, and the
    members of "the guards and the drivers" for "they", count as one. Reflexives and "its own" stand
    for the subject and are left alone. In requirement prose, where readers are known to differ, the
    default profile shows whatever is likely enough; elsewhere it asks for two even arguments of one
    verb in another clause.

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

    The likelihood of each noun is fitted on the coreference layer of GUM (see `_weigh`).
    """

    code = "AMB030"
    name = "ambiguous-pronoun"
    ties = hangs("pronoun", "antecedent1", "antecedent2", name="stands for")
    model = "ambiguous-pronoun"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Pronouns with two nouns that fit."""
        for token in sentence_tokens(analysis):
            if token.lower_ not in THINGS | PLURALS | PERSONS or _is_bound(token):
                continue
            found = [] if is_expletive(token) else antecedents(token)
            if len(found) > 1:
                yield _construction(token, found)


IDIOMS = frozenset(("do", "worth"))
"""What takes an "it" that is what was said before ("do it", "worth it")."""


def _is_bound(pronoun: Token) -> bool:
    """Whether grammar leaves no choice: "itself", "its *own*"; "IT"; the half of "he or she"."""
    before = pronoun.nbor(-1).lower_ if pronoun.i else ""
    after = g.word_after(pronoun)
    half = pronoun.lower_ in PERSONS and before in ("or", "/")
    said = pronoun.i > pronoun.head.i and pronoun.head.lemma_ in IDIOMS
    bound = pronoun.lower_ in REFLEXIVES or (pronoun.lower_ in POSSESSIVES and after == "own")
    return bound or said or half or pronoun.text == "IT"


def _construction(pronoun: Token, found: list[Antecedent]) -> Construction:
    one, other = found[0].noun, found[1].noun
    first, second = _named(found[0]), _named(found[1])
    return Construction(
        tokens=[pronoun],
        message=f"“{pronoun.text}” may stand for “{first}” or “{second}”",
        readings=(_reading(pronoun, found[0]), _reading(pronoun, found[1])),
        first=share(found[0].probability, found[1].probability),
        features=_features(pronoun, found) | _known(pronoun, found),
        anchors={
            "pronoun": (pronoun.i,),
            "antecedent1": (one.i,),
            "antecedent2": (other.i,),
        },
    )


def _named(found: Antecedent) -> str:
    """The noun with what stands before it, without articles: "printed form"."""
    if not found.joint:
        return _member(found.noun)
    members = g.conjuncts(found.noun)
    return join([_member(m) for m in members], g.coordinators(found.noun)[-1].lower_)


def _member(noun: Token) -> str:
    described = g.children(noun, "amod", "compound", "nummod", "flat")
    described += [c for c in g.children(noun, "det") if c.lower_ == "another"]
    skip = [c for c in noun.children if c not in described]
    kept = [t for t in g.phrase(noun, without=skip) if t.i <= noun.i and t.text not in QUOTES][-4:]
    while kept and (kept[0].is_punct or kept[0].lower_ == "such"):
        kept = kept[1:]
    return inside(kept or [noun])


def _reading(pronoun: Token, found: Antecedent) -> str:
    """The pronoun's clause with the noun in its place."""
    first, last = _stretch(pronoun)
    paired = 2 * (pronoun.doc[pronoun.i + 1 : pronoun.i + 2].text.lower() in ("or", "/"))
    rest = list(pronoun.doc[pronoun.i + paired + 1 : last + 1])
    before = g.words(t for t in pronoun.doc[first : pronoun.i] if not t.is_punct)
    gap = rest[0].whitespace_ if rest else ""
    after = f"{_agreeing(rest[:1], found)}{gap}{g.words(rest[1:])}".rstrip()
    return " ".join(part for part in (before, _said(pronoun, found), after) if part)


def _said(pronoun: Token, found: Antecedent) -> str:
    """The noun with an article, in the pronoun's case: "the printed form's"."""
    noun, named = found.noun, _named(found)
    unheaded = noun.pos_ in ("PROPN", "PRON", "DET") or is_named(noun)
    opened = named.partition(" ")[0].lower() in OPENERS
    text = named if opened or (unheaded and g.determiner(noun) is None) else f"the {named}"
    if not _is_possessive(pronoun):
        return text
    return f"{text}’" if text.endswith("s") else f"{text}’s"


def _is_possessive(pronoun: Token) -> bool:
    return pronoun.lower_ in POSSESSIVES and pronoun.i < pronoun.head.i


def _stretch(pronoun: Token) -> tuple[int, int]:
    """From the verb of an object, or to the verb of a subject and to the noun of a possessive."""
    head, first = pronoun.head, pronoun.i
    if head.i < pronoun.i:
        near = pronoun.i - head.i <= REACH and g.is_verb(head)
        return (head.i if near else max(pronoun.i - 1, pronoun.sent.start)), pronoun.i
    if _is_possessive(pronoun):
        first = max(head.left_edge.i, pronoun.i - 2)
    return first, head.i


OPENERS = words_of("openers-without-article")
"""Words before a noun that take no article."""
REACH = 6
"""Words between a verb and its object that a reading repeats."""
SHORT = leaders("contractions")


def _agreeing(verb: list[Token], found: Antecedent) -> str:
    """The word after a subject in full, and in the singular where the noun has it ("they need")."""
    if not verb:
        return ""
    token = verb[0]
    said = SHORT.get(token.lower_, token.text)
    if not g.is_verb(token) or is_many(found.noun) or token.tag_ not in ("VBP", "VBD"):
        return said
    if said.lower() in ("are", "were", "have"):
        return {"are": "is", "were": "was", "have": "has"}[said.lower()]
    return inflect(token.lemma_.lower(), "VBZ") if token.tag_ == "VBP" else said


QUOTES = '“”"‘’'
ARGUMENTS = ("nsubj", "obj", "iobj")


def _known(pronoun: Token, found: list[Antecedent]) -> dict[str, float]:
    """What the words say: two unlike arguments of one verb, in another clause than the pronoun."""
    one, other = found[0], found[1]
    verb = one.noun.head
    arguments = all(g.has_relation(a.noun, *ARGUMENTS) for a in (one, other))
    return {
        "subject": float(g.has_relation(pronoun, "nsubj")),
        "arguments": float(verb.i == other.noun.head.i and g.is_predicate(verb) and arguments),
        "elsewhere": float(g.clause_head(pronoun.head).i != verb.i),
        "same-sentence": float(one.noun.i >= pronoun.sent.start),
        "unlike": float(one.noun.lemma_ != other.noun.lemma_),
        # "The guard may tell visitors when they …": a plural noun goes before a singular one.
        "numbers": float(len({is_many(a.noun) or a.joint for a in (one, other)})),
        "rivals": float(_alike(one, other)),
        "rest": sum(a.probability for a in found[2:]),
    }


LEAST_SHARE = 0.1


def _alike(one: Antecedent, other: Antecedent) -> bool:
    """Not a party and a thing, which the world tells apart, and the second not out of the way."""
    kinds = {kind(one.noun), kind(other.noun)}
    return kinds != {"party", "thing"} and share(other.probability, one.probability) >= LEAST_SHARE


def _features(pronoun: Token, found: list[Antecedent]) -> dict[str, float]:
    """Where the pronoun stands, and its two likeliest nouns.

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
