"""Windows as tensors: label sets, pieces, padded batches of similar length."""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

sys.path.insert(0, str(Path(__file__).parents[2]))
from clauselint.nlp.wordpiece import WordPiece, shape

TAG_FIELDS = ("u", "x", "f", "l")
LONGEST = 256  # pieces a window
FILL = {
    "pieces": 0, "shapes": 0, "first": 0, "sentence": -1,
    "start": -1, "head": -1, "relation": -1, "tags": -1,
}  # fmt: skip


def _pad(arrays: list[np.ndarray], width: int, fill: int) -> Tensor:
    out = np.full((len(arrays), width, *arrays[0].shape[1:]), fill, dtype=np.int64)
    for row, array in zip(out, arrays, strict=True):
        row[: len(array)] = array
    return torch.from_numpy(out)


@dataclass(frozen=True)
class Labels:
    """Label sets in the order of their ids. Rare ones are left out and never predicted."""

    r: list[str]
    u: list[str]
    x: list[str]
    f: list[str]
    l: list[str]  # noqa: E741

    @classmethod
    def collect(cls, windows: list[dict[str, Any]]) -> Labels:
        """From the annotated windows."""
        counts = {field.name: Counter[str]() for field in fields(cls)}
        for item in windows:
            if item["k"] in ("gold", "template"):
                for name, count in counts.items():
                    count.update(item[name])
        least = {"r": 10, "u": 1, "x": 4, "f": 16, "l": 16}
        return cls(
            **{
                name: sorted(label for label, n in count.items() if n >= least[name])
                for name, count in counts.items()
            }
        )

    def id(self, name: str) -> dict[str, int]:
        """Label to id."""
        return {label: i for i, label in enumerate(getattr(self, name))}


@dataclass
class Batch:
    """B windows of at most n words and t pieces. Unknown labels are -1."""

    pieces: Tensor  # (B, t)
    shapes: Tensor  # (B, t)
    piece_mask: Tensor  # (B, t) bool
    first: Tensor  # (B, n) place of each word's first piece
    valid: Tensor  # (B, n) bool
    sentence: Tensor  # (B, n) number of the sentence in its window, -1 where unlabelled
    start: Tensor  # (B, n) 1 where a sentence starts, -1 unknown
    head: Tensor  # (B, n)
    relation: Tensor  # (B, n)
    tags: Tensor  # (B, n, 4)
    rows: list[int]  # numbers of the windows

    def to(self, device: str) -> Batch:
        """The same on another device."""
        moved = {f.name: getattr(self, f.name).to(device) for f in fields(self) if f.name != "rows"}
        return replace(self, **moved)


def load_windows(path: Path, limit: int = 0) -> list[dict[str, Any]]:
    """All windows of the prepared file; with `limit` every k-th, for a trial run."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        windows = [json.loads(line) for line in lines]
    return windows[:: max(1, len(windows) // limit)] if limit else windows


class Encoder:
    """Windows to the ids of one vocabulary."""

    def __init__(self, pieces: WordPiece, labels: Labels) -> None:
        self.wp, self.labels = pieces, labels
        self._cache: dict[int, dict[str, np.ndarray]] = {}
        self.ids = {name: labels.id(name) for name in ("r", *TAG_FIELDS)}
        self.plain = {
            label.split(":")[0]: i for label, i in self.ids["r"].items() if ":" not in label
        }

    def batch(self, windows: list[dict[str, Any]], rows: list[int]) -> Batch:
        """Pad the windows of the given numbers into one batch."""
        items = [self.encoded(windows, row) for row in rows]
        n = max(len(item["first"]) for item in items)
        t = max(len(item["pieces"]) for item in items)
        padded = {
            name: _pad(
                [item[name] for item in items], t if name in ("pieces", "shapes") else n, fill
            )
            for name, fill in FILL.items()
        }
        piece_lengths = torch.tensor([len(item["pieces"]) for item in items]).unsqueeze(1)
        word_lengths = torch.tensor([len(item["first"]) for item in items]).unsqueeze(1)
        return Batch(
            piece_mask=torch.arange(t) < piece_lengths,
            valid=torch.arange(n) < word_lengths,
            rows=rows,
            **padded,
        )

    def encoded(self, windows: list[dict[str, Any]], row: int) -> dict[str, np.ndarray]:
        """The ids of one window, computed once."""
        if row not in self._cache:
            self._cache[row] = self._encode(windows[row])
        return self._cache[row]

    def _encode(self, item: dict[str, Any]) -> dict[str, np.ndarray]:
        ids, shapes, first = [self.wp.first], [0], []
        for word in item["w"]:
            first.append(min(len(ids), LONGEST - 2))
            found = self.wp.pieces(word)
            ids += found
            shapes += [shape(word)] * len(found)
        n = len(first)
        unknown = np.full(n, -1)
        head = np.array(item["h"]) if item["h"] else unknown
        relation = np.array([self._relation(r) for r in item["r"]]) if item["h"] else unknown
        tags = np.full((n, 4), -1)
        if item["h"]:
            for j, name in enumerate(TAG_FIELDS):
                tags[:, j] = [self.ids[name].get(x, -1) for x in item[name]]
        return {
            "pieces": np.array([*ids[: LONGEST - 1], self.wp.last]),
            "shapes": np.array([*shapes[: LONGEST - 1], 0]),
            "first": np.array(first),
            "sentence": np.cumsum(item["s"]) if item["s"] else unknown,
            "start": np.array(item["s"]) if item["s"] else unknown,
            "head": head,
            "relation": np.where(head < 0, -1, relation),
            "tags": tags,
        }

    def _relation(self, label: str) -> int:
        return self.ids["r"].get(label, self.plain.get(label.split(":")[0], -1))


def batches(
    encoder: Encoder, windows: list[dict[str, Any]], rows: list[int], pieces: int, seed: int
) -> list[Batch]:
    """Batches of about `pieces` padded pieces, windows of like length together."""
    rng = random.Random(seed)
    length = {row: len(encoder.encoded(windows, row)["pieces"]) for row in rows}
    order = sorted(rows, key=lambda row: length[row] + rng.random() * 2)
    made: list[Batch] = []
    group: list[int] = []
    for row in order:
        if group and (len(group) + 1) * length[row] > pieces:
            made.append(encoder.batch(windows, group))
            group = []
        group.append(row)
    if group:
        made.append(encoder.batch(windows, group))
    return made
