"""STR004: an item in the form that its stem asks for: "locking the door" becomes "lock …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.nlp.forms import inflect
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import key, lemma
from clauselint.rewrite.repair._parts import edited, one, sentence_of
from clauselint.rules.structure.unlike_list_item import BARE

CODES = ("STR004",)


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal: the bare verb, with what was the subject of a passive as its object."""
    misfit, stem = one(candidate, doc, "item"), one(candidate, doc, "stem")
    if misfit is None or stem is None or stem.lower_ not in BARE:
        return
    if misfit.tag_ in ("VBG", "VBZ", "TO", "MD"):
        yield _bare(candidate, doc, misfit)
    elif grammar.is_passive(misfit) and misfit.tag_ == "VBN":
        yield from _turned(candidate, doc, misfit)


def _bare(candidate: Candidate, doc: Doc, misfit: Token) -> Proposal:
    drop, instead = [misfit], {}
    if misfit.tag_ in ("VBG", "VBZ"):
        drop, instead = [], {misfit.i: [Word(inflect(lemma(misfit), "VB"), misfit)]}
    text = edited(sentence_of(candidate, doc), drop, instead=instead)
    new = inflect(lemma(misfit), "VB")
    free = frozenset((misfit.lower_, new, key(misfit.text), key(new)))
    licence = Licence(added=free, dropped=free, moved=free, assumed=free, fixed=True)
    return Proposal("parallel-item", (text,), licence=licence)


def _turned(candidate: Candidate, doc: Doc, verb: Token) -> Iterator[Proposal]:
    subject = grammar.own_subject(verb)
    # "must" stands in the stem and is the auxiliary of every item.
    helpers = [t for t in grammar.auxiliaries(verb) if t.idx >= candidate.start]
    if subject is None or grammar.negation(verb) is not None or len(helpers) != 1:
        return
    done = [t for t in grammar.phrase(subject) if t.idx >= candidate.start]
    if not done or done[-1].i > helpers[0].i:
        return
    base: list[Part] = [Word(inflect(lemma(verb), "VB"), verb), *done]
    text = edited(
        sentence_of(candidate, doc), [*done[1:], *helpers, verb], instead={done[0].i: base}
    )
    free = frozenset((helpers[0].lower_, key(helpers[0].text)))
    moved = frozenset(key(t.text) for t in (verb, subject))
    licence = Licence(dropped=free, assumed=free | moved, moved=moved)
    yield Proposal("parallel-item", (text,), licence=licence)
