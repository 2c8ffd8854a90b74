"""AMB002, AMB013: repeat a trailing modifier after every item, or put it in front of them all."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Part, Proposal, Word
from clauselint.rewrite.repair._parts import anchored, choice, copied, edited, sentence_of

CODES = ("AMB002", "AMB013")
LONGEST_REPEAT = 12
MARKS = (",", ";", ":", "(", "“", '"')


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: the modifier after each item. Reading 1, of two verbs: the modal said again."""
    items = anchored(candidate, doc, "conjuncts")
    phrase = anchored(candidate, doc, "modifier_phrase") or anchored(
        candidate, doc, "exception_phrase"
    )
    if len(items) < 2 or not phrase or phrase[0].i < items[-1].i:
        return
    if grammar.is_nominal(items[0].head) and not grammar.has_relation(items[0], "conj"):
        return  # "forms for clerks and guards that are new": of the forms, it may be
    if any(_span(item, phrase)[-1].pos_ == "ADP" for item in items):
        return  # "registered with and known to the office"
    sentence = sentence_of(candidate, doc)
    moved = [*items, *phrase]
    if items[0].pos_ == "VERB" and items[0].i == sentence.root.i:
        front: list[Part] = [*phrase, Word(",")]
        text = edited(sentence, phrase, before={sentence.start: front})
        yield choice("move-to-front", text, 0, moved=moved)
    if len(phrase) * (len(items) - 1) <= LONGEST_REPEAT and not _has_its_own(items, phrase):
        ends = {_end(item, phrase): copied(phrase) for item in items[:-1]}
        yield choice("repeat-modifier", edited(sentence, after=ends), 0, moved=moved)
    if items[0].pos_ == "VERB":
        yield from _verbs(candidate, doc, items, phrase)


def _has_its_own(items: list[Token], phrase: list[Token]) -> bool:
    """ "asked for by A and approved by B", "a person or a firm that the person owns"."""
    named = {t.lemma_.lower() for t in phrase}
    own = {t.lower_ for item in items[:-1] for t in _span(item, phrase) if t.i > item.i}
    marked = any(t.text in MARKS for t in phrase)
    return marked or phrase[0].lower_ in own or any(i.lemma_.lower() in named for i in items)


def _span(item: Token, phrase: list[Token]) -> list[Token]:
    """An item without the modifier, its preposition and what it shares with the others."""
    apart = [t for t in item.children if t.i >= phrase[0].i or _shared(t, item)]
    apart += grammar.children(item, "conj", "cc")
    return grammar.trimmed([t for t in grammar.subtree(item, apart) if t.i < phrase[0].i])


def _shared(token: Token, item: Token) -> bool:
    first = grammar.relation(item) != "conj"
    return first and grammar.relation(token) in ("case", "mark") and token.i < item.i


def _end(item: Token, phrase: list[Token]) -> int:
    return _span(item, phrase)[-1].i


def _verbs(
    candidate: Candidate, doc: Doc, items: list[Token], phrase: list[Token]
) -> Iterator[Proposal]:
    """ "may copy, or may share records": the modal is said again."""
    sentence, last = sentence_of(candidate, doc), items[-1]
    modal = grammar.modal(items[0])
    shared = grammar.modal(last)
    bare = last.tag_ in ("VB", "VBP") and grammar.marker(last) is None
    same = bare and modal is not None and shared is not None and shared.i == modal.i
    if modal is not None and same and len(items) == 2:
        cc = grammar.coordinator(last)
        if cc is not None:
            negator = grammar.negation(items[0])
            again = copied(t for t in (modal, negator) if t is not None)
            kept = edited(sentence, after={cc.i: again}, before={cc.i: [Word(",")]})
            yield choice("repeat-modal", kept, 1, moved=[*items, *phrase])
