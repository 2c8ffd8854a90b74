"""Say a concession apart: "…, even if X" gives "This is so even if X."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, parts, remainder
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.restructure._register import past

HALF = 0.5
MARKS = ("if", "though", "when", "where")
LICENCE = Licence(added=frozenset(("this", "so", "be")), assumed=frozenset(("even", *MARKS)))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for an "even if" clause behind a comma that closes a statement or a rule."""
    root = sentence.root
    for clause in (t for t in sentence if grammar.has_relation(t, "advcl")):
        taken = whole_phrase(clause)
        opens = taken[0].lower_ == "even" and taken[1].lower_ in MARKS and clause.i > root.i
        full = grammar.own_subject(clause) is not None and grammar.is_finite(clause)
        led = grammar.own_subject(root) is not None
        if _in_relative(clause, doubt) >= HALF:
            continue
        if opens and full and led and closes(taken) and grammar.comma_before(taken[0]):
            # "They began to see it as theirs, even if it is …": it is still so.
            yield _split(sentence, taken, past(root) and past(clause))


def _in_relative(clause: Token, doubt: Doubt) -> float:
    """How likely it belongs to a relative clause, and so not to all that was said."""
    arcs = [(a.probability, clause.doc[a.head]) for a in doubt.alternatives(clause.i)]
    return sum(
        p
        for p, head in arcs or [(1.0, clause.head)]
        if any(grammar.has_relation(t, "acl:relcl") for t in (head, *head.ancestors))
    )


def _split(sentence: Span, taken: list[Token], told: bool) -> Proposal:
    rest = remainder(sentence, taken)
    opening = "This was so" if told else "This is so"
    said = ended(parts(opening, taken), ".")
    licence = replace(LICENCE, openings=(opening,))
    return Proposal("split-concession", (rest, said), licence=licence)
