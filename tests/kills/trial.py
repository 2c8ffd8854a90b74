"""A folder of policies, a run over it that is ended by SIGKILL, and what must be there after."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from clauselint.fixes import write

ROOT = Path(__file__).parents[2]
OLD = "# Keys\n\nGuests keep the keys of hut {} in order to lock it.\n"
NEW = "# Keys\n\nGuests keep the keys of hut {} to lock it.\n"
FILES = 12
COMMAND = "import sys; from clauselint.cli.main import run; sys.exit(run(sys.argv[1:]))"
WRITER = """\
import sys
from clauselint.fixes import write
path, old, new = sys.argv[1], sys.argv[2].encode(), sys.argv[3].encode()
print(flush=True)
while True:
    write(path, old, new)
    write(path, new, old)
"""
PAUSE = 0.0005


@dataclass
class Folder:
    """The policies, as they are before a run and may be after it."""

    path: Path
    texts: dict[str, tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        names = [f"hut-{number}.md" for number in range(FILES)]
        self.texts = {name: (OLD.format(i), NEW.format(i)) for i, name in enumerate(names)}

    def fill(self) -> None:
        """Write every policy as it is before a run."""
        for name, (old, _) in self.texts.items():
            (self.path / name).write_text(old)

    def faults(self, *, done: bool = False) -> list[str]:
        """What is lost, half-written or left over; where all is `done`, also what is not fixed."""
        return list(self._faults(done))

    def next_faults(self) -> list[str]:
        """The faults when the next run has written a file of the folder."""
        path = self.path / next(iter(self.texts))
        write(str(path), path.read_bytes(), path.read_bytes())
        return self.faults()

    def _faults(self, done: bool) -> Iterator[str]:
        yield from (f"stray {name}" for name in {*os.listdir(self.path)} - self.texts.keys())
        for name, (old, new) in self.texts.items():
            path = self.path / name
            text = path.read_text() if path.exists() else None
            if text not in ((new,) if done else (old, new)):
                yield f"{name} holds {text!r}"

    @property
    def is_begun(self) -> bool:
        """Whether a first file is fixed."""
        return any((self.path / name).read_text() == new for name, (_, new) in self.texts.items())


def fixing(folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """A run of `check --fix` over a folder, begun."""
    command = [sys.executable, "-c", COMMAND, "check", "--fix", "--isolated", *options, "."]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=folder, env=env, stdout=quiet, stderr=quiet)


def killed_run(folder: Folder, rng: random.Random, *options: str) -> tuple[bool, list[str]]:
    """Whether a run was killed before its end, and what is wrong then."""
    folder.fill()
    run = fixing(folder.path, *options)
    while run.poll() is None and not folder.is_begun:
        time.sleep(PAUSE)
    time.sleep(rng.uniform(0, 0.3))
    return _kill(run), folder.next_faults()


def killed_writer(folder: Folder, rng: random.Random) -> list[str]:
    """What is wrong when a process that does nothing but write is killed."""
    folder.fill()
    name, texts = next(iter(folder.texts.items()))
    command = [sys.executable, "-c", WRITER, str(folder.path / name), *texts]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    writer = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    time.sleep(rng.uniform(0, 0.02))
    _kill(writer)
    writer.stdout.close()
    return folder.next_faults()


def _kill(process: subprocess.Popen[bytes]) -> bool:
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL
