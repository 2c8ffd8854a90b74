"""Say when a person lived: "Ann Lee (1 May 1810 – 3 June 1890) was a painter"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, parts, remainder
from clauselint.rewrite.extent import inside_brackets
from clauselint.rewrite.inflect import key
from clauselint.rewrite.mention import again, is_name, is_person
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past
from clauselint.rewrite.wordlists import wordlist

DASHES = ("–", "—", "-", "--")
YEAR = 4
LICENCE = Licence(added=frozenset(("live", "from", "to")))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for two dates in brackets behind the name of one who was something."""
    person, noun = grammar.own_subject(sentence.root), sentence.root
    told = past(noun) and grammar.child(noun, "cop") is not None and is_person(noun)
    if person is None or not told or not is_name(person) or grammar.children(person, "conj"):
        return
    for mark in (t for t in sentence if t.text == "(" and t.i < noun.i):
        inside = inside_brackets(mark)
        halves = _halves(inside)
        if halves and all(_is_date(h) for h in halves):
            gone = [mark, *inside, inside[-1].nbor(1)]
            rest = remainder(sentence, gone)
            first = parts(again(person), "lived from", halves[0], "to")
            said = parts(first, halves[1])
            licence = replace(
                LICENCE,
                moved=frozenset(key(t.text) for t in inside),
                openings=(opening([*first]),),
                left_out=opening([*halves[0]]),
            )
            yield Proposal("split-life", (rest, ended(said, ".")), licence=licence)


def _halves(inside: list[Token]) -> tuple[list[Token], list[Token]] | None:
    dashes = [i for i, t in enumerate(inside) if t.text in DASHES]
    if len(dashes) != 1:
        return None
    return inside[: dashes[0]], inside[dashes[0] + 1 :]


def _is_date(half: list[Token]) -> bool:
    """A year, with or without its day and month."""
    year = [t for t in half if t.text.isdigit() and len(t.text) == YEAR]
    rest = [t for t in half if t not in year and t.text != ","]
    return len(year) == 1 and all(t.text.isdigit() or t.lower_ in wordlist("times") for t in rest)
