"""How text lies in the cells of a terminal."""

from __future__ import annotations

import unicodedata

TAB = 4
JOINER, EMOJI_STYLE = "\u200d", "\ufe0f"
SKIN_TONES = range(0x1F3FB, 0x1F400)
CONTROLS = ("Cc", "Cs", "Zl", "Zp")
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(char: str) -> str:
    """The character, or U+FFFD for one that could move the cursor or reorder the line."""
    if char in DIRECTIONS or unicodedata.category(char) in CONTROLS:
        return "\ufffd"
    return char


def printable(text: str) -> str:
    """One line of text that is safe to print: line breaks and tabs are spaces."""
    return "".join(" " if char in "\t\r\n" else visible(char) for char in text)


def printable_lines(text: str) -> str:
    """A text of several lines that is safe to print; its tabs stay."""
    lines = text.replace("\r\n", "\n")
    return "".join(char if char in "\t\n" else visible(char) for char in lines)


def width(char: str, before: str = "", after: str = "") -> int:
    """Cells that a character takes (0, 1 or 2), given its neighbours."""
    if char in (JOINER, EMOJI_STYLE) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if before == JOINER or (before and ord(char) in SKIN_TONES):
        return 0
    if after == EMOJI_STYLE or unicodedata.east_asian_width(char) in "WF":
        return 2
    return 1


def lay_out(line: str) -> list[tuple[str, int]]:
    """What each character of a line prints as, and the cells that it takes."""
    cells, column = [], 0
    for i, char in enumerate(line):
        if char == "\t":
            taken = TAB - column % TAB
            cells.append((" " * taken, taken))
        else:
            shown = visible(char)
            taken = width(shown, line[i - 1 : i], line[i + 1 : i + 2])
            cells.append((shown, taken))
        column += taken
    return cells
