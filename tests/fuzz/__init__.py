"""Seeded inputs nobody would write, and what must hold of each: see `__main__.py`."""
