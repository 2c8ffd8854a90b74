"""The trained network at run time: words to scores, on onnxruntime and numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from clauselint.nlp.wordpiece import WordPiece, shape

Floats = npt.NDArray[np.float32]
LONGEST = 254  # word pieces a window, marks not counted


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of the n words of one window.

    `arc_d` and `arc_h` (n, a) score arcs by their products; `rel_d` and `rel_h` (n, b) score
    relations; `tags` (n, t) are logits of all tag sets and, last, of a sentence start.
    """

    arc_d: Floats
    arc_h: Floats
    rel_d: Floats
    rel_h: Floats
    tags: Floats

    def without_tags(self) -> Scores:
        """What questions about attachment need."""
        # A new array: a view would keep the logits that it does not show.
        none = np.empty((len(self.tags), 0), np.float32)
        return Scores(self.arc_d, self.arc_h, self.rel_d, self.rel_h, none)


def gelu(x: Floats) -> Floats:
    """Gaussian error linear unit, by the error function as in training (Hendrycks 2016).

    The error function is Abramowitz and Stegun's 7.1.26, off by less than 2e-7.
    """
    z = np.abs(x) * np.float32(0.7071067811865476)
    t = 1.0 / (1.0 + 0.3275911 * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1.0 - poly * np.exp(-z * z))
    return np.asarray(0.5 * x * (1.0 + erf), dtype=np.float32)


def softmax(x: Floats) -> Floats:
    """Along the last axis."""
    shifted = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True), dtype=np.float32)


class Network:
    """The encoder with its heads. Not safe to share between threads."""

    def __init__(self, folder: Path, meta: Mapping[str, Any]) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = ort.InferenceSession(
            str(folder / "parser.onnx"), options, providers=["CPUExecutionProvider"]
        )
        vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf8").split("\n")[:-1]
        self._pieces = WordPiece(vocabulary)
        with np.load(folder / "heads.npz") as heads:
            self._root_arc, self._root_rel = heads["root_arc"], heads["root_rel"]
            self._weight = heads["relation_weight"].astype(np.float32).T.copy()
            self._bias = heads["relation_bias"]
        self._arc_t = float(meta["temperature"]["arc"])
        self._rel_t = float(meta["temperature"]["relation"])
        self.root = meta["labels"]["r"].index("root")

    def length(self, word: str) -> int:
        """Word pieces of a word."""
        return len(self._pieces.pieces(word))

    def run(self, words: Sequence[str]) -> Scores:
        """Scores of one window; words past `LONGEST` pieces share the last place."""
        ids, shapes, first = [self._pieces.first], [0], []
        for word in words:
            found = self._pieces.pieces(word)
            first.append(min(len(ids), LONGEST))
            ids += found
            shapes += [shape(word)] * len(found)
        ids, shapes = [*ids[: LONGEST + 1], self._pieces.last], [*shapes[: LONGEST + 1], 0]
        feed = {"pieces": np.array(ids), "shapes": np.array(shapes), "first": np.array(first)}
        arc_d, arc_h, rel, tags = self._session.run(None, feed)
        half = rel.shape[1] // 2
        return Scores(arc_d, arc_h, rel[:, :half], rel[:, half:], tags)

    def arcs(self, scores: Scores, start: int, end: int) -> Floats:
        """Log probabilities (m, m + 1) of the heads of words `[start, end)`, the root first."""
        d = scores.arc_d[start:end]
        logits = np.empty((end - start, end - start + 1), np.float32)
        logits[:, 0] = d @ self._root_arc
        logits[:, 1:] = d @ scores.arc_h[start:end].T
        # A sentence of one word has the root alone.
        logits[np.arange(end - start), np.arange(1, end - start + 1)] = -1e4
        logits /= self._arc_t
        peak = logits.max(1, keepdims=True)
        return np.asarray(logits - peak - np.log(np.exp(logits - peak).sum(1, keepdims=True)))

    def relations(
        self, scores: Scores, start: int, words: npt.NDArray[np.intp], heads: npt.NDArray[np.intp]
    ) -> Floats:
        """Probabilities (m, labels) of the relations of `words` to `heads`.

        Both count from `start`; head 0 is the root and k the k-th word. Only the root has "root".
        """
        h = np.where(
            (heads == 0)[:, None], self._root_rel, scores.rel_h[start + np.maximum(heads - 1, 0)]
        )
        logits = gelu(scores.rel_d[start + words] + h) @ self._weight + self._bias
        logits /= self._rel_t
        logits[heads != 0, self.root] = -1e4
        at_root = np.flatnonzero(heads == 0)
        logits[at_root[:, None], [i for i in range(logits.shape[1]) if i != self.root]] = -1e4
        return softmax(logits)
