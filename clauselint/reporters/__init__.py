"""One file a format: reports to text. Nothing here decides what is a finding."""

from __future__ import annotations

from clauselint.reporters.base import Look, Reporter, Totals
from clauselint.reporters.concise import ConciseReporter
from clauselint.reporters.full import FullReporter
from clauselint.reporters.json import JsonReporter
from clauselint.reporters.statistics import StatisticsReporter

FORMATS = ("full", "concise", "json")


def make_reporter(format: str, look: Look, version: str, *, statistics: bool = False) -> Reporter:
    """The reporter of a format, or that of the counts."""
    if statistics:
        return StatisticsReporter(look)
    if format == "json":
        return JsonReporter(look, version)
    return ConciseReporter(look) if format == "concise" else FullReporter(look)


__all__ = ["FORMATS", "Look", "Reporter", "Totals", "make_reporter"]
