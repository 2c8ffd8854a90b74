"""Numbers as lists write them."""

from __future__ import annotations

BULLET = "•"
"""The marker of an item that has no number."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def written(count: int, form: str) -> str:
    """A number in a form: `decimal`, `lowerLetter`, `upperRoman` and so on."""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        letters = ""
        for size, sign in _ROMAN:
            times, count = divmod(count, size)
            letters += sign * times
        return letters.upper() if form == "upperRoman" else letters
    return "" if form == "none" else str(count)
