"""Heads, relations, tags and lemmas against a treebank, on gold words.

Relations are compared without their subtypes ("nsubj:pass" is "nsubj"), as in the shared tasks of
CoNLL 2017 and 2018. Punctuation is what the treebank tags PUNCT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.common import Interval, bootstrap, table
from benchmarks.parser.conllu import Sentence, to_doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def base(relation: str) -> str:
    """A relation without its subtype; spaCy's "ROOT" is "root"."""
    return relation.split(":")[0].lower()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A gold sentence and what a pipeline made of it; heads as in `Sentence`."""

    gold: Sentence
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemmas: tuple[str, ...]

    def head_right(self, i: int) -> bool:
        """Whether word `i` has the gold head."""
        return self.heads[i] == self.gold.heads[i]

    def right(self, i: int) -> bool:
        """Whether word `i` has the gold head and relation."""
        return self.head_right(i) and base(self.relations[i]) == base(self.gold.relations[i])


def parsed(gold: Sentence, doc: Doc) -> Parsed:
    """Read the annotation off a `Doc` of the gold words."""
    return Parsed(
        gold,
        tuple(token.head.i for token in doc),
        tuple(token.dep_ for token in doc),
        tuple(token.pos_ for token in doc),
        tuple(token.tag_ for token in doc),
        tuple(token.lemma_ for token in doc),
    )


def parse(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[Parsed]:
    """Parse gold words with any spaCy pipeline whose components keep given sentence starts."""
    docs = (to_doc(sentence, nlp.vocab) for sentence in sentences)
    for gold, doc in zip(sentences, nlp.pipe(docs, batch_size=64), strict=True):
        yield parsed(gold, doc)


Hit = Callable[[Parsed, int], bool]

MEASURES: dict[str, tuple[Hit, bool]] = {
    "UAS": (Parsed.head_right, True),
    "LAS": (Parsed.right, True),
    "UAS no punct": (Parsed.head_right, False),
    "LAS no punct": (Parsed.right, False),
    "UPOS": (lambda p, i: p.upos[i] == p.gold.upos[i], True),
    "XPOS": (lambda p, i: p.xpos[i] == p.gold.xpos[i], True),
    "lemma": (lambda p, i: p.lemmas[i].lower() == p.gold.lemmas[i].lower(), True),
}
"""Name to: is word `i` right, and does punctuation count."""


def score(found: Sequence[Parsed], measure: str) -> Interval:
    """One of `MEASURES` over words, the interval over sentences."""
    hit, punctuation = MEASURES[measure]
    counted = [
        [hit(p, i) for i in range(len(p.gold)) if punctuation or p.gold.upos[i] != "PUNCT"]
        for p in found
    ]
    return bootstrap([sum(row) for row in counted], [len(row) for row in counted])


def report(name: str, found: Sequence[Parsed]) -> list[object]:
    """A table row: name, sentences, words, all measures."""
    words = sum(len(p.gold) for p in found)
    return [name, len(found), words, *(score(found, measure) for measure in MEASURES)]


def has(sentence: Sentence, i: int, relation: str) -> bool:
    """Whether word `i` has a dependent of the relation (without subtypes)."""
    return any(
        head == i != k and base(r) == relation
        for k, (head, r) in enumerate(zip(sentence.heads, sentence.relations, strict=True))
    )


def constructions(sentence: Sentence, i: int) -> Iterator[str]:
    """The constructions in which the attachment of word `i` is the crux."""
    relation = sentence.relations[i]
    if relation == "conj":
        yield "coordination (conjunct)"
    if base(relation) in ("obl", "nmod") and has(sentence, i, "case"):
        yield "prepositional phrase"
    if relation == "acl:relcl":
        yield "relative clause"
    if relation == "acl":
        yield "other clause on a noun"
    if relation == "advcl":
        yield "fronted clause" if i < sentence.heads[i] else "adverbial clause after its head"
    if sentence.meta.get("construction") == "list-stem":
        yield "list under a stem (all words)"
    if sentence.heads[i] == i:
        yield "root"


def by_construction(found: Sequence[Parsed]) -> str:
    """Table: construction, words, share with the right head, and head and relation."""
    counts: dict[str, list[int]] = {}
    for p in found:
        for i in range(len(p.gold)):
            for name in constructions(p.gold, i):
                row = counts.setdefault(name, [0, 0, 0])
                for k, add in enumerate((True, p.head_right(i), p.right(i))):
                    row[k] += add
    return table(
        ("construction", "words", "head right", "head and relation right"),
        ((name, n, _share(h, n), _share(b, n)) for name, (n, h, b) in sorted(counts.items())),
    )


def by_relation(found: Sequence[Parsed], at_least: int = 20) -> str:
    """Table: gold relation, words, heads right, both right, and what it is most mistaken for."""
    words: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    both: Counter[str] = Counter()
    wrong: dict[str, Counter[str]] = {}
    for p in found:
        for i, relation in enumerate(map(base, p.gold.relations)):
            words[relation] += 1
            heads[relation] += p.head_right(i)
            both[relation] += p.right(i)
            if base(p.relations[i]) != relation:
                wrong.setdefault(relation, Counter())[base(p.relations[i])] += 1
    rows = [
        (r, n, _share(heads[r], n), _share(both[r], n), _worst(wrong.get(r)))
        for r, n in words.most_common()
        if n >= at_least
    ]
    return table(("relation", "words", "head right", "both right", "mistaken for"), rows)


def _worst(wrong: Counter[str] | None) -> str:
    return ", ".join(f"{r} {n}" for r, n in wrong.most_common(3)) if wrong else ""


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}"


def mean_las(found: Iterable[Parsed]) -> float:
    """LAS with punctuation, without an interval."""
    return float(np.mean([p.right(i) for p in found for i in range(len(p.gold))]))
