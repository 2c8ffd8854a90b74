"""Whether a sentence lays something down: a duty, a right, a limit, or what a word means.

"The site has links and buttons that lead to other sites" can be read in two ways, and nobody loses
by it. Where a rule can be, somebody does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from clauselint.nlp import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

DEONTIC = frozenset(("must", "shall", "should", "may", "will", "ought"))
DECIDING = frozenset(
    (
        "agree",
        "allow",
        "apply",
        "authorise",
        "authorize",
        "commit",
        "cover",
        "exclude",
        "extend",
        "forbid",
        "govern",
        "grant",
        "mean",
        "permit",
        "prohibit",
        "require",
        "reserve",
        "supersede",
        "waive",
        "warrant",
    )
)
"""Verbs that decide something by saying so (J. L. Austin, *How to Do Things with Words*, 1962), or
say how far a rule goes."""


def lays_down(sentence: Span) -> bool:
    """Whether any clause of the sentence binds, permits, denies, commands or decides."""
    return any(_decides(token) for token in sentence if g.is_predicate(token))


def _decides(predicate: Token) -> bool:
    modal = g.modal(predicate)
    deontic = modal is not None and modal.lower_ in DEONTIC
    if deontic and predicate.lemma_.lower() in ("contain", "include"):  # "may contain links"
        return False
    said = g.is_finite(predicate) and predicate.lemma_.lower() in DECIDING
    return deontic or said or g.is_imperative(predicate) or g.negation(predicate) is not None
