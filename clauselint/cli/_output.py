"""Where output goes, and how wide and colourful it is."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click

from clauselint.findings import Diagnostic

CLEAR_LINE = "\r\x1b[K"
QUIET_SECONDS = 0.5


def use_color(stream: IO[str]) -> bool:
    """Whether to colour: NO_COLOR forbids it, then FORCE_COLOR asks for it, then a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Cells in a line of output."""
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def tell(diagnostic: Diagnostic) -> None:
    """Print a diagnostic on standard error."""
    place = ":".join(str(p) for p in (diagnostic.path, diagnostic.line) if p is not None)
    click.echo(f"clauselint: {place}: {diagnostic.code} {diagnostic.message}", err=True)


@contextmanager
def opened(path: str | None) -> Iterator[IO[str]]:
    """Standard output, or a file that replaces the one of that name."""
    if path is None:
        yield sys.stdout
        return
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            yield stream
    except OSError as error:
        raise click.UsageError(f"cannot write {path}: {error.strerror}") from error


class Progress:
    """A bar on standard error, where that is a terminal and the work is long."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._since = time.monotonic()
        self._shown = False
        self._on = sys.stderr.isatty() and total > 1

    def step(self, name: str) -> None:
        """Say that one more file is begun."""
        if self._on and time.monotonic() - self._since > QUIET_SECONDS:
            filled = 20 * self._done // self._total
            bar = "#" * filled + "-" * (20 - filled)
            line = f"[{bar}] {self._done}/{self._total} {name}"[: width() - 1]
            sys.stderr.write(CLEAR_LINE + line)
            sys.stderr.flush()
            self._shown = True
        self._done += 1

    def clear(self) -> None:
        """Take the bar away, before anything else is printed."""
        if self._shown:
            sys.stderr.write(CLEAR_LINE)
            sys.stderr.flush()
            self._shown = False
