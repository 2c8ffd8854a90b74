"""Count lexical evidence over treebanks and parsed raw text; write `evidence.json.gz`.

    python -m models.recipe.evidence --data ../shared/data --out models/en_policy --every 4

Deterministic: the same data and model give the same file. Raw text is parsed by the shipped model,
so run it after training. Counts of pairs below `--least` are left out.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

DIMENSIONS = 32
LEAST_VECTOR = 12
SITES = ("VERB", "AUX")
NOUNS = ("NOUN", "PROPN")


class Word(NamedTuple):
    """One word of a parsed sentence; `head` is an index in the sentence, -1 for the root."""

    lemma: str
    pos: str
    head: int
    relation: str


Sentence = list[Word]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Sentences of a gzipped CoNLL-U file."""
    sentence: Sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 10 and fields[0].isdigit():
                sentence.append(Word(fields[2].lower(), fields[3], int(fields[6]) - 1, fields[7]))
            elif len(fields) == 1 and sentence:
                yield sentence
                sentence = []


def parse_raw(paths: Iterable[Path], every: int) -> Iterator[Sentence]:
    """Sentences of raw paragraphs (one a line), by the shipped parser; one in `every`."""
    from clauselint.nlp.model import load_pipeline

    nlp = load_pipeline()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for i, line in enumerate(file) if i % every == 0]
        for doc in nlp.pipe(line for line in lines if 20 < len(line) < 3000):
            yield from (_sentence(s) for s in doc.sents)


def _sentence(span: Any) -> Sentence:
    return [
        Word(
            t.lemma_.lower(),
            t.pos_,
            -1 if t.head.i == t.i else t.head.i - span.start,
            t.dep_.lower(),
        )
        for t in span
    ]


class Counts:
    """Tables of counts, and contexts of nouns for their vectors."""

    def __init__(self) -> None:
        self.tables: dict[str, Counter[str]] = defaultdict(Counter)
        self.contexts: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, sentence: Sentence) -> None:
        """Count one sentence."""
        children: dict[int, list[int]] = defaultdict(list)
        for i, word in enumerate(sentence):
            children[word.head].append(i)
        for i, word in enumerate(sentence):
            below = [(j, sentence[j]) for j in children[i]]
            self._count_word(word, below)
            if word.head >= 0:
                self._count_arc(i, word, sentence, children)

    def _count_word(self, word: Word, below: list[tuple[int, Word]]) -> None:
        relations = {w.relation for _, w in below}
        if word.pos in NOUNS:
            self.tables["noun"][word.lemma] += 1
        elif word.pos == "VERB":
            self.tables["verb"][word.lemma] += 1
            passive = relations & {"aux:pass", "nsubj:pass"}
            self.tables["passive"][word.lemma] += bool(passive)
            self.tables["object"][word.lemma] += bool("obj" in relations and not passive)
        elif word.pos == "ADJ":
            self.tables["adj"][word.lemma] += 1

    def _count_arc(
        self, i: int, word: Word, sentence: Sentence, children: dict[int, list[int]]
    ) -> None:
        head, relation = sentence[word.head], word.relation.partition(":")[0]
        if relation in ("amod", "compound") and head.pos in NOUNS and i < word.head:
            self._modifier(word, head)
        elif relation in ("obl", "nmod"):
            self._phrase(i, word, sentence, children)
        elif relation == "conj":
            self._pair(word, head)
        elif word.relation == "acl:relcl" and head.pos in NOUNS:
            self._relative(i, head, sentence, children)
        elif relation in ("obj", "nsubj") and word.pos in NOUNS and head.pos == "VERB":
            self.contexts[word.lemma][f"{relation} {head.lemma}"] += 1

    def _relative(
        self, clause: int, noun: Word, sentence: Sentence, children: dict[int, list[int]]
    ) -> None:
        words = {sentence[j].lemma for j in children[clause] if j < clause}
        if words & {"who", "whom", "whose"}:
            self.tables["person"][noun.lemma] += 1
        elif words & {"which", "that"}:
            self.tables["thing"][noun.lemma] += 1

    def _modifier(self, word: Word, head: Word) -> None:
        self.tables["modifier"][f"{word.lemma} {head.lemma}"] += 1
        self.tables["modifier"][word.lemma] += 1
        self.tables["modifier-of"][head.lemma] += 1
        self.contexts[head.lemma][f"mod {word.lemma}"] += 1
        if word.pos in NOUNS:
            self.contexts[word.lemma][f"of {head.lemma}"] += 1

    def _pair(self, word: Word, head: Word) -> None:
        key = " ".join(sorted((word.lemma, head.lemma)))
        if word.pos in NOUNS and head.pos in NOUNS:
            self.tables["pair"][key] += 1
            self.contexts[word.lemma][f"and {head.lemma}"] += 1
            self.contexts[head.lemma][f"and {word.lemma}"] += 1
        elif word.pos == head.pos == "VERB":
            self.tables["verb-pair"][key] += 1

    def _phrase(
        self, i: int, word: Word, sentence: Sentence, children: dict[int, list[int]]
    ) -> None:
        cases = [j for j in children[i] if sentence[j].relation == "case" and j < i]
        head = sentence[word.head]
        if not cases or word.head > i:
            return
        preposition = sentence[cases[0]].lemma
        kind = "verb" if head.pos in SITES else "noun" if head.pos in NOUNS else ""
        if not kind:
            return
        self.tables[f"{kind}-prep"][f"{head.lemma} {preposition}"] += 1
        self.tables[f"{kind}-prep-all"][preposition] += 1
        if kind == "noun":
            self.contexts[head.lemma][f"prep {preposition} {word.lemma}"] += 1
        if self._after_object(word.head, kind, sentence, children):
            where = "high" if kind == "verb" else "low"
            self.tables[where][f"{preposition} {word.lemma}"] += 1
            self.tables[where][preposition] += 1

    @staticmethod
    def _after_object(
        head: int, kind: str, sentence: Sentence, children: dict[int, list[int]]
    ) -> bool:
        if kind == "verb":
            return any(sentence[j].relation == "obj" and j > head for j in children[head])
        return sentence[head].relation == "obj"


