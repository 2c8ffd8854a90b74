"""What must be the same on every machine, so that all of them find the same."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, entry_points, requires, version
from pathlib import Path

from clauselint import __version__
from clauselint.engine.cache.version import files_of, guests
from clauselint.errors import ClusterError
from clauselint.readers.formats import by_suffix
from clauselint.rules.registry import GROUP

PACKAGE = Path(__file__).parents[2]
APART = ("_model", "_pages")
"""What lies in an installed package, and elsewhere in a checkout."""


@cache
def identity() -> Mapping[str, str]:
    """Versions of what findings depend on, by name; of code and models a digest.

    Unlike `version_digest` it is the same wherever the same is installed.
    """
    from clauselint.nlp.slim import load_spacy

    load_spacy()
    from clauselint.nlp.model import model_folder

    found = {"Python": ".".join(map(str, sys.version_info[:2])), "clauselint": __version__}
    found |= {name: _version(name) for name in sorted({*_needed(), *_plugins()})}
    found["clauselint's code"] = _digest(PACKAGE)
    found["the model"] = _digest(model_folder() / "meta.json")
    return found | {f"the rules in {place.name}": _digest(place) for place in guests()}


def check_identity(wanted: Mapping[str, str]) -> None:
    """Raises ClusterError where this machine would not find what another one would."""
    here = identity()
    for name in sorted({*here, *wanted}):
        mine, theirs = here.get(name, "none"), wanted.get(name, "none")
        if mine != theirs:
            message = f"a worker has {name} {mine}, and the machine that asks has {theirs}"
            raise ClusterError(f"{message}; install the same on both")


def _needed() -> Iterator[str]:
    """What clauselint needs, and what the formats of documents need."""
    from packaging.requirements import Requirement

    extras = {"", *(row.extra for row in by_suffix().values())}
    for requirement in map(Requirement, requires("clauselint") or ()):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras):
            yield requirement.name


def _plugins() -> Iterator[str]:
    return (point.dist.name for point in entry_points(group=GROUP) if point.dist is not None)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _digest(place: Path) -> str:
    """Digest of what a file or the files of a folder hold, wherever they lie."""
    digest = hashlib.blake2b(digest_size=8)
    for path in sorted(map(Path, files_of(place))):
        name = path.relative_to(place)
        if not name.parts or name.parts[0] not in APART:
            digest.update(f"{name.as_posix()}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()
