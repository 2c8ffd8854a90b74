"""Kill runs of `--fix` and see that nothing is lost: `make kills`, or `python -m kills`.

As many runs over a folder and as many processes that do nothing but write are killed, each at a
moment of its own. It exits with 1 where a file is lost or half-written, or one is left over.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

from kills.trial import Folder, fixing, killed_run, killed_writer


def main() -> int:
    """Run and say what was found."""
    parser = argparse.ArgumentParser(prog="kills", description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng, faults, midway = random.Random(given.seed), list[str](), 0
    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place, "policies"))
        folder.path.mkdir()
        cache = ("--cache-dir", str(Path(place, "cache")))
        for number in range(given.count):
            killed, found = killed_run(folder, rng, *(cache if number % 2 else ("--no-cache",)))
            midway += killed
            faults += [*found, *killed_writer(folder, rng)]
            if (number + 1) % 50 == 0:
                print(f"{number + 1} runs, {len(faults)} faults", flush=True)
        folder.fill()
        fixing(folder.path, *cache).wait()
        faults += folder.faults(done=True)
    print(
        f"{midway} runs and {given.count} writers killed, {len(faults)} faults", *faults, sep="\n"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
