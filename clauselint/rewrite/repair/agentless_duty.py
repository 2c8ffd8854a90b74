"""WRD001: a duty without a bearer is said to the reader: "Lost keys must be reported": "Report …".

Who has the duty is not in the sentence, so this is a choice that its note names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.forms import inflect
from clauselint.nlp.people import is_person
from clauselint.rewrite.draft import Licence, Proposal, Word, ended, last_mark, parts
from clauselint.rewrite.inflect import key, lemma
from clauselint.rewrite.mention import OBJECT_FORMS
from clauselint.rewrite.repair._parts import one, opens_with_word, sentence_of

CODES = ("WRD001",)
POINTERS = words_of("demonstratives") - {"that"} | {"it", "they"}
CONDITIONS = words_of("words-of-applicants")
READER = ("you",)
RELATIVE = ("WDT", "WP", "EX")
NOTE = "gives the duty to the reader"


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal where the passive is the only main clause, and nobody else is in sight.

    A statute's "shall" speaks to an authority, and who is named elsewhere may have the duty.
    """
    verb, subject = one(candidate, doc, "verb"), one(candidate, doc, "subject")
    sentence = sentence_of(candidate, doc)
    if verb is None or subject is None or verb.i != sentence.root.i or not _is_alone(verb):
        return
    if sentence.text.lower().startswith("as such"):
        return
    if not opens_with_word(sentence) or sentence.text.rstrip().endswith(("?", ":")):
        return
    if _goes_on(verb):
        return
    modal = one(candidate, doc, "modal")
    if modal is None or modal.lower_ != "must" or _names_another(sentence, subject):
        return
    done = grammar.phrase(subject)
    helpers = grammar.auxiliaries(verb)
    if done[-1].i > min(t.i for t in helpers) or not grammar.is_nominal(subject):
        return
    if _says_other(subject) or _is_condition(sentence) or _repeats(done, verb):
        return
    adverbs = [t for t in verb.children if t.i < verb.i and t.i > helpers[0].i]
    used = {t.i for t in (*done, *helpers, *adverbs, verb)}
    front = [t for t in sentence if t.i < done[0].i]
    back = [t for t in sentence if t.i > verb.i and t.i not in used]
    base = Word(inflect(lemma(verb), "VB"), verb)
    kept = [t for t in adverbs if t.i not in {h.i for h in helpers}]
    said = parts(front, kept, base, _as_object(done), back)
    licence = Licence(
        dropped=frozenset(t.lower_ for t in helpers) | {key(t.text) for t in helpers},
        moved=frozenset(key(t.text) for t in (verb, subject)),
        assumed=frozenset(t.lower_ for t in helpers),
    )
    proposal = Proposal("duty-of-the-reader", (ended(said, last_mark(list(sentence))),))
    yield replace(
        proposal, applicability="display", keeps_meaning=False, note=NOTE, licence=licence
    )


def _is_alone(verb: Token) -> bool:
    """Whether nothing is joined to it, and no preposition is left behind ("is responded to")."""
    joined = grammar.children(verb, "conj", "parataxis", "xcomp", "ccomp", "csubj")
    stranded = grammar.children(verb, "case", "compound:prt", "compound", "obj")
    return not joined and not stranded and grammar.negation(verb) is None and not _left(verb)


def _goes_on(verb: Token) -> bool:
    """ "must be handed over to … and signed": a second participle that would stay as it is."""
    behind = verb.doc[verb.i + 1 : verb.sent.end]
    return any(a.tag_ == "CC" and b.tag_ == "VBN" for a, b in pairwise(behind))


def _left(verb: Token) -> bool:
    """ "Must be accounted for under this rule": the first preposition has no noun."""
    return [t.pos_ for t in verb.doc[verb.i + 1 : verb.i + 3]] == ["ADP", "ADP"]


def _names_another(sentence: Span, subject: Token) -> bool:
    """Whether someone can be the bearer, or the duty is done to a person."""
    others = (t for t in sentence if grammar.relation(t) == "nsubj" and t.i != subject.i)
    doers = (t for t in others if t.dep_ != "nsubj:pass" and t.lower_ not in READER)
    return is_person(subject) or any(t.tag_ not in RELATIVE for t in doers)


def _is_condition(sentence: Span) -> bool:
    """ "To qualify, a club must be registered" tells no reader to register one."""
    opening = [t.lower_ for t in sentence[:4]]
    return opening[0] == "to" and any(word in CONDITIONS for word in opening)


def _repeats(done: list[Token], verb: Token) -> bool:
    """ "Notices to the club must be sent to the desk": "send notices to the club to the desk"."""
    after = [c.lower_ for o in grammar.children(verb, "obl") for c in o.children]
    return any(t.pos_ == "ADP" and t.lower_ in after for t in done)


def _says_other(subject: Token) -> bool:
    """ "each", "all" and the like would come to stand under the verb otherwise than before."""
    return grammar.relation(subject) != "nsubj" or subject.tag_ in ("WDT", "WP", "EX")


def _as_object(done: list[Token]) -> list[Token | Word]:
    if len(done) == 1 and done[0].lower_ in POINTERS:
        return [Word(OBJECT_FORMS.get(done[0].lower_, done[0].lower_))]
    return list(done)
