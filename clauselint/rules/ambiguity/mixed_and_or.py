"""AMB004: "and" and "or" in one list, without grouping."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    quoted,
    share,
)
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

CONFIDENCE, UNEVEN, FIXED = 0.75, 0.4, 0.4
"""For three conjuncts of one shape; where one has a determiner or object that the others lack,
which groups them for most readers; and where two of them are a set phrase (by hand: too rare in
the development data to be fitted)."""
LONGEST = 12
"""Words of a member; the span of a longer one says little."""
BINOMIAL = 3
"""Coordinations seen this often are one fixed expression ("terms and conditions")."""


class MixedAndOr(ConstructionRule):
    """A list mixes "and" and "or" and does not say which binds first.

    ## What it does

    Finds three or more members of the same kind joined by both "and" and "or", with no comma,
    bracket or "either" to group them.

    ## Why is this bad?

    English has no rule that "and" binds before "or". "A or B and C" may need C always, or only
    with B.

    ## Example

    > Bring a passport or a licence and a utility bill.

    ## Use instead

    > Bring a utility bill and either a passport or a licence.

    ## References

    - R. Dickerson, *The Fundamentals of Legal Drafting* (1986), section 6.2.
    - K. A. Adams and A. S. Kaye, "Revisiting the ambiguity of 'and' and 'or' in legal drafting",
      St. John's Law Review 80 (2006).
    """

    code = "AMB004"
    name = "mixed-and-or"
    ties = hangs(("conjuncts", 2), ("conjuncts", 0), ("conjuncts", 1))

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Neighbouring coordinators that differ, over members of one kind."""
        for sentence in analysis.sentences():
            marks = [t for t in sentence if _joins(t)]
            for one, other in pairwise(marks):
                members = _members(one, other)
                if members and one.lower_ != other.lower_ and _short(members):
                    yield _construction(one, other, members)


def _joins(token: Token) -> bool:
    plain = token.lower_ in ("and", "or") and g.relation(token) == "cc"
    if token.i > 0 and token.nbor(-1).pos_ == "ADP":  # "assignees of or successors to"
        return False
    slashed = token.i > 0 and token.nbor(-1).text == "/"
    return plain and not slashed and token.i + 1 < len(token.doc) and token.nbor(1).text != "/"


def _members(one: Token, other: Token) -> tuple[Token, Token, Token] | None:
    """The three conjuncts around two coordinators, where they form one list of one kind."""
    second, third = one.head, other.head
    if g.relation(second) != "conj" or g.relation(third) != "conj":
        return None
    first = second.head
    linked = third.head.i in (first.i, second.i)
    members = (first, second, third)
    if not linked or not _alike(members) or _grouped(one, other, first):
        return None
    return members


def _short(members: tuple[Token, Token, Token]) -> bool:
    """Long members are mostly clauses that the parser has joined wrongly."""
    return all(len(_alone(m, members)) <= LONGEST for m in members)


def _alike(members: tuple[Token, Token, Token]) -> bool:
    if any(m.pos_ in ("DET", "PRON") for m in members):
        return False
    verbs = {g.is_verb(m) for m in members}
    if len(verbs) != 1:
        return False
    return not any(g.own_subject(m) is not None for m in members[1:])


def _grouped(one: Token, other: Token, first: Token) -> bool:
    inside = other.doc[min(first.left_edge.i, one.i) : other.head.i]
    signs = {",", ";", ":", "(", ")", "—", "–", "/"}
    return any(t.text in signs or t.lower_ in words_of("openers-of-pairs") for t in inside)


def _construction(one: Token, other: Token, members: tuple[Token, Token, Token]) -> Construction:
    first, second, third = (g.words(_alone(m, members)) for m in members)
    a, b = one.lower_, other.lower_
    start, end = _alone(members[0], members)[0].i, _alone(members[2], members)[-1].i
    tokens = list(one.doc[start : end + 1])
    return Construction(
        tokens=tokens,
        message=f"{quoted(tokens)} mixes “{a}” and “{b}” and does not group them",
        readings=(f"[{first} {a} {second}] {b} {third}", f"{first} {a} [{second} {b} {third}]"),
        first=_first_group(members),
        strength=_confidence(members),
        anchors={"conjuncts": tuple(m.i for m in members), "cc1": (one.i,), "cc2": (other.i,)},
    )


def _alone(member: Token, members: tuple[Token, Token, Token]) -> list[Token]:
    return g.members(list(members))[members.index(member)]


def _pairs(members: tuple[Token, Token, Token]) -> tuple[int, int]:
    table = "verb-pair" if g.is_verb(members[0]) else "pair"
    lemmas = [m.lemma_ for m in members]
    known = evidence()
    return (
        known.coordinated(lemmas[0], lemmas[1], table),
        known.coordinated(lemmas[1], lemmas[2], table),
    )


def _first_group(members: tuple[Token, Token, Token]) -> float:
    left, right = _pairs(members)
    return share(left + 1, right + 1)


def _confidence(members: tuple[Token, Token, Token]) -> float:
    left, right = _pairs(members)
    if max(left, right) >= BINOMIAL and min(left, right) == 0:
        return FIXED
    first, *others = (_shape(m, members) for m in members)
    shared = (first[0], False)  # "a clerk or treasurer and auditor": one article for all
    return (
        CONFIDENCE if all(s in (first, shared) for s in others) and len({*others}) == 1 else UNEVEN
    )


def _shape(member: Token, members: tuple[Token, Token, Token]) -> tuple[bool, ...]:
    """Whether the member has an object or a determiner of its own."""
    own = [t.i for t in _alone(member, members)]
    openers = ("det", "nmod:poss", "case", "nummod")
    return (
        any(c.i in own for c in g.children(member, "obj", "obl", "xcomp", "ccomp")),
        any(c.i in own for c in g.children(member, *openers)),
    )
