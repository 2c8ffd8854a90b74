"""Turn a long enumeration at the end of a sentence into a lead-in and a list."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Part,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    write,
)
from clauselint.rewrite.extent import closed

LONG_ITEM = 8
FEWEST_WORDS = 14
KINDS = ("VERB", "NOUN", "PROPN", "ADJ")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the longest coordination that closes the sentence."""
    groups = [grammar.conjuncts(t) for t in sentence if grammar.relation(t) != "conj"]
    fit = [g for g in groups if _fits(sentence, g)]
    if fit:
        yield from _listed(sentence, max(fit, key=lambda g: len(grammar.phrase(g[0]))))


def _fits(sentence: Span, group: list[Token]) -> bool:
    if len(group) < 2 or not _parallel(group):
        return False
    items = _items(sentence, group)
    led = all(items) and items[0][0].i > sentence.start
    return led and _is_long(items) and _closed(items[-1], group[-1]) and _alike(items)


def _is_long(items: list[list[Token]]) -> bool:
    words = [len(item) for item in items]
    if len(items) == 2:
        return min(words) >= LONG_ITEM
    return sum(words) >= FEWEST_WORDS


def _closed(item: list[Token], head: Token) -> bool:
    """Whether the last item is one phrase, so that nothing after it belongs to them all."""
    whole = {t.i for t in grammar.phrase(head)} | {t.i for t in item if t.pos_ == "PUNCT"}
    asides = any(t.text == "," and t.nbor(1).tag_ in ("WDT", "WP", "VBG", "DT") for t in item)
    return all(t.i in whole for t in item) and not asides


def _alike(items: list[list[Token]]) -> bool:
    """Whether no item leans on a determiner or preposition that only the first one has."""
    opens = [item[0].pos_ in ("DET", "ADP", "PART", "SCONJ", "AUX") for item in items]
    alike = all(opens) or not any(opens)
    nouns = all(item[0].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON") for item in items)
    return (alike or (nouns and not opens[0])) and all(_is_whole(item) for item in items)


def _is_whole(item: list[Token]) -> bool:
    """Whether the item keeps its brackets and has no list of its own."""
    texts = [t.text for t in item]
    return texts.count("(") == texts.count(")") and not {":", ";"} & set(texts)


def _parallel(group: list[Token]) -> bool:
    verbs = {t.pos_ in ("VERB", "AUX") for t in group}
    forms = {t.tag_ for t in group} if group[0].pos_ == "VERB" else {""}
    own_subjects = any(grammar.own_subject(t) is not None for t in group[1:])
    return len(verbs) == 1 and len(forms) == 1 and not own_subjects


def _items(sentence: Span, group: list[Token]) -> list[list[Token]]:
    """The items, from each one's first word to the next one's comma or coordinator."""
    own = {c.lower_ for t in group[1:] for c in grammar.children(t, "mark", "case", "aux", "cop")}
    starts = [_start(group[0], own, first=True)]
    starts += [_start(t, own, first=False) for t in group[1:]]
    ends = [*starts[1:], sentence.end]
    doc = sentence.doc
    return [closed(grammar.trimmed(list(doc[a:b]))) for a, b in zip(starts, ends, strict=True)]


def _start(item: Token, own: set[str], *, first: bool) -> int:
    """Where an item begins: behind what it shares, which no later item says for itself (`own`)."""
    shared = [c for c in _shared_left(item, first=first) if c.lower_ not in own]
    apart = [*grammar.children(item, "conj", "cc", "punct"), *shared]
    return grammar.subtree(item, without=apart)[0].i


def _shared_left(item: Token, *, first: bool) -> list[Token]:
    shared = ("nsubj", "aux", "case", "mark", "cop", "csubj", "expl", "advcl")
    left = [c for c in grammar.children(item, *shared) if c.i < item.i]
    return left if first else []


def _listed(sentence: Span, group: list[Token]) -> Iterator[Proposal]:
    coordinators = {c.lower_ for c in grammar.coordinators(group[0])}
    items = _items(sentence, group)
    if (
        len(coordinators) != 1
        or not coordinators <= {"and", "or"}
        or items[-1][-1].i < grammar.trimmed(list(sentence))[-1].i
    ):
        return
    lead = [t for t in sentence if t.i < items[0][0].i]
    lead = lead[:-1] if lead[-1].text in (":", ",") else lead
    if not lead or not lead[-1].text[-1].isalnum():
        return
    joint, end = coordinators.pop(), final_mark(list(sentence))
    block = "\n".join(["", *_bullets(items, joint, end)])
    yield Proposal(
        "enumeration-to-list",
        (_flat(lead, items, joint, end),),
        block=f"{write(parts(lead))}:\n{block}",
    )


def _bullets(items: list[list[Token]], joint: str, end: str) -> list[str]:
    marks = [";"] * (len(items) - 2) + [f"; {joint}", end]
    lines = ["".join((_plain(item), m)) for item, m in zip(items, marks, strict=True)]
    return [f"- {line}" for line in lines]


def _plain(item: list[Token]) -> str:
    return "".join(t.text_with_ws for t in item).strip()


def _flat(lead: list[Token], items: list[list[Token]], joint: str, end: str) -> tuple[Part, ...]:
    listed: list[Part] = []
    for i, item in enumerate(items):
        last = i == len(items) - 1
        listed.extend([Word(joint)] if last else ([Word(",")] if i else []))
        listed.extend(item)
    return ended(parts(lead, listed), end)
