"""Move a long condition: behind the rule it comes to the front, or it becomes its own sentence.

"unless" keeps its logic: "A must B unless C" is "A must B. This does not apply if C.".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    ended,
    final_mark,
    parts,
    without,
)

FRONTED = ("if", "when", "where", "once")
SURE = 0.8
LONG = 6


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a long condition that closes the sentence."""
    root = sentence.root
    for clause in grammar.children(root, "advcl"):
        mark = grammar.child(clause, "mark", "advmod")
        if mark is None or clause.i < root.i or len(grammar.phrase(clause)) < LONG:
            continue
        if _closes(sentence, clause) and _certain(clause, doubt):
            yield from _moved(sentence, clause, mark)


def _closes(sentence: Span, clause: Token) -> bool:
    return grammar.phrase(clause)[-1].i >= grammar.trimmed(list(sentence))[-1].i


def _certain(clause: Token, doubt: Doubt) -> bool:
    arcs = doubt.alternatives(clause.i)
    return not arcs or (arcs[0].head == clause.head.i and arcs[0].probability >= SURE)


def _moved(sentence: Span, clause: Token, mark: Token) -> Iterator[Proposal]:
    taken = grammar.phrase(clause)
    rest = without(list(sentence), taken)
    if mark.lower_ == "unless" and taken[0].i == mark.i and grammar.modal(clause.head) is not None:
        yield _exception(sentence, rest, taken, mark, clause)


def _exception(
    sentence: Span, rest: tuple[Part, ...], taken: list[Token], mark: Token, clause: Token
) -> Proposal:
    own = [t for t in taken if t.i != mark.i]
    said = parts("This does not apply if", own)
    licence = Licence(
        added=frozenset(("apply", "this")),
        assumed=frozenset(("unless", "if", "not")),
    )
    main = ended(rest, final_mark(list(sentence)))
    return Proposal("split-exception", (main, ended(said, ".")), licence=licence)
