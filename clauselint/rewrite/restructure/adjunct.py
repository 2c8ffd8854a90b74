"""Say one of several circumstances of a reported event apart: "It was found from images …".

Only of an event in the past that is told in the passive: its circumstances hold one by one. A duty
or a habit may hold only under all of them together.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Proposal, ended, parts, remainder
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.mention import again
from clauselint.rewrite.restructure._certainty import is_sure
from clauselint.rewrite.restructure._register import past

FEWEST = 5
FEWEST_ALONE = 4
PLACES = ("on", "at", "during", "after", "before", "between")
SURE = 0.55


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the last phrase after a past passive: of two, or one of place or time."""
    root = sentence.root
    subject, phrases = grammar.own_subject(root), _circumstances(root)
    if subject is None or not phrases or not _is_event(root):
        return
    last = phrases[-1]
    taken = whole_phrase(last)
    several = len(phrases) > 1
    more = any(t.is_alpha for t in sentence if root.i < t.i < taken[0].i)
    apart = several or (more and taken[0].lower_ in PLACES)
    long = len(taken) >= (FEWEST if several else FEWEST_ALONE)
    if long and apart and closes(taken) and is_sure(last, doubt, SURE):
        helpers = grammar.auxiliaries(root)
        rest = remainder(sentence, taken)
        said = parts(again(subject), helpers, root, taken)
        yield Proposal("split-circumstance", (rest, ended(said, ".")))


def _circumstances(root: Token) -> list[Token]:
    return [c for c in grammar.children(root, "obl") if c.i > root.i and grammar.preposition(c)]


def _is_event(root: Token) -> bool:
    plain = grammar.modal(root) is None and grammar.negation(root) is None
    alone = not grammar.children(root, "conj", "advcl", "xcomp", "ccomp")
    return past(root) and grammar.is_passive(root) and plain and alone
