"""Take examples out: "records, including logs and drafts" gives "The records include logs …"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Sentence,
    Word,
    ended,
    final_mark,
    parts,
    without,
    write,
)
from clauselint.rewrite.extent import bracketed, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import with_article
from clauselint.rewrite.restructure._register import is_rule

SURE = 0.6
SURE_IN_RULE = 0.7
FEWEST = 3
FEWEST_EXAMPLES = 6
OPEN_ENDED = ("but", "not", "limited", "to")
LICENCE = Licence(
    added=frozenset(("include", "be", "are", "is", "example")),
    dropped=frozenset(("include", "including", "such")),
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for each "including" phrase between commas, on a noun that is no list."""
    for noun in sentence:
        case = _opening(noun)
        if case is None or not _certain(noun, doubt) or not _is_group(noun.head):
            continue
        taken = [t for t in whole_phrase(noun) if t.i >= case.i]
        if taken[0].i != case.i or not grammar.comma_before(case):
            continue
        if case.lower_ == "including" and len(taken) > FEWEST:
            yield _extract(sentence, noun.head, taken)
        elif case.lower_ == "such" and len(taken) > FEWEST_EXAMPLES and _several(noun):
            yield _such_as(sentence, noun.head, taken)


def _opening(noun: Token) -> Token | None:
    cases = grammar.children(noun, "case")
    return next((c for c in cases if c.lower_ == "including" or _is_such_as(c)), None)


def _several(noun: Token) -> bool:
    """Whether several are joined by "and": "Examples are A or B" would be a choice."""
    joints = {t.lower_ for t in whole_phrase(noun)} & {"and", "or"}
    choice = joints == {"or"} or any(c.lower_ == "or" for c in grammar.coordinators(noun))
    return bool(grammar.children(noun, "conj")) and not choice


def _is_such_as(case: Token) -> bool:
    return case.lower_ == "such" and case.nbor(1).lower_ == "as"


def _such_as(sentence: Span, head: Token, taken: list[Token]) -> Proposal:
    """ "variables, such as A and B": "Examples of these variables are A and B"."""
    this = "these" if is_plural(head) else "this"
    named = with_article(head)[1:] or list(with_article(head))
    opening = parts("Examples of", this, named, "are")
    return _pair(sentence, head, taken, (opening, tuple(taken[2:])))


def _is_group(head: Token) -> bool:
    listed = grammar.children(head, "conj") or grammar.relation(head) == "conj"
    return head.pos_ == "NOUN" and head.tag_ in ("NN", "NNS") and not listed


def _certain(noun: Token, doubt: Doubt) -> bool:
    arcs = doubt.alternatives(noun.i)
    bar = SURE_IN_RULE if is_rule(noun.sent) else SURE
    return not arcs or (arcs[0].head == noun.head.i and arcs[0].probability > bar)


def _extract(sentence: Span, head: Token, taken: list[Token]) -> Proposal:
    plural = is_plural(head)
    verb = Word(finite("include", plural=plural))
    limit, examples = _examples(taken[1:], plural)
    return _pair(sentence, head, taken, (parts(with_article(head), verb, limit), tuple(examples)))


def _pair(
    sentence: Span, head: Token, taken: list[Token], said: tuple[Sentence, Sentence]
) -> Proposal:
    rest = without(list(sentence), bracketed(taken))
    pair = (ended(rest, final_mark(list(sentence))), ended(parts(*said), "."))
    items = [t for t in taken if grammar.is_nominal(t)]
    moved = frozenset(key(t.text) for t in (*items, head))
    kept = {t.i for t in said[1] if isinstance(t, Token)}
    gone = " ".join(t.text for t in taken if t.i not in kept)
    licence = replace(LICENCE, moved=moved, openings=(write(said[0]),), left_out=gone)
    return Proposal("split-examples", pair, licence=licence)


def _examples(listed: list[Token], plural: bool) -> tuple[list[Part], list[Token]]:
    """ "Including but not limited to" becomes "include, but are not limited to,"."""
    words = [t for t in listed if t.text != ","][: len(OPEN_ENDED)]
    if tuple(t.lower_ for t in words) != OPEN_ENDED:
        return [], list(listed)
    rest = [t for t in listed if t.i > words[-1].i]
    be = Word(finite("be", plural=plural))
    limit: list[Part] = [Word(","), words[0], be, *words[1:], *([Word(",")] if rest else [])]
    return limit, rest
