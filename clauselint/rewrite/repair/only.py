"""AMB022: put "only" before what it limits, or say "nothing more than" with the verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import form, key
from clauselint.rewrite.repair._parts import anchored, edited, one, sentence_of

CODES = ("AMB022",)


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: "only" before the focus. Reading 1: the verb is the limit."""
    only, verb = one(candidate, doc, "only"), one(candidate, doc, "verb")
    focus = anchored(candidate, doc, "focus_phrase")
    if only is None or not focus:
        return
    sentence = sentence_of(candidate, doc)
    licence = Licence(moved=frozenset(("only",)))
    moved = edited(sentence, [only], before={focus[0].i: [Word("only", only)]})
    yield Proposal("move-only", (moved,), applicability="display", reading=0, licence=licence)
    if verb is not None and verb.tag_ in ("VB", "VBP") and only.i < verb.i:
        yield _nothing_more(candidate, doc, only, verb)


def _nothing_more(candidate: Candidate, doc: Doc, only: Token, verb: Token) -> Proposal:
    opening: list[Part] = [Word(w) for w in ("do", "nothing", "more", "than")]
    base = {verb.i: [*opening, Word(form(verb.lemma_.lower(), "VB"), verb)]}
    text = edited(sentence_of(candidate, doc), [only], instead=base)
    licence = Licence(
        added=frozenset(key(w) for w in ("nothing", "more", "than", "do")),
        dropped=frozenset(("only",)),
        moved=frozenset((key(verb.text), "only")),
        assumed=frozenset(("only",)),
    )
    return Proposal(
        "nothing-more-than", (text,), applicability="display", reading=1, licence=licence
    )
