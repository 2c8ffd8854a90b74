"""LaTeX."""

from __future__ import annotations

import re

from clauselint.findings import Document
from clauselint.readers.row import Format, backslashed, of_text

_SPECIAL = re.compile(r"[&%$#_{}]")


def _read(text: str, path: str) -> Document:
    from clauselint.readers.formats.tex.blocks import read_tex

    return read_tex(text, path)


FORMAT = Format(
    "LaTeX",
    (".tex",),
    of_text(_read),
    extra="tex",
    needs=("pylatexenc",),
    escape=backslashed(_SPECIAL),
    dashes=False,
    comment=("% ", ""),
)
