"""Runs the flow: discovery, selection, rules, suppressions, suggestions."""

from __future__ import annotations

from clauselint.engine.linter import Linter

__all__ = ["Linter"]
