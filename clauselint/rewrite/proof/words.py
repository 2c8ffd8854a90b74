"""The words of both texts, counted: none is lost, none is new, none is said once too often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from clauselint.nlp import grammar
from clauselint.rewrite.inflect import MARKS, key
from clauselint.rewrite.proof import facts
from clauselint.rewrite.proof.licence import Licence
from clauselint.rewrite.proof.problem import Problem

_HYPHENED = re.compile(r"\w+(?:[-‐‑/]\w+)+")
AGAIN = 2
"""How often a repair may say a word once more in one sentence: for each other item of a list."""


def words(before: Span, after: Sequence[Doc], licence: Licence) -> list[Problem]:
    """Content words, numbers, references, names, modals and words of logic are all kept."""
    old, new = list(before), _tokens(after)
    allowed = licence.dropped | licence.assumed
    pairs = (
        ("content", facts.content_words(old), facts.content_words(new)),
        ("modal", facts.modals(old), facts.modals(new)),
        ("logic", facts.logic_words(old), facts.logic_words(new)),
    )
    found = [p for name, a, b in pairs for p in _kept(name, a, b, licence, allowed)]
    text = " ".join(d.text for d in after)
    found += _same("number", facts.numbers(before.text), facts.numbers(text))
    found += _same("reference", facts.references(before.text), facts.references(text))
    if not licence.fixed:
        found += _same("hyphen", _hyphened(before.text), _hyphened(text))
    found += _too_often(old, new, len(after), licence)
    found += _lost("pronoun", facts.pronouns(old), facts.pronouns(new), licence.dropped)
    return found + _lost("name", facts.names(old), _spellings(new), licence.dropped)


def _too_often(
    old: list[Token], new: list[Token], sentences: int, licence: Licence
) -> list[Problem]:
    """Words said more often than in the source, but for what each new sentence may name again.

    That is a subject, a noun that a clause or a second name says more of, and what is licensed.
    """
    again, named = {key(w) for w in licence.again}, _nameable(old)
    had = facts.content_words(old)
    more = {w: max(sentences - 1, AGAIN) if w in again else sentences - 1 for w in again | named}
    return [
        Problem("repetition", word)
        for word, count in facts.content_words(new).items()
        if word in had and count > had[word] + more.get(word, 0)
    ]


def _nameable(tokens: list[Token]) -> set[str]:
    named = [t for t in tokens if grammar.has_relation(t, "nsubj") or _is_told_of(t)]
    return {key(w.text) for t in named for w in grammar.subtree(t)}


def _is_told_of(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and bool(grammar.children(noun, "acl", "appos", "nmod"))


def _hyphened(text: str) -> Counter[str]:
    """Words with a hyphen or stroke inside, which a phrase must not be cut out of."""
    return Counter(word.lower() for word in _HYPHENED.findall(text))


def _tokens(docs: Sequence[Doc]) -> list[Token]:
    return [t for doc in docs for t in doc]


def _spellings(tokens: Iterable[Token]) -> Counter[str]:
    return Counter(t.text.strip(MARKS) for t in tokens)


def _kept(
    name: str, old: Counter[str], new: Counter[str], licence: Licence, allowed: frozenset[str]
) -> list[Problem]:
    added = [w for w in new if w not in old and w not in licence.added | licence.assumed]
    return [*_lost(name, old, new, allowed), *(Problem(name, f"new: {w}") for w in added)]


def _lost(
    name: str, old: Counter[str], new: Counter[str], allowed: frozenset[str]
) -> list[Problem]:
    gone = [w for w, count in old.items() if new[w] < count and w.lower() not in allowed]
    return [Problem(name, f"lost: {w}") for w in gone]


def _same(name: str, old: Counter[str], new: Counter[str]) -> list[Problem]:
    added = [w for w in new if w not in old]
    return [*_lost(name, old, new, frozenset()), *(Problem(name, f"new: {w}") for w in added)]


def frame(before: Span, after: Sequence[Doc], licence: Licence) -> list[Problem]:
    """Whether all words but the licensed ones stand as they stood, in their order."""
    free = licence.dropped | licence.added
    old = [t.lower_ for t in before if t.lower_ not in free]
    new = [t.lower_ for t in _tokens(after) if t.lower_ not in free]
    changed = [w for w in old if _is_word(w)] != [w for w in new if _is_word(w)]
    return [Problem("frame", "other words changed or moved")] if changed else []


def _is_word(text: str) -> bool:
    return any(c.isalnum() for c in text)
