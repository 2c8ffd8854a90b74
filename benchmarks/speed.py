"""How much work a check is, as ratios of processor time taken in one run.

    python -m benchmarks.speed --data ../shared/data [--files 40] [--rounds 3]
        [--peer harper='harper-cli lint'] [--peer write-good=write-good]

Whole processes are timed, one after the other, round after round, so that a busy machine slows all
alike; a figure is the median of user and system seconds. The bare parse is that of the same text by
our own parser. Other linters are run where they are named or found by name.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from statistics import median

from benchmarks.common import parser

CHECK = (sys.executable, "-m", "clauselint", "check", "--isolated")
PEERS = {"harper": "harper-cli lint", "write-good": "write-good"}
BARE = """
import sys
from clauselint.nlp.model import analyse
from clauselint.readers import read
for path in sys.argv[1:]:
    for _ in analyse(read(open(path, "rb").read(), path)):
        pass
"""
ALONE = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
ALONE.pop("PYTHONDONTWRITEBYTECODE", None)  # else only what is measured is compiled anew
"""One thread for products of matrices, as the command sets it."""

ONE_FILE = 511
"""Words of the file that stands for a file."""


@dataclass
class Case:
    """A command, what is done before each run of it, and what its runs took."""

    command: Sequence[str]
    before: Callable[[], object] = lambda: None
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run it once: seconds, and mebibytes of its largest process."""
        self.before()
        start = time.perf_counter()
        child = subprocess.Popen(
            self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ALONE
        )
        _, _, used = os.wait4(child.pid, 0)
        child.returncode = 0
        self.wall.append(time.perf_counter() - start)
        self.cpu.append(used.ru_utime + used.ru_stime)
        self.peak.append(used.ru_maxrss / 1024)


@dataclass(frozen=True)
class Row:
    """A ratio of two cases by one of their figures, and what it must and should be."""

    what: str
    case: str
    base: str
    must: float
    aim: float | None
    figure: str = "cpu"
    scale: float = 1.0


def rows(scale: float) -> list[Row]:
    """The ratios. `scale` makes eight times the text of how much more all files have than some."""
    small = "import click, yaml"
    return [
        Row("default check, against the bare parse", "default", "bare", 2.0, 1.4),
        Row("default check, against Harper", "default", "harper", 1.0, 0.6),
        Row("strict, against default", "strict", "default", 1.5, 1.2),
        Row("second run, nothing changed, against write-good", "again", "write-good", 1.0, 0.3),
        Row("one paragraph of a file changed, against import spacy", "edit", "spacy", 1.8, 1.2),
        Row("a file, first time, against Harper", "one", "harper one", 1.6, 1.0),
        Row(f"the same unchanged, against {small}", "one again", "small", 3.0, 1.5),
        Row(f"an empty file, against {small}", "empty", "small", 3.0, 1.5),
        Row("default processes, against one, by the clock", "jobs", "default", 0.6, 0.55, "wall"),
        Row("peak memory, MB", "default", "", 300, 230, "peak"),
        Row("peak memory, strict, MB", "strict", "", 300, 230, "peak"),
        Row("eight times the text: time", "default", "eighth", 8.2, None, scale=scale),
        Row("eight times the text: memory", "default", "eighth", 1.2, None, "peak"),
    ]


def cases(files: list[str], peers: dict[str, list[str]], folder: Path) -> dict[str, Case]:
    """Everything that is run, by name."""
    one = min(files, key=lambda path: abs(words(path) - ONE_FILE))
    empty, edited = folder / "empty.md", folder / f"edited{Path(one).suffix}"
    empty.write_text("")
    kept = ("--cache-dir", str(folder / "cache"))
    alone = ("--no-cache", "--jobs", "1")

    def known(*paths: str) -> Callable[[], object]:
        return lambda: Case((*CHECK, *kept, *paths)).run()

    def edit() -> None:
        text = Path(one).read_text(encoding="utf-8")
        edited.write_text(text, encoding="utf-8")
        known(str(edited))()
        half = text.find("\n\n", len(text) // 2) + 2
        added = f"Staff keep {time.time_ns()} records.\n\n"
        edited.write_text(text[:half] + added + text[half:], encoding="utf-8")

    found = {
        "bare": Case((sys.executable, "-c", BARE, *files)),
        "spacy": Case((sys.executable, "-c", "import spacy")),
        "small": Case((sys.executable, "-c", "import click, yaml")),
        "default": Case((*CHECK, *alone, *files)),
        "eighth": Case((*CHECK, *alone, *eighth(files))),
        "strict": Case((*CHECK, *alone, "--profile", "strict", *files)),
        "jobs": Case((*CHECK, "--no-cache", *files)),
        "again": Case((*CHECK, *kept, *files), known(*files)),
        "one": Case((*CHECK, *alone, one)),
        "one again": Case((*CHECK, *kept, one), known(one)),
        "edit": Case((*CHECK, *kept, str(edited)), edit),
        "empty": Case((*CHECK, *kept, str(empty)), known(str(empty))),
    }
    for name, command in peers.items():
        found |= {name: Case((*command, *files)), f"{name} one": Case((*command, one))}
    return found


def eighth(files: list[str]) -> list[str]:
    """The first files, up to an eighth of the words of all."""
    sums = list(accumulate(map(words, files)))
    return files[: bisect(sums, sums[-1] / 8) + 1]


def words(path: str) -> int:
    """Words of a file, roughly."""
    return len(Path(path).read_text(encoding="utf-8", errors="replace").split())


def installed(given: Sequence[str]) -> dict[str, list[str]]:
    """Commands of the other linters that are named or found."""
    commands = PEERS | dict(peer.split("=", 1) for peer in given)
    split = {name: shlex.split(command) for name, command in commands.items()}
    return {name: command for name, command in split.items() if shutil.which(command[0])}


def table(found: dict[str, Case], wanted: Sequence[Row]) -> Iterator[str]:
    """A line for each ratio."""
    yield f"{'':56} {'now':>7} {'must':>6} {'aim':>6}"
    for row in wanted:
        aim = f"{row.aim:6.4g}" if row.aim is not None else f"{'':6}"
        if row.base and row.base not in found:
            yield f"{row.what:56} {'-':>7} {row.must:6.4g} {aim}"
            continue
        now = median(getattr(found[row.case], row.figure))
        if row.base:
            now *= row.scale / median(getattr(found[row.base], row.figure))
        yield f"{row.what:56} {now:7.2f} {row.must:6.4g} {aim}"


def main() -> None:
    """Measure and print."""
    options = parser(__doc__)
    options.add_argument("--files", type=int, default=40)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    given = options.parse_args()
    every = sorted(map(str, (given.data / "policies").rglob("*.md")))
    files = every[:: max(len(every) // given.files, 1)]
    some = sum(map(words, eighth(files)))
    with tempfile.TemporaryDirectory() as folder:
        found = cases(files, installed(given.peer), Path(folder))
        for _ in range(given.rounds):
            for case in found.values():
                case.run()
    total = sum(map(words, files))
    print(f"{len(files)} files, {total:,} words, {given.rounds} rounds")
    for name, case in found.items():
        figures = median(case.cpu), median(case.wall), median(case.peak)
        print(f"{name:16} {figures[0]:7.2f} s cpu {figures[1]:7.2f} s wall {figures[2]:6.0f} MB")
    print("\n".join(table(found, rows(8 * some / total))))


if __name__ == "__main__":
    main()
