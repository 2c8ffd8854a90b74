"""AMB010, AMB012: put a floating phrase beside the verb, or tie it to the noun with "that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Part, Proposal, Word
from clauselint.rewrite.inflect import finite, is_plural
from clauselint.rewrite.repair._parts import anchored, choice, edited, one, sentence_of
from clauselint.rewrite.wordlists import wordlist

CODES = ("AMB010", "AMB012")
PEOPLE = wordlist("people")
PLACES = wordlist("places")
BOUND = ("of", "to", "as", "than", "like")
FIXED = ("accordance", "respect", "regard", "relation", "connection", "addition", "order")
LONG_OBJECT = 4


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: with the verb, before it or right behind. Reading 1: with the noun."""
    phrase = anchored(candidate, doc, "pp_phrase") or anchored(candidate, doc, "modifier_phrase")
    high, low = one(candidate, doc, "site1"), one(candidate, doc, "site2")
    if not phrase or high is None or low is None:
        return
    sentence, moved = sentence_of(candidate, doc), [*phrase, high, low]
    for text in _with_verb(sentence, phrase, high):
        yield choice("move-phrase", text, 0, moved=moved)
    tie = _tie(phrase, low)
    if phrase[0].lower_ == "with":
        who = "who" if low.lemma_.lower() in PEOPLE else "that"
        has = [Word(who), Word(finite("have", plural=is_plural(low)))]
        text = edited(sentence, instead={phrase[0].i: has})
        yield choice("tie-phrase", text, 1, moved=moved, added=("who", "have"))
        return
    if phrase[0].tag_ == "VBG":
        who = "who" if low.lemma_.lower() in PEOPLE else "that"
        verb = Word(finite(phrase[0].lemma_, plural=is_plural(low)), phrase[0])
        text = edited(sentence, instead={phrase[0].i: [Word(who), verb]})
        yield choice("tie-phrase", text, 1, moved=moved)
    elif tie:
        tied = edited(sentence, before={phrase[0].i: tie})
        yield choice("tie-phrase", tied, 1, moved=moved, added=("who", "be"))


def _with_verb(sentence: Span, phrase: list[Token], verb: Token) -> Iterator[tuple[Part, ...]]:
    if verb.pos_ not in ("VERB", "AUX"):
        return
    if phrase[0].lower_ in BOUND or _in_fixed(phrase[0]):
        return
    if verb.i == sentence.root.i and not _clausal(phrase):
        front: list[Part] = [*phrase, Word(",")]
        yield edited(sentence, phrase, before={sentence[0].i: front})
    if phrase[0].pos_ == "ADP" and _is_heavy(verb, phrase):
        yield edited(sentence, phrase, after={_group_end(verb): list(phrase)})


def _in_fixed(token: Token) -> bool:
    """ "In accordance with": the phrase goes on from a preposition's noun."""
    return token.i > token.sent.start and token.nbor(-1).lower_ in FIXED


def _is_heavy(verb: Token, phrase: list[Token]) -> bool:
    """Only before a long object does a phrase stand well right behind the verb."""
    objects = grammar.objects(verb)
    size = len([t for t in grammar.phrase(objects[-1]) if t not in phrase]) if objects else 0
    return size > max(len(phrase), LONG_OBJECT)


def _clausal(phrase: list[Token]) -> bool:
    return phrase[0].lower_ in ("that", "who", "which")


def _group_end(verb: Token) -> int:
    particles = [c.i for c in grammar.children(verb, "compound:prt")]
    return max([verb.i, *particles])


def _tie(phrase: list[Token], noun: Token) -> list[Part]:
    """ "that is", "who are" before a phrase, so that it can only describe the noun."""
    if phrase[0].lower_ not in PLACES:
        return []
    who = "who" if noun.lemma_.lower() in PEOPLE else "that"
    head = next((t for t in phrase if t.tag_ == "VBG"), None)
    if head is not None and head.i == phrase[0].i:
        return []
    return [Word(who), Word(finite("be", plural=is_plural(noun)))]
