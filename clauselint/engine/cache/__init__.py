"""What earlier runs found, kept in a file, so that nothing is worked out twice."""

from __future__ import annotations

from clauselint.engine.cache.memory import Memory
from clauselint.engine.cache.store import Lasting, Passing, Store

__all__ = ["Lasting", "Memory", "Passing", "Store"]
