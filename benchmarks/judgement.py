"""Fit and measure the judgement: how likely a place leaves a careful reader in doubt.

    python -m benchmarks.judgement                 # cross-validation over sources, and the figures
    python -m benchmarks.judgement --fit           # fit on everything, write model.json
    python -m benchmarks.judgement --data DIR      # measure on DIR's judged places

The labels stand in `models/judgement`: passages that a reader searched for doubt (`passages`),
single places that two readers judged (`verdicts`), and minimal pairs of our own (`pairs`). A source
is a repository or a code of law; no source is fitted on and measured on in one fold.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from clauselint.findings import Candidate, Document, Segment
from clauselint.judgement import model as judgement
from clauselint.nlp.analysis import Analysis
from clauselint.nlp.model import analyse
from clauselint.readers import read
from clauselint.rules.ambiguity._construction import ConstructionRule
from clauselint.rules.registry import all_rules
from clauselint.spans import OffsetMap

LABELS = Path(__file__).parent.parent / "models" / "judgement"
MODEL = Path(judgement.__file__).with_name("model.json")
LEAST = 60
"""A feature that fewer rows have is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate with its label: `doubt` in [0, 1] is how far readers were left in doubt."""

    code: str
    source: str
    features: dict[str, float]
    doubt: float
    weight: float
    set: str
    id: str = ""
    note: dict[str, Any] = field(default_factory=dict)


# Labels ------------------------------------------------------------------------------------------


def records(name: str) -> list[dict[str, Any]]:
    """The labels of one set, a JSON object a line."""
    with gzip.open(LABELS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def passage(record: dict[str, Any]) -> Document:
    """A passage as a document: its own text, under the text that introduces it."""
    stem, text = record.get("stem", ""), record["text"]
    texts = [stem, text] if stem else [text]
    kinds = ["paragraph", record["kind"]] if stem else [record["kind"]]
    segments = tuple(
        Segment(i, kind, t, OffsetMap.identity(len(t)), stem=0 if i else None)
        for i, (kind, t) in enumerate(zip(kinds, texts, strict=True))
    )
    return Document("passage", text, segments)


def rules() -> list[ConstructionRule]:
    """The rules whose candidates are judged."""
    return [r() for r in all_rules() if issubclass(r, ConstructionRule)]


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate, in characters of its segment's own text; `marks` are where its doubt may lie."""

    code: str
    start: int
    end: int
    marks: tuple[int, ...]
    features: dict[str, float]


FOUND = {2: 0.8, 1: 0.2}
"""Share of independent readers who called a place nocuous that a reader found, by its strength:
77 % and 17 % of 43 such places (86 verdicts); of 263 candidates where nothing was found, 2 %."""
PHRASES = (
    "modifier_phrase", "pp_phrase", "clause_phrase", "exception_phrase", "focus_phrase", "pronoun",
    "adverb", "only", "not", "cc", "cc1", "cc2", "quantifier", "second_half", "modifier", "item",
)  # fmt: skip
"""Anchors whose first word is where a reader sees the doubt."""


def places(analysis: Analysis, known: Sequence[ConstructionRule]) -> Iterator[Place]:
    """Every candidate of a segment's own."""
    for rule in known:
        for candidate, features in rule.weighed(analysis):
            yield Place(rule.code, *_own(analysis, candidate), features)


def _own(analysis: Analysis, candidate: Candidate) -> tuple[int, int, tuple[int, ...]]:
    doc, own = analysis.doc, analysis.own
    firsts = [candidate.anchors[n] for n in PHRASES if candidate.anchors.get(n)]
    marks = tuple(min(doc[i].idx for i in found) - own for found in firsts)
    return max(candidate.start - own, 0), candidate.end - own, marks


def from_passages(known: Sequence[ConstructionRule], share: float = 0.25) -> Iterator[Row]:
    """All candidates at a place that a reader wrote down, and a share of those at none."""
    chance = random.Random(0)
    for record in records("passages"):
        found = record["places"]
        for analysis in list(analyse(passage(record)))[-1:]:
            for place in places(analysis, known):
                doubt = max((_met(place, p) for p in found), default=0.0)
                if doubt < 0 or (doubt == 0 and chance.random() > share):
                    continue
                weight = 1.0 if doubt else 1 / share
                yield Row(place.code, record["source"], place.features, doubt, weight, "passages")


