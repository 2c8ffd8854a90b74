"""WRD001."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import (
    auxiliaries,
    children,
    extent,
    first_conjunct,
    indices,
    relation,
    subject,
)
from clauselint.nlp.words import text_of
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

STATES = words_of("verbs-of-state")
"""Verbs whose passive names a state or a rule of reading, not an act someone has to do."""
AGENTS = words_of("agents")


class AgentlessDuty(ParseRule):
    """A duty in the passive does not say whose it is.

    ## What it does

    Finds "must", "shall", "has to" or "is to" with a passive and no "by …" ("must be reported").
    States and rules of reading ("must be based on", "shall be construed as") are left alone, and
    the confidence is low where the same sentence names someone who can act.

    ## Why is this bad?

    A duty without a bearer is nobody's duty. The reader has to guess who must act, and so must a
    court.

    ## Example

    "Lost devices must be reported within a day."

    ## Use instead

    "Staff must report lost devices within a day."

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011), "Use
      active voice".
    - G. Coode, *On Legislative Expression* (1843): every enactment names its legal subject.
    - F. R. Dickerson, *The Fundamentals of Legal Drafting* (2nd ed., 1986), 9.3.
    """

    code = "WRD001"
    name = "agentless-duty"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a passive verb; the span runs from the modal to the participle."""
        for sentence in analysis.sentences():
            for token in sentence:
                duty = duty_word(token) if token.idx >= analysis.own else None
                if duty is not None and not _is_excused(token):
                    yield self._candidate(sentence, duty, token)

    def _candidate(self, sentence: Span, duty: Token, verb: Token) -> Candidate:
        group = [duty, *(a for a in auxiliaries(verb) if a.i > duty.i), verb]
        start, end = extent(group)
        what = subject(verb)
        anchors: Anchors = {"verb": indices(verb), "subject": indices(what), "modal": indices(duty)}
        kept: Anchors = {name: value for name, value in anchors.items() if value}
        message = f"“{text_of(sentence.doc)[start:end]}” does not say who has the duty."
        sure = confidence(sentence, verb)
        return Candidate(self.code, start, end, message, sure, anchors=kept)


def duty_word(verb: Token) -> Token | None:
    """The "must" or "shall" of a passive, its own or that of the conjunct before it."""
    if verb.pos_ != "VERB" or not any(c.dep_.lower() == "aux:pass" for c in verb.children):
        return None
    return next((a for a in auxiliaries(verb) if a.lemma_.lower() in ("must", "shall")), None)


def _is_excused(verb: Token) -> bool:
    if verb.lemma_.lower() in STATES or verb.tag_ != "VBN":
        return True
    agent = any(c.dep_.lower() == "obl:agent" or _is_by(c) for c in verb.children)
    negated = any(c.lower_ in ("not", "never", "no") for c in verb.children)
    doer = subject(verb)
    # "Staff must: keys are returned" joins a stem and an item that do not fit.
    if doer is not None and any(a.i < doer.i < verb.i for a in auxiliaries(verb)):
        return True
    lacking = doer is None or doer.lower_ in AGENTS or doer.lower_ in ("there", "nothing")
    return agent or negated or lacking or _is_negative(doer)


def _is_negative(doer: Token | None) -> bool:
    return doer is not None and any(c.lower_ in ("no", "neither") for c in doer.children)


def _is_by(phrase: Token) -> bool:
    return relation(phrase) in ("obl", "advcl") and any(
        c.lower_ in ("by", "between") and relation(c) in ("case", "mark") for c in phrase.children
    )


def confidence(sentence: Span, verb: Token) -> float:
    """0.7; less where someone in the sentence can be the bearer."""
    top = first_conjunct(verb)
    actors = [
        t
        for t in sentence
        if relation(t) == "nsubj" and t.dep_.lower() != "nsubj:pass" and t.head not in (verb, top)
    ]
    sure = 0.7
    if any(t.lower_ in AGENTS or t.pos_ == "PROPN" for t in actors):
        sure -= 0.3
    elif actors:
        sure -= 0.1
    if any(c.lower_ in ("to", "with") for o in children(verb, "obl") for c in o.children):
        sure -= 0.05
    return round(sure, 3)
