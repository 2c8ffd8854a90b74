"""Say of which part something holds: "…, two of them in May" gives "Two of them are in May."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Proposal,
    Word,
    ended,
    parts,
    remainder,
)
from clauselint.rewrite.facts import QUANTIFIERS
from clauselint.rewrite.inflect import finite, key
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past

WHOLES = ("them", "these", "those")
SINGULAR = ("one", "each", "either", "neither", "none", "much")
FEWEST = 2
LONGEST = 14


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for "QUANTITY of them …" without a verb, behind a comma at the end."""
    if grammar.modal(sentence.root) is not None:
        return
    for of in sentence[1:-1]:
        count, whole = of.nbor(-1), of.nbor(1)
        counts = count.lower_ in QUANTIFIERS or count.pos_ == "NUM"
        if of.lower_ == "of" and counts and whole.lower_ in WHOLES and grammar.comma_before(count):
            yield from _split(sentence, count, whole)


def _split(sentence: Span, count: Token, whole: Token) -> Iterator[Proposal]:
    taken = grammar.trimmed([t for t in sentence if t.i >= count.i])
    said = [t for t in taken if t.i > whole.i]
    verbless = not any(t.text == "," or _is_verb(t, said[0]) for t in said)
    if FEWEST <= len(said) <= LONGEST and verbless and count.i > sentence.root.i:
        plural = count.lower_ not in SINGULAR
        be = Word(finite("be", plural=plural, past=past(sentence.root)))
        named = taken[: len(taken) - len(said)]
        own = ended(parts(named, be, said), ".")
        rest = remainder(sentence, taken)
        licence = Licence(
            moved=frozenset(key(t.text) for t in (count, said[-1])),
            openings=(opening(named, be),),
            left_out=opening(named),
        )
        yield Proposal("split-portion", (rest, own), licence=licence)


def _is_verb(token: Token, first: Token) -> bool:
    """A verb, unless it is the participle that comes first."""
    participle = token.i == first.i and token.tag_ in ("VBN", "VBG")
    return token.pos_ in ("VERB", "AUX") and not participle and token.tag_ not in ("VBN", "VBG")
