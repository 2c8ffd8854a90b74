"""Measures of reading effort from the parse of a sentence.

`Sums` are what a sentence adds to its section; `measures` turns sums into the figures that are
shown. Each figure is a mean or a share, so a section's figure is not that of its longest part.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from clauselint.nlp import grammar
from clauselint.readability.lexicon import lookup

if TYPE_CHECKING:
    from spacy.tokens import Token

DUTY_MODALS = frozenset(("must", "shall", "should", "will"))
CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
CLAUSAL = frozenset(("ccomp", "xcomp", "advcl", "acl", "csubj"))
PERSONAL = frozenset(("i", "me", "my", "we", "us", "our", "you", "your", "yours", "ours"))
COMMONEST = 7.0
"""Zipf frequency at which a word costs nothing ("of", "and")."""

CROSS_REFERENCE = re.compile(
    r"\b(?:sections?|clauses?|articles?|paragraphs?|schedules?|appendix|annex(?:es)?|parts?|items?|"
    r"regulations?|chapters?|rules?|subsections?|subclauses?|s|ss|cl|art|para|reg)\.?"
    r"\s+(?:\d+[A-Z]?(?:\.\d+)*|[A-Z])(?:\([0-9A-Za-z]+\))*(?![a-z])",
    re.IGNORECASE,
)
_NOMINAL = re.compile(r"....(?:tion|sion|ment|ance|ence|ancy|ency|ity|ness|ure)s?$")
_DEFINED = re.compile(r"(?<=[a-z,;] )(?:[A-Z][a-z]+ ){0,3}[A-Z][a-z]+\b")


@dataclass(frozen=True, slots=True)
class Sums:
    """Additive figures of one or more sentences.

    `words` and `sentences` are those of the prose; `log_length` sums the natural logarithm of the
    words of each sentence; `tokens` are words of the parse, `content` those that carry meaning
    (nouns, verbs, adjectives, adverbs; no names), `rarity` sums 7 - Zipf over them and
    `unfamiliar` counts those that are not on the Dale-Chall list. `arc_length` sums the distance
    in words between each word and its head over `arcs`. `before_verb` sums the words before the
    main verb over `with_verb` sentences.
    """

    sentences: float = 0
    words: float = 0
    length: float = 0
    log_length: float = 0
    syllables: float = 0
    letters: float = 0
    tokens: float = 0
    content: float = 0
    rarity: float = 0
    unfamiliar: float = 0
    arcs: float = 0
    arc_length: float = 0
    with_verb: float = 0
    before_verb: float = 0
    clauses: float = 0
    subordinate: float = 0
    depth: float = 0
    widest: float = 0
    nouns: float = 0
    stacked: float = 0
    verbs: float = 0
    pronouns: float = 0
    personal: float = 0
    modifiers: float = 0
    prepositions: float = 0
    passives: float = 0
    duties: float = 0
    agentless: float = 0
    nominalised: float = 0
    references: float = 0
    defined: float = 0

    def __add__(self, other: Sums) -> Sums:
        return total((self, other))


_NAMES = tuple(f.name for f in fields(Sums))


def total(sums: Iterable[Sums]) -> Sums:
    """The sum; all zero for nothing."""
    rows = [tuple(getattr(s, name) for name in _NAMES) for s in sums]
    return Sums(*map(sum, zip(*rows, strict=True))) if rows else Sums()


def without(whole: Sums, part: Sums) -> Sums:
    """What is left of a sum."""
    return Sums(*(getattr(whole, name) - getattr(part, name) for name in _NAMES))


def of_tokens(tokens: Sequence[Token], words: Sequence[str], length: int, text: str) -> Sums:
    """Sums of one sentence from its tokens, the words that count, and its length in words."""
    real = [t for t in tokens if any(map(str.isalnum, t.text))]
    spoken = [lookup(w) for w in words]
    return Sums(
        sentences=1,
        words=len(words),
        length=length,
        log_length=math.log(max(length, 1)),
        syllables=sum(w.syllables for w in spoken),
        letters=sum(sum(map(str.isalnum, w)) for w in words),
        tokens=len(real),
        references=len(CROSS_REFERENCE.findall(text)),
        defined=len(_DEFINED.findall(text)),
        **_lexical(real),
        **_classes(real),
        **_arcs(real),
        **_clauses(real),
    )


def of_halves(own: Sums, halves: Sequence[Sequence[Token]]) -> Sums:
    """Sums of a sentence whose tokens stand in several sentences instead, words and all."""
    parts = [[t for t in half if any(map(str.isalnum, t.text))] for half in halves]
    size = sum(map(len, parts))
    lengths = [own.length * len(part) / size for part in parts]
    structure = total(Sums(**_arcs(part), **_clauses(part)) for part in parts)
    return replace(
        own,
        sentences=len(parts),
        log_length=sum(math.log(max(n, 1)) for n in lengths),
        **{name: getattr(structure, name) for name in _STRUCTURAL},
    )


_STRUCTURAL = ("arcs", "arc_length", "with_verb", "before_verb", "widest", "subordinate", "depth")


def _lexical(tokens: Sequence[Token]) -> dict[str, float]:
    found = [lookup(t.lower_) for t in tokens if t.pos_ in CONTENT and t.text.isalpha()]
    return {
        "content": len(found),
        "rarity": sum(COMMONEST - w.zipf for w in found),
        "unfamiliar": sum(not w.easy for w in found),
    }


def _classes(tokens: Sequence[Token]) -> dict[str, float]:
    kinds = [t.pos_ for t in tokens]
    return {
        "nouns": kinds.count("NOUN"),
        "stacked": sum(n for n in _noun_runs(kinds) if n >= 3),
        "verbs": kinds.count("VERB"),
        "pronouns": kinds.count("PRON"),
        "personal": sum(t.lower_ in PERSONAL for t in tokens),
        "modifiers": kinds.count("ADJ"),
        "prepositions": kinds.count("ADP"),
        "nominalised": sum(t.pos_ == "NOUN" and bool(_NOMINAL.search(t.lower_)) for t in tokens),
    }


def _noun_runs(kinds: Sequence[str]) -> Iterator[int]:
    for is_noun, run in itertools.groupby(kinds, lambda k: k in ("NOUN", "PROPN")):
        found = list(run)
        if is_noun and "NOUN" in found:
            yield len(found)


def _arcs(tokens: Sequence[Token]) -> dict[str, float]:
    place = {t.i: n for n, t in enumerate(tokens)}
    arcs = [(place[t.i], place[t.head.i]) for t in tokens if t.head.i in place and t.head.i != t.i]
    before = _words_before_verb(tokens, place)
    return {
        "arcs": len(arcs),
        "arc_length": sum(abs(a - b) for a, b in arcs),
        "with_verb": before is not None,
        "before_verb": before or 0,
        "widest": max((len(grammar.conjuncts(t)) for t in tokens), default=1),
    }


def _words_before_verb(tokens: Sequence[Token], place: dict[int, int]) -> int | None:
    root = next((t for t in tokens if t.head.i == t.i or t.head.i not in place), None)
    if root is None:
        return None
    forms = [*grammar.children(root, "aux", "cop"), *([root] if grammar.is_verb(root) else [])]
    return min((place[t.i] for t in forms if t.i in place), default=None)


def _clauses(tokens: Sequence[Token]) -> dict[str, float]:
    predicates = [t for t in tokens if grammar.is_predicate(t)]
    duties = [t for t in predicates if _is_duty(t)]
    return {
        "clauses": len(predicates),
        "subordinate": sum(grammar.relation(t) in CLAUSAL for t in predicates),
        "depth": max((_clause_depth(t) for t in predicates), default=0),
        "passives": sum(grammar.is_passive(t) for t in predicates),
        "duties": len(duties),
        "agentless": sum(grammar.is_passive(t) and not _has_agent(t) for t in duties),
    }


def _clause_depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i:
        depth += grammar.relation(token) in CLAUSAL
        token = token.head
    return depth


def _is_duty(predicate: Token) -> bool:
    modal = grammar.modal(predicate)
    return modal is not None and modal.lower_ in DUTY_MODALS


def _has_agent(predicate: Token) -> bool:
    return any(
        grammar.has_relation(c, "obl:agent") or grammar.preposition_text(c) == "by"
        for c in grammar.children(predicate, "obl")
    )


def _ratio(part: float, whole: float, scale: float = 1.0) -> float:
    return scale * part / whole if whole else 0.0


def measures(s: Sums, ambiguities: int = 0) -> dict[str, float]:
    """Figures of a section, a document or a sentence; `docs/readability.md` explains each."""
    return {
        "sentence_words": _ratio(s.length, s.sentences),
        "words_before_verb": _ratio(s.before_verb, s.with_verb),
        "dependency_length": _ratio(s.arc_length, s.arcs),
        "clauses_per_sentence": _ratio(s.clauses, s.sentences),
        "clause_depth": _ratio(s.depth, s.sentences),
        "coordination_width": _ratio(s.widest, s.sentences),
        "noun_stacks_per_100": _ratio(s.stacked, s.words, 100),
        "nominalisations_per_100": _ratio(s.nominalised, s.words, 100),
        "passive_share": _ratio(s.passives, s.clauses),
        "agentless_duty_share": _ratio(s.agentless, s.duties),
        "cross_references_per_100": _ratio(s.references, s.words, 100),
        "defined_terms_per_100": _ratio(s.defined, s.words, 100),
        "ambiguities_per_100": _ratio(ambiguities, s.words, 100),
        "word_rarity": _ratio(s.rarity, s.content),
        "unfamiliar_share": _ratio(s.unfamiliar, s.tokens),
        "syllables_per_word": _ratio(s.syllables, s.words),
    }
