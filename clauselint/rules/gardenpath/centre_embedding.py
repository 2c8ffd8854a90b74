"""GPA005."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Candidate
from clauselint.nlp.grammar import extent, indices, own_subject, relation
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis


class CentreEmbedding(ParseRule):
    """A clause inside a clause, both between a subject and its verb.

    ## What it does

    Finds a subject whose relative clause has itself a subject with a relative clause, so that three
    subjects come before their three verbs. Pronouns as inner subjects ("the form you sent") cost a
    reader less and lower the confidence.

    ## Why is this bad?

    Three subjects have to be kept in mind at once, and the verbs then arrive in reverse. Most
    readers fail at this depth, and take a sentence that lacks one of the verbs for a good one.

    ## Example

    "The contract that the supplier the agency chose signed has expired."

    ## Use instead

    "The agency chose a supplier. The contract that this supplier signed has expired."

    ## References

    - G. A. Miller and N. Chomsky, "Finitary models of language users", in *Handbook of Mathematical
      Psychology* 2 (1963) 419.
    - E. Gibson and J. Thomas, "Memory limitations and structural forgetting", *Language and
      Cognitive Processes* 14 (1999) 225.
    - T. Warren and E. Gibson, "The influence of referential processing on sentence complexity",
      *Cognition* 85 (2002) 79, on pronouns as inner subjects.
    """

    code = "GPA005"
    name = "centre-embedding"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a deepest nest; the span runs from the outer subject to its verb."""
        for sentence in path.sentences(analysis):
            for token in sentence:
                subject = _subject(token)
                if subject is None or not path.in_own(analysis, subject):
                    continue
                nest = _nest(subject, token)
                if len(nest) >= 3 and not _is_inner(token):
                    yield self._candidate(nest)

    def _candidate(self, nest: list[tuple[Token, Token]]) -> Candidate:
        subjects, verbs = [s for s, _ in nest], [v for _, v in nest]
        start, end = extent((subjects[0], path.first_of_group(verbs[0])))
        named = ", ".join(f'"{s}"' for s in subjects)
        message = f"{len(nest)} subjects wait for their verbs here: {named}."
        anchors = {
            "subjects": indices(*subjects),
            "verbs": indices(*verbs),
            "clauses": indices(*verbs[1:]),
        }
        pronouns = sum(s.pos_ == "PRON" for s in subjects[1:])
        sure = round(0.85 - 0.2 * pronouns, 3)
        return Candidate(self.code, start, end, message, sure, anchors=anchors)


def _subject(predicate: Token) -> Token | None:
    subject = own_subject(predicate)
    if subject is None or subject.i >= predicate.i or relation(subject) != "nsubj":
        return None
    return None if subject.tag_ in ("WDT", "WP", "WP$") else subject


def _nest(subject: Token, predicate: Token) -> list[tuple[Token, Token]]:
    """Subject and verb of each clause that stands inside the one before it, outermost first."""
    found = [(subject, predicate)]
    for clause in subject.children:
        inner = _subject(clause) if relation(clause) == "acl" else None
        if inner is not None and subject.i < inner.i and clause.i < predicate.i:
            return found + _nest(inner, clause)
    return found


def _is_inner(predicate: Token) -> bool:
    return relation(predicate) == "acl" and relation(predicate.head) == "nsubj"
