"""How many garden paths are found, and how many controls are left alone.

    python -m benchmarks.gardenpath [--data ../shared/data] [--profile strict] [--failures]

A pair counts as right if a garden-path rule reports the ambiguous sentence under the profile and
reports nothing in its control. A rule that reports every sentence, or none, has 0 %. The intervals
are Wilson's, at 95 %.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from clauselint.findings import Candidate, Document, Segment
from clauselint.nlp.model import analyse
from clauselint.rules.base import ParseRule
from clauselint.rules.registry import all_rules
from clauselint.spans import OffsetMap

CORPUS = Path(__file__).parent.parent / "tests" / "corpus"
TARGETS = {"MVRR": (0.85, 0.95), "NPZ": (0.92, 0.98), "dropped that": (0.80, 0.90)}


@dataclass(frozen=True)
class Pair:
    """A garden-path sentence and its control."""

    construction: str
    kind: str
    ambiguous: str
    control: str


def published(data: Path) -> Iterator[Pair]:
    """The published pairs."""
    path = data / "ambiguity" / "garden_path_pairs.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        kind = f"{row['source'].removeprefix('syntaxgym_')} {row['control_kind']}"
        yield Pair(row["construction"], kind, row["ambiguous"], row["control"])


def own() -> Iterator[Pair]:
    """Our own pairs: with and without "that", and of all constructions in other words."""
    for ambiguous, control in _rows("dropped_that.tsv"):
        yield Pair("dropped that", "with that", ambiguous, control)
    for construction, kind, ambiguous, control in _rows("garden_path_pairs.tsv"):
        yield Pair(f"own: {construction}", kind, ambiguous, control)


def _rows(name: str) -> Iterator[list[str]]:
    lines = (CORPUS / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def judge(sentences: Iterable[str]) -> dict[str, list[Candidate]]:
    """Candidates of all garden-path rules, by sentence."""
    texts = sorted(set(sentences))
    rules = [r() for r in all_rules() if r.code.startswith("GPA") and issubclass(r, ParseRule)]
    segments = [
        Segment(i, "paragraph", text, OffsetMap.identity(len(text))) for i, text in enumerate(texts)
    ]
    found: dict[str, list[Candidate]] = {text: [] for text in texts}
    for analysis in analyse(Document("pairs", "\n".join(texts), tuple(segments))):
        for rule in rules:
            found[analysis.segment.text] += rule.check(analysis)
    return found


def shown(candidates: list[Candidate], profile: str) -> bool:
    """Whether a candidate reaches its rule's threshold."""
    least = {r.code: getattr(r, profile) for r in all_rules()}
    return any(c.confidence >= least[c.code] for c in candidates)


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share."""
    share, square = hits / total, z * z
    middle = share + square / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + square / (4 * total * total))
    return (middle - spread) / (1 + square / total), (middle + spread) / (1 + square / total)


def report(name: str, results: list[tuple[bool, bool]]) -> None:
    """Print one line: right pairs with their interval, ambiguous found, controls reported."""
    total = len(results)
    right = sum(a and not c for a, c in results)
    low, high = wilson(right, total)
    found, wrong = sum(a for a, _ in results), sum(c for _, c in results)
    print(
        f"{name:42} {total:4} pairs  right {right / total:6.1%} [{low:.1%}, {high:.1%}]"
        f"  found {found / total:6.1%}  control reported {wrong / total:6.1%}"
    )


def main() -> None:
    """Judge all pairs and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--profile", choices=("default", "strict"), default="default")
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    pairs = [*published(options.data), *own()]
    found = judge(s for p in pairs for s in (p.ambiguous, p.control))
    groups: dict[str, dict[str, list[tuple[bool, bool]]]] = defaultdict(lambda: defaultdict(list))
    failures: dict[str, None] = {}
    for pair in pairs:
        flags = tuple(shown(found[s], options.profile) for s in (pair.ambiguous, pair.control))
        groups[pair.construction][pair.kind].append((flags[0], flags[1]))
        if not flags[0]:
            failures[f"missed   {_marked(pair.ambiguous, found)}"] = None
        if flags[1]:
            failures[f"control  {_marked(pair.control, found)}"] = None
    for construction, kinds in groups.items():
        every = [result for results in kinds.values() for result in results]
        report(construction, every)
        if construction in TARGETS:
            print("  must {:.0%}, aim {:.0%}".format(*TARGETS[construction]))
        for kind, results in kinds.items():
            report(f"  {kind}", results)
    if options.failures:
        print("\n".join(failures))


def _marked(sentence: str, found: dict[str, list[Candidate]]) -> str:
    notes = "; ".join(
        f"{c.code} {c.confidence:.2f} [{sentence[c.start : c.end]}]" for c in found[sentence]
    )
    return f"{sentence}  {notes}"


if __name__ == "__main__":
    main()
