"""Runs of `--fix` that are killed, and what must hold of the files then: see `__main__.py`."""
