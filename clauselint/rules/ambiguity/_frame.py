"""Whether the frame of a construction holds: what no reader and no parser takes apart.

A second reading that the words or the parser rule out is no reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import lines
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

ANY = "x"
"""What stands in a set phrase for an article or a possessive."""
DETERMINERS = ("DET", "PRON")
LONGEST = 4
LIVE = 0.01
"""The parser leaves what is less likely out; a reading that has less is none."""
BELIEVED = 0.3
"""Least sum of both readings: where the parser believes in neither, the frame itself is wrong."""
SET = frozenset(line.lower() for line in lines("set-phrases"))
SCALES = words_of("comparatives-of-bounds")


def is_set(noun: Token) -> bool:
    """Whether the noun closes a set phrase ("in place", "in writing"), one word to a reader."""
    return any(f in SET or f"{f} +" in SET for f in _ends(noun))


def is_adrift(noun: Token) -> bool:
    """Whether the noun closes a set phrase of which nobody asks where it belongs ("at least")."""
    return any(f in SET for f in _ends(noun))


def _ends(noun: Token) -> Iterator[str]:
    first = max(noun.sent.start, noun.i - LONGEST + 1)
    return (_folded(noun.doc[i : noun.i + 1]) for i in range(first, noun.i))


def _folded(tokens: Iterable[Token]) -> str:
    determined = (t.pos_ in DETERMINERS and t.lower_ not in ("all", "any", "no") for t in tokens)
    return " ".join(
        ANY if opened else t.lower_ for t, opened in zip(tokens, determined, strict=True)
    )


def is_open(one: float, other: float) -> bool:
    """Whether the parser gives both readings a chance, and the two together some belief."""
    return min(one, other) >= LIVE and one + other >= BELIEVED


def is_name(token: Token) -> bool:
    """A capitalised word inside a sentence that is not all capitals."""
    inside = token.i > token.sent.start and token.text[:1].isupper()
    return inside and not all(t.text.isupper() for t in token.sent if t.is_alpha)


def is_hyphened(token: Token) -> bool:
    """Whether a hyphen ties the token to a neighbour ("point-of-contact", "out-of-band")."""
    doc, i = token.doc, token.i
    before = i > 0 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_
    after = i + 1 < len(doc) and doc[i + 1].text == "-" and not token.whitespace_
    return before or after


def is_scale(cc: Token) -> bool:
    """ "Thirty days *or more*": the coordinator names a bound and joins nothing."""
    return g.word_after(cc) in SCALES


def is_bracketed(start: Token, end: Token) -> bool:
    """Whether a bracket opens or closes between the two without its partner."""
    signs = [t.text for t in start.doc[start.i : end.i + 1]]
    return signs.count("(") != signs.count(")") or signs.count("[") != signs.count("]")


def chances(analysis: Analysis, token: Token, heads: Iterable[Token]) -> float:
    """Probability that the token hangs on one of `heads`, by the parser's doubt."""
    wanted = {h.i for h in heads}
    arcs = analysis.doubt.alternatives(token.i)
    return min(sum(a.probability for a in arcs if a.head in wanted), 1.0)


def repeats(one: Token, other: Token) -> bool:
    """Whether the second is the first said again, bare ("old tenants and tenants with pets")."""
    described = any(c.i < other.i for c in g.children(other, "amod", "compound"))
    return one.lemma_.lower() == other.lemma_.lower() and not described


def fills(modifier: Token, member: Token) -> bool:
    """Whether the member has a phrase with the modifier's own preposition before it."""
    opening = g.preposition_text(modifier)
    own = (c for c in g.children(member, "obl", "nmod") if c.i < modifier.i)
    return bool(opening) and any(g.preposition_text(c) == opening for c in own if c.i != modifier.i)
