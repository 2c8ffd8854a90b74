"""The parser as a spaCy component: heads, relations, tags, morphology, lemmas, sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, MORPH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc
from spacy.vocab import Vocab

from clauselint.nlp.boundaries import starts
from clauselint.nlp.encoder import LONGEST, Network, Scores
from clauselint.nlp.lemmas import lemma
from clauselint.nlp.names import NAMES, is_caseless, likely_names
from clauselint.nlp.predicate import with_predicate
from clauselint.nlp.tree import best_tree
from clauselint.nlp.words import OPAQUE

KEY = "clauselint"
KEPT = 20_000  # tokens of a text whose scores are kept
ATTRIBUTES = [HEAD, DEP, TAG, POS, MORPH, LEMMA]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence as it was scored: tokens `[start, end)` are words from `at` of `scores`.

    `scores` is None in a text so long that keeping them would fill the memory.
    """

    start: int
    end: int
    scores: Scores | None
    at: int


@dataclass(frozen=True, slots=True)
class Scored:
    """One sentence with its scores at hand."""

    start: int
    end: int
    scores: Scores
    at: int

    def kept(self, doc: Doc) -> Parsed:
        """What stays with the doc."""
        if len(doc) > KEPT:
            return Parsed(self.start, self.end, None, 0)
        return Parsed(self.start, self.end, self.scores.without_tags(), self.at)


@dataclass(slots=True)
class Labels:
    """Label strings in the order of the network's outputs, and their ids in a vocabulary."""

    names: dict[str, list[str]]
    ids: dict[str, Any] = field(default_factory=dict)

    def fill(self, vocab: Vocab) -> None:
        """Look the labels up once."""
        add = vocab.strings.add
        for name in ("r", "u", "x"):
            self.ids[name] = np.array([add(label) for label in self.names[name]], np.uint64)
        morphs = [vocab.morphology.add(label) for label in self.names["f"]]
        self.ids["f"] = np.array(morphs, np.uint64)


class PolicyParser:
    """Sets everything a UD pipeline sets. Sentence starts that are set beforehand are kept."""

    def __init__(self, vocab: Vocab, network: Network, labels: dict[str, list[str]]) -> None:
        self.network = network
        self.sets = Labels(labels)
        self.sets.fill(vocab)
        sizes = [len(labels[name]) for name in ("u", "x", "f", "l")]
        self._ends = np.cumsum(sizes).tolist()
        imperative = {"u": "VERB", "x": "VB", "f": "Mood=Imp|VerbForm=Fin", "l": "l0"}
        self._imperative = [labels[name].index(label) for name, label in imperative.items()]

    def __call__(self, doc: Doc) -> Doc:
        """Parse in place and return the same doc."""
        if len(doc):
            given = doc.to_array([SENT_START])
            words = read_words(doc)
            self._parse(doc, words, given)
            if is_caseless(words) and (names := likely_names(doc)):
                doc.user_data[NAMES] = names
                self._parse(doc, read_words(doc), given)
        return doc

    def _parse(self, doc: Doc, words: list[str], given: Any) -> None:
        table = np.zeros((len(doc), len(ATTRIBUTES)), np.uint64)
        parsed = []
        for s in self._sentences(doc, words, given):
            table[s.start : s.end] = self._rows(doc, words, s)
            parsed.append(s.kept(doc))
        doc.from_array(ATTRIBUTES, table)  # type: ignore[arg-type]
        doc.user_data[KEY] = parsed

    def _sentences(self, doc: Doc, words: list[str], given: Any) -> Iterator[Scored]:
        if given[1:].any():
            edges = [0, *(1 + np.flatnonzero(given[1:] == 1)), len(doc)]
            for start, end in pairwise(edges):
                yield from self._given(words, start, end)
            return
        spaces = np.any(doc.to_array([SPACY, IS_SPACE]), axis=1).astype(bool)
        yield from self._found(words, [True, *map(bool, spaces[:-1])])

    def _given(self, words: list[str], start: int, end: int) -> Iterator[Scored]:
        for a, b in self._windows(words, start, end):
            yield Scored(a, b, self.network.run(words[a:b]), 0)

    def _windows(self, words: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut only where a window would overflow."""
        size, begun = 0, start
        for i in range(start, end):
            size += self.network.length(words[i])
            if size > LONGEST and i > begun:
                yield begun, i
                begun, size = i, self.network.length(words[i])
        yield begun, end

    def _found(self, words: list[str], spaced: list[bool]) -> Iterator[Scored]:
        start = 0
        while start < len(words):
            _, end = next(iter(self._windows(words, start, len(words))))
            scores = self.network.run(words[start:end])
            p = 1 / (1 + np.exp(-scores.tags[:, -1].astype(np.float64)))
            found = starts(words[start:end], p, spaced[start:end], self._guessed(scores))
            marks = [i for i, mark in enumerate(found) if mark]
            # A full window's last sentence may go on behind it: it is read again with the rest.
            whole = end == len(words) or len(marks) == 1
            edges = [*marks, end - start] if whole else marks
            for a, b in pairwise(edges):
                yield Scored(start + a, start + b, scores, a)
            start += edges[-1]

    def _guessed(self, scores: Scores) -> list[str]:
        """The Penn tag of each word, before the sentences are known."""
        columns = scores.tags[:, self._ends[0] : self._ends[1]].argmax(1)
        return [self.sets.names["x"][k] for k in columns]

    def _rows(self, doc: Doc, words: list[str], s: Scored) -> Any:
        m = s.end - s.start
        arcs = self.network.arcs(s.scores, s.at, s.at + m)
        heads = best_tree(arcs)
        tags = s.scores.tags[s.at : s.at + m]
        u, x, f, script = (
            tags[:, a:b].argmax(1) for a, b in zip([0, *self._ends], self._ends, strict=False)
        )
        universal = [self.sets.names["u"][k] for k in u]
        forced = with_predicate(arcs, heads, words[s.start : s.end], universal)
        if forced is not None:
            heads = forced
            u[0], x[0], f[0], script[0] = self._imperative
        relations = self.network.relations(s.scores, s.at, np.arange(m), heads).argmax(1)
        relative = np.where(heads == 0, 0, heads - 1 - np.arange(m)).astype(np.int64)
        ids = self.sets.ids
        names = self.sets.names
        lemmas = [
            doc.vocab.strings.add(lemma(word, names["l"][k], names["x"][tag]))
            for word, k, tag in zip(words[s.start : s.end], script, x, strict=True)
        ]
        columns = [
            relative.view(np.uint64),
            ids["r"][relations],
            ids["x"][x],
            ids["u"][u],
            ids["f"][f],
            lemmas,
        ]
        return np.stack([np.asarray(column, np.uint64) for column in columns], 1)


def read_words(doc: Doc, end: int | None = None, start: int = 0) -> list[str]:
    """What the network reads of tokens `[start, end)`: a placeholder without brackets and gaps."""
    words = [token.text for token in doc[start:end]]
    for i in doc.user_data.get(OPAQUE, ()):
        if start <= i < start + len(words):
            bare = "".join(char for char in doc[i].text if char.isalnum())
            words[i - start] = bare or doc[i].text
    for i in doc.user_data.get(NAMES, ()):
        if start <= i < start + len(words):
            words[i - start] = words[i - start].capitalize()
    return words
