"""One file a format: reports to text. Nothing here decides what is a finding."""

from __future__ import annotations

from clauselint.reporters.base import Look, Page, Reporter, Totals
from clauselint.reporters.formats import FORMATS, make_reporter

__all__ = ["FORMATS", "Look", "Page", "Reporter", "Totals", "make_reporter"]
