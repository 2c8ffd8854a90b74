"""Where output goes, and how wide and colourful it is."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

from clauselint.findings import Diagnostic, Document
from clauselint.reporters.cells import printable, printable_lines

if TYPE_CHECKING:
    from clauselint.engine.clock import Clock
    from clauselint.engine.fix import Fixed
    from clauselint.engine.parts import Analyse
    from clauselint.nlp.analysis import Analysis

CLEAR_LINE = "\r\x1b[K"
QUIET_SECONDS = 0.5
EVERY_SECONDS = 0.1
BAR = 20


def use_color(stream: IO[str], choice: str = "auto") -> bool:
    """Whether to colour: what the user chose, then NO_COLOR, then FORCE_COLOR, then a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    forced = os.environ.get("FORCE_COLOR")
    if forced:
        return forced.lower() not in ("0", "false")
    return moves(stream)


def moves(stream: IO[str]) -> bool:
    """Whether a stream is a terminal that does more than print letters."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Cells in a line of output."""
    return min(shutil.get_terminal_size((100, 24)).columns, 120)


def tell(diagnostic: Diagnostic) -> None:
    """Print a diagnostic on standard error."""
    parts = (diagnostic.path, diagnostic.line, diagnostic.column)
    place = ":".join(str(part) for part in parts if part is not None)
    complain(f"{place}: {diagnostic.code} {diagnostic.message}")


def complain(message: str) -> None:
    """Print what went wrong on standard error; it may quote a file's name or its text."""
    click.echo(f"clauselint: {printable(message)}", err=True)


def shown(text: str, stream: IO[str]) -> str:
    """The text as it is for a file or a pipe, and without control characters for a terminal."""
    return printable_lines(text) if stream.isatty() else text


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


class Stdin:
    """Standard input, and the way back for a text that came from it."""

    def __init__(self) -> None:
        self._data: bytes | None = None

    def read(self) -> bytes:
        """All of it, however often it is asked for."""
        if self._data is None:
            if sys.stdin.isatty():
                click.echo("clauselint: reading standard input; Ctrl-D ends it", err=True)
            self._data = sys.stdin.buffer.read()
        return self._data

    def give_back(self, fixed: Fixed | None) -> None:
        """Write the text to standard output, fixed where it could be, in its own encoding."""
        from clauselint.fixes import encode

        data = self.read()
        if fixed is not None and fixed.changed:
            data = encode(data, fixed.before, fixed.after)
        if sys.stdout.isatty():
            data = printable_lines(data.decode("utf-8", "replace")).encode("utf-8")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


class Progress:
    """A bar on standard error, or `stream`, where that is a terminal and the work is long."""

    def __init__(self, total: int = 1, stream: IO[str] | None = None, *, on: bool = True) -> None:
        self._stream = stream or sys.stderr
        self._total = total
        self._done = -1
        self._name = ""
        self._drawn = time.monotonic() + QUIET_SECONDS - EVERY_SECONDS
        self._shown = False
        self._on = on and moves(self._stream)

    def expect(self, total: int) -> None:
        """Say how many files there are."""
        self._total = total

    def step(self, name: str, files: int = 1) -> None:
        """Say that so many more files are begun, the last of that name."""
        self._done += files
        self._name = name
        self._draw(0.0)

    def watched(self, analyse: Analyse) -> Analyse:
        """The same parser; as segment after segment of a file comes from it, the bar moves."""

        def watching(
            document: Document, wanted: Container[int] | None = None
        ) -> Iterator[Analysis]:
            whole = max(len(document.segments), 1)
            for done, analysis in enumerate(analyse(document, wanted)):
                # A rewording is parsed in between, as a document of its own.
                if document.path == self._name:
                    self._draw(done / whole)
                yield analysis

        return watching

    def clear(self) -> None:
        """Take the bar away, before anything else is printed."""
        if self._shown:
            self._stream.write(CLEAR_LINE)
            self._stream.flush()
            self._shown = False

    def _draw(self, share: float) -> None:
        if not self._on or time.monotonic() - self._drawn < EVERY_SECONDS:
            return
        self._drawn = time.monotonic()
        filled = int(BAR * (self._done + share) / self._total)
        bar = "#" * filled + "-" * (BAR - filled)
        line = f"[{bar}] {self._done + 1}/{self._total} {_tail(self._name)}"
        self._stream.write(CLEAR_LINE + line[: width() - 1])
        self._stream.flush()
        self._shown = True


def _tail(path: str, most: int = 50) -> str:
    shown = printable(path)
    return shown if len(shown) <= most else "…" + shown[1 - most :]


def tell_times(clock: Clock) -> None:
    """A row for each part of the work: its share, its seconds, and what it is."""
    for what, seconds, share in clock.rows():
        click.echo(f"{share:6.1%} {seconds:8.2f} s  {what}", err=True)
