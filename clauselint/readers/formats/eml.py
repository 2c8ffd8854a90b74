"""Messages: what their writer says in the body, without what is quoted, forwarded or signed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from clauselint.errors import InputError
from clauselint.findings import Document
from clauselint.readers.row import Format

if TYPE_CHECKING:
    from email.message import MIMEPart

_OTHERS = re.compile(
    r"^On [^\n]{4,160}(?:\n[^\n>][^\n]{0,100})?\bwrote:[ \t]*\n(?:[ \t]*\n)?(?=[ \t]*>)"
    r"|^[ \t]*>[^\n]*"
    r"|^(?:-- ?\n|-{3,} ?(?:Original|Forwarded) [Mm]essage ?-{3,}\n|From: [^\n]+\n(?:Sent|Date): )"
    r".*\Z",
    re.MULTILINE | re.DOTALL,
)
"""Who is quoted and what; a signature, or a message below, and all behind it.

Source of the sign before a signature: RFC 3676, section 4.3.
"""


def _read(data: bytes, path: str) -> Document:
    from email import message_from_bytes, policy

    message = message_from_bytes(data, policy=policy.default)
    if data.strip() and not message.keys():
        raise InputError("is no message: it has no header", path=path)
    body = message.get_body(("plain", "html"))
    text = "" if body is None else _content(body, path)
    if body is not None and body.get_content_subtype() == "html":
        from clauselint.readers.formats.html.page import read_html

        return replace(read_html(text, path), packed=True)
    from clauselint.readers.plain import read_plain

    own = _OTHERS.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    return replace(read_plain(own, path), text=text, packed=True)


def _content(body: MIMEPart, path: str) -> str:
    try:
        return str(body.get_content()).replace("\r\n", "\n")
    except (LookupError, ValueError) as error:
        raise InputError(f"has a body that cannot be decoded ({error})", path=path) from error


FORMAT = Format("Message", (".eml",), _read, dashes=False)
