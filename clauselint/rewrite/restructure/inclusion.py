"""Take examples out: "records, including logs and drafts" gives "The records include logs …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    without,
)
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import with_article

SURE = 0.6
FEWEST = 3
OPEN_ENDED = ("but", "not", "limited", "to")
LICENCE = Licence(
    added=frozenset(("include", "be", "are", "is")), dropped=frozenset(("include", "including"))
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for each "including" phrase between commas, on a noun that is no list."""
    for noun in sentence:
        case = next((c for c in grammar.children(noun, "case") if c.lower_ == "including"), None)
        if case is None or not _certain(noun, doubt) or not _is_group(noun.head):
            continue
        taken = [t for t in whole_phrase(noun) if t.i >= case.i]
        if taken[0].i == case.i and grammar.comma_before(case) and len(taken) > FEWEST:
            yield _extract(sentence, noun.head, taken)


def _is_group(head: Token) -> bool:
    listed = grammar.children(head, "conj") or grammar.relation(head) == "conj"
    return head.pos_ == "NOUN" and not listed


def _certain(noun: Token, doubt: Doubt) -> bool:
    arcs = doubt.alternatives(noun.i)
    return not arcs or (arcs[0].head == noun.head.i and arcs[0].probability > SURE)


def _extract(sentence: Span, head: Token, taken: list[Token]) -> Proposal:
    rest = without(list(sentence), taken)
    plural = is_plural(head)
    verb = Word(finite("include", plural=plural))
    said: list[Part] = [*with_article(head), verb, *_examples(taken[1:], plural)]
    end = final_mark(list(sentence))
    pair = (ended(rest, end), ended(parts(said), "."))
    items = [t for t in taken if grammar.is_nominal(t)]
    moved = frozenset(key(t.text) for t in (*items, head))
    return Proposal("split-examples", pair, licence=replace(LICENCE, moved=moved))


def _examples(listed: list[Token], plural: bool) -> list[Part]:
    """ "Including but not limited to" becomes "include, but are not limited to,"."""
    words = [t for t in listed if t.text != ","][: len(OPEN_ENDED)]
    if tuple(t.lower_ for t in words) != OPEN_ENDED:
        return list(listed)
    rest = [t for t in listed if t.i > words[-1].i]
    be = Word(finite("be", plural=plural))
    return [Word(","), words[0], be, *words[1:], *([] if rest[:1] == [] else [Word(",")]), *rest]
