"""Split at a semicolon, or where a clause with its own subject is only set beside another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Proposal, ended, final_mark, parts
from clauselint.rewrite.restructure._correlation import not_only

LEANING = words_of("words-that-lean")
FEWEST = 4
SHORT = 3
"""Letters of the words that titles write small."""
MARKS = (";", "–", "—", "--", ":")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each semicolon or dash before a full clause."""
    marks = [t.text for t in sentence]
    found = [m for m in marks if m in MARKS]
    if set(found) == {";"} and len(found) > 1 and "?" not in marks:
        yield from _row(sentence)
    if len(found) != 1 or "?" in marks:
        return
    for clause in grammar.children(sentence.root, "parataxis", "conj", "ccomp"):
        if clause.i > sentence.root.i and _stands_alone(clause):
            yield from _split(sentence, clause)


def _row(sentence: Span) -> Iterator[Proposal]:
    """ "A; B; and C": clauses that each have all their own, and nothing in front of them all."""
    cuts = [t.i for t in sentence if t.text == ";"]
    pieces = [sentence.doc[a:b] for a, b in pairwise((sentence.start, *cuts, sentence.end))]
    clauses = [_from_word([t for t in piece if t.text != ";"]) for piece in pieces]
    joints = [piece[0].lower_ for piece in clauses if piece and piece[0].tag_ == "CC"]
    bare = [c[1:] if c and c[0].tag_ == "CC" else c for c in clauses]
    heads = [_head(c) for c in bare]
    if joints not in ([], ["and"]) or any(h is None for h in heads):
        return
    front = [c for c in grammar.children(sentence.root, "advcl", "obl") if c.i < sentence.root.i]
    if not any(grammar.word_after(grammar.phrase(c)[-1]) == "," for c in front):
        yield Proposal("split-semicolon", tuple(ended(parts(c), ".") for c in bare))


def _from_word(tokens: list[Token]) -> list[Token]:
    first = next((n for n, t in enumerate(tokens) if t.is_alpha), len(tokens))
    return tokens[first:]


def _head(clause: list[Token]) -> Token | None:
    """The verb of a full clause that leans on nothing; None for what is none."""
    places = {t.i for t in clause}
    heads = [t for t in clause if t.head.i not in places or t.head.i == t.i]
    verbs = [t for t in heads if t.pos_ != "PUNCT"]
    if len(verbs) != 1 or clause[0].lower_ in LEANING or len(clause) < FEWEST:
        return None
    verb = verbs[0]
    full = grammar.own_subject(verb) is not None and grammar.is_finite(verb)
    return verb if full and grammar.marker(verb) is None else None


def _stands_alone(clause: Token) -> bool:
    start = grammar.subtree(clause)[0]
    # A colon says that what follows explains, which a full stop does not.
    places = (start, start.nbor(-1)) if start.i > start.sent.start else ()
    opened = any(t.text in MARKS and t.text != ":" for t in places)
    leans = next((t.lower_ for t in grammar.subtree(clause) if t.is_alpha), "") in LEANING
    full = not leans and grammar.own_subject(clause) is not None and grammar.is_finite(clause)
    ordered = not leans and grammar.is_imperative(clause)
    return opened and (full or ordered) and not grammar.coordinator(clause)


def _split(sentence: Span, clause: Token) -> Iterator[Proposal]:
    start = next(t for t in grammar.subtree(clause) if t.text not in MARKS)
    tokens, end = list(sentence), final_mark(list(sentence))
    left = [t for t in tokens if t.i < start.i]
    worded = [t for t in left if t.is_alpha]
    if len(worded) < FEWEST or not_only(sentence, start):
        return  # "Please note – …"
    if grammar.own_subject(sentence.root) is None and _is_title(worded):
        return  # "Open Days at the Town Hall – learn …"
    right = [t for t in tokens if t.i >= start.i]
    yield Proposal("split-semicolon", (ended(parts(left), "."), ended(parts(right), end)))


def _is_title(worded: list[Token]) -> bool:
    """Whether most of the words that a title writes with a capital have one."""
    heavy = [t for t in worded[1:] if len(t) > SHORT]
    return bool(heavy) and sum(t.text[0].isupper() for t in heavy) > len(heavy) / 2
