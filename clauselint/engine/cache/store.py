"""A bounded table of entries in one file, safe under runs beside one another and under crashes."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from pathlib import Path
from time import time
from typing import Any, Protocol
from weakref import finalize

NAME = "findings.sqlite"
MOST = 128 * 2**20
"""Bytes that the file may take."""

DAY = 24 * 60 * 60
PATIENCE = 2.0
"""Seconds to wait for another run that writes."""

NOTE = "# Made by clauselint; `clauselint cache clear` empties it.\n*\n"
_TABLE = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, day INT, digest BLOB, data BLOB)"


class Store(Protocol):
    """Entries by key. What is put may be got at once; `save` keeps it."""

    def get(self, key: str) -> Any:
        """The plain data of an entry, or None."""

    def has(self, key: str) -> bool:
        """Whether there is an entry, be it whole or not."""

    def put(self, key: str, data: Any) -> None:
        """Keep plain data under a key."""

    def save(self) -> None:
        """Write what was put, at the end of a piece of work."""


class Passing:
    """A store for as long as the process lasts."""

    def __init__(self) -> None:
        self._entries: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """See `Store`."""
        return self._entries.get(key)

    def has(self, key: str) -> bool:
        """See `Store`."""
        return key in self._entries

    def put(self, key: str, data: Any) -> None:
        """See `Store`."""
        self._entries[key] = data

    def save(self) -> None:
        """There is nothing to write."""


class Lasting:
    """A store in a folder.

    Each entry has a digest: what is damaged is as good as not there, and a file that is no database
    is made anew. A folder that cannot be written, or is busy for too long, is no error.
    """

    def __init__(self, folder: Path, most: int = MOST) -> None:
        self.folder = folder
        self._most = most
        self._fresh: dict[str, bytes] = {}
        self._used: set[str] = set()
        self._base: sqlite3.Connection | None = None
        self._is_open = False

    def get(self, key: str) -> Any:
        """See `Store`."""
        if key in self._fresh:
            return json.loads(self._fresh[key])
        found = self._run("SELECT day, digest, data FROM entry WHERE key = ?", key)
        try:
            ((day, digest, data),) = found
            if digest != _digest(data):
                return None
            if day != _today():
                self._used.add(key)
            return json.loads(data)
        except (ValueError, TypeError):
            return None

    def has(self, key: str) -> bool:
        """See `Store`."""
        return key in self._fresh or bool(self._run("SELECT 1 FROM entry WHERE key = ?", key))

    def put(self, key: str, data: Any) -> None:
        """See `Store`."""
        self._fresh[key] = json.dumps(data, separators=(",", ":")).encode()

    def save(self) -> None:
        """Write what was put, all or nothing."""
        rows = [(k, _today(), _digest(d), d) for k, d in self._fresh.items()]
        used = [(_today(), key) for key in self._used]
        self._fresh, self._used = {}, set()
        base = self._opened()
        if base is None or not (rows or used):
            return
        try:
            with base:
                base.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
                base.executemany("UPDATE entry SET day = ? WHERE key = ?", used)
                self._trim(base)
        except sqlite3.DatabaseError as error:
            self._failed(error)

    def clear(self) -> int:
        """Remove every entry, and the folder where nothing else is in it; how many there were."""
        found = self._run("SELECT count(*) FROM entry") if self._path.exists() else []
        self._remove()
        with contextlib.suppress(OSError):
            note = self.folder / ".gitignore"
            if note.read_text(encoding="utf-8") == NOTE:
                note.unlink()
                self.folder.rmdir()
        return int(found[0][0]) if found else 0

    @property
    def _path(self) -> Path:
        return self.folder / NAME

    def _run(self, command: str, *values: str) -> list[Any]:
        base = self._opened()
        if base is None:
            return []
        try:
            return base.execute(command, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._failed(error)
            return []

    def _opened(self) -> sqlite3.Connection | None:
        if not self._is_open:
            self._is_open = True
            try:
                self._base = self._connect()
            except sqlite3.OperationalError:
                self._base = None
            except sqlite3.DatabaseError:
                self._remove()
                with contextlib.suppress(sqlite3.DatabaseError, OSError):
                    self._base = self._connect()
            except OSError:
                self._base = None
        return self._base

    def _connect(self) -> sqlite3.Connection:
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True)
            (self.folder / ".gitignore").write_text(NOTE, encoding="utf-8")
        # One thread works with it, but another may be the one that ends and closes it.
        base = sqlite3.connect(self._path, timeout=PATIENCE, check_same_thread=False)
        finalize(self, base.close)
        base.execute("PRAGMA journal_mode = WAL")
        # A crash of the system may then damage the file, and damage costs nothing but time.
        base.execute("PRAGMA synchronous = OFF")
        base.execute(_TABLE)
        return base

    def _failed(self, error: sqlite3.DatabaseError) -> None:
        """Go on without, and make a damaged file anew; one that is only busy is left."""
        if not isinstance(error, sqlite3.OperationalError):
            self._remove()
        self._base = None

    def _remove(self) -> None:
        if self._base is not None:
            self._base.close()
        self._base = None
        for end in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(NAME + end).unlink()

    def _trim(self, base: sqlite3.Connection) -> None:
        """Remove the half that was used longest ago where there is too much."""
        ((pages,),), ((free,),), ((size,),) = (
            base.execute(f"PRAGMA {name}").fetchall()
            for name in ("page_count", "freelist_count", "page_size")
        )
        if (pages - free) * size > self._most:
            base.execute(
                "DELETE FROM entry WHERE rowid IN (SELECT rowid FROM entry ORDER BY day, rowid"
                " LIMIT (SELECT (count(*) + 1) / 2 FROM entry))"
            )


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _today() -> int:
    return int(time() // DAY)
