"""AMB011: a relative clause after "noun of noun"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.nlp.people import is_body, may_be_person
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    quoted,
    share,
    without_case,
)
from clauselint.rules.ambiguity._frame import is_open, is_set
from clauselint.rules.ambiguity._reference import kind
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

NOUNS = ("NOUN", "PROPN")
THINGS = 0.75
"""Share of the confidence that is left where not both are people: the readings mostly agree."""


class RelativeClauseAttachment(ConstructionRule):
    """A relative clause may describe either of two nouns before it.

    ## What it does

    Finds a relative clause or participle after a noun inside another noun's phrase ("the manager of
    the contractor who …", "drivers of coaches hired …"), where number, "who" and "which" do not
    decide; and for a participle, where the parser is torn.

    ## Why is this bad?

    Readers of English attach such clauses sometimes high and sometimes low; experiments find no
    settled preference.

    ## Example

    > Notify the supervisor of the contractor who signed the form.

    ## Use instead

    > Notify the contractor's supervisor, if the contractor signed the form.

    ## References

    - F. Cuetos and D. Mitchell, "Cross-linguistic differences in parsing", Cognition 30 (1988).
    - M. Traxler, M. Pickering, C. Clifton, "Adjunct attachment is not a form of lexical ambiguity
      resolution", Journal of Memory and Language 39 (1998).
    """

    code = "AMB011"
    name = "relative-clause-attachment"
    ties = hangs("clause", "site1", "site2")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Relative clauses with two nouns before them."""
        for sentence in analysis.sentences():
            for token in sentence:
                if g.has_relation(token, "acl:relcl") or _is_reduced(token):
                    yield from _constructions(analysis, token)


def _constructions(analysis: Analysis, clause: Token) -> Iterator[Construction]:
    phrase = g.phrase(clause)
    pronoun = g.relative_pronoun(clause)
    full = g.has_relation(clause, "acl:relcl")
    bare = len(phrase) < 2  # "the level of effort *required*": the same of either
    if bare or (full and pronoun is None) or g.comma_before(phrase[0]) or _runs_on(clause):
        return
    sites = _sites(phrase[0])
    if len(sites) < 2 or clause.head.i not in [s.i for s in sites]:
        return
    chances = [attachment(analysis, clause, [s]) for s in sites]
    near = len(sites) - 1
    far = max(range(near), key=lambda i: chances[i])
    if not full and not is_open(chances[far], chances[near]):
        return
    if _possible(sites[far], clause, pronoun) and _possible(sites[near], clause, pronoun):
        yield _construction(
            (sites[far], sites[near]), clause, phrase, (chances[far], chances[near])
        )


def _runs_on(clause: Token) -> bool:
    """Whether the tree coordinates the clause's verb or adjective with a noun, which is outside.

    "The notice to the tenant that is late *and a fee*": where the clause ends is not known.
    """
    nouns = (c for c in g.children(clause, "conj") if c.pos_ in NOUNS)
    return clause.pos_ not in NOUNS and not all(map(g.is_predicate, nouns))


def _is_reduced(token: Token) -> bool:
    """A participle or adjective behind its noun ("clients *resident* abroad")."""
    marked = g.children(token, "mark", "nsubj")
    behind = g.has_relation(token, "acl", "amod") and token.head.i < token.i
    return behind and (token.tag_ in ("VBN", "VBG") or token.pos_ == "ADJ") and not marked


def _sites(opening: Token) -> list[Token]:
    """Nouns whose phrase ends right before the clause, far ones first."""
    if opening.i == opening.sent.start:
        return []
    before = opening.nbor(-1)
    site, chain = before, []
    while site.pos_ in NOUNS and site.i <= before.i:
        if g.relation(site) not in ("compound", "flat", "fixed") and not is_set(site):
            chain.append(site)
        if g.relation(site) != "nmod" and g.relation(site) not in ("compound", "flat"):
            break
        site = site.head
    return chain[::-1]


def _possible(noun: Token, clause: Token, pronoun: Token | None) -> bool:
    """Whether the noun fits the clause: in number, and as a person or a thing."""
    if pronoun is None:
        return True
    human = may_be_person(noun) or is_body(noun) or kind(noun) == "party"
    if pronoun.lower_ in ("who", "whom") and not human:
        return False
    led = pronoun.i > clause.left_edge.i and g.preposition(pronoun) is not None
    if (pronoun.lower_ == "which" or led) and may_be_person(noun):
        return False
    if not g.has_relation(pronoun, "nsubj"):
        return True
    numbers = g.verb_numbers(clause)
    own = set(noun.morph.get("Number", []))
    return not numbers or not own or bool(numbers & own)


def _construction(
    sites: tuple[Token, Token],
    clause: Token,
    phrase: list[Token],
    chances: tuple[float, float],
) -> Construction:
    far, near = sites
    whole = without_case(far, list(far.doc[far.left_edge.i : phrase[0].i]))
    inner = without_case(near, list(far.doc[near.left_edge.i : phrase[0].i]))
    outer = [t for t in whole if t.i < inner[0].i]
    tail = g.words(phrase)
    people = may_be_person(far) and may_be_person(near)
    return Construction(
        tokens=[*whole, *phrase],
        message=f"{quoted(phrase)} may describe “{far.text}” or “{near.text}”",
        readings=(
            f"[{g.words(whole)}] {tail}",
            f"{g.words(outer)} [{g.words(inner)} {tail}]",
        ),
        first=share(*chances),
        strength=evenness(*chances) * min(sum(chances), 1.0) * (1.0 if people else THINGS),
        anchors={
            "clause": (clause.i,),
            "clause_phrase": tuple(t.i for t in phrase),
            "site1": (far.i,),
            "site2": (near.i,),
        },
    )
