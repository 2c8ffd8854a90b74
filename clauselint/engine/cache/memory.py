"""What is remembered under which key.

A key holds all that the answer depends on: the version (see `version`), the settings that choose
and weigh rules, and the text with what stands around it. So nothing is ever out of date.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import Any, TypeVar

from clauselint.config import Settings
from clauselint.engine.cache.plain import from_plain, to_plain
from clauselint.engine.cache.store import Store
from clauselint.engine.cache.version import version_digest

T = TypeVar("T")

APART = (
    "baseline",
    "exclude",
    "fail_on",
    "format",
    "include",
    "min_severity",
    "per_file_ignores",
    "respect_gitignore",
    "root",
    "source",
)
"""Settings on which what is found in a file does not depend, or of which only a share does."""


def telling(settings: Settings) -> list[tuple[str, object]]:
    """The settings on which what is found in every file depends, by name."""
    names = sorted(f.name for f in fields(settings) if f.name not in APART)
    return [(name, getattr(settings, name)) for name in names]


class Memory:
    """The entries for one set of settings, and whatever else they depend on."""

    def __init__(self, store: Store, settings: Settings, *extra: object) -> None:
        self._store = store
        self._scope = repr((version_digest(), telling(settings), extra))

    def narrowed(self, *extra: object) -> Memory:
        """The memory for a part of the work, or for one file's share of the settings."""
        found = object.__new__(Memory)
        found._store, found._scope = self._store, repr((self._scope, extra))
        return found

    def get(self, kind: type[T], *key: object) -> T | None:
        """What is kept as a `kind` under a key, or None."""
        data = self._store.get(self._key(key))
        if data is None:
            return None
        try:
            found: T = from_plain(kind, data)
        except (TypeError, ValueError):
            return None
        return found

    def has(self, *key: object) -> bool:
        """Whether something is kept under a key."""
        return self._store.has(self._key(key))

    def put(self, value: Any, *key: object) -> None:
        """Keep a value."""
        self._store.put(self._key(key), to_plain(value))

    def save(self) -> None:
        """Write what was put."""
        self._store.save()

    def _key(self, key: tuple[object, ...]) -> str:
        whole = repr((self._scope, key)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(whole, digest_size=16).hexdigest()
