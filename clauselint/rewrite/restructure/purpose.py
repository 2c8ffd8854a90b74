"""Say a long purpose apart: "…, in order to X" gives "This is in order to X."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, final_mark, parts, without
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.restructure._register import past

DENIALS = frozenset(("not", "n't", "n’t", "never", "no", "nobody", "nothing", "none", "neither"))
DENIALS |= {"only", "cannot", "without", "prohibited", "forbidden", "prevented", "avoid"}
ALLOWED = frozenset(("may", "can"))
LONG = 5
LONG_REASON = 8
LICENCE = Licence(
    added=frozenset(("this", "be")),
    assumed=frozenset(("because", "so", "in")),
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for an "in order to", "so that" or "because" clause that closes the sentence."""
    for clause in (t for t in sentence if grammar.has_relation(t, "advcl")):
        taken = whole_phrase(clause)
        closes = taken[-1].i >= grammar.trimmed(list(sentence))[-1].i
        own = clause.head.i == sentence.root.i or taken[0].lower_ in ("in", "so")
        if _limits(clause.head, taken):
            continue
        if closes and own and clause.i > sentence.root.i and len(taken) >= LONG and _opens(taken):
            rest = without(list(sentence), taken)
            opening = "This was" if past(sentence.root) else "This is"
            said = parts(opening, taken)
            end = final_mark(list(sentence))
            pair = (ended(rest, end), ended(said, "."))
            licence = replace(LICENCE, openings=(opening,))
            yield Proposal("split-purpose", pair, licence=licence)


def _limits(verb: Token, taken: list[Token]) -> bool:
    """ "No gift may be given in order to win a vote": the purpose is part of what is denied."""
    before = {t.lower_ for t in verb.sent if t.i < taken[0].i}
    return bool(before & DENIALS) or (taken[0].lower_ == "in" and bool(before & ALLOWED))


def _opens(taken: list[Token]) -> bool:
    words = [t.lower_ for t in taken[:3]]
    reason = words[:1] == ["because"] and len(taken) >= LONG_REASON
    return words == ["in", "order", "to"] or words[:2] == ["so", "that"] or reason
