"""Writing a changed text back: whole or not at all, and nothing else changed."""

from __future__ import annotations

import codecs
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clauselint.errors import FixError


def encode(original: bytes, before: str, after: str) -> bytes:
    """The bytes of the new text, in the encoding of the old, with its byte order mark if any.

    Raises FixError where `before` is not what `original` holds.
    """
    mark = codecs.BOM_UTF8 if original.startswith(codecs.BOM_UTF8) else b""
    if mark + before.encode("utf-8") != original:
        raise FixError("the text that was checked is not what the file holds")
    return mark + after.encode("utf-8")


def write(path: str, original: bytes, new: bytes) -> None:
    """Replace a file that still holds `original`, in one step, keeping its mode and links to it.

    Raises FixError where the file changed meanwhile, or cannot be written.
    """
    target = Path(os.path.realpath(path))  # A link stays a link.
    with _failures(path):
        if not os.access(target, os.W_OK):
            raise FixError("is read-only", path=path)
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
        try:
            _fill(handle, new)
            _take_after(target, Path(name))
            if target.read_bytes() != original:
                raise FixError("changed while it was checked; it was left alone", path=path)
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


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
