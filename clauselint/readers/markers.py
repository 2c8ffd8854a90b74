"""Section numbers and letters that stand before a text and are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauselint.lexicon import words

_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_UPPER = _ROMAN.replace("i", "I").replace("v", "V").replace("x", "X")
_DOUBLED = "|".join(char * 2 for char in "abcdefghjklmnopqrstuwyz")
_PARENS = rf"(?:\((?:[a-zA-Z]|{_DOUBLED}|{_ROMAN}|{_UPPER}|\d{{1,2}})\))"
_SIGN = r"(?:§{1,2}\s?)?"
_DOTTED = r"\d{1,3}(?:\.\d{1,3})+"

_LETTERED = re.compile(rf"(?:{_PARENS}+[.:]?|(?:[a-z]|{_ROMAN})\.(?=\s+[A-Z]))(?=\s)")
_SECTION = re.compile(
    rf"(?:{_SIGN}{_DOTTED}{_PARENS}*[.):]?|{_SIGN}\d{{1,2}}(?:{_PARENS}+[.:]?|[.):])"
    rf"|§{{1,2}}\s?\d{{1,3}}[.:]?)(?=\s+[^\Wa-z\d_]|\s+[\"“‘'\[<{{(])"
)
_HEADING = re.compile(
    rf"(?:{_SIGN}(?:{_DOTTED}|\d{{1,3}}){_PARENS}*[.):]?|[A-Z][.)]|{_UPPER}[.)]|{_PARENS}+)"
    r"(?:\s+[-–—](?=\s))?(?=\s+\S)"
)
_ITEM = re.compile(rf"(?:{_PARENS}+[.:]?|(?:[a-z]|[A-Z]|{_ROMAN}|\d{{1,2}})[.)])(?=\s+\S)")

_LINE = re.compile(
    rf"(?:\*\*|__)?(?:\\?\((?P<paren>[A-Za-z]|{_ROMAN}|\d{{1,2}})\\?\)"
    rf"|(?P<bare>[A-Za-z]|{_ROMAN}|\d{{1,2}})\\?[.)])(?:\*\*|__)?[ \t]+\S"
)
_CLAUSE = re.compile(
    r"(?:\*\*|__)?(?:(?P<noun>[A-Z][a-z]+) )?(?:§{1,2}\s?)?(?P<number>\d{1,3}(?:\.\d{1,3})*)[.):]?"
    r"(?:\*\*|__)?[ \t]+(?:[-–—:][ \t]+)?(?=[^\Wa-z\d_]|[\"“‘'\[<{(*_])"
)
_CLAUSE_ENDS = (".", ";", ":", "!", "?", ".”", '."', ".)", "; and", "; or")
_DASH = re.compile(r"[ \t]*[-*+][ \t]+(?=\S)")
_BULLET = re.compile(r"[•◦▪‣●○■][ \t]*(?=\S)")
_COUNTED = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_NUMERALS = {numeral: value for value, numeral in enumerate(_COUNTED.split(), 1)}


def before_heading(text: str) -> int:
    """How many code points of a heading are its number ("4.2(b) Records", "A. Scope")."""
    return _length(_HEADING.match(text))


def before_paragraph(text: str) -> int:
    """How many code points of a paragraph are its number or letter; "30 days" has none."""
    return _length(_LETTERED.match(text) or _SECTION.match(text))


def before_item(text: str) -> int:
    """How many code points of a list item are a letter or number after its bullet."""
    return _length(_ITEM.match(text) or _SECTION.match(text))


def letter(text: str) -> str:
    """The letter ("(a)", or "a." before a capital) that opens a paragraph, or nothing."""
    return text[: _length(_LETTERED.match(text))]


def item(text: str) -> str:
    """The letter or number that opens an item, in parentheses or before a point, or nothing."""
    return text[: _length(_ITEM.match(text))]


def style(marker: str, previous: str = "") -> str:
    """What kind of marker this is; items of one list share it. `previous` settles "(i)" or "i".

    "(i)" after "(h)" is a letter, else a roman numeral; so is "(v)" or "(x)" after one.
    """
    name, before = marker.strip("().:*"), previous.strip("().:*")
    if not name.isalnum():
        return name or marker
    frame = marker.replace(name, "")
    if name.isdigit():
        return f"1{frame}"
    roman = name.lower() in _NUMERALS and name not in _successors(before or "-", roman=False)
    if len(name) == 1 and name.lower() in "vx" and before.lower() not in _NUMERALS:
        roman = False
    return ("i" if roman else "a") + ("^" if name.isupper() else "") + frame


def bullet(line: str) -> str:
    """The typographic bullet that opens a line, or nothing."""
    found = _BULLET.match(line)
    return found.group() if found else ""


def dashes(lines: Sequence[str]) -> dict[int, str]:
    """The dash, star or plus sign, by the line that it opens, where two or more lines have one.

    Markdown makes items of such lines, but not inside HTML, where their reader still sees a list.
    """
    found = {i: mark.group() for i, line in enumerate(lines) if (mark := _DASH.match(line))}
    signs = [mark.strip() for mark in found.values()]
    return {i: mark for i, mark in found.items() if signs.count(mark.strip()) > 1}


def sequence(lines: Sequence[str]) -> list[int]:
    """Indices of the lines that are the items of a lettered or numbered list, `[]` if fewer than 2.

    A line counts only in its turn, "(a)" or "(i)" first: prose may be wrapped just before the
    "(b)" of "paragraph (b)".
    """
    found: list[int] = []
    expected: dict[str, set[str]] = {}
    for index, line in enumerate(lines):
        mark = _LINE.match(line)
        if not mark:
            continue
        style, name = ("(", mark["paren"]) if mark["paren"] else (".", mark["bare"])
        if name in expected.get(style, set()) or name in ("a", "A", "i", "I", "1"):
            found.append(index)
            expected[style] = expected.get(style, set()) | _successors(name)
    return found if len(found) > 1 else []


def clauses(lines: Sequence[str]) -> list[int]:
    """Indices of the lines that begin a numbered clause, `[]` if fewer than 2.

    "4.2 Guests …" after "4.1 Staff …", "Article 2 …" after "Article 1 …". A number counts where it
    goes on from the one before, and at first where no sentence goes on from the line before.
    """
    found: list[int] = []
    last: tuple[int, ...] = ()
    for index, line in enumerate(lines):
        mark = _CLAUSE.match(line)
        if not mark or (mark["noun"] and mark["noun"].lower() not in words("labelled-nouns")):
            continue
        number = tuple(map(int, mark["number"].split(".")))
        fresh = index == 0 or lines[index - 1].rstrip().endswith(_CLAUSE_ENDS)
        if (_goes_on(last, number) and (fresh or len(number) > 1)) or (not found and fresh):
            found.append(index)
            last = number
    return found if len(found) > 1 else []


def _goes_on(last: tuple[int, ...], number: tuple[int, ...]) -> bool:
    """Whether a section number may follow another: 4.2, 4.1.1, 5 or 5.1 after 4.1."""
    stem = number
    while stem and stem[-1] == 1:
        if stem[:-1] == last:
            return True
        stem = stem[:-1]
    depth = len(stem) - 1
    return 0 <= depth < len(last) and stem == (*last[:depth], last[depth] + 1)


def _successors(name: str, *, roman: bool = True) -> set[str]:
    if name.isdigit():
        return {str(int(name) + 1)}
    after = {chr(ord(name) + 1)} if len(name) == 1 else set()
    value = _NUMERALS.get(name.lower(), 99) if roman else 99
    following = next((n for n, v in _NUMERALS.items() if v == value + 1), None)
    if following:
        after.add(following if name.islower() else following.upper())
    return after


def _length(found: re.Match[str] | None) -> int:
    return found.end() if found else 0