def vectors(contexts: dict[str, Counter[str]], least: int = LEAST_VECTOR) -> dict[str, Any]:
    """Nouns as signed bytes: truncated SVD of positive pointwise mutual information."""
    nouns = sorted(w for w, c in contexts.items() if sum(c.values()) >= least and w.isalpha())
    totals: Counter[str] = Counter()
    for noun in nouns:
        totals.update(contexts[noun])
    columns = {c: i for i, c in enumerate(sorted(c for c, n in totals.items() if n >= 8))}
    grand = sum(totals.values())
    matrix = np.zeros((len(nouns), len(columns)), dtype=np.float32)
    for row, noun in enumerate(nouns):
        mine = sum(contexts[noun].values())
        for context, n in contexts[noun].items():
            if context in columns:
                expected = mine * totals[context] / grand
                matrix[row, columns[context]] = max(np.log(n / expected), 0)
    return {"dimensions": DIMENSIONS, "words": nouns, "data": _packed(matrix)}


def _packed(matrix: np.ndarray[Any, np.dtype[np.float32]]) -> str:
    """Rows reduced by a randomised SVD (Halko, Martinsson and Tropp 2011), as signed bytes."""
    rng = np.random.default_rng(0)
    basis = rng.standard_normal((matrix.shape[1], DIMENSIONS + 10)).astype(np.float32)
    for _ in range(6):
        basis, _upper = np.linalg.qr(matrix.T @ (matrix @ basis))
    small = matrix @ basis
    left, values, _right = np.linalg.svd(small, full_matrices=False)
    reduced = left[:, :DIMENSIONS] * np.sqrt(values[:DIMENSIONS])
    reduced /= np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-6)
    return base64.b64encode(np.rint(reduced * 127).astype(np.int8).tobytes()).decode("ascii")


def pruned(tables: dict[str, Counter[str]], least: int) -> dict[str, dict[str, int]]:
    """Tables without rare keys: single lemmas and pairs that were seen fewer than `least` times."""
    return {
        name: {k: n for k, n in sorted(table.items()) if n >= least}
        for name, table in sorted(tables.items())
    }


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--least", type=int, default=2)
    options.add_argument("--every", type=int, default=1, help="parse each n-th raw paragraph")
    options.add_argument("--no-raw", action="store_true")
    chosen = options.parse_args()
    counts, sizes = Counts(), Counter[str]()
    sources = [(p, read_treebank(p)) for p in sorted(chosen.data.glob("treebanks/*.conllu.gz"))]
    if not chosen.no_raw:
        raw = sorted(chosen.data.glob("raw/*.txt.gz"))
        sources += [(p, parse_raw([p], chosen.every)) for p in raw]
    for path, sentences in sources:
        for sentence in sentences:
            counts.add(sentence)
            sizes[path.name] += len(sentence)
        print(path.name, sizes[path.name], "words")
    table = {
        "made-by": "models/recipe/evidence.py",
        "words": dict(sizes),
        "tables": pruned(counts.tables, chosen.least),
        "vectors": vectors(counts.contexts),
    }
    chosen.out.mkdir(parents=True, exist_ok=True)
    write(chosen.out / "evidence.json.gz", table)


def write(path: Path, table: dict[str, Any]) -> None:
    """Compressed JSON without a time stamp, so that equal tables are equal files."""
    text = json.dumps(table, separators=(",", ":"), ensure_ascii=False)
    path.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
