"""Say what holds above all apart: "… feed the birds, especially the owls"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Word,
    ended,
    parts,
    remainder,
)
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.facts import LOGIC
from clauselint.rewrite.inflect import finite, key
from clauselint.rewrite.mention import again
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past

ABOVE_ALL = ("especially", "particularly")
LOOSE = ("appos", "conj", "nmod", "obl", "dep", "parataxis")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for ", especially the N" at the end: subject and verb are said again with it."""
    if {t.lower_ for t in sentence} & LOGIC:
        return
    for noun in sentence:
        taken = whole_phrase(noun)
        special = taken[0].lower_ in ABOVE_ALL and len(taken) > 2 and noun.pos_ in ("NOUN", "PROPN")
        loose = grammar.has_relation(noun, *LOOSE) and grammar.comma_before(taken[0])
        if special and loose and closes(taken):
            yield from _split(sentence, noun, taken)


def _split(sentence: Span, noun: Token, taken: list[Token]) -> Iterator[Proposal]:
    root = sentence.root
    first = _opening(root, noun, taken)
    if grammar.children(root, "conj") or not first or _is_held(root):
        return
    rest = remainder(sentence, taken)
    licence = Licence(
        added=frozenset(("this", "apply")),
        moved=frozenset((key(noun.text), key(taken[0].text))),
        openings=(opening(first),),
        left_out=taken[0].text,
    )
    said = ended(parts(first, taken[1:]), ".")
    yield Proposal("split-emphasis", (rest, said), licence=licence)


def _is_held(root: Token) -> bool:
    """ "Occasionally, …": said again without what stands before it, the clause would say more."""
    before = grammar.children(root, "advmod", "obl", "advcl")
    return any(c.i < root.i and c.left_edge.i == root.sent.start for c in before)


def _opening(root: Token, noun: Token, taken: list[Token]) -> list[Part]:
    """ "They especially feed"; or "This applies especially to", of what something is."""
    subject = grammar.own_subject(root)
    if subject is None:
        return []
    if grammar.child(root, "cop") is not None and grammar.preposition(noun) is None:
        # "A fee is especially the sum …" is no sentence.
        verb = finite("apply", plural=False, past=past(root))
        return [*map(Word, ("This", verb)), taken[0], Word("to")] if _inside(noun, root) else []
    verbs = _verbs(root, noun, taken)
    return [*again(subject), *verbs] if verbs else []


def _verbs(root: Token, noun: Token, taken: list[Token]) -> list[Part]:
    """ "is especially", "must especially feed", "was especially given to"."""
    helpers = [t for t in grammar.children(root, "aux", "cop") if t.i < root.i]
    if grammar.child(root, "cop") is not None:
        return [*helpers, taken[0]] if _inside(noun, root) else []
    like = noun.head
    case = grammar.preposition(like)
    if like.head.i != root.i or not grammar.has_relation(like, "obj", "obl"):
        return []
    own = grammar.preposition(noun) is not None
    return [*helpers, taken[0], root, *([case] if case is not None and not own else [])]


def _inside(noun: Token, root: Token) -> bool:
    return any(t.i == root.i for t in noun.ancestors)
