"""Count what verbs take and nouns do over treebanks; write the table of the garden-path rules.

    python -m models.recipe.valency --data ../shared/data [--raw] [--out FILE]

Rows, tab-separated, sorted: `verb` lemma, active uses, with an object, with a bare clause, with a
"that" clause; `form` word, as a past tense, as a past participle; `noun` lemma, uses, as the
subject of an active verb; `word` lemma, as a noun, as a verb. `--raw` adds the raw text, parsed by
the shipped model. The same data and model give the same file.
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

OUT = Path("clauselint/rules/gardenpath/data/valency.tsv.gz")
PAST = {"VBD": 0, "VBN": 1}


class Word(NamedTuple):
    """One word of a sentence; `head` is an index in it, -1 for the root."""

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    relation: str


Sentence = list[Word]
Rows = dict[tuple[str, str], Counter[int]]


def read_treebank(path: Path) -> Iterator[Sentence]:
    """Sentences of a gzipped CoNLL-U file."""
    sentence: Sentence = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            f = line.rstrip("\n").split("\t")
            if len(f) == 10 and f[0].isdigit():
                head = int(f[6]) - 1
                sentence.append(Word(f[1].lower(), f[2].lower(), f[3], f[4], head, f[7]))
            elif len(f) == 1 and sentence:
                yield sentence
                sentence = []


def parse_raw(paths: Iterable[Path]) -> Iterator[Sentence]:
    """Sentences of raw paragraphs (one a line), by the shipped parser."""
    from clauselint.nlp.model import load_pipeline

    nlp = load_pipeline()
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file]
        for doc in nlp.pipe(line for line in lines if 20 < len(line) < 3000):
            for s in doc.sents:
                yield [
                    Word(
                        t.lower_,
                        t.lemma_.lower(),
                        t.pos_,
                        t.tag_,
                        -1 if t.head.i == t.i else t.head.i - s.start,
                        t.dep_.lower(),
                    )
                    for t in s
                ]


def count(sentence: Sentence, rows: Rows) -> None:
    """Add one sentence to the rows."""
    below: dict[int, list[Word]] = defaultdict(list)
    for word in sentence:
        below[word.head].append(word)
    marked = {i: any(w.relation == "mark" for w in below[i]) for i in range(len(sentence))}
    for i, word in enumerate(sentence):
        if not word.lemma.replace("-", "").isalpha():
            continue
        if word.pos in ("NOUN", "VERB"):
            rows["word", word.lemma][0 if word.pos == "NOUN" else 1] += 1
        if word.tag in PAST:
            rows["form", word.form][PAST[word.tag]] += 1
        if word.pos == "NOUN":
            rows["noun", word.lemma][0] += 1
            rows["noun", word.lemma][1] += _acts(word, sentence)
        if word.pos == "VERB" and not _is_modifier(word):
            clauses = [j for j, w in enumerate(sentence) if w.head == i and w.relation == "ccomp"]
            _count_verb(rows["verb", word.lemma], below[i], [marked[j] for j in clauses])


def _is_modifier(word: Word) -> bool:
    # "the documents sent to us": its missing object says nothing of "send".
    return word.tag == "VBN" and word.relation.startswith(("acl", "amod"))


def _acts(word: Word, sentence: Sentence) -> bool:
    head = sentence[word.head] if word.head >= 0 else word
    return word.relation == "nsubj" and head.pos == "VERB"


def _count_verb(row: Counter[int], below: list[Word], clauses: list[bool]) -> None:
    relations = {w.relation for w in below}
    if relations & {"aux:pass", "nsubj:pass"}:
        return
    row[0] += 1
    row[1] += bool(relations & {"obj", "iobj"})
    row[2] += any(not marked for marked in clauses)
    row[3] += any(clauses)


WIDTH = {"verb": 4, "form": 2, "noun": 2, "word": 2}


def lines(rows: Rows) -> Iterator[str]:
    """Rows worth keeping, as text, sorted."""
    for (kind, key), row in sorted(rows.items()):
        counts = [row[i] for i in range(WIDTH[kind])]
        if kind == "word" and not all(counts):
            continue
        yield "\t".join([kind, key, *map(str, counts)]) + "\n"


def main() -> None:
    """Read, count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--raw", action="store_true")
    options = parser.parse_args()
    rows: Rows = defaultdict(Counter)
    for path in sorted((options.data / "treebanks").glob("*.conllu.gz")):
        for sentence in read_treebank(path):
            count(sentence, rows)
    if options.raw:
        for sentence in parse_raw(sorted((options.data / "raw").glob("*.txt.gz"))):
            count(sentence, rows)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(lines(rows)).encode("utf-8")
    options.out.write_bytes(gzip.compress(text, mtime=0))
    print(options.out, len(text.splitlines()), "rows")


if __name__ == "__main__":
    main()