def _met(place: Place, found: dict[str, Any]) -> float:
    """Doubt where the candidate is the place that was found, -1 where it only overlaps it."""
    overlap = min(place.end, found["end"]) - max(place.start, found["start"])
    if overlap <= 0:
        return 0.0
    whole = max(place.end, found["end"]) - min(place.start, found["start"])
    same = any(abs(mark - found["mark"]) <= 2 for mark in place.marks)
    return FOUND[found["strength"]] if same or overlap >= 0.5 * whole else -1.0


def from_excerpts(name: str, known: Sequence[ConstructionRule], weight: float) -> Iterator[Row]:
    """Candidates at single places, which stand between what is left and right of them."""
    for record in records(name):
        yield from excerpt(record, known, name, weight)


def excerpt(
    record: dict[str, Any], known: Sequence[ConstructionRule], name: str, weight: float
) -> Iterator[Row]:
    """The candidate of the record's rule that fits its place best, or of any rule in a pair."""
    left = record["left"][record["left"].rfind("\n", 0, -1) + 1 :]
    start, text = len(left), left + record["span"] + record["right"]
    end = start + len(record["span"])
    wanted = [r for r in known if record.get("rule") in (None, r.code)]
    best: tuple[float, Place] | None = None
    for analysis in analyse(read(text.encode(), "excerpt.md")):
        for place in places(analysis, wanted):
            try:
                span = analysis.segment.source(place.start, place.end)
            except ValueError:
                continue
            overlap = min(span.end, end) - max(span.start, start)
            fit = overlap / (max(span.end, end) - min(span.start, start))
            if fit >= 0.2 and (best is None or fit > best[0]):
                best = fit, place
    if best is not None:
        place, verdicts = best[1], record["verdicts"]
        own = {"own": 1.0} if name == "pairs" else {}
        doubt = sum(v == 2 for v in verdicts) / len(verdicts)
        features = place.features | own
        yield Row(place.code, record["source"], features, doubt, weight, name, record["id"], record)


def collect() -> list[Row]:
    """All rows of all sets."""
    known = rules()
    rows = list(from_passages(known))
    rows += from_excerpts("verdicts", known, 2.0)
    rows += from_excerpts("pairs", known, 0.7)
    return rows


LARGE = ("18f", "basecamp", "comply", "dc", "github", "nist", "own")


def group(source: str) -> str:
    """The repository or code of law that a source belongs to; the small ones are one."""
    name = re.split(r"[/#]", source.removeprefix("raw/"))[0].split("_")[0]
    return name if name in LARGE else "other"


# Fitting -----------------------------------------------------------------------------------------


def columns(rows: Sequence[Row]) -> list[str]:
    """Names of the features that enough rows have."""
    counts = Counter(name for row in rows for name in row.features)
    return sorted(name for name, n in counts.items() if n >= LEAST)


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Any:
    """Features by row, float32 (rows, names)."""
    at = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names)), np.float32)
    for i, row in enumerate(rows):
        for name, x in row.features.items():
            if name in at:
                table[i, at[name]] = x
    return table


