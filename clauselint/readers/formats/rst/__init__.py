"""reStructuredText, also as Sphinx has it."""

from __future__ import annotations

import re

from clauselint.findings import Document
from clauselint.readers.row import Format, backslashed, of_text

_SPECIAL = re.compile(r"[\\*`|_](?=\S)|(?<=\w)_")


def _read(text: str, path: str) -> Document:
    from clauselint.readers.formats.rst.blocks import read_rst

    return read_rst(text, path)


FORMAT = Format(
    "reStructuredText",
    (".rst",),
    of_text(_read),
    extra="rst",
    needs=("docutils",),
    escape=backslashed(_SPECIAL),
    comment=(".. ", "\n"),
)
