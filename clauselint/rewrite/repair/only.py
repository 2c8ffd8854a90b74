"""AMB022: put "only" before what it limits."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Proposal, Word
from clauselint.rewrite.repair._parts import anchored, edited, one, sentence_of

CODES = ("AMB022",)


def _is_of_verb(focus: list[Token]) -> bool:
    """ "takes into account a cost": the object comes later, and the phrase is the verb's own."""
    verb = focus[0].head.head
    return focus[0].pos_ == "ADP" and any(o.i > focus[-1].i for o in grammar.objects(verb))


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: "only" before the focus. That the verb is the limit no plain wording says."""
    only = one(candidate, doc, "only")
    focus = anchored(candidate, doc, "focus_phrase")
    if only is None or not focus or _is_of_verb(focus):
        return
    sentence = sentence_of(candidate, doc)
    licence = Licence(moved=frozenset(("only",)))
    moved = edited(sentence, [only], before={focus[0].i: [Word("only", only)]})
    yield Proposal("move-only", (moved,), applicability="display", reading=0, licence=licence)
