"""Set out items that are marked or divided inside a sentence: "(a) …; (b) …; and (c) …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.readers.numbers import written
from clauselint.rewrite.draft import Proposal, parts
from clauselint.rewrite.restructure._lists import ends_a_sentence_inside, loose_tail

FEWEST = 3
FEWEST_WORDS = 20
STARTS = (words_of("openers-of-items") - {"which", "who"}) | {"any", "how"}
FEWEST_MARKED = 12
MARKED = 0.7
SURE_OF_VERB = 0.5
SURE_OF_NOUN = 0.6
_MARKER = re.compile(r"(?<![\w()])\(?(\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})\)(?=\s|[A-Z][a-z])")
_GLUED = re.compile(r"^(\(\w+\))(?=\w)")
_JOINT = re.compile(r"[;,]?\s*\b(and|or|and/or)$", re.IGNORECASE)
_PROVISO = re.compile(r"^(?:provided|except|but|save)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\d+\)")
_OWN_MARK = re.compile(r"[_*]*\(?\w{1,5}\)")
_LAST_JOINT = re.compile(r"^(\(\w+\)\s+|)(and|or)\s+", re.IGNORECASE)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal where three or more items, marked or divided by semicolons, end a sentence."""
    text = sentence.text.strip()
    block = _marked(text) or _divided(text) or _by_form(sentence, doubt)
    if not block or sentence.root.idx - sentence.start_char >= _second_item(text, block):
        return
    last = _last_item(sentence, block)
    if not ends_a_sentence_inside(list(sentence)) and not loose_tail(last, doubt, MARKED):
        yield Proposal("enumeration-to-list", (parts(list(sentence)),), block=_own_marks(block))


def _last_item(sentence: Span, block: str) -> list[Token]:
    """The tokens of the last item, by its length in the sentence."""
    words = block.rpartition("\n- ")[2]
    start = sentence.end_char - len(sentence.text) + len(sentence.text.rstrip()) - len(words)
    return [t for t in sentence if t.idx >= start] or [sentence[-1]]


def _second_item(text: str, block: str) -> int:
    """Where the second item begins: the main verb stands before it, or the list is no list."""
    lines = [line.removeprefix("- ") for line in block.split("\n") if line.startswith("- ")]
    mark = _MARKER.match(lines[1])
    if mark is not None:
        return text.rfind(mark.group())
    opening = lines[1].rstrip(";").rpartition("; ")
    return text.find((opening[0] or opening[2])[:20])


def _marked(text: str) -> str:
    marks = _run(list(_MARKER.finditer(text)))
    if len(marks) < FEWEST or marks[0].start() == 0:
        return ""
    ends = [*(m.start() for m in marks[1:]), len(text)]
    items = [text[m.start() : end].strip() for m, end in zip(marks, ends, strict=True)]
    return _block(text[: marks[0].start()], items, FEWEST_MARKED)


