"""Colour for terminals, or none.

Each colour has a contrast of at least 4.5 to white and to black alike (WCAG 2.2, 1.4.3), so that it
can be read on a light and on a dark ground.
"""

from __future__ import annotations

from clauselint.findings import Severity

RED, GREEN, BLUE, MAGENTA, GREY = 131, 29, 63, 163, 243
"""Numbers in the palette of 256 colours."""

SEVERITY_COLORS: dict[Severity, int] = {"error": MAGENTA, "warning": RED, "info": BLUE}


class Painter:
    """Wraps text in ANSI codes where colour is on."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def bold(self, text: str) -> str:
        """Bold text."""
        return self._wrap("1", text)

    def dim(self, text: str) -> str:
        """Text that matters less."""
        return self._wrap(f"38;5;{GREY}", text)

    def green(self, text: str) -> str:
        """Green text."""
        return self._wrap(f"38;5;{GREEN}", text)

    def red(self, text: str) -> str:
        """Red text."""
        return self._wrap(f"38;5;{RED}", text)

    def severity(self, severity: Severity, text: str) -> str:
        """Text in the colour of a severity."""
        return self._wrap(f"1;38;5;{SEVERITY_COLORS[severity]}", text)

    def _wrap(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._color and text.strip() else text
