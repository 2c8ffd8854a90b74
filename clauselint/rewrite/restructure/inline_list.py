"""Set out items that are marked or divided inside a sentence: "(a) …; (b) …; and (c) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span

from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Proposal, parts

FEWEST_WORDS = 20
STARTS = ("that", "to", "whether", "how", "any", "by", "for")
_MARKER = re.compile(r"(?<!\w)\((\d{1,2}|[a-z]|[ivx]{1,5})\)(?=\s)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_JOINT = re.compile(r"[;,]?\s*\b(and|or|and/or)$")
_LAST_JOINT = re.compile(r"^(\(\w+\)\s+|)(and|or)\s+")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal where two or more marked items, or three divided by semicolons, end a sentence."""
    text = sentence.text.strip()
    block = _marked(text) or _divided(text)
    if block and sentence.root.idx - sentence.start_char < _second_item(text, block):
        yield Proposal("enumeration-to-list", (parts(list(sentence)),), block=block)


def _second_item(text: str, block: str) -> int:
    """Where the second item begins: the main verb stands before it, or the list is no list."""
    lines = [line for line in block.split("\n") if line.startswith("- ")]
    opening = lines[1].removeprefix("- ").rstrip(";").rpartition("; ")
    return text.find((opening[0] or opening[2])[:20])


def _marked(text: str) -> str:
    marks = _run(list(_MARKER.finditer(text)))
    if len(marks) < 2 or marks[0].start() == 0:
        return ""
    ends = [*(m.start() for m in marks[1:]), len(text)]
    items = [text[m.start() : end].strip() for m, end in zip(marks, ends, strict=True)]
    return _block(text[: marks[0].start()], items)


def _run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The markers that count on from the first one: 1, 2 …; a, b …; i, ii …"""
    found: list[re.Match[str]] = []
    for mark in marks:
        if mark.group(1) in _nth(len(found) + 1):
            found.append(mark)
    numbered = [(_nth(n), mark.group(1)) for n, mark in enumerate(found, start=1)]
    same = any(all(names[kind] == text for names, text in numbered) for kind in range(3))
    return found if same else []


def _nth(place: int) -> tuple[str, str, str]:
    roman = _ROMAN[place - 1] if place <= len(_ROMAN) else ""
    return str(place), chr(ord("a") + place - 1) if place <= 26 else "", roman


def _divided(text: str) -> str:
    """ "…: first; second; and third." """
    lead, colon, rest = text.partition(": ")
    if not colon:
        return _alike(text.split("; "))
    items = [item.strip() for item in rest.split("; ")]
    if len(items) < 3 or "." in rest[:-1].replace("e.g.", "").replace("i.e.", ""):
        return ""
    return _block(lead, items)


def _alike(pieces: list[str]) -> str:
    """ "… that A; that B; or that C": the items begin with the same small word."""
    opens = {_LAST_JOINT.sub(r"\1", p.strip()).partition(" ")[0] for p in pieces[1:]}
    if len(pieces) < 3 or len(opens) != 1 or not opens <= set(STARTS):
        return ""
    lead, start, first = pieces[0].rpartition(f" {opens.pop()} ")
    return _block(lead, [f"{start.strip()} {first}", *pieces[1:]]) if lead else ""


def _block(lead: str, items: list[str]) -> str:
    lead = lead.rstrip(" :,;—–-")
    short = sum(len(item.split()) for item in items) < FEWEST_WORDS
    if short or not lead or any(len(item.split()) < 2 for item in items):
        return ""
    lines, joint = [], ""
    for item in items[:-1]:
        found = _JOINT.search(item)
        joint = found.group(1) if found else joint
        lines.append(_JOINT.sub("", item).rstrip(" ;,"))
    last = items[-1]
    opening = _LAST_JOINT.match(last)
    if opening:
        joint, last = opening.group(2), opening.group(1) + last[opening.end() :]
    ends = [";"] * (len(lines) - 1) + [f"; {joint}" if joint else ";"]
    bullets = [f"- {line}{end}" for line, end in zip(lines, ends, strict=True)]
    return "\n".join([f"{lead}:", "", *bullets, f"- {last}"])
