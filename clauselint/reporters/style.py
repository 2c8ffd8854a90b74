"""Colour for terminals, or none."""

from __future__ import annotations

from clauselint.findings import Severity

SEVERITY_COLORS: dict[Severity, str] = {"error": "31;1", "warning": "33;1", "info": "34;1"}


class Painter:
    """Wraps text in ANSI codes where colour is on."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def bold(self, text: str) -> str:
        """Bold text."""
        return self._wrap("1", text)

    def dim(self, text: str) -> str:
        """Dimmed text."""
        return self._wrap("2", text)

    def green(self, text: str) -> str:
        """Green text."""
        return self._wrap("32", text)

    def red(self, text: str) -> str:
        """Red text."""
        return self._wrap("31", text)

    def cyan(self, text: str) -> str:
        """Cyan text."""
        return self._wrap("36", text)

    def severity(self, severity: Severity, text: str) -> str:
        """Text in the colour of a severity."""
        return self._wrap(SEVERITY_COLORS[severity], text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color and text.strip() else text
