"""AMB022: put "only" before what it limits."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from clauselint.findings import Candidate
from clauselint.rewrite.draft import Licence, Proposal, Word
from clauselint.rewrite.repair._parts import anchored, edited, one, sentence_of

CODES = ("AMB022",)


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: "only" before the focus. That the verb is the limit no plain wording says."""
    only = one(candidate, doc, "only")
    focus = anchored(candidate, doc, "focus_phrase")
    if only is None or not focus:
        return
    sentence = sentence_of(candidate, doc)
    licence = Licence(moved=frozenset(("only",)))
    moved = edited(sentence, [only], before={focus[0].i: [Word("only", only)]})
    yield Proposal("move-only", (moved,), applicability="display", reading=0, licence=licence)
