"""Which lines a change brought in, as git tells it, and which findings are the change's own."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

from clauselint.engine.git import git, is_commit
from clauselint.errors import InputError
from clauselint.findings import Document, FileReport
from clauselint.fingerprints import Passages, plain
from clauselint.spans import LineIndex, Span

HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
EVERYTHING = 1 << 60
DIFF = ("--no-ext-diff", "--no-textconv", "--no-color", "--find-renames", "--diff-filter=d")


@dataclass(frozen=True, slots=True)
class Hunk:
    """A run of new lines (counted from 1), and the words that stood there before.

    Where lines were only taken out, `count` is 0 and `first` is the line before the gap.
    """

    first: int
    count: int
    before: str = ""

    def touches(self, first: int, last: int) -> bool:
        """Whether lines `first` to `last` hold a new line, or enclose the gap."""
        if not self.count:
            return first <= self.first < last
        return first < self.first + self.count and self.first <= last


WHOLE = (Hunk(1, EVERYTHING),)
"""The change that a new file is."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The hunks of each changed file, by its absolute path."""

    files: Mapping[str, tuple[Hunk, ...]]

    def of(self, path: str) -> tuple[Hunk, ...]:
        """The hunks of a file; none where it did not change."""
        return self.files.get(os.path.realpath(path), ())

    def news(self, document: Document) -> Callable[[Span], bool]:
        """Tells of a span of a document whether its sentence was brought in or altered."""
        hunks = self.of(document.path)
        if hunks == WHOLE or document.packed:  # git knows no lines of what is packed
            return lambda _: True
        passages, lines = Passages(document), LineIndex(document.text)
        return lambda span: _is_new(document.text, passages.around(span), lines, hunks)


def since(revision: str) -> Changes:
    """What the working tree has that the last common commit with a revision had not.

    Files that git does not know yet are new. Raises InputError where git cannot tell.
    """
    top = _top()
    if not is_commit(top, revision):
        raise InputError(f"git knows no commit {revision!r}")
    base = _ask(top, "merge-base", revision, "HEAD", fallback=revision.encode()).decode().strip()
    new = _ask(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    files = {_path(top, name): WHOLE for name in new if name}
    return Changes({**_changed(top, base), **files})


def staged() -> Changes:
    """What is staged for the next commit. Raises InputError where git cannot tell."""
    return Changes(_changed(_top(), "--cached"))


def _top() -> Path:
    here = Path.cwd()
    found = git(here, "rev-parse", "--show-toplevel")
    if found is None:
        raise InputError("git was not found")
    if found.returncode:
        raise InputError(f"{here} is in no git repository")
    return Path(os.fsdecode(found.stdout.rstrip(b"\r\n")))


def _ask(top: Path, *arguments: str, fallback: bytes | None = None) -> bytes:
    found = git(top, *arguments)
    if found is not None and found.returncode == 0:
        return found.stdout
    if fallback is not None:
        return fallback
    reason = found.stderr.decode(errors="replace").strip() if found else "not found"
    raise InputError(f"git could not tell what changed: {reason}")


def _path(top: Path, name: bytes) -> str:
    return os.path.realpath(top / os.fsdecode(name))


def _changed(top: Path, against: str) -> dict[str, tuple[Hunk, ...]]:
    options = ("--literal-pathspecs", "diff", *DIFF)
    named = _ask(top, *options, "--name-status", "-z", against, "--").split(b"\0")
    files = {}
    for paths in _paths(named):
        names = [os.fsdecode(name) for name in paths]
        shown = _ask(top, *options, "--unified=0", "--text", against, "--", *names)
        files[_path(top, paths[-1])] = tuple(_hunks(shown.decode("utf-8", "replace")))
    return files


def _paths(fields: list[bytes]) -> Iterator[tuple[bytes, ...]]:
    """The path of each changed file; of one that was renamed the old path and the new."""
    rest = iter(fields)
    for status in rest:
        if status:
            names = 2 if status[:1] in b"RC" else 1
            yield tuple(next(rest) for _ in range(names))


def _hunks(diff: str) -> Iterator[Hunk]:
    hunk: Hunk | None = None
    before: list[str] = []
    for line in diff.split("\n"):
        head = HUNK.match(line)
        if head:
            if hunk:
                yield replace(hunk, before=plain("\n".join(before)))
            hunk, before = Hunk(int(head[1]), int(head[2] or 1)), []
        elif hunk and line.startswith("-"):
            before.append(line[1:])
    if hunk:
        yield replace(hunk, before=plain("\n".join(before)))


def only_new(report: FileReport, hunks: tuple[Hunk, ...]) -> FileReport:
    """A report of those findings whose sentence a hunk brought in or altered."""
    if report.document is None or hunks == WHOLE or report.document.packed:
        return report
    text = report.document.text
    passages, lines = Passages(report.document), LineIndex(text)
    kept = tuple(f for f in report.findings if _is_new(text, passages.around(f.span), lines, hunks))
    return replace(report, findings=kept)


def _is_new(text: str, passage: Span, lines: LineIndex, hunks: tuple[Hunk, ...]) -> bool:
    first = lines.position(passage.start).line
    last = lines.position(max(passage.end - 1, passage.start)).line
    words = plain(text[passage.start : passage.end])
    touched = [hunk for hunk in hunks if hunk.touches(first, last)]
    # Where a paragraph is one long line, git tells that all of it is new.
    return bool(touched) and not any(words in hunk.before for hunk in touched)


def carried(hunks: tuple[Hunk, ...], before: str, after: str) -> tuple[Hunk, ...]:
    """The hunks of a text as they lie in a later version of it; what changed between is new too."""
    if before == after or hunks == WHOLE:
        return hunks
    moved: list[Hunk] = []
    matcher = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    for kind, old, old_end, new, new_end in matcher.get_opcodes():
        inside = [h for h in hunks if h.touches(old + 1, old_end)]
        if kind == "equal":
            moved += [_moved(h, old, old_end, new - old) for h in inside]
        else:
            known = " ".join(h.before for h in inside)
            moved.append(Hunk(new + 1, max(new_end - new, 0), known))
    return tuple(moved)


def _moved(hunk: Hunk, start: int, end: int, by: int) -> Hunk:
    """The part of a hunk in the lines after `start` up to `end`, moved down by some lines."""
    if not hunk.count:
        return replace(hunk, first=hunk.first + by)
    first = max(hunk.first, start + 1)
    return replace(hunk, first=first + by, count=min(hunk.first + hunk.count, end + 1) - first)
