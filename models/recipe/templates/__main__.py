"""Write sentences as CoNLL-U: `python -m templates --count 4500 --out FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

from templates import generate


def main() -> None:
    """Write sentences as CoNLL-U."""
    parser = argparse.ArgumentParser(prog="templates", description=__doc__)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as handle:
        for i, sentence in enumerate(generate(options.count, options.seed), 1):
            handle.write(sentence.conllu(f"templates-{options.seed}-{i:05d}"))


if __name__ == "__main__":
    main()
