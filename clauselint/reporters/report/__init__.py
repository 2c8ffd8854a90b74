"""A page to look at: documents with their findings beside the words, and how hard they read."""

from __future__ import annotations

from clauselint.reporters.report.page import render

__all__ = ["render"]
