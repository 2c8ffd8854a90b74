"""What the findings of a text depend on beside the text and the settings."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from clauselint import __version__
from clauselint.rules.registry import GROUP


@cache
def version_digest() -> str:
    """Digest of the program, of its model, of Python and of what is installed beside it.

    Files count by their sizes and times, which is enough to tell one from the next.
    """
    package = Path(__file__).parents[2]
    model = package.parent / "models" / "en_policy"
    digest = hashlib.blake2b(digest_size=16)
    for part in (__version__, sys.version, *sorted(name for _, name in _installed())):
        digest.update(part.encode() + b"\0")
    for folder in (package, model, *guests()):
        for path in sorted(files_of(folder)):
            found = os.stat(path)
            digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def guests() -> Iterator[Path]:
    """Where the rules of other packages lie, which may be at work on them."""
    for place, name in _installed():
        try:
            text = Path(place, name, "entry_points.txt").read_text(encoding="utf-8")
        except OSError:
            continue
        _, found, section = text.partition(f"[{GROUP}]\n")
        for line in section.partition("\n[")[0].splitlines() if found else ():
            spec = find_spec(line.partition("=")[2].strip().partition(":")[0].partition(".")[0])
            if spec is not None and spec.origin is not None:
                packages = spec.submodule_search_locations
                yield from map(Path, packages if packages is not None else (spec.origin,))


def files_of(folder: Path) -> Iterator[str]:
    """Paths of the files in a folder, but for what Python keeps there; of a file its own."""
    if folder.is_file():
        yield str(folder)
    for place, inside, names in os.walk(folder):
        inside[:] = [name for name in inside if name != "__pycache__"]
        yield from (os.path.join(place, name) for name in names)


def _installed() -> Iterator[tuple[str, str]]:
    """Places and names with versions, as the installer wrote them: quicker than to ask for them."""
    for place in sys.path:
        try:
            names = os.listdir(place or ".")
        except OSError:
            continue
        yield from ((place, name) for name in names if name.endswith(".dist-info"))
