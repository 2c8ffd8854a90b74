"""AMB003: repeat a leading modifier, or a shared noun, with every item."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.evidence import evidence
from clauselint.rewrite.draft import Proposal
from clauselint.rewrite.mention import is_name
from clauselint.rewrite.repair._parts import anchored, choice, copied, edited, one, sentence_of

CODES = ("AMB003",)


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """For reading 0: the modifier before each item."""
    items, phrase = (
        anchored(candidate, doc, "conjuncts"),
        anchored(candidate, doc, "modifier_phrase"),
    )
    cc = one(candidate, doc, "cc")
    head = one(candidate, doc, "head")
    if head is not None and cc is not None and len(items) > 1:
        if not any(is_name(t) for t in (*items, head)) and _may_take(items[0], head):
            yield from _shared_head(candidate, doc, items, head)
        return
    if len(items) < 2 or not phrase or cc is None:
        return
    if any(t.lower_ in words_of("words-that-need-another") for t in phrase):
        return  # "other" needs what was said before
    sentence, moved = sentence_of(candidate, doc), [*items, *phrase]
    starts = {_span(item, phrase)[0].i: copied(phrase) for item in items[1:]}
    yield choice("repeat-modifier", edited(sentence, before=starts), 0, moved=moved)


def _span(item: Token, phrase: list[Token]) -> list[Token]:
    """An item from the modifier's right edge on, without its fellows."""
    taken = {t.i for t in phrase}
    return [t for t in grammar.conjunct_phrase(item) if t.i not in taken and t.i > phrase[-1].i]


def _may_take(item: Token, head: Token) -> bool:
    """Whether the first item is known before the noun: "hiring policy", and no "number cost"."""
    known = evidence().association(item.lemma_.lower(), head.lemma_.lower()) > 0
    return item.pos_ == "ADJ" or known


def _shared_head(
    candidate: Candidate, doc: Doc, items: list[Token], head: Token
) -> Iterator[Proposal]:
    """ "security and privacy policies": the noun is said with each."""
    sentence = sentence_of(candidate, doc)
    each = {item.i: copied([head]) for item in items if item.i + 1 != head.i and item.i != head.i}
    yield choice("repeat-noun", edited(sentence, after=each), 0, moved=[*items, head])
