"""AMB006: a coordinator that may join at a higher or at a lower level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    quoted,
    share,
)
from clauselint.rules.ambiguity._environment import environment, run
from clauselint.rules.ambiguity._frame import (
    is_bracketed,
    is_hyphened,
    is_name,
    is_scale,
    repeats,
)
from clauselint.rules.ambiguity.leading_modifier import leading, shared_heads
from clauselint.rules.ambiguity.trailing_modifier import trailing
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

NOUNS = ("NOUN", "PROPN")
BASE = ("VB", "VBP")
OPENING = ("ADJ", "ADP", "NOUN", "PROPN", "VERB")
"""What can go with one of two words or with both; an article, auxiliary or pronoun opens both."""
EMPTY = ("PUNCT", "SYM", "CCONJ", "X", "SPACE")


@dataclass(frozen=True, slots=True)
class Levels:
    """A second conjunct, the two words it may join, and the parser's chances of each."""

    second: Token
    cc: Token
    high: Token
    low: Token
    chances: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Flat:
    """The words around a coordinator, and the word before them."""

    before: Token
    left: tuple[Token, ...]
    cc: Token
    right: tuple[Token, ...]


class CoordinationLevel(ConstructionRule):
    """The words after "and" or "or" may join the nearest phrase or the one around it.

    ## What it does

    Finds a coordinator whose second half may pair with an inner or with an outer word of the same
    kind: "plans of buildings and roads" (plans and roads?), "agrees to pay the fee and return the
    badge" (agrees and returns?), "post letters and record calls" (letters and calls?).

    ## Why is this bad?

    The reader must decide whether one more duty begins, or the first one has one more object.

    ## Example

    > Keep copies of licences and photographs for a year.

    ## Use instead

    > For a year, keep photographs and copies of licences.

    ## References

    - L. Frazier, A. Munn, C. Clifton, "Processing coordinate structures", Journal of
      Psycholinguistic Research 29 (2000).
    - D. Berry, E. Kamsties, M. Krieger, *From Contract Drafting to Software Specification:
      Linguistic Sources of Ambiguity* (2003), coordination ambiguity.
    - M. Goldberg, "An unsupervised model for statistically determining coordinate phrase
      attachment", ACL 1999.
    """

    code = "AMB006"
    name = "coordination-level"
    ties = hangs("second", "high", "low")
    model = "coordination"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Conjuncts that two words before them could take; coordinations that no rule weighs."""
        for sentence in analysis.sentences():
            conjuncts = (t for t in sentence if g.relation(t) == "conj")
            found = [f for f in (_find(analysis, t) for t in conjuncts) if f is not None]
            yield from (_construction(analysis, f) for f in found)
            flat = [(t.i, f) for t in sentence if (f := _flat(t)) is not None]
            weighed = _weighed(sentence) | {f.cc.i for f in found} if flat else set()
            rest = (f for place, f in flat if place not in weighed)
            yield from (_flat_construction(analysis, f) for f in rest)


def _weighed(sentence: Span) -> set[int]:
    """Coordinators that `trailing-modifier` or `leading-modifier` weighs."""
    after = {f.cc.i for t in sentence for f in trailing(t)}
    before = {f.cc.i for t in sentence for f in leading(t)}
    return after | before | {f.cc.i for t in sentence for f in shared_heads(t)}


def _find(analysis: Analysis, second: Token) -> Levels | None:
    cc = g.coordinator(second)
    if cc is None or cc.lower_ not in ("and", "or") or cc.i == cc.sent.start:
        return None
    if any(_is_list(h, cc) for h in (second.head, second.head.head)) or _is_pair(second):
        return None
    sites = [s for s in _frontier(cc.nbor(-1)) if _alike(s, second)]
    place = next((i for i, s in enumerate(sites) if s.i == second.head.i), None)
    if place is None or len(sites) < 2:
        return None
    chances = [attachment(analysis, second, g.conjuncts(s)) for s in sites]
    others = [i for i in range(len(sites)) if i != place]
    rival = max(others, key=lambda i: (chances[i], -abs(i - place)))
    low, high = sorted((place, rival))
    if is_bracketed(sites[high], second) or (is_name(sites[high]) and is_name(sites[low])):
        return None
    return Levels(second, cc, sites[high], sites[low], (chances[high], chances[low]))


def _flat(cc: Token) -> Flat | None:
    """By the tags, where the tree shows nothing to share: "sent *for* review and approval"."""
    if cc.lower_ not in ("and", "or") or not cc.sent.start < cc.i < cc.sent.end - 1:
        return None
    left, right = run(cc, -1) or [cc.nbor(-1)], run(cc, 1) or [cc.nbor(1)]
    before = cc.doc[max(left[-1].i - 1, cc.sent.start)]
    plain = {t.pos_ for t in (left[0], right[0])}.isdisjoint(EMPTY) and before.pos_ in OPENING
    alike = left[0].pos_ == right[0].pos_ or {left[0].pos_, right[0].pos_} <= set(NOUNS)
    same = repeats(left[0], right[-1]) or is_scale(cc) or is_name(left[0]) or is_hyphened(right[0])
    if not plain or not alike or before.i == left[-1].i or same:
        return None
    return Flat(before, tuple(reversed(left)), cc, tuple(right))


def _is_pair(second: Token) -> bool:
    """ "The difference *between* a fee and a fine" takes two."""
    first = g.first_conjunct(second)
    return g.preposition_text(first) == "between" or g.correlative(first) is not None


def _is_list(head: Token, cc: Token) -> bool:
    """Three members before the coordinator: `last-list-item` looks at those."""
    return sum(c.i < cc.i for c in g.conjuncts(g.first_conjunct(head))) > 2


def _frontier(before: Token) -> list[Token]:
    """Words that end right before the coordinator, the innermost first."""
    token, found = before, []
    while True:
        inside = g.relation(token) in ("compound", "flat", "fixed", "punct", "amod", "det", "case")
        if not inside:
            found.append(g.first_conjunct(token))
        if token.head.i == token.i or token.head.i > before.i:
            return _distinct(found)
        token = token.head


def _distinct(tokens: list[Token]) -> list[Token]:
    return list({t.i: t for t in tokens}.values())


def _alike(site: Token, second: Token) -> bool:
    """Whether the two can be conjuncts: nouns, or verbs of one form."""
    if site.pos_ in NOUNS:
        opened = {g.preposition_text(site), g.preposition_text(second)}
        own = g.preposition_text(second)
        return (second.pos_ in NOUNS and (not own or len(opened) == 1)) or _could_be_either(second)
    if site.pos_ != "VERB":
        return False
    if second.pos_ == "VERB":
        return _one_form(site, second) and g.own_subject(second) is None
    return _could_be_either(second)


def _one_form(site: Token, second: Token) -> bool:
    tags = {site.tag_, second.tag_}
    bare = tags <= set(BASE)
    helped = {bool(g.children(t, "aux", "mark", "cop")) for t in (second,)}
    return (len(tags) == 1 or bare) and helped == {False}


def _could_be_either(second: Token) -> bool:
    """A bare form that is a noun or a verb: no determiner, object marker, "to" or own subject."""
    decided = ("det", "mark", "aux", "nsubj", "nmod:poss", "case", "cop", "nummod", "amod")
    if g.children(second, *decided) or (g.is_verb(second) and g.objects(second)):
        return False
    known = evidence()
    verb, noun = known.count("verb", second.lemma_), known.count("noun", second.lemma_)
    return second.tag_ in (*BASE, "VBZ", "NN", "NNS") and min(verb, noun) > 1


def _construction(analysis: Analysis, found: Levels) -> Construction:
    later = g.conjunct_phrase(found.second)
    low, high = _until(found.low, found), _until(found.high, found)
    tail, joiner = g.words(later), found.cc.lower_
    outer = g.words([t for t in high if t.i < low[0].i])
    inner = g.words(low)
    return Construction(
        tokens=[found.low, *later],
        message=f"{quoted(later)} may be coordinated with “{found.low.text}” or with "
        f"“{found.high.text}”",
        readings=(
            f"[{g.words(high)}] {joiner} [{tail}]",
            f"{outer} [{inner} {joiner} {tail}]".strip(),
        ),
        first=share(*found.chances),
        features=environment(analysis, found.cc),
        anchors={
            "high": (found.high.i,),
            "low": (found.low.i,),
            "second": (found.second.i,),
            "cc": (found.cc.i,),
        },
    )


def _flat_construction(analysis: Analysis, found: Flat) -> Construction:
    left, right = g.words(found.left), g.words(found.right)
    before, cc = found.before.text, found.cc.lower_
    return Construction(
        tokens=[found.before, *found.left, *found.right],
        message=f"“{before}” may go with “{left}” only, or with “{left} {cc} {right}”",
        readings=(f"[{before} {left}] {cc} [{right}]", f"{before} [{left} {cc} {right}]"),
        first=attachment(analysis, found.right[-1], [found.before]),
        features=environment(analysis, found.cc),
        anchors={
            "high": (found.before.i,),
            "low": (found.left[-1].i,),
            "second": (found.right[-1].i,),
            "cc": (found.cc.i,),
        },
    )


def _until(site: Token, found: Levels) -> list[Token]:
    """The words from the site's phrase to the coordinator."""
    start = site.i if site.pos_ == "VERB" else _after_case(site)
    return g.trimmed(list(site.doc[min(start, found.cc.i - 1) : found.cc.i])) or [site]


def _after_case(noun: Token) -> int:
    cases = [t.i for c in g.children(noun, "case") for t in g.subtree(c) if t.i < noun.i]
    return max(cases) + 1 if cases else noun.left_edge.i
