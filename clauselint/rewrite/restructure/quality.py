"""Take a quality between commas out: "The boat, too heavy to move, sank" gives two sentences."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, Word, ended, parts, remainder
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import again
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past

FEWEST = 3


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for an adjective with words of its own, between commas, behind its noun."""
    for word in sentence:
        if word.pos_ == "ADJ" and grammar.has_relation(word, "acl", "amod") and _adds(word):
            yield _split(sentence, word, whole_phrase(word))


def _adds(word: Token) -> bool:
    taken, noun = whole_phrase(word), word.head
    if word.lower_ in ("subject", "due", "contrary"):
        return False  # how the rule holds, not what the thing is like
    behind = noun.i < taken[0].i and grammar.comma_before(taken[0])
    closed = taken[-1].i + 1 < word.sent.end and taken[-1].nbor(1).text in (",", ".", ")")
    bare = not grammar.children(word, "cop", "nsubj", "mark", "case", "conj", "aux")
    first = taken[0].i == word.i or taken[0].pos_ == "ADV"
    alone = noun.pos_ in ("NOUN", "PROPN") and not grammar.children(noun, "conj")
    return behind and closed and bare and first and alone and len(taken) >= FEWEST


def _split(sentence: Span, word: Token, taken: list[Token]) -> Proposal:
    noun = word.head
    be = Word(finite("be", plural=is_plural(noun), past=past(sentence.root)))
    rest = remainder(sentence, taken)
    moved = frozenset(key(t.text) for t in (noun, word))
    licence = Licence(moved=moved, openings=(opening(again(noun), be),), linked=True)
    said = ended(parts(again(noun), be, taken), ".")
    return Proposal("split-quality", (rest, said), licence=licence)
