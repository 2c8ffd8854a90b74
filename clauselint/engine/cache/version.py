"""What the findings of a text depend on beside the text and the settings."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from clauselint import __version__


@cache
def version_digest() -> str:
    """Digest of the program, of its model, of Python and of what is installed beside it.

    Files count by their sizes and times, which is enough to tell one from the next.
    """
    package = Path(__file__).parents[2]
    model = package.parent / "models" / "en_policy"
    digest = hashlib.blake2b(digest_size=16)
    for part in (__version__, sys.version, *sorted(_installed())):
        digest.update(part.encode() + b"\0")
    for folder in (package, model):
        for path in sorted(_files(folder)):
            found = os.stat(path)
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    for place, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if name != "__pycache__"]
        yield from (os.path.join(place, name) for name in names)


def _installed() -> Iterator[str]:
    """Names with versions, as the installer wrote them down: far quicker than asking for them."""
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        yield from (name for name in names if name.endswith(".dist-info"))
