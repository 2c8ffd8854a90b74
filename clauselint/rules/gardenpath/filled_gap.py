"""GPA006."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import child, children, indices, relation
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path
from clauselint.rules.gardenpath.valency import takes_object

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

DITRANSITIVE = words_of("verbs-with-two-objects")


@dataclass(frozen=True, slots=True)
class Filled:
    """A relative pronoun, the verb whose object it seems to be, what fills that place, the gap."""

    relative: Token
    verb: Token
    filler: Token
    gap: Token


class FilledGap(ParseRule):
    """A relative pronoun reads at first as the object of a verb that has one already.

    ## What it does

    Finds a relative clause ("that", "which", "whom") whose verb has an object of its own, so that
    the place of the pronoun is further on: after a second verb or a preposition left at the end.
    The rule is in preview, since real policies hold too few such clauses to tell how many of its
    findings help.

    ## Why is this bad?

    The reader fills the first gap that comes: in "the records that the officer asked the clerk to
    copy", "records" is first taken for what was asked. When "the clerk" arrives the place is
    filled, and the reader has to look further.

    ## Example

    "The form that the applicant sent the branch a copy of is no longer valid."

    ## Use instead

    "The applicant sent the branch a copy of a form. That form is no longer valid."

    ## References

    - L. A. Stowe, "Parsing WH-constructions: evidence for on-line gap location", *Language and
      Cognitive Processes* 1 (1986) 227.
    - J. D. Fodor, "Parsing strategies and constraints on transformations", *Linguistic Inquiry* 9
      (1978) 427.
    """

    code = "GPA006"
    name = "filled-gap"
    severity = "info"
    preview = True

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a relative clause; the span runs from the pronoun to the gap."""
        for sentence in path.sentences(analysis):
            for token in sentence:
                found = find(token)
                if found is not None and path.in_own(analysis, found.relative):
                    yield self._candidate(sentence, found)

    def _candidate(self, sentence: Span, found: Filled) -> Candidate:
        start, end = found.relative.idx, found.gap.idx + len(found.gap)
        message = (
            f"“{found.relative}” reads at first as the object of “{found.verb}”, until "
            f"“{found.filler}”; its place is after “{found.gap}”."
        )
        anchors: Anchors = {
            "relative": indices(found.relative),
            "verb": indices(found.verb),
            "object": indices(found.filler),
            "gap": indices(found.gap),
        }
        return Candidate(self.code, start, end, message, confidence(found), anchors=anchors)


def find(relative: Token) -> Filled | None:
    """The filled gap of a relative clause, or None."""
    if relative.tag_ not in ("WDT", "WP") or relation(relative) not in ("obj", "obl", "nmod"):
        return None
    clause = relative
    while relation(clause) != "acl" and clause.head != clause:
        clause = clause.head
    if relation(clause) != "acl" or child(relative, "case") is not None:
        return None
    filler = next((o for o in children(clause, "obj", "iobj") if o.i > clause.i), None)
    gap = _gap(relative, clause)
    if filler is None or gap is None or gap.i <= filler.i or clause.i < relative.i:
        return None
    return Filled(relative, clause, filler, gap)


def _gap(relative: Token, clause: Token) -> Token | None:
    """The verb that the pronoun is the object of, or the preposition that it left behind."""
    if relation(relative) == "obj" and relative.head == clause:
        # The parser fills the gap too early itself: "that the manager asked the clerk to sign".
        later = (v for v in children(clause, "xcomp") if not children(v, "obj"))
        return next((v for v in later if child(clause, "iobj") is not None), None)
    if relation(relative) == "obj":
        return relative.head
    stranded = [c for c in clause.subtree if c.tag_ == "IN" and relation(c) == "case"]
    return next((c for c in stranded if c.head == relative and c.i > clause.i), None)


def confidence(found: Filled) -> float:
    """From how often the verb takes an object; lower for verbs that take two."""
    sure = 0.25 + 0.6 * takes_object(found.verb.lemma_)
    if found.filler.pos_ == "PRON":
        sure *= 0.6
    return round(sure * (0.85 if found.verb.lemma_ in DITRANSITIVE else 1.0), 3)
