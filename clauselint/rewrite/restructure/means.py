"""Say by what means apart: "… can be built using X" gives "This can be done using X."."""

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
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.restructure._openings import opening

FEWEST = 6
LIMITS = frozenset(("only", "not", "no", "never", "unless", "if", "without", "any", "every"))
LICENCE = Licence(added=frozenset(("this", "do")))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a "using" clause that ends a passive sentence without a condition."""
    root = sentence.root
    if not grammar.is_passive(root) or {t.lower_ for t in sentence} & LIMITS:
        return
    for clause in grammar.children(root, "advcl"):
        taken = whole_phrase(clause)
        alone = not grammar.children(root, "conj", "parataxis")
        using = clause.lower_ == "using" and taken[0].i == clause.i
        if using and alone and len(taken) >= FEWEST and closes(taken):
            yield _split(sentence, taken)


def _split(sentence: Span, taken: list[Token]) -> Proposal:
    rest = ended(without(list(sentence), taken), final_mark(list(sentence)))
    first = opening("This", _helpers(sentence.root), "done")
    licence = replace(LICENCE, openings=(first,))
    return Proposal("split-means", (rest, ended(parts(first, taken), ".")), licence=licence)


def _helpers(root: Token) -> list[Part]:
    """The auxiliaries of the passive, in the singular that "this" takes."""
    singular = {"are": "is", "were": "was", "have": "has"}
    return [
        Word(singular[t.lower_]) if t.lower_ in singular else t for t in grammar.auxiliaries(root)
    ]
