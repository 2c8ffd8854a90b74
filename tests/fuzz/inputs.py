"""Short documents cut out of real ones, and then spoilt: the same seed gives the same input."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from casefile import all_cases

SUFFIXES = (".md", ".markdown", ".txt")
LONGEST = 400
"""Characters in an input, at most: short ones are quick, and a fault seldom needs more."""

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"
LISTS = HERE.parents[1] / "clauselint/rules/wording/data"
PRONOUNS = ("it", "its", "they", "them", "their", "he", "his", "which", "that", "this", "the same")
PHRASES = (
    "in order to", "prior to", "in accordance with", "and/or", "either", "not only", "unless",
    "except", "only", "if", "to", "of the", "must not", "shall", "is or is approved to be",
)  # fmt: skip
MARKS = (
    ".", ",", ";", ":", "?", "!", "(", ")", "[", "]", "“", "”", '"', "'", "’", "—", "–", "-", "/",
    "…", "*", "**", "_", "__", "`", "~~", "#", "> ", "- ", "1. ", "(a) ", "|", "\\", "<", ">",
    "<!--", "-->", "&amp;", "&#8203;", "{{ name }}", "[Name]", "https://example.org/a_b",
    "a@example.org", "<br>", "\n", "\r\n", "\r", "\n\n", "\t", "  ", "    ", "§ 4.2", "1.", "%",
    "$5", "3.5", "___", "<!-- clauselint-disable -->",
    "<!-- clauselint-enable -->",
)  # fmt: skip
ODD = (
    "\x1b[31m", "\x07", "\x08", "\x7f", "\x9b", "\x85", "\u2028", "\u2029", "\u00a0", "\u00ad",
    "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\ufeff", "\u0301", "é", "İ", "ß",
    "ﬁ", "中", "ا", "😀", "👩‍👧", "🇩🇪", "\U000e0041", "\ufffd", "½", "ⅷ", "²", "\x0b", "\x0c",
)  # fmt: skip
PAIRS = (
    ("*", "*"), ("**", "**"), ("_", "_"), ("`", "`"), ("~~", "~~"), ("“", "”"), ("(", ")"),
    ("[", "]"), ("[", "](https://example.org/x)"), ("[", "][ref]"), ("<b>", "</b>"),
    ("<!-- ", " -->"), (", ", ","), ("\n", "\n"), ("— ", " —"), ("‘", "’"), ("{{ ", " }}"),
    ("<span>", "</span>"),
)  # fmt: skip
Mutation = Callable[[random.Random, str], str]


def passages(folder: Path | None) -> list[str]:
    """What inputs are cut from: listed phrases alone, cases, examples and, if given, policies."""
    texts = [case.text for case in all_cases()] + [*_listed()]
    for root in (EXAMPLES, *([folder] if folder else [])):
        for path in sorted(p for p in root.rglob("*") if p.suffix in SUFFIXES and p.is_file()):
            texts += re.split(r"\n\s*\n", path.read_text(encoding="utf-8", errors="replace"))
    return [text for text in texts if text.strip()]


def _listed() -> Iterator[str]:
    for path in sorted(LISTS.glob("*.txt")):
        rows = path.read_text(encoding="utf-8").splitlines()
        phrases = (row.split("|")[0] for row in rows if not row.startswith("#"))
        yield from (re.sub(r"\{([^,}]*)[^}]*\}", r"\1", phrase) for phrase in phrases)


def make(seed: int, number: int, sources: Sequence[str]) -> tuple[str, str]:
    """The suffix and the text of one input."""
    rng = random.Random(f"{seed}/{number}")
    text = "\n\n".join(_cut(rng, rng.choice(sources)) for _ in range(rng.choice((1, 1, 1, 2))))
    for mutation in _mutations(rng):
        text = mutation(rng, text)
    return rng.choice((".md", ".md", ".txt")), text[:LONGEST]


def _mutations(rng: random.Random) -> Iterator[Mutation]:
    for _ in range(rng.choice((0, 0, 1, 1, 2, 4))):
        yield rng.choice((_case, _marks, _odd, _drop, _double, _shuffle, _phrase, _wrap, _frame,
                          _join, _noise, _pronoun, _shorten, _pair, _pair, _pair))  # fmt: skip


def _cut(rng: random.Random, text: str) -> str:
    """A passage, or a few of its sentences."""
    sentences = re.split(r"(?<=[.;:])\s+", text)
    at = rng.randrange(len(sentences))
    return " ".join(sentences[at : at + rng.choice((1, 2, 4))])[:LONGEST] or text[:LONGEST]


def _case(rng: random.Random, text: str) -> str:
    change = rng.choice((str.upper, str.lower, str.title, str.swapcase, str.capitalize))
    if rng.random() < 0.5:
        return change(text)
    return _each(rng, text, lambda word: change(word) if rng.random() < 0.3 else word)


def _each(rng: random.Random, text: str, change: Callable[[str], str]) -> str:
    return re.sub(r"\S+", lambda found: change(found.group()), text)


def _put(rng: random.Random, text: str, what: Sequence[str], most: int = 4) -> str:
    for _ in range(rng.randint(1, most)):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(what) + text[at:]
    return text


def _marks(rng: random.Random, text: str) -> str:
    return _put(rng, text, MARKS)


def _pair(rng: random.Random, text: str) -> str:
    """Some words set in marks that come in pairs, well or badly."""
    words = re.split(r"(?<=\s)(?=\S)", text)
    for _ in range(rng.randint(1, 3)):
        first = rng.randrange(len(words))
        last = min(first + rng.choice((0, 0, 1, 2, 5)), len(words) - 1)
        opening, closing = rng.choice(PAIRS)
        words[first] = opening + words[first]
        end = len(words[last].rstrip()) - rng.choice((0, 0, 1))
        words[last] = words[last][:end] + closing + words[last][end:]
    return "".join(words)


def _odd(rng: random.Random, text: str) -> str:
    return _put(rng, text, ODD)


def _drop(rng: random.Random, text: str) -> str:
    share = rng.choice((0.1, 0.3, 0.6))
    return _each(rng, text, lambda word: "" if rng.random() < share else word)


def _double(rng: random.Random, text: str) -> str:
    return _each(rng, text, lambda word: f"{word} {word}" if rng.random() < 0.2 else word)


def _shuffle(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    at = rng.randrange(len(words))
    part = words[at : at + rng.choice((3, 6, 40))]
    rng.shuffle(part)
    return " ".join([*words[:at], *part, *words[at + len(part) :]])


def _phrase(rng: random.Random, text: str) -> str:
    return _between(rng, text, PHRASES)


def _pronoun(rng: random.Random, text: str) -> str:
    return _between(rng, text, PRONOUNS)


def _between(rng: random.Random, text: str, what: Sequence[str]) -> str:
    words = text.split(" ")
    for _ in range(rng.randint(1, 3)):
        words.insert(rng.randint(0, len(words)), rng.choice(what))
    return " ".join(words)


def _wrap(rng: random.Random, text: str) -> str:
    end = rng.choice(("\n", "\r\n", "\r", "  \n", "\\\n", "\n> ", "\n  "))
    return "".join(end if char == " " and rng.random() < 0.15 else char for char in text)


def _frame(rng: random.Random, text: str) -> str:
    lead = rng.choice(("Staff must:\n\n", "The manager who they trust shall\n", "", "# Care\n\n"))
    mark = rng.choice(("- ", "1. ", "(a) ", "> ", "# ", "* [ ] ", "| ", "    ", "**", "• ", "4.1 "))
    lines = text.split("\n")
    return lead + "\n".join(mark + line for line in lines)


def _join(rng: random.Random, text: str) -> str:
    gone = rng.choice((" ", "\n", ".", ",", "\n\n"))
    return text.replace(gone, rng.choice(("", " ", "-", gone * 2)))


def _noise(rng: random.Random, text: str) -> str:
    chars = list(text)
    for _ in range(rng.randint(1, 8)):
        if chars:
            at = rng.randrange(len(chars))
            chars[at] = rng.choice((rng.choice(chars), chr(rng.randint(33, 126)), ""))
    return "".join(chars)


def _shorten(rng: random.Random, text: str) -> str:
    words = text.split()
    at = rng.randrange(len(words)) if words else 0
    return " ".join(words[at : at + rng.choice((1, 2, 3, 5))])
