"""Why a rewording is not shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """The name of the check, and what failed it."""

    check: str
    detail: str
