"""Inline Markdown: what in a block's text is markup, what is prose, and what stands for a word.

One pass from left to right after CommonMark 0.31.2, section 6 (delimiter and bracket stacks,
https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy) with GitHub's strikethrough and
bare addresses. It is our own because no Markdown parser for Python tells where in the source an
inline token stands. Every search is bounded or remembered, so the time is linear in the text.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from markdown_it.common.utils import normalizeReference

from clauselint.findings import Directive
from clauselint.lexicon import words
from clauselint.readers import elements, wordlike
from clauselint.readers.elements import TAG
from clauselint.readers.prose import Cut, Prose, Strip, weave

_MARKDOWN = re.compile(r"[\\`*_~=%^\[\]!<&{@\n]|https?://|www\.")
_PLAIN = re.compile(r"[_\[\]<{@]|https?://|www\.")
_ENTITIES = re.compile(rf"&|{_PLAIN.pattern}")

_ESCAPED_BLANK = re.compile(r"(?:\\_){3,}")
_ESCAPED_BRACKETS = re.compile(r"\\\[([^\[\]\\\n]{1,80})\\\]")
_ESCAPED_ANGLES = re.compile(r"&lt;([A-Za-z][^<>&\n]{0,80})&gt;")
_ENTITY = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_RUN = re.compile(r"\*+|_+|~+|=+")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\x00-\x20]*|[\w.+-]{1,64}@[\w.-]{1,255})>"
)
_DECLARATION = re.compile(r"<[!?][^<>]*>")
_NOTE = re.compile(
    r"<sup\b([^<>]{0,200})>\s*(<a\b[^<>]{0,400}>)?\s*\[?(?:\d{1,3}|[*†‡])\]?\s*(?:</a>\s*)?</sup>",
    re.IGNORECASE,
)
_ANGLED = re.compile(r"<[A-Za-z][^<>\n]{0,80}>|<<[A-Za-z][^<>\n]{0,80}>>")
_BRACED = re.compile(r"\{([A-Za-z][^{}<>\n]{0,60}|[:#.][^{}\n]{0,200})\}")
_ROLE = re.compile(r"\{[\w:-]{1,40}\}`[^`\n]{1,200}`")
_BLOCK_NAME = re.compile(r"\^[A-Za-z0-9-]+[ \t]*\Z")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_TARGET = re.compile(
    r"(?:\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|\\.|[^\s()\\{]+|\{|[()])", re.DOTALL
)
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")
_TEMPLATE_LENGTH = 400
_HIDDEN = re.compile(
    r"\{%-?\s*comment\b[^%]{0,80}%\}.{0,4000}?\{%-?\s*endcomment\s*-?%\}", re.DOTALL
)
_VERBATIM = frozenset(("code", "kbd", "samp", "tt", "var"))


@dataclass(slots=True)
class _Delimiter:
    """A run of emphasis characters of which `[start, end)` is not yet used."""

    char: str
    start: int
    end: int
    opens: bool
    closes: bool
    size: int


@dataclass(slots=True)
class _Bracket:
    """An opening bracket; `delimiters` is how many delimiter runs stand before it."""

    at: int
    image: bool
    delimiters: int


class Inline:
    """One scan of one strip. `references` are the normalised labels that have a definition.

    Of what is not Markdown only placeholders, addresses and HTML's comments are known, and its
    `entities` where they are asked for. `cuts` and `opaque` are what its own reader found.
    """

    def __init__(
        self,
        strip: Strip,
        references: Collection[str] = (),
        *,
        markdown: bool = True,
        breaks: bool = True,
        entities: bool = False,
        cuts: Iterable[Cut] = (),
        opaque: Iterable[tuple[int, int]] = (),
    ) -> None:
        self.strip, self.text = strip, strip.text
        self.references = references
        self.cuts = list(cuts)
        self.breaks = breaks
        self.opaque = list(opaque)
        self.directives: list[Directive] = []
        self._trigger = _MARKDOWN if markdown else _ENTITIES if entities else _PLAIN
        self._handlers: dict[str, Callable[[int], int]] = {
            "[": self._open, "]": self._close, "<": self._angle, "{": self._brace,
            "@": self._at, "h": self._address, "w": self._address,
        }  # fmt: skip
        if markdown:
            self._handlers |= {
                "\\": self._escape, "`": self._code, "*": self._run, "_": self._run,
                "~": self._run, "=": self._run, "!": self._bang, "&": self._entity,
                "\n": self._line_end, "%": self._percent, "^": self._caret,
            }  # fmt: skip
        else:
            self._handlers |= {"_": self._blank, "&": self._entity}
        self._delimiters: list[_Delimiter] = []
        self._brackets: list[_Bracket] = []
        self._links_before = -1
        self._ticks: dict[int, list[int]] | None = None
        self._found: dict[str, tuple[int, int]] = {}
        self._floor = 0

    def scan(self) -> list[Prose]:
        """The prose of the strip, in one part for each hard break that ends one."""
        at = 0
        while found := self._trigger.search(self.text, at):
            at = self._handlers[found.group()[0]](found.start())
        self._emphasis(0)
        return weave(self.strip, self.cuts, self.opaque)

    def _find(self, needle: str, at: int) -> int:
        """`text.find`, its last answer remembered, so that many questions cost one pass."""
        asked, answer = self._found.get(needle, (0, 0))
        if not (needle in self._found and asked <= at and (answer < 0 or at <= answer)):
            answer = self.text.find(needle, at)
            self._found[needle] = (at, answer)
        return answer

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at else " "

    def _after(self, at: int) -> str:
        return self.text[at] if at < len(self.text) else " "

    def _word(self, start: int, end: int) -> int:
        self.opaque.append((start, end))
        self._floor = end
        return end

    # Characters that need no memory.

    def _escape(self, at: int) -> int:
        following = self._after(at + 1)
        if following == "\n":
            return self._hard_break(at, at + 2)
        if blank := _ESCAPED_BLANK.match(self.text, at):
            self.cuts += [Cut(i, i + 1) for i in range(at, blank.end(), 2)]
            return self._word(at, blank.end())
        inner = _ESCAPED_BRACKETS.match(self.text, at)
        if inner and wordlike.is_placeholder(inner[1]):
            self.cuts += [Cut(at, at + 1), Cut(inner.end() - 2, inner.end() - 1)]
            return self._word(at, inner.end())
        if following.isascii() and not following.isalnum() and not following.isspace():
            self.cuts.append(Cut(at, at + 1))
            return at + 2
        return at + 1

    def _line_end(self, at: int) -> int:
        return self._hard_break(at, at + 1) if self.text[max(at - 2, 0) : at] == "  " else at + 1

    def _hard_break(self, start: int, end: int) -> int:
        """A break ends a segment where a new line of its own begins, not inside a sentence."""
        following = self._after(end)
        if not following.islower() and not following.isspace():
            self.cuts.append(Cut(start, end, " ", self.breaks))
        else:
            self.cuts.append(Cut(start, end, " "))
        return end

    def _entity(self, at: int) -> int:
        found = _ENTITY.match(self.text, at)
        if not found or (decoded := html.unescape(found.group())) == found.group():
            return at + 1
        placeholder = _ESCAPED_ANGLES.match(self.text, at)
        if placeholder and wordlike.is_placeholder(placeholder[1]):
            self.cuts += [Cut(at, placeholder.start(1)), Cut(placeholder.end(1), placeholder.end())]
            return self._word(*placeholder.span(1)) + 4
        self.cuts.append(Cut(at, found.end(), decoded))
        return found.end()

    def _blank(self, at: int) -> int:
        found = wordlike.BLANK.match(self.text, at)
        return self._word(at, found.end()) if found else at + 1

    def _at(self, at: int) -> int:
        found = wordlike.email(self.text, at, self._floor)
        return self._word(*found) if found else at + 1

    def _address(self, at: int) -> int:
        found = wordlike.URL.match(self.text, at)
        if not found or self._before(at).isalnum():
            return at + 1
        address = found.group()
        surplus = max(address.count(")") - address.count("("), 0)
        closing = len(address) - len(address.rstrip(")"))
        end = found.end() - min(surplus, closing)
        return self._word(at, end)

    def _percent(self, at: int) -> int:
        """Obsidian's comment; "100%% sure" opens none."""
        if not self.text.startswith("%%", at) or self._before(at).isalnum():
            return at + 1
        return self._unread(at, at + 2, "%%") or at + 2

    def _caret(self, at: int) -> int:
        """Obsidian's name of a block, at its end."""
        found = _BLOCK_NAME.match(self.text, at)
        if found and self._before(at).isspace():
            self.cuts.append(Cut(at, found.end()))
        return at + 1

    def _unread(self, at: int, inside: int, closing: str) -> int:
        """Cut from `at` to the end of the next `closing`; 0 where there is none."""
        end = self._find(closing, inside)
        if end < 0:
            return 0
        self.cuts.append(Cut(at, end + len(closing)))
        return end + len(closing)

    def _critic(self, at: int) -> int:
        """CriticMarkup (https://github.com/CriticMarkup): what is left when it is accepted."""
        for opening, closing in (("{>>", "<<}"), ("{--", "--}"), ("{/*", "*/}")):
            if self.text.startswith(opening, at):
                return self._unread(at, at + 3, closing)
        if self.text.startswith("{~~", at):
            end, new = self._find("~~}", at + 3), self._find("~>", at + 3)
            return self._kept(at, new + 2, end) if at < new < end else 0
        for opening, closing in (("{++", "++}"), ("{==", "==}")):
            if self.text.startswith(opening, at):
                return self._kept(at, at + 3, self._find(closing, at + 3))
        return 0

    def _kept(self, at: int, start: int, end: int) -> int:
        """Cut the marks around `[start, end)`, which closes with three; 0 where `end` is not."""
        if end < 0:
            return 0
        self.cuts += [Cut(at, start), Cut(end, end + 3)]
        return start

    def _brace(self, at: int) -> int:
        if done := self._critic(at):
            return done
        if role := _ROLE.match(self.text, at):
            return self._word(at, role.end())
        for opening, closing in (("{{", "}}"), ("{%", "%}")):
            if self.text.startswith(opening, at):
                end = self._find(closing, at + 2)
                if 0 <= end <= at + _TEMPLATE_LENGTH:
                    return self._template(at, end + 2)
        found = _BRACED.match(self.text, at)
        if not found:
            return at + 1
        if found[1][0] in ":#.":
            self.cuts.append(Cut(at, found.end()))
            return found.end()
        return self._word(at, found.end())

    def _template(self, at: int, end: int) -> int:
        if not wordlike.steers(self.text[at:end]):
            return self._word(at, end)
        hidden = _HIDDEN.match(self.text, at)
        end = hidden.end() if hidden else end
        self.cuts.append(Cut(at, end))
        return end

    # Code, HTML and autolinks.

    def _code(self, at: int) -> int:
        ticks = _TICKS.match(self.text, at)
        size = ticks.end() - at if ticks else 1
        end = self._closing_ticks(at + size, size)
        if end < 0:
            return at + size
        self.cuts += [Cut(at, at + size), Cut(end, end + size)]
        self._word(at + size, end)
        return end + size

    def _closing_ticks(self, at: int, size: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in _TICKS.finditer(self.text):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        starts = self._ticks.get(size, [])
        index = bisect_left(starts, at)
        return starts[index] if index < len(starts) else -1

    def _angle(self, at: int) -> int:
        if self.text.startswith("<!--", at):
            return self._comment(at)
        if declared := _DECLARATION.match(self.text, at):
            self.cuts.append(Cut(at, declared.end()))
            return declared.end()
        if link := _AUTOLINK.match(self.text, at):
            self.cuts += [Cut(at, at + 1), Cut(link.end() - 1, link.end())]
            self._word(at + 1, link.end() - 1)
            return link.end()
        if end := self._note(at):
            self.cuts.append(Cut(at, end))
            return end
        tag = TAG.match(self.text, at)
        if tag and self._is_html(tag):
            return self._html(tag)
        angled = None if self._before(at).isalnum() else _ANGLED.match(self.text, at)
        return self._word(at, angled.end()) if angled else at + 1

    def _note(self, at: int) -> int:
        """End of the raised note mark at `at`, or 0. A bare number after a word is an exponent."""
        found = _NOTE.match(self.text, at)
        is_mark = found and (found[1].strip() or found[2] or not self._before(at).isalnum())
        return found.end() if found and is_mark else 0

    def _comment(self, at: int) -> int:
        end = self._find("-->", at + 2)
        if end < 0:
            return at + 1
        found = wordlike.directive(self.text[at : end + 3], self.strip.span(at, end + 3))
        if found:
            self.directives.append(found)
        self.cuts.append(Cut(at, end + 3))
        return end + 3

    def _is_html(self, tag: re.Match[str]) -> bool:
        """An unknown name with no sign of markup is a placeholder: `<Company>`, `<your branch>`."""
        name = tag[2].lower()
        return bool(
            name in words("html-elements")
            or tag[1]
            or "=" in tag[3]
            or tag[3].endswith("/")
            or self._find(f"</{tag[2]}", tag.end()) >= 0
        )

    def _html(self, tag: re.Match[str]) -> int:
        name, opens = tag[2].lower(), not tag[1] and not tag[3].endswith("/")
        if opens and elements.is_unread(name):
            closing = self._find(f"</{tag[2]}", tag.end())
            end = self._find(">", closing) + 1 if closing > 0 else 0
            if end:
                self.cuts.append(Cut(tag.start(), end))
                return end
        line_end = name == "br" or elements.is_block(name)
        self.cuts.append(Cut(tag.start(), tag.end(), " " * line_end, line_end and self.breaks))
        if name in _VERBATIM and opens:
            end = self._find(f"</{tag[2]}", tag.end())
            if end > tag.end():
                return self._word(tag.end(), end)
        return tag.end()

    # Emphasis.

    def _run(self, at: int) -> int:
        found = _RUN.match(self.text, at)
        end = found.end() if found else at + 1
        char, before, after = self.text[at], self._before(at), self._after(end)
        left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
        right = not before.isspace() and (
            not _is_mark(before) or after.isspace() or _is_mark(after)
        )
        if char == "_":
            left, right = (
                left and (not right or _is_mark(before)),
                right and (not left or _is_mark(after)),
            )
            if end - at >= 3 and not (left or right):
                return self._word(at, end)
        if char not in "~=" or end - at == 2:
            self._delimiters.append(_Delimiter(char, at, end, left, right, end - at))
        return end

    def _emphasis(self, bottom: int) -> None:
        """Pair the delimiter runs from `bottom` on, cut what pairs, and forget them all."""
        openers: list[tuple[int, _Delimiter]] = []
        floors: dict[tuple[str, bool, int], int] = {}
        for number, closer in enumerate(self._delimiters[bottom:]):
            key = (closer.char, closer.opens, closer.size % 3)
            while closer.closes and closer.start < closer.end:
                index = _opener(openers, closer, floors.get(key, -1))
                if index < 0:
                    floors[key] = number - 1
                    break
                del openers[index + 1 :]
                self._pair(openers[index][1], closer)
                if openers[index][1].start == openers[index][1].end:
                    openers.pop()
            if closer.opens and closer.start < closer.end:
                openers.append((number, closer))
        del self._delimiters[bottom:]

    def _pair(self, opener: _Delimiter, closer: _Delimiter) -> None:
        size = min(opener.end - opener.start, closer.end - closer.start, 2)
        if opener.char == "~":  # what is struck out is no longer said
            self.cuts.append(Cut(opener.end - size, closer.start + size))
        self.cuts += [Cut(opener.end - size, opener.end), Cut(closer.start, closer.start + size)]
        opener.end -= size
        closer.start += size

    # Brackets: links, images, footnotes, placeholders.

    def _bang(self, at: int) -> int:
        if self._after(at + 1) != "[":
            return at + 1
        self._brackets.append(_Bracket(at + 1, True, len(self._delimiters)))
        return at + 2

    def _open(self, at: int) -> int:
        self._brackets.append(_Bracket(at, False, len(self._delimiters)))
        return at + 1

    def _close(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        opener = self._brackets.pop()
        start, end = opener.at, self._link_end(opener.at, at)
        if opener.image and end:
            del self._delimiters[opener.delimiters :]
            self.cuts.append(Cut(start - 1, end))
            return end
        if end and start > self._links_before:
            self._emphasis(opener.delimiters)
            self.cuts += [Cut(start, start + 1), Cut(at, end)]
            self._links_before = start
            return end
        return self._brackets_alone(start, at)

    def _link_end(self, start: int, at: int) -> int:
        """Where the link or image whose text is `[start + 1, at)` ends; 0 where it is none."""
        if self._after(at + 1) == "(" and self._trigger is _MARKDOWN:
            end = self._target_end(at + 2)
            if end:
                return end
        label = _LABEL.match(self.text, at + 1) if self._after(at + 1) == "[" else None
        if label and label[1]:
            return label.end() if self._defined(label[1]) else 0
        inner = self.text[start + 1 : at] if at - start < 1000 else ""
        if self._defined(inner):
            return label.end() if label else at + 1
        return 0

    def _defined(self, label: str) -> bool:
        return bool(self.references) and normalizeReference(label) in self.references

    def _target_end(self, at: int) -> int:
        """The end of a link's target and title, its parenthesis included; 0 where there is none."""
        at = self._skip(at)
        if self._after(at) == "<":
            end = self._find(">", at)
            if end < 0 or any(self.text.find(c, at + 1, end) >= 0 for c in "<\n"):
                return 0
            at = end + 1
        else:
            at = self._bare_target(at)
        return self._title_end(at) if at else 0

    def _bare_target(self, at: int) -> int:
        depth = 0
        while found := _TARGET.match(self.text, at):
            piece = found.group()
            if piece == ")" and depth == 0:
                break
            depth += (piece == "(") - (piece == ")")
            if depth > 32:
                return 0
            at = found.end()
        return at if depth == 0 else 0

    def _title_end(self, at: int) -> int:
        start, at = at, self._skip(at)
        quote = {'"': '"', "'": "'", "(": ")"}.get(self._after(at))
        if quote and at > start:
            end = self._find(quote, at + 1)
            while end > 0 and self.text[end - 1] == "\\":
                end = self._find(quote, end + 1)
            if end < 0:
                return 0
            at = self._skip(end + 1)
        return at + 1 if self._after(at) == ")" else 0

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def _brackets_alone(self, start: int, at: int) -> int:
        """Brackets that are no link: a footnote, a task box, a placeholder, or just text."""
        inner = self.text[start + 1 : at] if at - start <= 202 else ""
        before, after = self._before(start), self._after(at + 1)
        vanishes = (
            (inner[:1] in ("^", "!") and len(inner) > 1)
            or (start == 0 and inner.lower() in (" ", "x") and after.isspace())
            or (inner.isdigit() and not before.isspace())
            or inner.lower() == "sic"
        )
        doubled = inner[:1] == "[" and inner[-1:] == "]" and wordlike.is_placeholder(inner[1:-1])
        if inner[:1] == "[" and inner[-1:] == "]" and 0 < (bar := inner.find("|")) < len(inner) - 2:
            # Obsidian's link with a text of its own: [[Page|the page]]
            self.cuts += [Cut(start, start + bar + 2), Cut(at - 1, at + 1)]
            return at + 1
        apart = "[" not in inner and not (before.isalnum() or after.isalnum())
        if vanishes:
            self.cuts.append(Cut(start, at + 1))
        elif doubled or (apart and wordlike.is_placeholder(inner)):
            self._word(start, at + 1)
        return at + 1


def _is_mark(char: str) -> bool:
    """Whether a character is punctuation or a symbol (Unicode P or S)."""
    return not char.isalnum() and not char.isspace() and char.isprintable()


def _opener(openers: list[tuple[int, _Delimiter]], closer: _Delimiter, floor: int) -> int:
    """Index of the nearest opener that `closer` can pair with; -1 where there is none.

    No opener numbered `floor` or less is asked again.
    """
    for index in range(len(openers) - 1, -1, -1):
        number, opener = openers[index]
        if number <= floor:
            break
        if opener.char == closer.char and _pairs(opener, closer):
            return index
    return -1


def _pairs(opener: _Delimiter, closer: _Delimiter) -> bool:
    """CommonMark's rule of three, which keeps `*a**b*` from pairing amiss."""
    if not (opener.closes or closer.opens) or closer.char in "~=":
        return True
    return (opener.size + closer.size) % 3 != 0 or (opener.size % 3 == 0 and closer.size % 3 == 0)
