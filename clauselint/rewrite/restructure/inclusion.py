"""Take examples out: "records, including logs and drafts" gives "The records include logs …"."""

from __future__ import annotations

from collections.abc import Iterator

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
from clauselint.rewrite.inflect import is_plural
from clauselint.rewrite.mention import with_article

LONGEST = 45
LICENCE = Licence(added=frozenset(("include",)), dropped=frozenset(("include", "including")))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for an "including" phrase that closes the sentence, on a plural noun."""
    for noun in sentence:
        case = grammar.child(noun, "case")
        if case is None or case.lower_ != "including" or not _certain(noun, doubt):
            continue
        head, taken = noun.head, whole_phrase(noun)
        closes = taken[-1].i >= grammar.trimmed(list(sentence))[-1].i
        if closes and taken[0].i == case.i and _is_group(head):
            yield from _extract(sentence, head, taken)


def _is_group(head: Token) -> bool:
    return head.pos_ == "NOUN" and is_plural(head) and grammar.relation(head) != "conj"


def _certain(noun: Token, doubt: Doubt) -> bool:
    arcs = doubt.alternatives(noun.i)
    return not arcs or (arcs[0].head == noun.head.i and arcs[0].probability > 0.6)


def _extract(sentence: Span, head: Token, taken: list[Token]) -> Iterator[Proposal]:
    if not grammar.comma_before(taken[0]) or grammar.children(head, "conj"):
        return
    rest = without(list(sentence), taken)
    said: list[Part] = [*with_article(head), Word("include"), *taken[1:]]
    end = final_mark(list(sentence))
    pair = (ended(rest, end), ended(parts(said), "."))
    yield Proposal("split-examples", pair, licence=LICENCE)
