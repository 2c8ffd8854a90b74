"""AMB024: "each" or "its own" for one thing apiece, "the same" for one thing of all."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.nlp.people import is_person
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import key
from clauselint.rewrite.repair._parts import edited, one, sentence_of

CODES = ("AMB024",)
APIECE = frozenset(("each", "own", "their", "its"))


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: one for each. Reading 1: one for all."""
    quantifier, noun = one(candidate, doc, "quantifier"), one(candidate, doc, "noun")
    thing = one(candidate, doc, "indefinite")
    article = grammar.determiner(thing) if thing is not None else None
    if quantifier is None or noun is None or thing is None or article is None:
        return
    sentence = sentence_of(candidate, doc)
    if quantifier.lower_ == "all":
        text = edited(sentence, before={noun.head.i: [Word("each")]})
    else:
        text = edited(sentence, instead={article.i: _own(noun)})
    yield _choice("one-each", text, 0, article, thing)
    same: list[Part] = [Word("the"), Word("same")]
    yield _choice("one-for-all", edited(sentence, instead={article.i: same}), 1, article, thing)


def _own(noun: Token) -> list[Part]:
    return [Word("their" if is_person(noun) else "its"), Word("own")]


def _choice(
    kind: str, text: tuple[Part, ...], reading: int, article: Token, thing: Token
) -> Proposal:
    licence = Licence(
        added=APIECE | {"same", "the"},
        dropped=frozenset((article.lower_,)),
        moved=frozenset((key(thing.text),)),
        fixed=True,
    )
    return Proposal(kind, (text,), applicability="display", reading=reading, licence=licence)
