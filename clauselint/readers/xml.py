"""Short ways to look at XML by local names, whichever version of a namespace it is in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Element = Any
_OFF = ("0", "false", "off")


def name(element: Element) -> str:
    """The local name; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, local: str) -> str:
    """An attribute of the element's own namespace, or else of any, or nothing."""
    if element is None:
        return ""
    own = element.get(element.tag.partition("}")[0] + "}" + local)
    if own is not None:
        return str(own)
    return next((str(v) for k, v in element.items() if k.rpartition("}")[2] == local), "")


def child(element: Element, *path: str) -> Element:
    """The first child of a name, the first in that of the next, and so on; None without one."""
    for local in path:
        if element is None:
            return None
        element = next((c for c in element if name(c) == local), None)
    return element


def children(element: Element, local: str) -> Iterator[Element]:
    """All children of a name."""
    return (c for c in element if name(c) == local)


def value(element: Element, *path: str) -> str:
    """The `val` of an element below another; empty where there is none."""
    return attribute(child(element, *path), "val")


def is_on(element: Element, *path: str) -> bool:
    """Whether a switch below an element is there, and not off."""
    found = child(element, *path)
    return found is not None and attribute(found, "val") not in _OFF


def number(text: str) -> int | None:
    """A whole number, or None."""
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 10 else None