def doubled(rows: Sequence[Row], table: Any) -> tuple[Any, Any, Any]:
    """Rows, labels and weights: a row in doubt to a degree counts as both, by that degree."""
    doubt = np.array([row.doubt for row in rows])
    weight = np.array([row.weight for row in rows])
    some = doubt > 0
    labels = np.r_[np.zeros(len(rows)), np.ones(some.sum())]
    weights = np.r_[weight * (1 - doubt), (weight * doubt)[some]]
    used = weights > 0
    return np.vstack([table, table[some]])[used], labels[used], weights[used]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Logistic regression (weights with the intercept last) and boosted trees over `names`."""

    names: list[str]
    weights: Any
    trees: list[dict[str, list[Any]]]

    def score(self, table: Any) -> Any:
        """Sum of both, (rows,)."""
        rows = [row.tolist() for row in table]
        grown = [judgement.Tree(*(t[k] for k in judgement.Tree.__slots__)) for t in self.trees]
        linear = table @ self.weights[:-1] + self.weights[-1]
        return linear + np.array([sum(tree.score(row) for tree in grown) for row in rows])


HALF = 0.5
"""Weight of the logistic regression beside the trees, set before either was measured."""


def fit(rows: Sequence[Row]) -> Fitted:
    """Fit both models on rows."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = columns(rows)
    table, labels, weights = doubled(rows, matrix(rows, names))
    scaler = StandardScaler().fit(table)
    line = LogisticRegression(C=0.02, max_iter=300).fit(scaler.transform(table), labels, weights)
    slope = line.coef_[0] / scaler.scale_
    level = line.intercept_[0] - slope @ scaler.mean_
    boost = HistGradientBoostingClassifier(
        max_iter=90, learning_rate=0.08, max_leaf_nodes=10, min_samples_leaf=25,
        l2_regularization=8, max_bins=48, random_state=0,
    ).fit(table, labels, weights)  # fmt: skip
    base = float(boost._baseline_prediction.ravel()[0])
    trees = [_tree(grown[0].nodes) for grown in boost._predictors]
    return Fitted(names, HALF * np.r_[slope, level] + np.r_[np.zeros(len(names)), base], trees)


def _tree(nodes: Any) -> dict[str, list[Any]]:
    leaf = nodes["is_leaf"].astype(bool)
    return {
        "feature": np.where(leaf, -1, nodes["feature_idx"]).tolist(),
        "bar": np.where(leaf, 0.0, nodes["num_threshold"]).round(6).tolist(),
        "left": nodes["left"].tolist(),
        "right": nodes["right"].tolist(),
        "value": np.where(leaf, nodes["value"], 0.0).round(5).tolist(),
    }


def held_out(rows: Sequence[Row]) -> Any:
    """Score of each row by models that were fitted without its source; NaN for our own pairs."""
    groups = np.array([group(row.source) for row in rows])
    scores = np.full(len(rows), np.nan)
    for name in sorted(set(groups) - {"own"}):
        fitted = fit([row for row, g in zip(rows, groups, strict=True) if g != name])
        scores[groups == name] = fitted.score(
            matrix([row for row, g in zip(rows, groups, strict=True) if g == name], fitted.names)
        )
    return scores


def calibrated(rows: Sequence[Row], scores: Any) -> tuple[float, float]:
    """Scale and shift that make the held-out scores probabilities (Platt 1999)."""
    from sklearn.linear_model import LogisticRegression

    use = ~np.isnan(scores)
    kept = [row for row, u in zip(rows, use, strict=True) if u]
    table, labels, weights = doubled(kept, scores[use][:, None])
    line = LogisticRegression(C=1e6).fit(table, labels, weights)
    return float(line.coef_[0][0]), float(line.intercept_[0])


FEWEST = 10
"""A rule with fewer judged rows than that keeps the level of the others."""


def levels(rows: Sequence[Row], scores: Any, scale: float, shift: float) -> dict[str, float]:
    """How much more its readers doubt a rule's places than the others', in logits, for rare rules.

    A rule with fewer rows than `LEAST` has no feature of its own. Its level is the mode under a
    normal prior of deviation 1 (an empirical Bayes intercept), by scores made without the source.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if not np.isnan(scores[i]):
            groups[row.code].append(i)
    found = {}
    for code, at in sorted(groups.items()):
        if len(at) >= FEWEST and sum(row.code == code for row in rows) < LEAST:
            doubt = np.array([rows[i].doubt for i in at])
            found[code] = level(scale * scores[at] + shift, doubt)
    return found


def level(logits: Any, doubt: Any) -> float:
    """What added to the logits makes the doubt likeliest, by Newton's method."""
    found = 0.0
    for _ in range(20):
        sure = 1 / (1 + np.exp(-(logits + found)))
        found -= (found + np.sum(sure - doubt)) / (1 + np.sum(sure * (1 - sure)))
    return float(found)


