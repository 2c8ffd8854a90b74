"""AMB013: an exception after a coordination."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    evenness,
    join,
    quoted,
    share,
)
from clauselint.rules.ambiguity._environment import is_time
from clauselint.rules.ambiguity._exceptions import exception_opener
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

BARE, COMMA, STAGED, GAIN = 0.5, 0.35, 0.7, 0.4
"""Floor without and with a comma and after two stages in time, and what the parser's doubt adds (by
hand)."""
NEXT = frozenset(("afterwards", "subsequently", "then", "thereafter"))
"""Words that open a second stage ("for a year, and thereafter …")."""
RELATIONS = ("obl", "nmod", "advcl", "acl", "advmod")


class ExceptionScope(ConstructionRule):
    """An exception after coordinated items may limit all of them or the last.

    ## What it does

    Finds "unless", "except", "other than", "subject to", "provided that" and the like after
    coordinated clauses, verbs or nouns that differ enough to have exceptions of their own.

    ## Why is this bad?

    Whether the exception frees the reader from one duty or from all is a matter of law; a comma
    is thin evidence, and courts have split on it.

    ## Example

    > Visitors must wear a badge and stay with their host unless the building is evacuated.

    ## Use instead

    > Unless the building is evacuated, visitors must wear a badge and stay with their host.

    ## References

    - A. Scalia and B. Garner, *Reading Law* (2012), canons 18 to 20.
    - *Facebook v. Duguid*, 592 U.S. 395 (2021), on a qualifier after a comma.
    """

    code = "AMB013"
    name = "exception-scope"
    ties = hangs("exception", "conjuncts", "last")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Exceptions whose head stands in a coordination."""
        for sentence in analysis.sentences():
            for token in sentence:
                if not g.has_relation(token, *RELATIONS):
                    continue
                opener = exception_opener(token)
                if opener is not None:
                    yield from _constructions(analysis, token, opener)


def _constructions(analysis: Analysis, exception: Token, opener: Token) -> Iterator[Construction]:
    stages = _stages(exception.head, opener)
    conjuncts = stages or g.conjuncts(g.first_conjunct(exception.head))
    before = [c for c in conjuncts if c.i < opener.i]
    if len(before) < 2:
        before = _things(exception.head, opener)
    if len(before) < 2 or any(c.pos_ != before[0].pos_ for c in before):
        return
    if not _own_duties(before) or _ties(exception, before[-1]):
        return
    if not stages and all(map(is_time, before)):  # "8 hours a day, 5 days a week"
        return
    wide = attachment(analysis, exception, before[:-1])
    narrow = attachment(analysis, exception, before[-1:])
    yield _construction(exception, opener, before, (wide, narrow))


def _stages(verb: Token, opener: Token) -> list[Token]:
    """Two adverbials of the verb where the second is a later stage in time; empty if there is none.

    The second hangs on the verb or on the first.
    """
    adverbials = [c for c in g.children(verb, "obl") if verb.i < c.i < opener.i]
    adverbials += [c for a in adverbials for c in g.children(a, "conj") if c.i < opener.i]
    later = [a for a in adverbials if any(c.lower_ in NEXT for c in a.children)]
    earlier = [a for a in adverbials if later and a.i < later[0].i]
    joined = bool(later) and g.coordinator(later[0]) is not None
    return [earlier[-1], later[0]] if earlier and joined else []


def _things(verb: Token, opener: Token) -> list[Token]:
    """Coordinated objects of the verb that end right before the exception."""
    joined = [g.conjuncts(o) for o in g.children(verb, "obj", "obl") if verb.i < o.i < opener.i]
    near = (c for c in joined if len(c) > 1 and all(m.i < opener.i for m in c))
    return next((c for c in near if _ends_before(c[-1], opener)), [])


def _ends_before(last: Token, opener: Token) -> bool:
    return all(t.is_punct for t in last.doc[g.conjunct_phrase(last)[-1].i + 1 : opener.i])


def _own_duties(conjuncts: list[Token]) -> bool:
    """Verbs that differ in their objects: verbs sharing one object share the exception too."""
    if conjuncts[0].pos_ != "VERB":
        return True
    first, last = conjuncts[0], conjuncts[-1]
    if _one_object(conjuncts):
        return False
    if g.own_subject(last) is not None:
        cc = g.coordinator(last)
        return cc is not None and not g.comma_before(cc)
    return bool([c for c in first.children if first.i < c.i < last.i and _weighty(c)])


def _one_object(conjuncts: list[Token]) -> bool:
    """ "Indemnify us, defend us and hold us harmless": several words for one duty."""
    objects = [{o.lower_ for o in g.objects(c) if o.pos_ == "PRON"} for c in conjuncts]
    return bool(objects[0]) and all(o == objects[0] for o in objects)


def _ties(exception: Token, last: Token) -> bool:
    """ "… gives notice, unless *such notice* is forbidden": the exception names its duty."""
    taken_up = [t.head.lemma_ for t in exception.subtree if t.lower_ == "such" and t.i < t.head.i]
    return any(t.lemma_ in taken_up for t in last.subtree if t.i < exception.left_edge.i)


def _weighty(token: Token) -> bool:
    return g.relation(token) in ("obj", "obl", "xcomp", "ccomp", "advcl", "advmod")


def _construction(
    exception: Token, opener: Token, conjuncts: list[Token], chances: tuple[float, float]
) -> Construction:
    phrase = [t for t in g.phrase(exception) if t.i >= opener.i]
    cc = g.coordinator(conjuncts[-1])
    joiner = cc.lower_ if cc is not None else "and"
    texts = [g.words(_own(c, conjuncts, opener)) for c in conjuncts]
    tail = g.words(phrase)
    floor = COMMA if g.comma_before(opener) else BARE
    if any(c.lower_ in NEXT for c in conjuncts[-1].children) and conjuncts[0].pos_ != "VERB":
        floor = STAGED
    return Construction(
        tokens=[*_own(conjuncts[0], conjuncts, opener), *phrase],
        message=f"{quoted(phrase)} may limit “{texts[-1]}” only, or all that goes before it",
        readings=(
            f"[{join(texts, joiner)}] {tail}",
            join([*texts[:-1], f"[{texts[-1]} {tail}]"], joiner),
        ),
        first=share(*chances, floor=0.2),
        strength=min(floor + GAIN * evenness(*chances), 0.95),
        anchors={
            "exception": (exception.i,),
            "exception_phrase": tuple(t.i for t in phrase),
            "conjuncts": tuple(c.i for c in conjuncts),
            "last": (conjuncts[-1].i,),
            "cc": g.indices(cc),
        },
    )


def _has_subject(conjunct: Token) -> bool:
    return conjunct.pos_ == "VERB" and g.own_subject(conjunct) is not None


def _own(conjunct: Token, conjuncts: list[Token], opener: Token) -> list[Token]:
    own = g.members(conjuncts)[conjuncts.index(conjunct)]
    if conjunct.i == conjuncts[0].i and _has_subject(conjuncts[-1]):
        own = g.conjunct_phrase(conjunct)
    return g.trimmed([t for t in own if t.i < opener.i])
