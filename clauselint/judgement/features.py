"""What is known of a candidate beside its kind: its frame, its words, the sentence around it.

Every family's candidates are described alike. A candidate has *sites* (the words that something may
belong to) and what is *attached*; a rule names both by its anchors.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log
from typing import TYPE_CHECKING

from clauselint.findings import Anchor, Anchors
from clauselint.judgement.classes import alike, classes
from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.nlp.register import binds

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

ATTACHED: tuple[Anchor, ...] = (
    "modifier", "pp", "clause", "exception", "focus", "adverb", "participle", "pronoun", "second",
)  # fmt: skip
"""Anchors of the word that hangs on one site or another, the first that is there."""
SITES: tuple[Anchor, ...] = (
    "conjuncts", "first", "last", "site1", "site2", "high", "low", "noun", "verb", "verb1", "verb2",
    "subject", "item", "parts",
)  # fmt: skip
CC: tuple[Anchor, ...] = ("cc", "cc1")
FORCES = leaders("modal-forces")
OPENERS = words_of("openers-of-phrases")
DENIALS = words_of("negators") | {"no", "nor", "without"}


def describe(
    analysis: Analysis,
    code: str,
    tokens: Sequence[Token],
    anchors: Anchors,
    first: float,
) -> dict[str, float]:
    """Features by name, each about 0 to 1 or a log; what is not there is left out."""
    doc = analysis.doc
    sites = [doc[i] for i in dict.fromkeys(_named(anchors, SITES))]
    held = [doc[i] for i in _attached(anchors)]
    cc = next((doc[i] for name in CC for i in anchors.get(name, ())), None)
    found = {f"rule={code}": 1.0, "even": 4 * first * (1 - first), "first": first}
    found |= _frame(analysis, sites, held)
    found |= _surface(analysis, tokens)
    found |= _force(tokens[0])
    found |= _meant(sites, held)
    for token in held[:1]:
        found |= _hanging(token)
    if cc is not None:
        found |= _coordination(cc, sites)
    return {name: value for name, value in found.items() if value}


def _named(anchors: Anchors, names: Sequence[Anchor]) -> Iterator[int]:
    return (i for name in names for i in anchors.get(name, ()))


def _attached(anchors: Anchors) -> tuple[int, ...]:
    return next((anchors[name][:1] for name in ATTACHED if anchors.get(name)), ())


def _frame(analysis: Analysis, sites: list[Token], held: list[Token]) -> dict[str, float]:
    """How sure the parser is of what stands around the doubt: of the sites, and of the rest."""
    sure = [_surest(analysis, t) for t in sites] or [1.0]
    wanted = {t.i for t in sites}
    there = [
        min(sum(a.probability for a in analysis.doubt.alternatives(t.i) if a.head in wanted), 1.0)
        for t in held
    ]
    every = [_surest(analysis, t) for t in (sites or held)[0].sent] if sites or held else [1.0]
    return {
        "frame:least": min(sure),
        "frame:elsewhere": 1 - there[0] if there else 0.0,
        "frame:sentence": sum(map(log, every)) / len(every),
    }


def _surest(analysis: Analysis, token: Token) -> float:
    arcs = analysis.doubt.alternatives(token.i)
    return max(arcs[0].probability, 0.01) if arcs else 0.01


def _surface(analysis: Analysis, tokens: Sequence[Token]) -> dict[str, float]:
    sentence, kind = tokens[0].sent, analysis.segment.kind
    names = sum(t.text[:1].isupper() and t.i > sentence.start for t in tokens)
    return {
        f"kind={kind}": 1.0,
        "stem": float(analysis.own > 0),
        "words": log(len(sentence)),
        "span": log(tokens[-1].i - tokens[0].i + 1),
        "names": names / len(tokens),
        "figures": float(any(t.like_num for t in tokens)),
        "quotes": float(any(t.is_quote for t in tokens)),
        "commas": float(sum(t.text == "," for t in tokens)),
        "brackets": float(any(t.text in "()[]" for t in tokens)),
        "start": (tokens[0].i - sentence.start) / len(sentence),
    }


def _force(token: Token) -> dict[str, float]:
    """What the sentence does: binds, permits, denies, commands, tells; and of whom it speaks."""
    sentence = token.sent
    head = g.clause_head(token)
    modal = g.modal(head)
    words = {t.lower_ for t in sentence}
    kind = FORCES.get(modal.lower_, "") if modal is not None else ""
    return {
        f"modal={kind or 'none'}": 1.0,
        "imperative": float(g.is_imperative(head)),
        "negated": float(g.negation(head) is not None),
        "negation": float(bool(words & DENIALS)),
        "you": float(bool(words & {"you", "your"})),
        "we": float(bool(words & {"we", "our", "us"})),
        "binds": float(binds(sentence.text)),
        "condition": float(bool(words & {"if", "unless", "where", "when"})),
        "means": float(bool(words & {"means", "mean", "includes", "defined"})),
        "main": float(head.i == sentence.root.i),
    }


def _meant(sites: list[Token], held: list[Token]) -> dict[str, float]:
    """What kinds of thing stand at the sites, and whether they are of one kind."""
    found = {f"site:{c}": 1.0 for t in sites[:1] for c in classes(t)[:1]}
    found |= {f"last:{c}": 1.0 for t in sites[1:][-1:] for c in classes(t)[:1]}
    found |= {f"held:{c}": 1.0 for t in held for c in classes(t)[:1]}
    if len(sites) > 1:
        found["sites:alike"] = float(alike(sites[0], sites[-1]))
        found["sites:all-alike"] = float(all(alike(sites[0], t) for t in sites[1:]))
    return found


def _hanging(token: Token) -> dict[str, float]:
    phrase = g.phrase(token) or [token]
    opening = phrase[0].lower_
    return {
        f"is={g.relation(token)}": 1.0,
        f"opens={opening if opening in OPENERS else 'other'}": 1.0,
        "held:words": log(len(phrase)),
        "held:comma": float(g.comma_before(phrase[0])),
        "held:person": float(is_person(token)),
        "held:plural": float("Plur" in token.morph.get("Number", [])),
        "held:figure": float(any(t.like_num for t in phrase)),
        "held:last": float(phrase[-1].i >= token.sent.end - 2),
    }


def _coordination(cc: Token, sites: list[Token]) -> dict[str, float]:
    found = {f"cc={cc.lower_}": 1.0, "conjuncts": float(len(sites) > 2)}
    if len(sites) < 2:
        return found
    one, other = sites[0], sites[-1]
    known = evidence()
    similar = known.similarity(one.lemma_, other.lemma_)
    opened = [g.determiner(t) is not None for t in (one, other)]
    described = [bool(g.children(t, "amod", "compound", "nmod")) for t in (one, other)]
    return found | {
        "pair:similar": similar if similar is not None else 0.2,
        "pair:seen": log(1 + known.coordinated(one.lemma_, other.lemma_)),
        "pair:tag": float(one.tag_ == other.tag_),
        "pair:verbs": float(g.is_verb(one)),
        "pair:person": float(is_person(one) and is_person(other)),
        "pair:plural": float({one.tag_, other.tag_} == {"NNS"}),
        "det:first": float(opened[0] and not opened[1]),
        "det:last": float(opened[1] and not opened[0]),
        "det:both": float(all(opened)),
        "described:first": float(described[0]),
        "described:last": float(described[1]),
        "adjacent": float(one.i + 1 == cc.i and cc.i + 1 == other.i),
    }


def is_person(noun: Token) -> bool:
    """Whether the noun may name a person or a body that acts, by the classes the weights know."""
    return bool({"P", "O"} & set(classes(noun)))