def write(fitted: Fitted, scale: float, shift: float, own: dict[str, float]) -> None:
    """Write `model.json`; `own` are the levels of rare rules."""
    weights = dict(zip([*fitted.names, ""], fitted.weights.tolist(), strict=True))
    weights.pop("own", None)
    weights |= {f"rule={code}": level / scale for code, level in own.items()}
    model = {
        "from": "models/judgement, by benchmarks/judgement.py",
        "scale": round(scale, 5),
        "shift": round(shift, 5),
        "weights": {k: round(w, 5) for k, w in weights.items()},
        "names": fitted.names,
        "trees": fitted.trees,
    }
    MODEL.write_text(json.dumps(model, separators=(",", ":")) + "\n", encoding="utf-8")


# Figures -----------------------------------------------------------------------------------------


def auc(scores: Any, labels: Any) -> float:
    """Area under the ROC curve; NaN where one class is missing."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(labels, scores)) if 0 < sum(labels) < len(labels) else float("nan")


def error(probability: Any, doubt: Any, weight: Any, bins: int = 10) -> float:
    """Expected calibration error over `bins` of equal weight."""
    order = np.argsort(probability)
    parts = np.array_split(order, bins)
    off = [
        weight[p].sum() * abs(np.average(probability[p] - doubt[p], weights=weight[p]))
        for p in parts
    ]
    return float(sum(off) / weight.sum())


def report(rows: Sequence[Row], scores: Any, scale: float, shift: float) -> None:
    """Print the figures of scores that were made without each row's source."""
    use = ~np.isnan(scores)
    kept, scores = [r for r, u in zip(rows, use, strict=True) if u], scores[use]
    probability = 1 / (1 + np.exp(-(scale * scores + shift)))
    doubt, weight = np.array([r.doubt for r in kept]), np.array([r.weight for r in kept])
    sets = np.array([r.set for r in kept])
    for name in ("passages", "verdicts"):
        mine = sets == name
        print(f"{name}: {mine.sum()} candidates, in doubt {(doubt[mine] >= 0.5).sum()}")
        print(f"  AUC in doubt {auc(scores[mine], doubt[mine] >= 0.5):.3f}", end="")
        print(f", arguable {auc(scores[mine], doubt[mine] > 0):.3f}", end="")
        print(f", calibration error {error(probability[mine], doubt[mine], weight[mine]):.3f}")
        for bar in (0.1, 0.2, 0.3, 0.4):
            shown = mine & (probability >= bar)
            if shown.any():
                right = np.average(doubt[shown] >= 0.5, weights=weight[shown])
                print(f"  from {bar}: {shown.sum()} shown, {right:.2f} in doubt")


def by_source(rows: Sequence[Row], scores: Any) -> None:
    """Print the area under the curve for each source."""
    found: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        if row.set == "passages":
            found[group(row.source)].append(i)
    for name, at in sorted(found.items()):
        labels = [rows[i].doubt >= 0.5 for i in at]
        print(f"  {name}: {auc(scores[at], labels):.3f} over {sum(labels)} of {len(at)}")


def judged(data: Path) -> Iterable[Row]:
    """The places of a folder of data that a lawyer judged, in the same form."""
    lines = (data / "ambiguity" / "policy_judgements.jsonl").read_text(encoding="utf-8")
    known = rules()
    for line in lines.splitlines():
        record = json.loads(line)
        verdicts = [reader["verdict"] for reader in record["readers"]]
        yield from excerpt(record | {"verdicts": verdicts}, known, "judged", 1.0)


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    options.add_argument("--data", type=Path, help="judged places to measure the shipped model on")
    options.add_argument("--fit", action="store_true", help="fit on everything, write model.json")
    chosen = options.parse_args()
    if chosen.data:
        found = list(judged(chosen.data))
        scores = np.array([judgement.shipped().probability(r.features) for r in found])
        labels = [r.doubt >= 0.5 for r in found]
        print(f"judged places: AUC {auc(scores, labels):.3f} over {sum(labels)} of {len(found)}")
        return
    rows = collect()
    scores = held_out(rows)
    scale, shift = calibrated(rows, scores)
    report(rows, scores, scale, shift)
    by_source(rows, scores)
    own = levels(rows, scores, scale, shift)
    print("levels of rare rules:", {code: round(level, 2) for code, level in own.items()})
    if chosen.fit:
        write(fit(rows), scale, shift, own)


if __name__ == "__main__":
    main()
