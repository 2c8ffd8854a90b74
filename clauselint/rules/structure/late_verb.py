"""STR002."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.nlp.grammar import children, indices, is_predicate, own_subject, relation
from clauselint.nlp.words import word_count
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

FAR = 12
"""Words between subject and verb from which the default profile reports."""
STRICT = 8


class LateVerb(ParseRule):
    """Many words stand between a subject and its verb.

    ## What it does

    Counts the words between the head of a subject and the first word of its verb group. The default
    profile reports more than 12, the strict profile more than 8.

    ## Why is this bad?

    A reader holds the subject in mind until its verb arrives; the longer the wait, the slower the
    reading and the more often the subject is forgotten. What stands between is usually a rule or a
    definition of its own.

    ## Example

    "Contractors who were engaged before the first of July under the terms of the former agreement
    must sign again."

    ## Use instead

    "Some contractors were engaged before the first of July under the former agreement. They must
    sign again."

    ## References

    - E. Gibson, "Linguistic complexity: locality of syntactic dependencies", *Cognition* 68 (1998)
      1.
    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011), "Keep
      subject, verb, and object close together".
    - D. J. Grodner and E. Gibson, "Consequences of the serial nature of linguistic input",
      *Cognitive Science* 29 (2005) 261.
    """

    code = "STR002"
    name = "late-verb"
    severity = "info"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a clause; the span runs from the subject's head to the verb."""
        for sentence in analysis.sentences():
            for token in sentence:
                subject = own_subject(token) if is_predicate(token) else None
                if subject is None or subject.i > token.i or subject.idx < analysis.own:
                    continue
                found = self._candidate(subject, token)
                if found is not None:
                    yield found

    def _candidate(self, subject: Token, predicate: Token) -> Candidate | None:
        verb = first_verb(predicate)
        between = list(subject.doc[subject.i + 1 : verb.i])
        count = word_count(subject.doc, subject.idx + len(subject), verb.idx)
        if count <= STRICT or relation(subject) == "csubj" or _is_broken(between):
            return None
        message = f"{count} words stand between the subject “{subject}” and its verb “{verb}”."
        anchors: Anchors = {
            "subject": indices(subject),
            "subject_phrase": indices(*(t for t in subject.subtree if t.i < verb.i)),
            "verb": indices(verb),
            "between": indices(*between),
        }
        sure = confidence(count, between)
        end = verb.idx + len(verb)
        return Candidate(self.code, subject.idx, end, message, sure, anchors=anchors)


def _is_broken(between: list[Token]) -> bool:
    # A semicolon or colon ends a clause: the tree has joined what does not belong together.
    return any(t.text in (";", ":") for t in between)


def first_verb(predicate: Token) -> Token:
    """First auxiliary or copula of a clause after its subject, or the predicate itself."""
    subject = own_subject(predicate)
    after = subject.i if subject is not None else -1
    group = [c for c in children(predicate, "aux", "cop") if after < c.i < predicate.i]
    return group[0] if group else predicate


def confidence(count: int, between: list[Token]) -> float:
    """0.3 at 9 words, 0.52 at 13, more with each word; less for a plain list of nouns."""
    sure = 0.3 + (count - STRICT - 1) * 0.05 if count <= FAR else 0.52 + (count - FAR) * 0.03
    is_list = not any(t.pos_ in ("VERB", "AUX") for t in between)
    # Beyond forty words the tree is more likely wrong than the sentence so bad.
    doubtful = 0.7 if count > 40 else 1.0
    return round(min(sure, 0.9) * (0.85 if is_list else 1.0) * doubtful, 3)
