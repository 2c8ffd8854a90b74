"""Split at a "when" clause that only adds: "…, when it closed" gives "That was when it closed."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, final_mark, parts, without
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.restructure._register import past


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a "when" or "where" clause behind a comma that closes the sentence."""
    for clause in sentence:
        if not grammar.has_relation(clause, "advcl", "acl:relcl"):
            continue
        taken = whole_phrase(clause)
        adds = closes(taken) and grammar.comma_before(taken[0]) and _full(clause)
        around = (clause.head, *clause.head.ancestors)
        if any(grammar.modal(t) or grammar.negation(t) for t in around):
            # "may not post lies, where they do harm": the clause says when the rule holds.
            continue
        # In a rule "where" sets a case, and in a definition it defines.
        told = past(sentence.root)
        where = taken[0].lower_ == "where" and clause.dep_ == "advcl" and told
        if adds and (where or taken[0].lower_ == "when"):
            yield _split(sentence, taken, "That was" if past(clause) else "That is")


def _full(clause: Token) -> bool:
    return grammar.own_subject(clause) is not None and grammar.is_finite(clause)


def _split(sentence: Span, taken: list[Token], opening: str) -> Proposal:
    rest = without(list(sentence), taken)
    end = final_mark(list(sentence))
    pair = (ended(rest, end), ended(parts(opening, taken), "."))
    licence = Licence(assumed=frozenset(("when", "where")), openings=(opening,))
    return Proposal("split-time-clause", pair, licence=licence)
