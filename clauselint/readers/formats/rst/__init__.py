"""reStructuredText, also as Sphinx has it."""

from __future__ import annotations

import re

from clauselint.findings import Document
from clauselint.readers.row import Format, of_text

_SPECIAL = re.compile(r"[\\*`|_](?=\S)|(?<=\w)_")


def _read(text: str, path: str) -> Document:
    from clauselint.readers.formats.rst.blocks import read_rst

    return read_rst(text, path)


def _escape(words: str) -> str:
    return _SPECIAL.sub(lambda found: "\\" + found.group(), words)


FORMAT = Format(
    "reStructuredText",
    (".rst",),
    of_text(_read),
    extra="rst",
    needs=("docutils",),
    escape=_escape,
    comment=(".. ", "\n"),
)
