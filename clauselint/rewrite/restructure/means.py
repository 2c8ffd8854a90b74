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
    parts,
    remainder,
)
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past

FEWEST = 6
LIMITS = frozenset(("only", "not", "no", "never", "unless", "if", "without", "any", "every"))
LICENCE = Licence(added=frozenset(("this", "do", "be")))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a "using" clause that ends a passive sentence without a condition."""
    root = sentence.root
    held = grammar.children(root, "conj", "parataxis", "cop") or grammar.own_subject(root) is None
    if held or {t.lower_ for t in sentence} & LIMITS:
        return
    for clause in grammar.children(root, "advcl"):
        taken = whole_phrase(clause)
        using = clause.lower_ == "using" and taken[0].i == clause.i and grammar.is_passive(root)
        by = clause.tag_ == "VBG" and taken[0].lower_ == "by" and taken[1].i == clause.i
        if (using or (by and _is_done(root))) and len(taken) >= FEWEST and closes(taken):
            yield _split(sentence, taken)


def _is_done(root: Token) -> bool:
    """Whether something was done, or can or must be."""
    return past(root) or grammar.modal(root) is not None


def _split(sentence: Span, taken: list[Token]) -> Proposal:
    rest = remainder(sentence, taken)
    root, modal = sentence.root, grammar.modal(sentence.root)
    active: list[Part] = [modal, Word("be")] if modal is not None else [Word("was")]
    first = opening("This", _helpers(root) if grammar.is_passive(root) else active, "done")
    licence = replace(LICENCE, openings=(first,))
    return Proposal("split-means", (rest, ended(parts(first, taken), ".")), licence=licence)


def _helpers(root: Token) -> list[Part]:
    """The auxiliaries of the passive, in the singular that "this" takes."""
    singular = {"are": "is", "were": "was", "have": "has"}
    return [
        Word(singular[t.lower_]) if t.lower_ in singular else t for t in grammar.auxiliaries(root)
    ]
