"""AMB005: "A and/or B" becomes "A or B, or both"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.repair._parts import edited, sentence_of

CODES = ("AMB005",)


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal, which means the same; none where the second item's end is not clear."""
    sentence = sentence_of(candidate, doc)
    marked = [t for t in sentence if t.idx < candidate.end and candidate.start < t.idx + len(t)]
    item = _item(marked)
    if item is None or _has_other(item, marked):
        return
    end = grammar.conjunct_phrase(item)[-1]
    shared = [c for c in grammar.objects(item.head) if c.i > end.i]
    if shared:
        end = grammar.phrase(shared[-1])[-1]
    both: list[Part] = [Word(","), Word("or"), Word("both")]
    if end.i + 1 < sentence.end and end.nbor(1).pos_ != "PUNCT":
        both.append(Word(","))
    joint = {marked[0].i: [Word("or")]}
    text = edited(
        sentence,
        drop=marked[1:],
        instead=joint,
        after={end.i: both},
    )
    licence = Licence(added=frozenset(("both", "or")), dropped=frozenset(("and/or", "and", "or")))
    yield Proposal("spell-out-and-or", (text,), licence=licence)


def _has_other(item: Token, marked: list[Token]) -> bool:
    """ "new or old desks and/or chairs": with two more of it nobody sees which two are "both"."""
    whole = grammar.phrase(grammar.first_conjunct(item))
    taken = {t.i for t in marked}
    return any(t.lower_ in ("and", "or") and t.i not in taken for t in whole)


def _item(marked: list[Token]) -> Token | None:
    heads = [t.head for t in marked if grammar.relation(t) == "cc"]
    later = [h for h in heads if grammar.relation(h) == "conj" and h.i > marked[-1].i]
    return later[0] if later and len(grammar.conjuncts(later[0].head)) == 2 else None
