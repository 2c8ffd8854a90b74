"""The files of an archive: paths, globs and addresses of stores that fsspec knows."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from clauselint.engine.run import Run
from clauselint.errors import InputError
from clauselint.findings import Diagnostic
from clauselint.readers.formats import suffixes


@dataclass(frozen=True, slots=True)
class Item:
    """A file, or what leads to none and has `problems`.

    `path` is what it is reported under. `name` is absolute: the settings are held against it, on
    whatever machine. `size` is in bytes, and None until somebody asks.
    """

    path: str
    name: str
    size: int | None = None
    problems: tuple[Diagnostic, ...] = ()

    def read(self) -> bytes:
        """What the file holds. Raises InputError."""
        try:
            return _fetch(self.path) if is_address(self.path) else Path(self.name).read_bytes()
        except Exception as error:
            raise InputError(_reason(error), path=self.path) from error


def is_address(path: str) -> bool:
    """Whether a path is for fsspec to read."""
    return "://" in path


def find(run: Run, paths: Sequence[str]) -> tuple[Sequence[Item], Sequence[Diagnostic]]:
    """What there is to read, in order of the paths, and notes.

    In a folder, and of what a glob matches, that is what has a known suffix.
    """
    plain: list[str] = []
    found: dict[str, Item] = {}
    for path in paths:
        if is_address(path):
            found |= {item.path: item for item in _at_address(path) if _is_meant(run, item)}
        elif glob.has_magic(path) and not os.path.lexists(path):
            matches = [p for p in glob.iglob(path, recursive=True) if _is_readable(p)]
            plain += matches
            found |= {} if matches else {path: _dead(path, "matches no file that can be read")}
        else:
            plain.append(path)
    files = run.discover(plain)
    found |= {path: Item(path, _name(path)) for path in files.paths}
    found |= {p.path: Item(p.path, _name(p.path), problems=(p,)) for p in files.problems}
    return [found[path] for path in sorted(found)], files.notes


def sized(items: Iterable[Item]) -> Iterator[Item]:
    """The items with their sizes."""
    return (i if i.size is not None else replace(i, size=_size(i.name)) for i in items)


def _at_address(address: str) -> Iterator[Item]:
    """The files at an address: of a glob, in a folder, or the one that it names."""
    from fsspec.core import url_to_fs

    # Of a chain such as `zip://*.md::s3://bucket/a.zip` the first is what is looked through.
    rest = address.split("::")[1:]
    try:
        store, place = url_to_fs(address)
        named = not glob.has_magic(place) and not store.isdir(place)
        if named:
            infos = {place: store.info(place)}
        elif glob.has_magic(place):
            infos = store.glob(place, detail=True)
        else:
            infos = store.find(place, detail=True)
        items = [_item(store, rest, place, info) for place, info in infos.items()]
    except Exception as error:
        items = [_dead(address, _reason(error))]
    else:
        if not named:
            items = [i for i in items if i.name.lower().endswith(suffixes())]
        items = items or [_dead(address, "has no file that can be read")]
    yield from items


def _item(store: Any, rest: Sequence[str], place: str, info: Mapping[str, Any]) -> Item:
    path = "::".join((store.unstrip_protocol(place), *rest))
    return Item(path, _name(path), info.get("size") or 0)


def _dead(path: str, reason: str) -> Item:
    return Item(path, _name(path), 0, (Diagnostic(path, InputError.code, reason),))


def _name(path: str) -> str:
    return str(Path(path.split("::")[0] if is_address(path) else path).absolute())


def _size(name: str) -> int:
    try:
        return os.stat(name).st_size
    except OSError:
        return 0  # It is told when it is read.


def _is_meant(run: Run, item: Item) -> bool:
    return bool(item.problems) or not run.is_excluded(item.name)


def _is_readable(path: str) -> bool:
    return path.lower().endswith(suffixes()) and os.path.isfile(path)


def _fetch(address: str) -> bytes:
    from fsspec.core import url_to_fs

    store, place = url_to_fs(address)
    data: bytes = store.cat_file(place)
    return data


def _reason(error: Exception) -> str:
    """Why something cannot be read, in a line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, FileNotFoundError):
        return "no such file or directory"
    return " ".join(str(error).split()) or type(error).__name__
