"""AMB003: a word before a coordination that may limit all of it or its first member only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.nlp.people import may_be_person
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    inside,
    join,
    quoted,
    share,
)
from clauselint.rules.ambiguity._environment import environment
from clauselint.rules.ambiguity._frame import is_name, is_scale, is_set, repeats
from clauselint.rules.base import Ties

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

NOUNS = ("NOUN", "PROPN")
MODIFIERS = ("NOUN", "PROPN", "ADJ", "VERB")


@dataclass(frozen=True, slots=True)
class Leading:
    """A premodifier, and the coordination after it."""

    modifier: Token
    conjuncts: tuple[Token, ...]
    cc: Token


@dataclass(frozen=True, slots=True)
class SharedHead:
    """ "parcel and letter weights": two nouns before a head that one or both may modify."""

    first: Token
    second: Token
    head: Token
    cc: Token


class LeadingModifier(ConstructionRule):
    """A modifier at one end of coordinated nouns may limit all of them or the nearest.

    ## What it does

    Finds an adjective, participle or noun before coordinated nouns ("relevant staff and
    contractors"), and nouns coordinated before a shared head ("bus and tram tickets"),
    and weighs whether readers would agree on what it covers.

    ## Why is this bad?

    "Old men and women" is the textbook case: are the women old? The grammar allows both readings;
    only the words decide, and where they do not, two readers apply the clause to different things.

    ## Example

    > Only authorised staff and visitors may enter the archive.

    ## Use instead

    > Only authorised staff and authorised visitors may enter the archive.

    ## References

    - F. Chantree, B. Nuseibeh, A. de Roeck, A. Willis, "Identifying nocuous ambiguities in natural
      language requirements", RE 2006 (distribution and collocation of the coordinated words).
    - P. Resnik, "Semantic similarity in a taxonomy", JAIR 11 (1999), on noun coordination.
    - K. A. Adams, *A Manual of Style for Contract Drafting*, on modifiers that precede.
    """

    code = "AMB003"
    name = "leading-modifier"
    ties = Ties(
        ((("modifier", "conjuncts"), ("first", "head")), (("modifier", "first"), ("head", "first")))
    )
    model = "coordination"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Every coordination of nouns with something at one end."""
        for sentence in analysis.sentences():
            for token in sentence:
                yield from (_leading(analysis, x) for x in leading(token))
                yield from (_shared(analysis, x) for x in shared_heads(token))


def leading(first: Token) -> Iterator[Leading]:
    """The modifier before the coordination that the token heads."""
    conjuncts = list(takewhile(lambda c: c.pos_ in NOUNS, g.conjuncts(first)))
    while len(conjuncts) > 1 and g.coordinator(conjuncts[-1]) is None:
        conjuncts.pop()
    cc = g.coordinator(conjuncts[-1]) if len(conjuncts) > 1 else None
    if cc is None or cc.lower_ not in ("and", "or"):
        return
    if is_scale(cc) or all(map(is_name, conjuncts)):
        return
    for members in (conjuncts, conjuncts[-2:]) if len(conjuncts) > 2 else (conjuncts,):
        if len(members) < len(conjuncts) and g.comma_before(cc):
            return
        if any(repeats(members[0], m) for m in members[1:]) or is_set(members[0]):
            return
        modifiers = [m for m in g.children(members[0], "amod", "compound") if m.i < members[0].i]
        if modifiers and not any(_closed(c) for c in members[1:]):
            yield Leading(modifiers[0], tuple(members), cc)
            return


def _closed(conjunct: Token) -> bool:
    """Whether the conjunct has a determiner, number or preposition of its own before it."""
    kinds = ("det", "case", "nummod", "nmod:poss")
    return any(c.i < conjunct.i for c in g.children(conjunct, *kinds))


def _leading(analysis: Analysis, found: Leading) -> Construction:
    first = found.conjuncts[0]
    modifiers = [t for t in g.subtree(found.modifier) if t.i <= found.modifier.i]
    texts = [g.words(_bare(c, found)) for c in found.conjuncts]
    own, named = g.words(modifiers), found.cc.lower_
    again = [f"{inside(modifiers)} {text}" for text in texts[1:]]
    wide = join([f"{own} {texts[0]}", *again], named)
    narrow = join([*texts[1:], f"{inside(modifiers)} {texts[0]}"], named)
    later = join(texts[1:], named)
    return Construction(
        tokens=[*modifiers, *_bare(first, found), *_bare(found.conjuncts[-1], found)],
        message=f"{quoted(modifiers)} may limit only “{texts[0]}”, or “{later}” too",
        readings=(wide, narrow),
        first=_wide_probability(found),
        features=environment(analysis, found.cc) | _known(found),
        anchors={
            "modifier": (found.modifier.i,),
            "modifier_phrase": tuple(t.i for t in modifiers),
            "first": (first.i,),
            "second": (found.conjuncts[1].i,),
            "conjuncts": tuple(c.i for c in found.conjuncts),
            "cc": (found.cc.i,),
        },
    )


UNSORTED = words_of("adjectives-that-sort-nothing")
"""Adjectives that sort nothing out: with or without them the second noun is meant."""


def _known(found: Leading) -> dict[str, float]:
    """What the words say of how far the modifier reaches."""
    first, second = found.conjuncts[0], found.conjuncts[-1]
    known, modifier = evidence(), found.modifier.lemma_
    return {
        "adjective": float(found.modifier.dep_ == "amod"),
        "unsorted": float(modifier in UNSORTED),
        "plain": float(not g.children(second, "amod", "compound", "nmod", "acl")),
        "inner": float(g.relation(first) == "conj"),
        "people": float(may_be_person(first) and may_be_person(second)),
        "goes-with-first": known.association(modifier, first.lemma_),
        "goes-with-second": known.association(modifier, second.lemma_),
    }


def _bare(conjunct: Token, found: Leading) -> list[Token]:
    """The noun with its compounds, but without adjectives, determiners and what follows it."""
    kept = [c for c in g.children(conjunct, "compound", "flat") if c.i >= _cut(conjunct, found)]
    tokens = [t for c in kept for t in g.subtree(c)]
    return sorted([*tokens, conjunct], key=lambda t: t.i)


def _cut(conjunct: Token, found: Leading) -> int:
    """Compounds of the first member before this index are the modifier under discussion."""
    if conjunct.i != found.conjuncts[0].i:
        return 0
    before = [m for m in g.children(conjunct, "amod", "compound") if m.i < conjunct.i]
    return before[0].i + 1 if before else conjunct.i


def _wide_probability(found: Leading) -> float:
    known, modifier = evidence(), found.modifier.lemma_
    near = known.association(modifier, found.conjuncts[0].lemma_)
    far = known.association(modifier, found.conjuncts[-1].lemma_)
    return min(max(0.65 + 0.1 * (far - near), 0.2), 0.95)


def shared_heads(second: Token) -> Iterator[SharedHead]:
    """Two nouns and a head: "n1 and n2 n3", n1 right before and n2 right after the coordinator."""
    if second.i < 2 or second.pos_ not in MODIFIERS:
        return
    first, cc = second.nbor(-2), second.nbor(-1)
    if cc.lower_ not in ("and", "or") or first.pos_ not in MODIFIERS:
        return
    if second.i < second.sent.start + 2:
        return
    head = _run_end(second)
    if head.i == second.i:
        return
    nouns = first.pos_ in NOUNS and (second.pos_ in NOUNS or _often_noun(second))
    if nouns and _may_compound(first, second) and not is_scale(cc) and not is_name(first):
        yield SharedHead(first, second, head, cc)


def _may_compound(first: Token, second: Token) -> bool:
    """Whether the first noun could stand before the head as the second does.

    Not a plural beside a singular ("tools and job aids"), nor what the second says again ("meetings
    and meeting rooms").
    """
    plural, other = ("Plur" in t.morph.get("Number", []) for t in (first, second))
    return (other or not plural) and not repeats(first, second)


def _often_noun(token: Token) -> bool:
    """A bare verb form that is more often a noun ("records and access rules")."""
    known, lemma = evidence(), token.lemma_
    return token.tag_ == "VB" and known.count("noun", lemma) > known.count("verb", lemma)


def _run_end(noun: Token) -> Token:
    """Last noun of the unbroken run of nouns that begins here."""
    while noun.i + 1 < noun.sent.end and noun.nbor(1).pos_ in NOUNS:
        noun = noun.nbor(1)
    return noun


def _shared(analysis: Analysis, found: SharedHead) -> Construction:
    inside = attachment(analysis, found.second, [found.first])
    outside = attachment(analysis, found.second, [found.head])
    first, second = found.first.text, found.second.text
    cc = found.cc.lower_
    head = g.words(found.head.doc[found.second.i + 1 : found.head.i + 1])
    return Construction(
        tokens=[found.first, found.head],
        message=f"“{first}” may be a noun of its own, or go with “{head}” as “{second}” does",
        readings=(f"{first} {head} {cc} {second} {head}", f"{second} {head} {cc} {first}"),
        first=share(inside, outside, 0.1),
        features=environment(analysis, found.cc),
        anchors={
            "first": (found.first.i,),
            "second": (found.second.i,),
            "conjuncts": (found.first.i, found.second.i),
            "head": (found.head.i,),
            "cc": (found.cc.i,),
        },
    )
