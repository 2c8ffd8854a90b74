"""Take a description in brackets out: "the kit (a set)" gives "The kit is a set."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Proposal, Word, ended, parts, remainder
from clauselint.rewrite.extent import inside_brackets
from clauselint.rewrite.inflect import finite, is_plural
from clauselint.rewrite.mention import again
from clauselint.rewrite.restructure._register import past

QUOTES = ('"', "“", "”", "‘", "’", "'", "``")
DETERMINERS = ("a", "an", "the", "its", "his", "her", "their")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each bracket that describes the noun before it."""
    for opening in (t for t in sentence if t.text == "("):
        inside = inside_brackets(opening)
        noun = _noun_before(opening)
        again_named = noun is not None and inside[-1:] and inside[-1].lower_ == noun.lower_
        if again_named:
            continue
        if len(inside) > 1 and noun is not None and _describes(inside):
            yield from _extract(sentence, opening, inside, noun)


def _noun_before(opening: Token) -> Token | None:
    """Head of the noun phrase that ends right before the bracket, if it is not part of a list."""
    if opening.i == opening.sent.start:
        return None
    noun = opening.nbor(-1)
    while noun.dep_ in ("flat", "compound", "nmod:desc") or noun.head.i == noun.i - 1:
        if not grammar.is_nominal(noun.head) or noun.head.i == noun.i:
            break
        noun = noun.head
    listed = grammar.children(noun, "conj") or grammar.relation(noun) == "conj"
    held = listed or _is_narrowed(noun)
    return noun if noun.pos_ in ("NOUN", "PROPN") and not held else None


def _is_narrowed(noun: Token) -> bool:
    """ "Strong dyes (powders)": it is dyes that are powders, not the strong ones."""
    bare = noun.tag_ == "NNS" and grammar.determiner(noun) is None
    return bare and bool(grammar.children(noun, "amod"))


def _describes(inside: list[Token]) -> bool:
    first = inside[0]
    verbless = not any(
        t.tag_ in ("VBZ", "VBP", "VBD", "MD") and t.head in inside and t.dep_ in ("root", "ROOT")
        for t in inside
    )
    kind = first.lower_ in DETERMINERS or first.tag_ in ("VBN", "JJ")
    term = any(t.text in QUOTES for t in inside)
    marks = any(t.text in (";", ":") for t in inside)
    return kind and verbless and not term and not marks and first.lower_ not in ("such", "so")


def _extract(
    sentence: Span, opening: Token, inside: list[Token], noun: Token
) -> Iterator[Proposal]:
    gone = [opening, *inside, inside[-1].nbor(1)]
    born = inside[0].lower_ == "born"
    told = past(sentence.root) or born
    be = Word(finite("be", plural=is_plural(noun), past=told))
    rest = remainder(sentence, gone)
    yield Proposal("split-bracket", (rest, ended(parts(again(noun), be, inside), ".")))
