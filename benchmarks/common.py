"""What all benchmarks share: intervals, tables, the place of the data, and model cards."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
GOLD = ROOT / "models" / "gold"
CARD = ROOT / "models" / "en_policy" / "README.md"


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % bootstrap interval, all in [0, 1]."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{100 * self.value:.1f} ({100 * self.low:.1f}-{100 * self.high:.1f})"


def bootstrap(
    hits: ArrayLike, totals: ArrayLike, *, samples: int = 1000, seed: int = 0
) -> Interval:
    """Ratio of sums `sum(hits) / sum(totals)`, resampled over units (sentences, documents).

    `hits` and `totals` have shape (units,). The seed is fixed, so a run repeats.
    """
    h, t = np.asarray(hits, dtype=float), np.asarray(totals, dtype=float)
    if not t.sum():
        return Interval(float("nan"), float("nan"), float("nan"))
    rng = np.random.default_rng(seed)
    ratios = []
    for _ in range(samples):
        weight = np.bincount(rng.integers(len(t), size=len(t)), minlength=len(t))
        ratios.append((weight @ h) / max(weight @ t, 1e-12))
    low, high = np.quantile(ratios, (0.025, 0.975))
    return Interval(float(h.sum() / t.sum()), float(low), float(high))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, padded so that it reads as plain text too; figures stand to the right."""
    body = [[_cell(value) for value in row] for row in rows]
    widths = [max(len(line[i]) for line in [list(header), *body]) for i in range(len(header))]
    right = [all(re.match(r"[-\d.<]", line[i] or "-") for line in body) for i in range(len(header))]
    rule = ["-" * (w - 1) + ":" if r else "-" * w for w, r in zip(widths, right, strict=True)]
    lines = [list(header), rule, *body]
    return "\n".join(
        "| "
        + " | ".join(
            cell.rjust(w) if r else cell.ljust(w)
            for cell, w, r in zip(line, widths, right, strict=True)
        )
        + " |"
        for line in lines
    )


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def parser(description: str) -> argparse.ArgumentParser:
    """An argument parser with the options that all benchmarks have."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument(
        "--data",
        type=Path,
        default=DATA,
        help="folder of the evaluation data (default: %(default)s)",
    )
    return made


def write_card(text: str, name: str, card: Path = CARD) -> None:
    """Put `text` between the markers `<!-- NAME:begin -->` and `<!-- NAME:end -->` of a card.

    Where the card has no such markers they are added at its end.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    old = card.read_text(encoding="utf8") if card.exists() else ""
    block = f"{begin}\n\n{text.strip()}\n\n{end}"
    if begin in old and end in old:
        head, rest = old.split(begin, 1)
        new = head + block + rest.split(end, 1)[1]
    else:
        new = f"{old.rstrip()}\n\n{block}\n".lstrip()
    card.parent.mkdir(parents=True, exist_ok=True)
    card.write_text(new, encoding="utf8")
