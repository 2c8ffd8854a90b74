"""The parser's doubts about one analysed text, computed when a rule asks."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
from spacy.tokens import Doc

from clauselint.nlp.analysis import Arc, Tree
from clauselint.nlp.component import KEY, Parsed, PolicyParser, Scored, read_words
from clauselint.nlp.tree import best_tree

FLOOR = 0.01


class ParserDoubt:
    """Implements `analysis.Doubt` on the scores that parsing left behind."""

    def __init__(self, doc: Doc, parser: PolicyParser) -> None:
        self._doc, self._parser = doc, parser
        self._known: dict[int, tuple[Arc, ...]] = {}
        self._prefix: dict[int, Tree] = {}
        self._last: tuple[int, Scored] | None = None

    def alternatives(self, token: int) -> tuple[Arc, ...]:
        """See `analysis.Doubt`."""
        if token not in self._known:
            self._known |= self._alternatives_in(self._sentence(token))
        return self._known[token]

    def _alternatives_in(self, s: Scored) -> dict[int, tuple[Arc, ...]]:
        """The attachments of all tokens of a sentence: together they cost little more than one."""
        log_p = self._parser.network.arcs(s.scores, s.at, s.at + s.end - s.start)
        words, heads = np.nonzero(log_p >= np.log(FLOOR))
        joint = np.exp(log_p[words, heads])[:, None] * self._relations(s, words, heads)
        found: dict[int, list[Arc]] = {token: [] for token in range(s.start, s.end)}
        places, relations = np.nonzero(joint >= FLOOR)
        columns = (words[places], heads[places], relations, joint[places, relations])
        for word, head, relation, p in zip(*(c.tolist() for c in columns), strict=True):
            found[s.start + word].append(self._arc(s, s.start + word, head, relation, p))
        return {
            i: tuple(sorted(arcs, key=lambda arc: -arc.probability)) for i, arcs in found.items()
        }

    def prefix_reading(self, token: int) -> Tree:
        """See `analysis.Doubt`."""
        if token not in self._prefix:
            self._prefix[token] = self._prefix_of(token)
        return self._prefix[token]

    def _prefix_of(self, token: int) -> Tree:
        s = self._sentence(token)
        words = read_words(self._doc, token + 1, s.start)
        scores = self._parser.network.run(words)
        log_p = self._parser.network.arcs(scores, 0, len(words))
        heads = best_tree(log_p)
        p = float(np.exp(log_p[np.arange(len(heads)), heads].sum()))
        return self._tree(Scored(s.start, token + 1, scores, 0), log_p, heads, p)

    def _sentence(self, token: int) -> Scored:
        found = self._doc.user_data.get(KEY, ())
        at = bisect_right(found, token, key=lambda s: s.start) - 1
        if at < 0 or token >= found[at].end:
            raise IndexError(f"token {token} of {len(self._doc)} has no parse")
        if self._last is None or self._last[0] != at:
            self._last = at, self._scored_of(found[at])
        return self._last[1]

    def _scored_of(self, s: Parsed) -> Scored:
        if s.scores is not None:
            return Scored(s.start, s.end, s.scores, s.at)
        words = read_words(self._doc, s.end, s.start)
        return Scored(s.start, s.end, self._parser.network.run(words), 0)

    def _relations(self, s: Scored, words: np.ndarray, heads: np.ndarray) -> np.ndarray:
        return self._parser.network.relations(s.scores, s.at, words, heads)

    def _arc(self, s: Scored, token: int, head: int, relation: int, p: float) -> Arc:
        name = self._parser.sets.names["r"][relation]
        return Arc(token if head == 0 else s.start + head - 1, name, p)

    def _tree(self, s: Scored, log_p: np.ndarray, heads: np.ndarray, p: float) -> Tree:
        labels = self._relations(s, np.arange(len(heads)), heads)
        best = labels.argmax(1)
        arcs = tuple(
            self._arc(s, s.start + i, int(h), int(r), float(np.exp(log_p[i, h]) * labels[i, r]))
            for i, (h, r) in enumerate(zip(heads, best, strict=True))
        )
        return Tree(s.start, arcs, p)
