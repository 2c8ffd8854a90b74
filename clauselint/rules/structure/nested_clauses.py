"""STR003."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.nlp.grammar import extent, indices, is_finite, phrase, relation
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

EMBEDDED = ("ccomp", "advcl", "acl", "csubj")
SURE = {3: 0.4, 4: 0.6, 5: 0.75}
"""Confidence by how many finite clauses stand one inside another below the main clause."""


class NestedClauses(ParseRule):
    """Clauses inside clauses inside clauses.

    ## What it does

    Counts how many finite clauses (relative, adverbial, complement) stand one inside another below
    a main clause. The default profile reports four or more, the strict profile three.

    ## Why is this bad?

    Each level has to be kept open until the one inside it closes. Conditions on conditions are also
    where two readings hide: a word at the end may belong to any of the open clauses.

    ## Example

    "Staff must tell the officer who decides whether a person who asks for a record that the agency
    holds because a law requires it may see the record."

    ## Use instead

    "Staff must tell the deciding officer. That officer decides who may see a record that a law
    requires the agency to hold."

    ## References

    - G. A. Miller and N. Chomsky, "Finitary models of language users", in *Handbook of Mathematical
      Psychology* 2 (1963) 419.
    - E. Gibson, "Linguistic complexity: locality of syntactic dependencies", *Cognition* 68 (1998)
      1.
    - R. P. Charrow and V. R. Charrow, "Making legal language understandable", *Columbia Law Review*
      79 (1979) 1306, on embedded clauses in jury instructions.
    """

    code = "STR003"
    name = "nested-clauses"
    severity = "info"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a deepest chain; the span is the outermost embedded clause."""
        for sentence in analysis.sentences():
            chains = [chain(token) for token in sentence if _is_embedded(token)]
            deepest = max(chains, key=len, default=[])
            if len(deepest) < min(SURE):
                continue
            start, end = extent(phrase(deepest[0]))
            start, sure = max(start, analysis.own), SURE.get(len(deepest), 0.85)
            message = f"{len(deepest)} clauses stand one inside another here."
            anchors: Anchors = {"clauses": indices(*deepest)}
            yield Candidate(self.code, start, max(end, start), message, sure, anchors=anchors)


def _is_embedded(token: Token) -> bool:
    return relation(token) in EMBEDDED and is_finite(token)


def chain(token: Token) -> list[Token]:
    """Embedded clauses from the outermost to this one."""
    found = [token]
    while token.head.i != token.i:
        token = token.head
        if _is_embedded(token):
            found.append(token)
    return found[::-1]
