"""AMB010, AMB012: put a floating phrase beside the verb, or tie it to the noun with "that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.nlp.evidence import evidence
from clauselint.rewrite.draft import Part, Proposal, Word
from clauselint.rewrite.extent import closes
from clauselint.rewrite.inflect import finite, is_plural
from clauselint.rewrite.mention import is_name
from clauselint.rewrite.repair._parts import anchored, choice, edited, one, sentence_of
from clauselint.rewrite.wordlists import wordlist

CODES = ("AMB010", "AMB012")
PEOPLE = wordlist("people")
FRONTED = ("during", "within", "before", "after", "under", "until", "upon", "on", "at", "in")
PLACES = ("in", "on", "at", "inside", "outside", "near", "above", "below", "between")
SELECTED = 0.08
"""Share of a verb's uses with a preposition from which on the phrase is the verb's own."""
HALF = 0.5
TAKEN = 0.02
"""Share of a noun's uses with a preposition under which the phrase is hardly the noun's."""
LONGEST = 10
LONG_OBJECT = 4


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """Reading 0: with the verb, before it or right behind. Reading 1: with the noun."""
    phrase = anchored(candidate, doc, "pp_phrase") or anchored(candidate, doc, "modifier_phrase")
    high, low = one(candidate, doc, "site1"), one(candidate, doc, "site2")
    if not phrase or high is None or low is None or not _is_whole(phrase):
        return
    sentence, moved = sentence_of(candidate, doc), [*phrase, high, low]
    left = low.tag_ in ("VBN", "VBG")  # "any house, built": nothing would be left of its clause
    for text in () if left else _with_verb(sentence, phrase, high):
        yield choice("move-phrase", text, 0, moved=moved)
    added = () if phrase[0].tag_ == "VBG" else ("who", "have", "be")
    for tie in _tie(phrase, low):
        yield choice("tie-phrase", edited(sentence, instead=tie), 1, moved=moved, added=added)


def _is_whole(phrase: list[Token]) -> bool:
    """Whether it begins at a word of its own and is one phrase: no list, no half of "up-to"."""
    first = phrase[0]
    apart = first.i == first.sent.start or bool(first.nbor(-1).whitespace_)
    second = phrase[1] if len(phrase) > 1 else first
    plain = not any(t.text in (",", ";", ":", "(") for t in phrase)
    return apart and plain and second.pos_ != "ADP" and len(phrase) <= LONGEST


def _with_verb(sentence: Span, phrase: list[Token], verb: Token) -> Iterator[tuple[Part, ...]]:
    if verb.pos_ != "VERB" or phrase[0].lower_ not in FRONTED or _in_fixed(phrase[0]):
        return
    if evidence().verb_takes(verb.lemma_.lower(), phrase[0].lower_) >= SELECTED:
        return
    if any(t.tag_ == "VBG" for t in phrase) or not closes(phrase):
        return  # "In carrying out its functions, …" would be said of the subject
    if verb.i == sentence.root.i and _opens_with_subject(sentence):
        front: list[Part] = [*phrase, Word(",")]
        yield edited(sentence, phrase, before={sentence[0].i: front})
    elif _is_heavy(verb, phrase):
        yield edited(sentence, phrase, after={_group_end(verb): list(phrase)})


def _opens_with_subject(sentence: Span) -> bool:
    subject = grammar.own_subject(sentence.root)
    if subject is None:
        return grammar.is_imperative(sentence.root) and sentence.root.i == sentence.start
    return grammar.subtree(subject)[0].i == sentence.start


def _in_fixed(token: Token) -> bool:
    """ "Because of the delay in": the phrase goes on from a preposition's noun."""
    return token.i > token.sent.start and token.nbor(-1).pos_ == "ADP"


def _is_heavy(verb: Token, phrase: list[Token]) -> bool:
    """Only before a long object does a phrase stand well right behind the verb."""
    objects = grammar.objects(verb)
    size = len([t for t in grammar.phrase(objects[-1]) if t not in phrase]) if objects else 0
    return size > max(len(phrase), LONG_OBJECT)


def _group_end(verb: Token) -> int:
    particles = [c.i for c in grammar.children(verb, "compound:prt")]
    return max([verb.i, *particles])


def _tie(phrase: list[Token], noun: Token) -> Iterator[dict[int, list[Part]]]:
    """ "that is", "who have" before a phrase, so that it can only describe the noun before it."""
    first, plural = phrase[0], is_plural(noun)
    if noun.i != first.i - 1 or noun.pos_ != "NOUN" or is_name(noun):
        return
    if first.pos_ == "ADP" and evidence().noun_takes(noun.lemma_, first.lower_) < TAKEN:
        return
    who = Word("who" if noun.lemma_.lower() in PEOPLE else "that")
    if first.lower_ == "with":
        yield {first.i: [who, Word(finite("have", plural=plural))]}
    elif first.tag_ == "VBG":
        yield {first.i: [who, Word(finite(first.lemma_, plural=plural), first)]}
    elif first.lower_ in PLACES and _is_place(phrase):
        yield {first.i: [who, Word(finite("be", plural=plural)), first]}


def _is_place(phrase: list[Token]) -> bool:
    """ "in the hall", and neither "in hiring" nor "on 3 May"."""
    noun = next((t for t in phrase if grammar.preposition(t) is not None), None)
    if noun is None or noun.pos_ != "NOUN" or grammar.determiner(noun) is None:
        return False
    if evidence().prefers_verb(phrase[0].lower_, noun.lemma_.lower()) > HALF:
        return False
    return not any(t.tag_ == "VBG" or t.lower_ in wordlist("times") for t in phrase)
