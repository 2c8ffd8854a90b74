"""Choosing, ordering and writing edits to a file."""

from __future__ import annotations

from clauselint.fixes.diff import unified
from clauselint.fixes.edits import Fix, apply, choose, line_ending
from clauselint.fixes.files import encode, save, write

__all__ = ["Fix", "apply", "choose", "encode", "line_ending", "save", "unified", "write"]
