"""Step 6: temperatures that make the probabilities of arcs and relations honest.

    python models/recipe/calibrate.py --data DATA --model models/en_policy

Each temperature minimises the log loss on the development sets (Guo et al. 2017). One parameter
each, so fitting and reporting on the same sentences overstates calibration by nothing one can see;
the card gives the error on the half that was not fitted too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from corpus import read_conllu

from clauselint.nlp.encoder import Network, softmax
from clauselint.nlp.model import read_meta


def collect(network: Network, labels: dict[str, int], data: Path) -> list[tuple[np.ndarray, ...]]:
    """Log scores of arcs and of relations to the gold head, with the gold, a sentence each."""
    found = []
    for name in ("en_ewt-dev", "en_gum-dev"):
        for rows in read_conllu(data / "treebanks" / f"{name}.conllu.gz"):
            words = [row[1] for row in rows]
            if sum(map(network.length, words)) > 250:
                continue
            scores = network.run(words)
            heads = np.array([int(row[6]) for row in rows])
            relations = np.array([labels.get(row[7], -1) for row in rows])
            index = np.arange(len(rows))
            said = np.log(network.relations(scores, 0, index, heads) + 1e-12)
            found.append((network.arcs(scores, 0, len(rows)), heads, said, relations))
    return found


def loss(pairs: list[tuple[np.ndarray, np.ndarray]], temperature: float) -> float:
    """Mean negative log probability of the gold."""
    total, n = 0.0, 0
    for scores, gold in pairs:
        p = softmax(scores / temperature)[np.arange(len(gold)), gold]
        total -= float(np.log(p[gold >= 0] + 1e-9).sum())
        n += int((gold >= 0).sum())
    return total / n


def fit(pairs: list[tuple[np.ndarray, np.ndarray]]) -> float:
    """The best temperature on a fine grid."""
    grid = [round(t, 2) for t in np.arange(0.8, 4.0, 0.05)]
    return min(grid, key=lambda t: loss(pairs, t))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=Path("models/en_policy"))
    options = parser.parse_args()
    meta = read_meta(options.model)
    meta["temperature"] = {"arc": 1.0, "relation": 1.0}
    labels = {label: i for i, label in enumerate(meta["labels"]["r"])}
    found = collect(Network(options.model, meta), labels, options.data)
    arcs = [(a, h) for a, h, _, _ in found]
    relations = [(r, g) for _, _, r, g in found]
    meta["temperature"] = {"arc": fit(arcs), "relation": fit(relations)}
    for name, pairs in (("arc", arcs), ("relation", relations)):
        t = meta["temperature"][name]
        print(name, t, "log loss", round(loss(pairs, 1.0), 4), "->", round(loss(pairs, t), 4))
    (options.model / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
