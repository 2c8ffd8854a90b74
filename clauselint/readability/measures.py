"""Measures of reading effort from the parse of a sentence.

`Sums` are what a sentence adds to its section; `measures` turns sums into the figures that are
shown. Each figure is a mean or a share, so a section's figure is not that of its longest part.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter, sub

from clauselint.lexicon import either, endings
from clauselint.lexicon import words as words_of
from clauselint.readability.columns import CLAUSAL, Columns
from clauselint.readability.lexicon import lookup

DUTY_MODALS = frozenset(("must", "shall", "should", "will"))
CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
PERSONAL = words_of("writer-and-reader")
COMMONEST = 7.0
"""Zipf frequency at which a word costs nothing ("of", "and")."""

CROSS_REFERENCE = re.compile(
    rf"\b{either('nouns-of-references')}(?:e?s)?\.?"
    r"\s+(?:\d+[A-Z]?(?:\.\d+)*|[A-Z])(?:\([0-9A-Za-z]+\))*(?![a-z])",
    re.IGNORECASE,
)
_NOMINAL = re.compile(
    rf"....(?:{'|'.join(endings('endings-of-acts'))}|ancy|ency|ity|ness)s?$",
)
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
    log_length: float = 0
    syllables: float = 0
    letters: float = 0
    long_words: float = 0
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
    names: float = 0
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


_values = attrgetter(*(f.name for f in fields(Sums)))


def total(sums: Iterable[Sums]) -> Sums:
    """The sum; all zero for nothing."""
    rows = [_values(s) for s in sums]
    return Sums(*map(sum, zip(*rows, strict=True))) if rows else Sums()


def without(whole: Sums, part: Sums) -> Sums:
    """What is left of a sum."""
    return Sums(*map(sub, _values(whole), _values(part)))


def of_tokens(parse: Columns, tokens: Sequence[int], words: Sequence[str], text: str) -> Sums:
    """Sums of one sentence from its tokens and its words."""
    real = [i for i in tokens if parse.is_word[i]]
    spoken = [lookup(w) for w in words]
    return Sums(
        sentences=1,
        words=len(words),
        log_length=math.log(max(len(words), 1)),
        syllables=sum(w.syllables for w in spoken),
        letters=sum(w.letters for w in spoken),
        long_words=sum(w.letters > 6 for w in spoken),
        tokens=len(real),
        references=len(CROSS_REFERENCE.findall(text)),
        defined=len(_DEFINED.findall(text)),
        **_lexical(parse, real),
        **_classes(parse, real),
        **_arcs(parse, real),
        **_clauses(parse, real),
    )


def of_halves(parse: Columns, own: Sums, halves: Sequence[Sequence[int]]) -> Sums:
    """Sums of a sentence whose tokens stand in several sentences instead, words and all."""
    parts = [[i for i in half if parse.is_word[i]] for half in halves]
    size = sum(map(len, parts))
    lengths = [own.words * len(part) / size for part in parts]
    structure = total(Sums(**_arcs(parse, part), **_clauses(parse, part)) for part in parts)
    return replace(
        own,
        sentences=len(parts),
        log_length=sum(math.log(max(n, 1)) for n in lengths),
        **{name: getattr(structure, name) for name in _STRUCTURAL},
    )


_STRUCTURAL = ("arcs", "arc_length", "with_verb", "before_verb", "widest", "depth")


def _lexical(parse: Columns, tokens: Sequence[int]) -> dict[str, float]:
    forms = [parse.lower[i] for i in tokens if parse.pos[i] in CONTENT]
    found = [lookup(form) for form in forms if form.isalpha()]
    return {
        "content": len(found),
        "rarity": sum(COMMONEST - w.zipf for w in found),
        "unfamiliar": sum(not w.easy for w in found),
    }


def _classes(parse: Columns, tokens: Sequence[int]) -> dict[str, float]:
    kinds = [parse.pos[i] for i in tokens]
    nouns = [parse.lower[i] for i in tokens if parse.pos[i] == "NOUN"]
    return {
        "nouns": len(nouns),
        "names": kinds.count("PROPN"),
        "stacked": sum(n for n in _noun_runs(kinds) if n >= 3),
        "verbs": kinds.count("VERB"),
        "pronouns": kinds.count("PRON"),
        "personal": sum(parse.lower[i] in PERSONAL for i in tokens),
        "modifiers": kinds.count("ADJ"),
        "prepositions": kinds.count("ADP"),
        "nominalised": sum(bool(_NOMINAL.search(form)) for form in nouns),
    }


def _noun_runs(kinds: Sequence[str]) -> Iterator[int]:
    run = common = 0
    for kind in (*kinds, ""):
        if kind in ("NOUN", "PROPN"):
            run += 1
            common += kind == "NOUN"
        elif run:
            if common:
                yield run
            run = common = 0


def _arcs(parse: Columns, tokens: Sequence[int]) -> dict[str, float]:
    place = {i: n for n, i in enumerate(tokens)}
    arc_length = arcs = 0
    for i, n in place.items():
        head = parse.head[i]
        if head != i and head in place:
            arcs += 1
            arc_length += abs(n - place[head])
    before = _words_before_verb(parse, tokens, place)
    joined = Counter(parse.head[i] for i in tokens if parse.relation[i] == "conj")
    return {
        "arcs": arcs,
        "arc_length": arc_length,
        "with_verb": before is not None,
        "before_verb": before or 0,
        "widest": 1 + max(joined.values(), default=0),
    }


def _words_before_verb(parse: Columns, tokens: Sequence[int], place: dict[int, int]) -> int | None:
    root = next((i for i in tokens if parse.head[i] == i or parse.head[i] not in place), None)
    if root is None:
        return None
    forms = [c for c in parse.children[root] if parse.relation[c] in ("aux", "cop")]
    if parse.pos[root] in ("VERB", "AUX"):
        forms.append(root)
    return min((place[i] for i in forms if i in place), default=None)


def _clauses(parse: Columns, tokens: Sequence[int]) -> dict[str, float]:
    predicates = [i for i in tokens if parse.is_predicate[i]]
    passives = {i for i in predicates if _is_passive(parse, i)}
    duties = [i for i in predicates if _is_duty(parse, i)]
    return {
        "clauses": len(predicates),
        "subordinate": sum(parse.relation[i] in CLAUSAL for i in predicates),
        "depth": max((parse.clause_depth[i] for i in predicates), default=0),
        "passives": len(passives),
        "duties": len(duties),
        "agentless": sum(i in passives and not _has_agent(parse, i) for i in duties),
    }


def _is_passive(parse: Columns, predicate: int) -> bool:
    return any(parse.label[c] in ("aux:pass", "nsubj:pass") for c in parse.children[predicate])


def _is_duty(parse: Columns, predicate: int) -> bool:
    children = parse.children[predicate]
    if any(parse.lower[c] in DUTY_MODALS and parse.relation[c] == "aux" for c in children):
        return True
    # "must be signed and dated": the second verb shares the modal of the first.
    alone = not any(parse.relation[c] in ("aux", "nsubj") for c in children)
    return parse.relation[predicate] == "conj" and alone and _is_duty(parse, parse.head[predicate])


def _has_agent(parse: Columns, predicate: int) -> bool:
    obliques = [c for c in parse.children[predicate] if parse.relation[c] == "obl"]
    return any(
        parse.label[c] == "obl:agent" or any(parse.lower[g] == "by" for g in parse.children[c])
        for c in obliques
    )


def _ratio(part: float, whole: float, scale: float = 1.0) -> float:
    return scale * part / whole if whole else 0.0


def per_100(found: float, words: float) -> float:
    """Number in a hundred words."""
    return _ratio(found, words, 100)


def measures(s: Sums) -> dict[str, float]:
    """Figures of a section, a document or a sentence; `docs/readability.md` explains each.

    `ambiguities_per_100` is zero until findings are counted (`score.with_ambiguities`).
    """
    nominal = s.nouns + s.modifiers + s.prepositions
    return {
        "sentence_words": _ratio(s.words, s.sentences),
        "words_before_verb": _ratio(s.before_verb, s.with_verb),
        "dependency_length": _ratio(s.arc_length, s.arcs),
        "clauses_per_sentence": _ratio(s.clauses, s.sentences),
        "clause_depth": _ratio(s.depth, s.sentences),
        "coordination_width": _ratio(s.widest, s.sentences),
        "noun_stacks_per_100": per_100(s.stacked, s.words),
        "nominalisations_per_100": per_100(s.nominalised, s.words),
        "passive_share": _ratio(s.passives, s.clauses),
        "agentless_duty_share": _ratio(s.agentless, s.duties),
        "cross_references_per_100": per_100(s.references, s.words),
        "defined_terms_per_100": per_100(s.defined, s.words),
        "ambiguities_per_100": 0.0,
        "word_rarity": _ratio(s.rarity, s.content),
        "unfamiliar_share": _ratio(s.unfamiliar, s.content),
        "long_word_share": _ratio(s.long_words, s.words),
        "syllables_per_word": _ratio(s.syllables, s.words),
        "nominal_share": _ratio(nominal, nominal + s.verbs + s.pronouns),
    }
