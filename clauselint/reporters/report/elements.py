"""Elements of a page. Text goes in as text and is escaped on the way out, whatever it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element, tostring

from clauselint.reporters.cells import visible

Child = Element | str | None
Children = Child | Iterable[Child]

# What `visible` may replace, so that no other character need be asked about.
_ODD = re.compile(r"[^\t\n\x20-\x7e\xa0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff]")
_NO_CHARACTERS = re.compile(r"[\ufdd0-\ufdef\ufffe\uffff]")


def inert(text: str) -> str:
    """The text, as long as it was, with nothing in it that moves or reorders what is shown."""
    shown = _ODD.sub(lambda odd: visible(odd[0]), text)
    return _NO_CHARACTERS.sub("\ufffd", shown)


def el(tag: str, *children: Children, **attributes: str | float | None) -> Element:
    """An element. In names of attributes `_` stands for "-", and one at the end for nothing.

    A child that is None is left out, and so is an attribute that is None.
    """
    given = {name.rstrip("_").replace("_", "-"): v for name, v in attributes.items()}
    made = Element(tag, {name: inert(str(v)) for name, v in given.items() if v is not None})
    add(made, *children)
    return made


def add(parent: Element, *children: Children) -> None:
    """Put children behind those that an element has."""
    for child in children:
        if isinstance(child, Element):
            parent.append(child)
        elif isinstance(child, str):
            _add_text(parent, inert(child))
        elif child is not None:
            add(parent, *child)


def hidden(text: str) -> Element:
    """Words for those who listen."""
    return el("span", text, class_="spoken")


def as_html(element: Element) -> str:
    """The element as HTML, in ASCII, so that its source shows as it is in any editor."""
    made: bytes = tostring(element, "us-ascii", "html")
    return made.decode()


def _add_text(parent: Element, text: str) -> None:
    last = parent[-1] if len(parent) else None
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text
