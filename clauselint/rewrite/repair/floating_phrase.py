"""AMB010, AMB012: put a floating phrase before the clause, or right behind its verb."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.evidence import evidence
from clauselint.rewrite.draft import Part, Proposal, Word
from clauselint.rewrite.extent import closes
from clauselint.rewrite.repair._parts import anchored, choice, edited, one, sentence_of

CODES = ("AMB010", "AMB012")
FRONTED = words_of("prepositions-that-front")
SELECTED = 0.08
"""Share of a verb's uses with a preposition from which on the phrase is the verb's own."""
LONGEST = 10
LONG_OBJECT = 4


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """For reading 0: with the verb, before it or right behind."""
    phrase = anchored(candidate, doc, "pp_phrase") or anchored(candidate, doc, "modifier_phrase")
    high, low = one(candidate, doc, "site1"), one(candidate, doc, "site2")
    if not phrase or high is None or low is None or not _is_whole(phrase):
        return
    sentence, moved = sentence_of(candidate, doc), [*phrase, high, low]
    left = low.tag_ in ("VBN", "VBG")  # "any house, built": nothing would be left of its clause
    for text in () if left else _with_verb(sentence, phrase, high):
        yield choice("move-phrase", text, 0, moved=moved)


def _is_whole(phrase: list[Token]) -> bool:
    """Whether it begins at a word of its own and is one phrase: no list, no half of "up-to"."""
    first = phrase[0]
    apart = first.i == first.sent.start or bool(first.nbor(-1).whitespace_)
    second = phrase[1] if len(phrase) > 1 else first
    plain = not any(t.text in (",", ";", ":", "(") for t in phrase)
    return apart and plain and second.pos_ != "ADP" and len(phrase) <= LONGEST


def _with_verb(sentence: Span, phrase: list[Token], verb: Token) -> Iterator[tuple[Part, ...]]:
    if (
        verb.pos_ != "VERB"
        or (grammar.is_passive(verb) and grammar.objects(verb))
        or phrase[0].lower_ not in FRONTED
        or _in_fixed(phrase[0])
    ):
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
