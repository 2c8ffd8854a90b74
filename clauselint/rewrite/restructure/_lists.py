"""What lists share: whether the end of the last item belongs to it alone, and plain items."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from clauselint.lexicon import lines
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.restructure._certainty import hangs_before

LOOSE = 0.25
ADDED = ("including", "such", "like")
PARTS = ("punct", "cc", "appos", "case", "mark", "aux")
BEFORE_IF = ("but", "only", "even")
ALL_OF_THEM = lines("phrases-for-all-items")


def loose_tail(item: list[Token], doubt: Doubt, phrases: float = LOOSE) -> bool:
    """Whether what closes the last item may be said of all of them.

    It is asked of each phrase behind a comma and of each condition; the parser's doubts answer.
    Where the drafter has marked the items, `phrases` may be a higher bar for what is no clause.
    """
    text = " ".join(t.lower_ for t in item)
    if any(words in text for words in ALL_OF_THEM):
        return True
    start = item[0].i
    tails = list(_tails(item))
    if any(_is_condition(t) and grammar.comma_before(_opening(t)) for t in tails):
        return True
    bars = [LOOSE if _is_condition(t) or _follows_bracket(t) else phrases for t in tails]
    return any(hangs_before(t, start, doubt) > bar for t, bar in zip(tails, bars, strict=True))


def _follows_bracket(token: Token) -> bool:
    """ "(ii) with a guard (“Guarded Use”), in the hall": the bracket has closed the item."""
    comma = _opening(token).nbor(-1)
    return comma.text == "," and comma.nbor(-1).text == ")"


def _tails(item: list[Token]) -> Iterator[Token]:
    start = item[0].i
    for token in item[1:]:
        inside = token.head.i >= start or grammar.has_relation(token, "obl", "advcl")
        if not inside or grammar.has_relation(token, *PARTS) or token.head.i == token.i:
            continue
        first = _opening(token)
        opened = sum((t.text == "(") - (t.text == ")") for t in item if t.i < first.i)
        if first.i <= start or opened or first.lower_ in ADDED:
            continue
        apart = first.nbor(-1).text == "," and not _is_item(token)
        if apart or (grammar.has_relation(token, "advcl") and _is_condition(token)):
            yield token


def _opening(token: Token) -> Token:
    """The first word of the phrase, with the "but only" that stands before an "if"."""
    first, case = grammar.phrase(token)[0], grammar.preposition(token)
    if first.text == "(" and case is not None:
        first = case  # a term in brackets before a phrase is no part of it
    while first.i > first.sent.start and first.nbor(-1).lower_ in BEFORE_IF:
        first = first.nbor(-1)
    return first


def _is_item(token: Token) -> bool:
    """A later word of a list inside the item; "but only if" is none."""
    cc = grammar.coordinator(token)
    return grammar.has_relation(token, "conj") and (cc is None or cc.lower_ != "but")


def _is_condition(clause: Token) -> bool:
    marks = grammar.children(clause, "mark", "advmod", "case")
    return any(m.lower_ in words_of("condition-words") - {"as", "than"} for m in marks)


def ends_a_sentence_inside(tokens: list[Token]) -> bool:
    """Whether a full stop stands before the end: two sentences were read as one."""
    worded = [t.i for t in tokens if any(c.isalnum() for c in t.text)]
    return any(set(t.text) <= set(".!?") and t.i < worded[-1] for t in tokens) if worded else True


def shares_than(items: list[list[Token]]) -> bool:
    """ "more likes, more views and more notes than before": the measure of one is that of all."""
    measured = [any(t.lower_ == "than" for t in item) for item in items]
    compared = [any(t.tag_ in ("JJR", "RBR") for t in item) for item in items]
    return measured[-1] and any(c and not m for c, m in zip(compared, measured, strict=True))
