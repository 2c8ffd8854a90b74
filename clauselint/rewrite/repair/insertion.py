"""GPA001 to GPA003: the missing comma, "that", or "who was", which keeps a reader on the path."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import finite, is_plural
from clauselint.rewrite.repair._parts import edited, one, sentence_of
from clauselint.rewrite.restructure._register import past
from clauselint.rewrite.wordlists import wordlist

PEOPLE = wordlist("people")
CODES = ("GPA001", "GPA002", "GPA003")
KINDS = {"GPA001": "add-comma", "GPA002": "add-that", "GPA003": "complete-relative"}


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal, which means the same; a comma is safe to put in."""
    place = one(candidate, doc, "insert")
    put_in = _words(candidate, doc)
    if place is None or not put_in:
        return
    text = edited(sentence_of(candidate, doc), before={place.i: put_in})
    kind = KINDS[candidate.code]
    if candidate.code == "GPA003":
        yield Proposal(kind, (text,))
    else:
        # The source may be parsed as its reader is led, so a comma is proved by the words alone.
        licence = Licence(fixed=candidate.code == "GPA001")
        yield Proposal(kind, (text,), applicability="safe", licence=licence)


def _words(candidate: Candidate, doc: Doc) -> list[Part]:
    if candidate.code == "GPA001":
        return [Word(",")]
    if candidate.code == "GPA002":
        return [Word("that")]
    noun, verb = one(candidate, doc, "noun"), one(candidate, doc, "verb")
    if noun is None or verb is None or _strands(verb):
        return []
    return _relative(noun, verb)


def _strands(verb: Token) -> bool:
    """ "the permit applied for is": in full, it would be heavier than it is."""
    after = verb.doc[verb.i + 1 : verb.i + 3]
    return len(after) == 2 and after[0].pos_ == "ADP" and after[1].pos_ in ("AUX", "VERB", "PUNCT")


def _relative(noun: Token, verb: Token) -> list[Part]:
    who = "who" if noun.lemma_.lower() in PEOPLE else "that"
    told = past(grammar.clause_head(verb))
    return [Word(who), Word(finite("be", plural=is_plural(noun), past=told))]
