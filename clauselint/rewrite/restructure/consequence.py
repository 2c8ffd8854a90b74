"""Split at ", so": "The road was wet, so they stayed" gives "So they stayed."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, parts, remainder
from clauselint.rewrite.extent import closes, whole_phrase

LICENCE = Licence(added=frozenset(("so",)), assumed=frozenset(("so",)), openings=())


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a clause with its subject behind ", so" that says what followed."""
    for clause in grammar.children(sentence.root, "parataxis", "advcl", "conj", "ccomp"):
        taken = whole_phrase(clause)
        follows = taken[0].lower_ == "so" and grammar.comma_before(taken[0])
        if follows and closes(taken) and _is_result(clause, taken):
            rest = remainder(sentence, taken)
            yield Proposal("split-result", (rest, ended(parts(taken), ".")), licence=LICENCE)


def _is_result(clause: Token, taken: list[Token]) -> bool:
    """With a modal it may be the purpose: "…, so you can come"."""
    full = grammar.own_subject(clause) is not None and grammar.is_finite(clause)
    aim = taken[1].lower_ in ("that", "as", "far", "long") or grammar.modal(clause) is not None
    return full and not aim
