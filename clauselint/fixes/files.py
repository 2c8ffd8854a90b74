"""Writing a changed text back: whole or not at all, and nothing else changed."""

from __future__ import annotations

import codecs
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from clauselint.errors import FixError

HANDLES = "/proc/self/fd/"
"""Where a file that has no name can be reached."""
_NEW = re.compile(r"\.clauselint-(\d{1,9})-[0-9a-f]{16}")


def encode(original: bytes, before: str, after: str) -> bytes:
    """The bytes of the new text, in the encoding of the old, with its byte order mark if any.

    Raises FixError where `before` is not what `original` holds.
    """
    mark = codecs.BOM_UTF8 if original.startswith(codecs.BOM_UTF8) else b""
    if mark + before.encode("utf-8") != original:
        raise FixError("the text that was checked is not what the file holds")
    return mark + after.encode("utf-8")


def write(path: str, original: bytes, new: bytes, folders: Iterable[str] = ()) -> None:
    """Replace a file that still holds `original`, in one step, keeping its mode and links to it.

    A link is followed within the real directories `folders` and the path's own. Raises FixError
    where it leads out of them, where the file changed meanwhile, or cannot be written.
    """
    target = Path(os.path.realpath(path))  # A link stays a link.
    within = (os.path.realpath(os.path.dirname(path)), *folders)
    if not any(target.is_relative_to(folder) for folder in within):
        raise FixError(f"leads out of what is checked, to {target}; it was left alone", path=path)
    with _failures(path):
        if not os.access(target, os.W_OK):
            raise FixError("is read-only", path=path)
        with _new_file(target.parent) as (handle, made):
            _fill(handle, new)
            _take_after(target, Path(made))
            if target.read_bytes() != original:
                raise FixError("changed while it was checked; it was left alone", path=path)
            _put(handle, made, target)


def save(path: str, data: bytes) -> None:
    """Write a file, which need not be there yet, in one step. Raises FixError."""
    target = Path(os.path.realpath(path))
    with _failures(path), _new_file(target.parent, mode=0o666) as (handle, made):
        _fill(handle, data)
        if target.exists():
            _take_after(target, Path(made))
        _put(handle, made, target)


@contextmanager
def _new_file(folder: Path, mode: int = 0o600) -> Iterator[tuple[int, str]]:
    """A handle to a new file, and its path, which is gone afterwards.

    Where the system can, the file has no name until it takes its place. What a run that was killed
    in that moment has left is removed by the next.
    """
    _sweep(folder)
    handle, path = _unnamed(folder, mode) or _named(folder, mode)
    try:
        yield handle, path
    finally:
        os.close(handle)
        if not path.startswith(HANDLES):
            Path(path).unlink(missing_ok=True)


def _unnamed(folder: Path, mode: int) -> tuple[int, str] | None:
    unnamed = getattr(os, "O_TMPFILE", None)
    if unnamed is None or not os.path.isdir(HANDLES):
        return None
    with suppress(OSError):
        handle = os.open(folder, os.O_RDWR | unnamed, mode)
        return handle, f"{HANDLES}{handle}"
    return None


def _named(folder: Path, mode: int) -> tuple[int, str]:
    path = str(folder / _name())
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode), path


def _name() -> str:
    return f".clauselint-{os.getpid()}-{secrets.token_hex(8)}"


def _sweep(folder: Path) -> None:
    """Remove the new files of processes that are no more."""
    for entry in os.scandir(folder):
        made = _NEW.fullmatch(entry.name)
        if made and not _lives(int(made[1])):
            with suppress(OSError):
                os.unlink(entry.path)


def _lives(process: int) -> bool:
    if os.name != "posix":  # elsewhere the question would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _put(handle: int, made: str, target: Path) -> None:
    """Put a new file in the place of another."""
    if not made.startswith(HANDLES):
        os.replace(made, target)
        return
    name = target.with_name(_name())  # what takes a place must have a name
    try:
        os.link(made, name, src_dir_fd=handle)  # with a directory Python follows the link
        os.replace(name, target)
    finally:
        name.unlink(missing_ok=True)


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb", closefd=False) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(handle)


def _take_after(old: Path, new: Path) -> None:
    """Give the new file the owner, mode and extended attributes of the old, but not its times."""
    stat = old.stat()
    if (stat.st_uid, stat.st_gid) != (new.stat().st_uid, new.stat().st_gid):
        os.chown(new, stat.st_uid, stat.st_gid)
    shutil.copystat(old, new)
    os.utime(new)


@contextmanager
def _failures(path: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or "cannot be written").lower()
        raise FixError(f"cannot be written: {reason}", path=path) from error
