"""Take examples in brackets out: "data (e.g. A and B)" gives "Examples are A and B."."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, parts, remainder, write
from clauselint.rewrite.extent import inside_brackets
from clauselint.rewrite.inflect import is_plural, key
from clauselint.rewrite.mention import with_article
from clauselint.rewrite.restructure.bracket import _noun_before

OPENINGS = (("such", "as"), ("for", "example", ","), ("e.g.", ","), ("e.g.",), ("including",))
FEWEST = 4
LICENCE_WORDS = frozenset(("example", "be", "are", "this", "these"))
DROPPED = frozenset(("example", "such", "e.g.", "include", "including", "e.g"))


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each bracket that holds two or more examples of the noun before it.

    "Examples are A or B" would be a choice, so that they are joined by "and".
    """
    for opening in (t for t in sentence if t.text == "("):
        inside, noun = inside_brackets(opening), _noun_before(opening)
        items = _items(inside)
        if noun is None or not _is_kind(noun) or len(items) < FEWEST:
            continue
        if _are_things(items) and any(t.lower_ == "and" for t in items):
            yield _split(sentence, noun, [opening, *inside, inside[-1].nbor(1)], items)


def _is_kind(noun: Token) -> bool:
    """ "an event (e.g. lodging)": the examples are of something else than a single thing."""
    det = grammar.determiner(noun)
    if any(grammar.has_relation(a, "acl") for a in noun.ancestors):
        return False  # "costs paid from funds (such as fares)": of the costs
    return noun.pos_ == "NOUN" and (is_plural(noun) or det is None or det.lower_ == "any")


def _items(inside: list[Token]) -> list[Token]:
    words = tuple(t.lower_ for t in inside)
    return next((inside[len(o) :] for o in OPENINGS if words[: len(o)] == o), [])


def _are_things(items: list[Token]) -> bool:
    places = {t.i for t in items}
    heads = [t for t in items if t.head.i not in places and t.pos_ not in ("PUNCT", "ADP")]
    clause = any(grammar.is_finite(t) and grammar.own_subject(t) is not None for t in heads)
    first = items[0].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON")
    return first and not clause and all(grammar.is_nominal(t) for t in heads)


def _split(sentence: Span, noun: Token, gone: list[Token], items: list[Token]) -> Proposal:
    this = "these" if is_plural(noun) else "this"
    named = with_article(noun)[1:] or with_article(noun)
    opening = parts("Examples of", this, named, "are")
    said = ended(parts(opening, items), ".")
    rest = remainder(sentence, gone)
    moved = frozenset(key(t.text) for t in (noun, *items) if grammar.is_nominal(t))
    licence = Licence(
        added=LICENCE_WORDS,
        dropped=DROPPED,
        moved=moved,
        openings=(write(opening),),
        left_out=" ".join(t.text for t in gone if gone[0].i < t.i < items[0].i),
    )
    return Proposal("split-examples", (rest, said), licence=licence)
