"""Say what things are apart: "three pieces: A, B and C" gives "These are A, B and C."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, Word, ended, final_mark, parts
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.restructure._register import past

FEWEST = 4
MARKS = (":", "—", "–", "--")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for nouns behind the only colon or dash that say what the noun before it is."""
    marks = [t for t in sentence if t.text in MARKS]
    if len(marks) != 1 or any(t.text == ";" for t in sentence):
        return
    colon = marks[0]
    for item in sentence:
        joints = {c.lower_ for c in grammar.coordinators(item)}
        things = item.head.pos_ in ("NOUN", "PROPN") and is_plural(item.head)
        several = things and "or" not in joints and bool(grammar.children(item, "conj"))
        if several and grammar.has_relation(item, "appos") and item.head.i < colon.i < item.i:
            yield from _split(sentence, colon, item)


def _split(sentence: Span, colon: Token, item: Token) -> Iterator[Proposal]:
    left = [t for t in sentence if t.i < colon.i]
    right = [t for t in sentence if t.i > colon.i]
    items = (item, *grammar.children(item, "conj"))
    clauses = [c for t in items for c in grammar.children(t, "acl")]
    described = any(grammar.comma_before(grammar.phrase(c)[0]) for c in clauses)
    verbs = described or any(grammar.is_finite(t) and t.head.i in (item.i, t.i) for t in right)
    if verbs or len(left) < FEWEST or grammar.subtree(item)[0].i > colon.i + 1:
        return
    be = Word(finite("be", plural=True, past=past(grammar.clause_head(item.head))))
    said = parts("These", be, right)
    moved = frozenset(key(t.text) for t in items)
    licence = Licence(added=frozenset(("these",)), moved=moved, openings=(f"these {be.text}",))
    yield Proposal(
        "split-items", (ended(left, final_mark(list(sentence))), ended(said, ".")), licence=licence
    )
