"""Try clauselint on many seeded inputs: `make fuzz`, or `python -m fuzz --count 20000 --jobs 2`.

Every input is made from its number and the seed, so that `--first N --count 1` shows one again. It
exits with 1 where anything went wrong. 20,000 inputs take about half an hour of one processor.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from fuzz.trial import Task, attempt

EVERY = 500


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--data", type=Path, help="a folder of policies to cut inputs from")
    return parser.parse_args()


def main() -> int:
    """Run and say what was found."""
    given = _arguments()
    numbers = range(given.first, given.first + given.count)
    tasks = [Task(given.seed, number, given.data) for number in numbers]
    kinds: Counter[str] = Counter()
    with ProcessPoolExecutor(given.jobs, get_context("spawn")) as pool:
        for number, result in zip(numbers, pool.map(attempt, tasks, chunksize=20), strict=True):
            suffix, text, found = result
            kinds.update(fault.split(":")[0] for fault in found)
            if found:
                print(f"{number} {suffix} {text!r}", *(f"    {f}" for f in found), sep="\n")
            if (number + 1 - given.first) % EVERY == 0:
                print(f"{number + 1 - given.first} inputs, {kinds.total()} faults", flush=True)
    print(f"{given.count} inputs, {kinds.total()} faults", *kinds.items(), sep="\n")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
