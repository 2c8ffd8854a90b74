"""AMB020, AMB021: say "not" with each item; "no" or "not all"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Anchor, Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import key
from clauselint.rewrite.repair._parts import (
    anchored,
    choice,
    copied,
    edited,
    one,
    sentence_of,
    words,
)

CODES = ("AMB020", "AMB021")
MEMBERS: tuple[Anchor, ...] = ("verb1", "verb2", "first", "second")

DUTIES = frozenset(("must", "shall"))


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal a reading."""
    if candidate.code == "AMB020":
        yield from _coordination(candidate, doc)
    else:
        yield from _all_not(candidate, doc)


def _coordination(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """ "must not copy or share": "must not copy and must not share"."""
    sentence, items = sentence_of(candidate, doc), anchored(candidate, doc, "conjuncts")
    negator, cc = one(candidate, doc, "not"), one(candidate, doc, "cc")
    items = items or [token for name in MEMBERS for token in anchored(candidate, doc, name)]
    if len(items) < 2 or negator is None or cc is None:
        return
    modal = grammar.modal(items[0])
    if cc.lower_ == "or" and items[0].pos_ == "VERB" and modal is not None:
        again = {cc.i: [Word("and"), *copied([modal, negator])]}
        yield choice("repeat-negation", edited(sentence, instead=again), 0, moved=items)


def _all_not(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    sentence, negator = sentence_of(candidate, doc), one(candidate, doc, "not")
    quantifier, verb = one(candidate, doc, "quantifier"), one(candidate, doc, "verb")
    if negator is None or quantifier is None or verb is None:
        return
    licence = Licence(
        added=frozenset(("no", "may", "not")),
        dropped=frozenset((quantifier.lower_, "not", "should")) | DUTIES,
        moved=frozenset(("no", quantifier.lower_, key(verb.text))),
        assumed=frozenset(("not", "no", "may")) | DUTIES,
    )
    none = edited(sentence, [negator], instead={quantifier.i: words("no"), **_permitted(verb)})
    yield Proposal("none", (none,), applicability="display", reading=0, licence=licence)
    not_all = edited(sentence, [negator], before={quantifier.i: words("not")})
    yield Proposal("not-all", (not_all,), applicability="display", reading=1, licence=licence)


def _permitted(verb: Token) -> dict[int, list[Part]]:
    """ "All staff must not" is "No staff may": a duty denied to nobody is a permission to none."""
    modal = grammar.modal(verb)
    duty = modal is not None and modal.lower_ in DUTIES
    return {modal.i: words("may")} if modal is not None and duty else {}