def _run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The markers that count on from the first one: 1, 2 …; a, b …; i, ii …"""
    found: list[re.Match[str]] = []
    for mark in marks:
        if mark.group(1).lower() in _nth(len(found) + 1):
            found.append(mark)
    numbered = [(_nth(n), mark.group(1).lower()) for n, mark in enumerate(found, start=1)]
    same = any(all(names[kind] == text for names, text in numbered) for kind in range(3))
    return found if same else []


def _nth(place: int) -> tuple[str, str, str]:
    roman = written(place, "lowerRoman")
    return str(place), chr(ord("a") + place - 1) if place <= 26 else "", roman


def _divided(text: str) -> str:
    """ "…: first; second; and third." """
    lead, colon, rest = text.partition(": ")
    if not colon:
        return _alike(text.split("; "))
    items = [item.strip() for item in rest.split("; ")]
    if len(items) < FEWEST or "." in rest[:-1].replace("e.g.", "").replace("i.e.", ""):
        return ""
    return _block(lead, items)


def _alike(pieces: list[str]) -> str:
    """ "… that A; that B; or that C": the items begin with the same small word."""
    opens = {_LAST_JOINT.sub(r"\1", p.strip()).partition(" ")[0] for p in pieces[1:]}
    if len(pieces) < FEWEST or len(opens) != 1 or not opens <= STARTS:
        return ""
    lead, start, first = pieces[0].rpartition(f" {opens.pop()} ")
    return _block(lead, [f"{start.strip()} {first}", *pieces[1:]]) if lead else ""


def _by_form(sentence: Span, doubt: Doubt) -> str:
    """ "You must copy A; show B; and share C": the items begin with verbs or nouns of one form."""
    breaks = [t for t in sentence if t.text == ";"]
    if len(breaks) < 2 or any(t.text == ":" for t in sentence):
        return ""
    edges = [sentence.start, *(t.i + 1 for t in breaks), sentence.end]
    pieces = [_worded(sentence.doc[a:b]) for a, b in pairwise(edges)]
    heads = [h for h in map(_head, pieces[1:]) if h is not None]
    first = next((f for f in map(_first_of, heads) if f is not None and f.i < breaks[0].i), None)
    if first is None or len(heads) < len(pieces) - 1 or not _are_items(first, heads, doubt):
        return ""
    lead = sentence.doc[sentence.start : first_word(first)].text
    opening = sentence.doc[first_word(first) : breaks[0].i].text
    rest = [sentence.doc[p[0].i : p[-1].i + 1].text for p in pieces[1:]]
    joined = [t.lower_ for t in sentence.doc[edges[-2] : edges[-1]] if t.lower_ in ("and", "or")]
    starts = sentence.doc[edges[-2]].lower_ in ("and", "or")
    rest[-1] = f"{joined[0]} {rest[-1]}" if starts else rest[-1]
    return _block(lead, [opening, *rest]) if starts and lead[-1:].isalnum() else ""


def _worded(piece: Span) -> list[Token]:
    """The piece without the coordinator that opens it."""
    tokens = list(piece)
    return tokens[1:] if tokens and tokens[0].lower_ in ("and", "or") else tokens


def _head(piece: list[Token]) -> Token | None:
    places = {t.i for t in piece}
    return next((t for t in piece if t.head.i not in places and t.pos_ != "PUNCT"), None)


def _first_of(head: Token) -> Token | None:
    """The word that the head is coordinated with, if it is."""
    return grammar.first_conjunct(head) if grammar.has_relation(head, "conj") else None


def _are_items(first: Token, heads: list[Token], doubt: Doubt) -> bool:
    places = {first.i, *(h.i for h in heads)}
    bar = SURE_OF_VERB if first.pos_ == "VERB" else SURE_OF_NOUN
    masses = [
        sum(a.probability for a in doubt.alternatives(h.i) if a.head in places) for h in heads
    ]
    return all(_same_form(first, h) for h in heads) and min(masses) >= bar


def _same_form(first: Token, head: Token) -> bool:
    if first.pos_ == "VERB":
        return head.tag_ == first.tag_ and grammar.own_subject(head) is None
    both = grammar.is_nominal(first) and grammar.is_nominal(head)
    return both and grammar.own_subject(head) is None


def first_word(first: Token) -> int:
    """Where the first item begins: behind what it shares with the others."""
    shared = grammar.children(first, "case", "mark", "aux", "nsubj", "conj", "cc", "punct", "cop")
    return grammar.subtree(first, without=shared)[0].i


def _block(lead: str, items: list[str], fewest: int = FEWEST_WORDS) -> str:
    lead = lead.rstrip(" :,;—–-")
    items = [_GLUED.sub(r"\1 ", item) for item in _said_once(lead, items)]
    short = sum(len(item.split()) for item in items) < fewest
    if any(_LAST_JOINT.match(item) for item in items[1:-1]) or _PROVISO.match(items[-1]):
        return ""  # a proviso behind the last item is said of them all
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


def _own_marks(block: str) -> str:
    """Items with marks of their own need no bullets: "1)" makes a list, "(a)" a paragraph."""
    lead, *lines = block.split("\n- ")
    if not all(_OWN_MARK.match(line) for line in lines):
        return block
    gap = "\n" if all(_FIGURE.match(line) for line in lines) else "\n\n"
    return lead.rstrip("\n") + "\n\n" + gap.join(lines)


def _said_once(lead: str, items: list[str]) -> list[str]:
    """ "… agree that (a) A; (b) that B": the lead says "that" for all."""
    word = lead.rpartition(" ")[2].lower()
    if word not in STARTS:
        return items
    again = re.compile(rf"^(\(?\w+\)\s+)?((?:and|or)\s+)?{word}\s+", re.IGNORECASE)
    return [again.sub(lambda m: (m[1] or "") + (m[2] or ""), item) for item in items]
