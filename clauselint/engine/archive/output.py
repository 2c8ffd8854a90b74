"""The folder that an archive's findings go to.

It has a folder for each table, with a file for each batch, named by the batch's key; a mark for
each batch that is whole; `run.json`, which says what is checked; and `manifest.json`, which is
written last and names the batches in order.
"""

from __future__ import annotations

import json
import os
import posixpath
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from clauselint.errors import ClusterError

MARKS, RUN, MANIFEST = "done", "run.json", "manifest.json"
VERSION = 1
PASSING = ("fresh", "blocking")
"""What of a batch hangs on the run, and is not kept."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a batch: files, those that have problems, words, findings by severity.

    `first` is its first path. `fresh` says that it was worked out now, and not found done.
    `blocking` are the findings that make the run fail.
    """

    key: str
    first: str
    files: int = 0
    failed: int = 0
    words: int = 0
    findings: Mapping[str, int] = field(default_factory=dict)
    fresh: bool = True
    blocking: int = 0


@dataclass(frozen=True, slots=True)
class Output:
    """A folder, by its absolute path or its address, its tables, and the ending of their files."""

    place: str
    tables: tuple[str, ...]
    ending: str

    def begin(self, scope: Mapping[str, Any]) -> None:
        """Make it ready for a run, or for one that goes on. Raises ClusterError.

        It must be empty, or hold a run of the same scope.
        """
        with self._reached() as (store, root):
            store.makedirs(root, exist_ok=True)
            store.invalidate_cache()
            wanted = {"version": VERSION, **scope}
            if store.exists(f"{root}/{RUN}"):
                self._must_be(json.loads(store.cat_file(f"{root}/{RUN}")), wanted)
            elif store.ls(root, detail=False):
                raise ClusterError("is not empty, and holds no run to go on with", path=self.place)
            else:
                _put(store, f"{root}/{RUN}", _as_json(wanted))

    def _must_be(self, found: Any, wanted: Mapping[str, Any]) -> None:
        for name, value in wanted.items():
            if not isinstance(found, dict) or found.get(name) != value:
                message = f"holds a run with other {name}; name another folder, or remove this one"
                raise ClusterError(message, path=self.place)

    def done(self, key: str) -> Done | None:
        """What came of a batch that is whole; None for one that is not there."""
        with self._reached() as (store, root):
            try:
                found = json.loads(store.cat_file(f"{root}/{MARKS}/{key}.json"))
                return Done(**found, fresh=False)
            except (FileNotFoundError, ValueError, TypeError):
                return None

    def put(self, done: Done, tables: Mapping[str, bytes]) -> None:
        """Write the tables of a batch, then the mark. Raises ClusterError.

        A file is there whole or not at all. Whoever does the same again writes the same.
        """
        with self._reached() as (store, root):
            for table, data in tables.items():
                _put(store, f"{root}/{table}/{done.key}{self.ending}", data)
            _put(store, f"{root}/{MARKS}/{done.key}.json", _as_json(_plain(done)))

    def finish(self, scope: Mapping[str, Any], parts: Sequence[Done]) -> None:
        """Name the batches of a run that is complete, and remove what is no part of it."""
        told = [_plain(part) for part in sorted(parts, key=lambda part: part.first)]
        keys = {part.key for part in parts}
        with self._reached() as (store, root):
            whole = {"version": VERSION, **scope, "partitions": told}
            _put(store, f"{root}/{MANIFEST}", _as_json(whole))
            store.invalidate_cache()
            for folder in (*self.tables, MARKS) if parts else ():
                for path in store.ls(f"{root}/{folder}", detail=False):
                    if posixpath.basename(path).partition(".")[0] not in keys:
                        store.rm_file(path)

    @contextmanager
    def _reached(self) -> Iterator[tuple[Any, str]]:
        """The store, and the folder's place in it. Raises ClusterError for what goes wrong."""
        from fsspec.core import url_to_fs

        try:
            store, root = url_to_fs(self.place)
            yield store, root.rstrip("/")
        except ClusterError:
            raise
        except Exception as error:
            reason = getattr(error, "strerror", None) or " ".join(str(error).split())
            raise ClusterError(f"cannot be written: {reason}", path=self.place) from error


def _put(store: Any, path: str, data: bytes) -> None:
    """Write a file in one step: other stores do so by themselves."""
    if "file" not in store.protocol:
        store.pipe_file(path, data)
        return
    store.makedirs(posixpath.dirname(path), exist_ok=True)
    made = f"{posixpath.dirname(path)}/.{uuid.uuid4().hex}"
    try:
        store.pipe_file(made, data)
        os.replace(made, path)
    finally:
        if store.exists(made):
            store.rm_file(made)


def _plain(done: Done) -> dict[str, Any]:
    return {name: value for name, value in asdict(done).items() if name not in PASSING}


def _as_json(data: Any) -> bytes:
    return json.dumps(data, indent=1).encode() + b"\n"
