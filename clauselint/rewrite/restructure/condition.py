"""Say a long exception or proviso that closes the sentence apart.

"unless" keeps its logic: "A must B unless C" is "A must B. This does not apply if C." "A may B,
provided that C" is "A may B. This applies only if C."
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Proposal,
    ended,
    final_mark,
    parts,
    without,
)
from clauselint.rewrite.extent import closes

SURE = 0.8
LONG = 6
PROVISOS = (
    ("but", "only", "if"),
    ("provided", "that"),
    ("on", "condition", "that"),
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("provided",),
    ("only", "if"),
)
FREE = frozenset(("provided", "provide", "but", "condition", "long", "as", "that", "if", "only"))
CONDITIONED = ("if", "when", "where", "unless")
LICENCE = Licence(
    added=frozenset(("apply", "this", "only", "if")),
    dropped=frozenset(("provided", "provide", "condition", "long", "but")),
    assumed=FREE,
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a long condition that closes the sentence."""
    yield from _exceptions(sentence, doubt)
    yield from _provisos(sentence, doubt)


# Exceptions -----------------------------------------------------------------------------------


def _exceptions(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    for clause in grammar.children(sentence.root, "advcl"):
        mark, taken = grammar.child(clause, "mark", "advmod"), grammar.phrase(clause)
        if mark is None or clause.i < sentence.root.i or len(taken) < LONG:
            continue
        exact = mark.lower_ == "unless" and taken[0].i == mark.i
        rule = grammar.modal(clause.head) is not None
        if exact and rule and closes(taken) and _certain(clause, doubt):
            yield _exception(sentence, taken, mark)


def _certain(clause: Token, doubt: Doubt) -> bool:
    arcs = doubt.alternatives(clause.i)
    return not arcs or (arcs[0].head == clause.head.i and arcs[0].probability >= SURE)


def _exception(sentence: Span, taken: list[Token], mark: Token) -> Proposal:
    rest = without(list(sentence), taken)
    own = [t for t in taken if t.i != mark.i]
    said = parts("This does not apply if", own)
    licence = Licence(
        openings=("This does not apply if",),
        left_out=mark.text,
        added=frozenset(("apply", "this")),
        assumed=frozenset(("unless", "if", "not")),
    )
    main = ended(rest, final_mark(list(sentence)))
    return Proposal("split-exception", (main, ended(said, ".")), licence=licence)


# Provisos -------------------------------------------------------------------------------------


def _provisos(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """Behind a comma, a proviso holds for the whole rule before it; that must be one rule."""
    words = [t.lower_ for t in sentence]
    for place in range(2, len(words)):
        opener = _opener(words, place)
        clause = _clause(sentence, place + len(opener)) if opener else None
        if clause is None or words[place - 1] != "," or not _is_whole(sentence, place, clause):
            continue
        if not _is_one_rule(sentence.root, sentence.start + place):
            return
        yield _proviso(sentence, place, len(opener), clause)
        return


def _opener(words: list[str], place: int) -> tuple[str, ...]:
    return next((o for o in PROVISOS if tuple(words[place : place + len(o)]) == o), ())


def _is_one_rule(root: Token, end: int) -> bool:
    rule = grammar.modal(root) is not None or grammar.own_subject(root) is not None
    return rule and not any(c.i < end for c in grammar.children(root, "conj", "parataxis"))


def _clause(sentence: Span, start: int) -> Token | None:
    """The finite clause with its subject that begins here, if a noun phrase opens it."""
    tokens = [t for t in sentence if t.i >= sentence.start + start]
    if len(tokens) < LONG or tokens[0].pos_ == "VERB":
        return None
    heads = [t for t in tokens if grammar.is_predicate(t) and t.head.i < tokens[0].i]
    full = (t for t in heads if grammar.own_subject(t) is not None and grammar.is_finite(t))
    return next(full, None)


def _is_whole(sentence: Span, place: int, clause: Token) -> bool:
    """Whether the rest is this clause, and neither part holds another condition."""
    around = [t.lower_ for t in sentence[:place]]
    rest = [t for t in sentence[place:] if t.text.isalpha()]
    inside = {t.i for t in grammar.subtree(clause)}
    first = grammar.phrase(grammar.own_subject(clause) or clause)[0].i
    alone = all(t.i in inside for t in rest if t.i >= first)
    return alone and not {"unless", "provided"} & set(around)


def _proviso(sentence: Span, place: int, size: int, clause: Token) -> Proposal:
    left, right = list(sentence[:place]), list(sentence[place + size :])
    said = parts("This applies only if", right)
    pair = (ended(left, final_mark(list(sentence))), ended(said, "."))
    gone = " ".join(t.text for t in sentence[place : place + size])
    licence = replace(LICENCE, openings=("This applies only if",), left_out=gone)
    return Proposal("split-proviso", pair, licence=licence)
