"""A sample of what the rewriter offers on documents never looked at, for readers to judge.

    python benchmarks/suggestions.py --out sample.jsonl [--data ../shared/data] [--count 200]
                                     [--seed 1] [--sentences 2500] [--without plain-words …]

Excerpts are drawn at random from `policies/` and `raw/` until they hold `--sentences` sentences.
Every suggestion for them is a row, those that repair a finding and those that restructure. A
sample is then drawn by kind: `LEAST` of each kind where there are as many, the rest in proportion.
`weight` is how many suggestions one row stands for, `place` its place in the list of its sentence.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from clauselint import Linter
from clauselint.errors import InputError
from clauselint.findings import Rewording

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
LINES = 25
LEAST = 3
LONG = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One suggestion, and where it was found."""

    id: str
    source: str
    rewrite: str
    kind: str
    applicability: str
    keeps_meaning: bool
    note: str
    place: int
    weight: float = 1.0


@dataclass(slots=True)
class Seen:
    """What was read: sentences, those over `LONG` words, and those of them that were split."""

    sentences: int = 0
    long: int = 0
    split: int = 0


def excerpts(data: Path, chance: random.Random) -> Iterator[tuple[str, str, bytes]]:
    """Endless (name, suffix, text): a policy and some lines of raw prose by turns."""
    policies = sorted(p for p in (data / "policies").rglob("*.md"))
    raw = {p.name: gzip.decompress(p.read_bytes()).splitlines() for p in _packed(data / "raw")}
    chance.shuffle(policies)
    while True:
        for policy in policies:
            yield f"{policy.relative_to(data)}", "md", _some(policy.read_bytes(), chance)
            name = chance.choice(sorted(raw))
            start = chance.randrange(max(len(raw[name]) - LINES, 1))
            yield f"{name}:{start + 1}", "txt", b"\n\n".join(raw[name][start : start + LINES])


def _packed(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.txt.gz"))


def _some(text: bytes, chance: random.Random) -> bytes:
    """Some blocks of a document, one after another."""
    blocks = text.split(b"\n\n")
    start = chance.randrange(max(len(blocks) - LINES, 1))
    return b"\n\n".join(blocks[start : start + LINES])


def offered(linter: Linter, data: Path, seed: int, sentences: int) -> tuple[list[Row], Seen]:
    """Every suggestion for excerpts of so many sentences."""
    rows: dict[tuple[str, str], Row] = {}
    seen = Seen()
    for name, suffix, text in excerpts(data, random.Random(seed)):
        if seen.sentences >= sentences:
            break
        try:
            document = linter.read(text, f"excerpt.{suffix}")
        except InputError:
            continue
        _count(linter, document, seen)
        for rewording in linter.reword(document):
            seen.split += _is_split(rewording)
            for row in _rows(name, rewording):
                rows.setdefault((row.source, row.rewrite), row)
    return list(rows.values()), seen


def _count(linter: Linter, document: object, seen: Seen) -> None:
    for analysis in linter._plan.parts.analyse(document):  # type: ignore[arg-type]
        lengths = [sum(t.is_alpha for t in s) for s in analysis.sentences()]
        seen.sentences += len(lengths)
        seen.long += sum(n > LONG for n in lengths)


def _is_split(rewording: Rewording) -> bool:
    kinds = {k for s in rewording.suggestions for k in s.kind.split("+") if s.keeps_meaning}
    apart = any(k.startswith(("split", "enumeration")) for k in kinds)
    return apart and len(rewording.text.split()) > LONG


def _rows(name: str, rewording: Rewording) -> Iterator[Row]:
    for place, s in enumerate(rewording.suggestions, start=1):
        id_ = f"{name}#{rewording.line}.{place}"
        yield Row(
            id_, rewording.text, s.text, s.kind, s.applicability, s.keeps_meaning, s.note, place
        )


def sampled(rows: list[Row], count: int, seed: int) -> list[Row]:
    """`LEAST` rows of each kind, and of the rest a share in proportion; weights add up to all."""
    chance = random.Random(seed)
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in chance.sample(rows, len(rows)):
        kinds[row.kind].append(row)
    share = min(1.0, count / max(len(rows), 1))
    found = []
    for group in kinds.values():
        size = min(len(group), max(LEAST, round(share * len(group))))
        found += [replace(row, weight=len(group) / size) for row in group[:size]]
    return found


def main() -> None:
    arguments = _arguments()
    rows, seen = offered(Linter(), arguments.data, arguments.seed, arguments.sentences)
    asked = [row for row in rows if row.kind not in arguments.without]
    sample = sampled(asked, arguments.count, arguments.seed)
    with arguments.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in sample)
    print(f"{len(rows)} suggestions for {seen.sentences} sentences; {len(sample)} in the sample")
    print(f"over {LONG} words: {seen.long}, of which {seen.split} are offered a split or list")
    for kind, number in Counter(r.kind for r in rows).most_common():
        print(f"{number:6d}  {kind}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=2500)
    parser.add_argument("--without", nargs="*", default=(), help="kinds to leave out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
