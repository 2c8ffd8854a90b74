"""GPA001 to GPA003, GPA007: the missing comma, "that", "who was" or "if", which keeps a reader on
the path."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Applicability, Candidate
from clauselint.nlp import grammar
from clauselint.nlp.people import is_person
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import finite, is_plural
from clauselint.rewrite.repair._parts import edited, one, sentence_of

STRANDING = ("AUX", "VERB", "PUNCT")
CODES = ("GPA001", "GPA002", "GPA003", "GPA007")
KINDS = {
    "GPA001": "add-comma",
    "GPA002": "add-that",
    "GPA003": "complete-relative",
    "GPA007": "add-comma",
}
NEAR = 3
REPEATED = frozenset(("if", "that", "when", "where"))
"""Subordinators that may stand before each clause; "unless … and unless …" says another thing."""


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal, which means the same; a comma is safe to put in where no scope is in sight."""
    if candidate.code == "GPA007":
        yield from _divided(candidate, doc)
        return
    place = one(candidate, doc, "insert")
    put_in = _words(candidate, doc)
    if place is None or not put_in or _says_that(place, put_in) or _is_speech(place):
        return
    if candidate.code == "GPA003":
        place = _before_adverbs(place)
    text = edited(sentence_of(candidate, doc), before={place.i: put_in})
    kind = KINDS[candidate.code]
    if candidate.code == "GPA003":
        yield Proposal(kind, (text,))
    else:
        # The source may be parsed as its reader is led, so a comma is proved by the words alone.
        licence = Licence(fixed=candidate.code == "GPA001")
        yield Proposal(kind, (text,), applicability="safe", licence=licence)


def _divided(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """A comma between two clauses, or their subordinator said again."""
    cc, clause = one(candidate, doc, "insert"), one(candidate, doc, "clause")
    if cc is None or clause is None:
        return
    first, sentence = grammar.first_conjunct(clause), sentence_of(candidate, doc)
    mark = grammar.marker(first)
    if mark is not None and mark.lower_ in REPEATED:
        if _is_bare(first) != _is_bare(clause):
            return  # "that it be used for X and staff approve": no part of what is asked
        text = edited(sentence, before={cc.i + 1: [Word(mark.lower_)]})
        yield Proposal("repeat-subordinator", (text,))
    elif (
        mark is None and grammar.relation(first) in ("root", "parataxis") and not _nested(first, cc)
    ):
        text = edited(sentence, before={cc.i: [Word(",")]})
        safety: Applicability = "unsafe" if _scoped(first, clause) else "safe"
        yield Proposal("add-comma", (text,), applicability=safety, licence=Licence(fixed=True))


def _is_bare(verb: Token) -> bool:
    """Whether it is told in the subjunctive: "that the room be used"."""
    forms = (verb, *grammar.children(verb, "aux", "cop"))
    return min(forms, key=lambda t: t.i).tag_ == "VB"


def _says_that(place: Token, put_in: list[Part]) -> bool:
    """ "a warning that crimes that are …": the new "that" stands behind another."""
    near = place.doc[max(place.i - NEAR, place.sent.start) : place.i]
    return put_in[0].text == "that" and any(t.lower_ == "that" for t in near)


def _is_speech(place: Token) -> bool:
    """ "I guess one of them is …": what someone says of himself is speech, and stays."""
    subject = grammar.own_subject(grammar.clause_head(place).head)
    before = place.nbor(-1) if place.i > place.sent.start else place
    spoken = (subject, grammar.own_subject(before))
    return any(t is not None and t.text == "I" for t in spoken)


def _nested(first: Token, cc: Token) -> bool:
    """Whether a clause stands between the two that the second may go on with instead."""
    return any(grammar.relation(t) == "mark" for t in grammar.between(cc.doc, first, cc))


def _scoped(first: Token, last: Token) -> bool:
    """Whether words before the first clause or after the last, or a "not", may reach over both."""
    front = any(t.i < first.i for t in _adverbials(first))
    tail = any(t.i > last.i for t in _adverbials(last))
    return front or tail or any(grammar.negation(t) is not None for t in (first, last))


def _adverbials(verb: Token) -> list[Token]:
    return grammar.children(verb, "advcl", "advmod", "obl", "parataxis")


def _words(candidate: Candidate, doc: Doc) -> list[Part]:
    if candidate.code == "GPA001":
        return [Word(",")]
    if candidate.code == "GPA002":
        return [Word("that")]
    noun, verb = one(candidate, doc, "noun"), one(candidate, doc, "verb")
    if noun is None or verb is None or _strands(verb):
        return []
    return _relative(noun, verb)


def _before_adverbs(verb: Token) -> Token:
    """ "a guest duly registered at the desk": "who is duly registered"."""
    while verb.i > verb.sent.start and verb.nbor(-1).pos_ == "ADV":
        verb = verb.nbor(-1)
    return verb


def _strands(verb: Token) -> bool:
    """ "the permit applied for is": in full, it would be heavier than it is."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) == 2 and after[0].tag_ in ("IN", "RP") and after[1].pos_ in STRANDING


def _relative(noun: Token, verb: Token) -> list[Part]:
    who = "who" if is_person(noun) else "that"
    told = grammar.is_past(grammar.clause_head(verb))
    return [Word(who), Word(finite("be", plural=is_plural(noun), past=told))]
