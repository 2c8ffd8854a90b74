"""AMB025: a negation before "because"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.forms import inflected
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    inside,
    quoted,
)
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

ORDERS = words_of("modals-of-rules")
"""What these forbid is forbidden on that ground; nobody reads a reason for the ban."""


class NotBecause(ConstructionRule):
    """A negation before "because" denies the act, or only that this was the reason.

    ## What it does

    Finds "not" or "never" with the verb of a clause that "because" follows without a comma.

    ## Why is this bad?

    "A claim is not refused because it is late" says that late claims are refused for other reasons
    only, or that lateness saves a claim. Speech tells the two apart by its melody; writing cannot.

    ## Example

    > A claim is not refused because it is late.

    ## Use instead

    > No claim is refused merely for being late.

    ## References

    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 9, section 1.3.3 (scope of negation over adjuncts of reason).
    - H. W. Fowler, *A Dictionary of Modern English Usage* (1926), "because".
    """

    code = "AMB025"
    name = "not-because"
    ties = hangs("not", "clause", "verb", name="denies")

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Negated clauses with a reason right behind them."""
        for sentence in analysis.sentences():
            for token in sentence:
                reason = _reason(token) if g.is_predicate(token) else None
                if reason is not None:
                    yield from _construction(token, reason)


def _reason(verb: Token) -> Token | None:
    """The clause with "because" after the verb, where no comma sets it off."""
    clauses = (c for c in g.children(verb, "advcl") if c.i > verb.i)
    found = (c for c in clauses if (m := g.marker(c)) is not None and m.lower_ == "because")
    clause = next(found, None)
    return None if clause is None or g.comma_before(g.phrase(clause)[0]) else clause


def _construction(verb: Token, reason: Token) -> Iterator[Construction]:
    negator, subject, modal = g.negation(verb), g.own_subject(verb), g.modal(verb)
    ordered = modal is not None and modal.lower_ in ORDERS
    if negator is None or subject is None or ordered or negator.i > reason.i:
        return
    because = g.phrase(reason)
    said = [t for t in verb.doc[subject.left_edge.i : because[0].i] if not t.is_punct]
    if not said:  # a parse gone wrong has the subject behind the reason
        return
    yield Construction(
        tokens=[negator, *because],
        message=f"“{negator.text}” may deny what is done, or only that {quoted(because)}",
        readings=(
            f"it is not {g.words(because)} that {_affirmed(said, verb, negator)}",
            f"{g.words(because)}, {inside(said)}",
        ),
        first=0.5,
        anchors={"not": (negator.i,), "verb": (verb.i,), "clause": (reason.i,)},
    )


def _affirmed(said: list[Token], verb: Token, negator: Token) -> str:
    """The words without the negation: "does not show" as "shows"."""
    helper = next((a for a in g.auxiliaries(verb) if a.lemma_.lower() == "do"), None)
    instead = {negator.i: "", verb.i: verb.text}
    if helper is not None:
        instead |= {helper.i: "", verb.i: inflected(verb, helper.tag_)}
    words = [instead.get(t.i, t.text) for t in said]
    text = " ".join(word for word in words if word).replace(" ’", "’").replace(" '", "'")
    opens = said[0].i == said[0].sent.start and said[0].pos_ != "PROPN"
    return f"{text[:1].lower()}{text[1:]}" if opens else text
