"""Naming a noun a second time: the pronoun, "the" and the noun, or the noun phrase again."""

from __future__ import annotations

from spacy.tokens import Token

from clauselint.lexicon import lines
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.people import may_be_person
from clauselint.rewrite.draft import Part, Word, plain_case

OBJECT_FORMS = dict(row.split() for row in lines("pronoun-cases"))
SUBJECT_FORMS = {after: "I" if said == "i" else said for said, after in OBJECT_FORMS.items()}
SHORT = 7
LONG = 3
POINTING = words_of("adjectives-that-point-back")
QUANTIFIED = words_of("determiners-of-quantity")


def again(noun: Token, *, alone: bool = False) -> list[Part]:
    """The noun phrase for a second sentence with the same subject or object.

    Where the noun is the first of several they are all meant, but for `alone`.

    A pronoun or a name stays as it is. A short phrase is said again, an indefinite one with "the".
    A long one loses its restriction: "the", what stands before the noun, and the noun.
    """
    if noun.pos_ == "PRON":
        return [Word(SUBJECT_FORMS.get(noun.lower_, noun.lower_ if noun.lower_ != "i" else "I"))]
    if grammar.children(noun, "conj") and not alone:
        return _as_words(noun)
    if (pointer := _pointer(noun)) is not None:
        return [Word(pointer)]
    return _definite(noun, _core(noun))


def _pointer(noun: Token) -> str | None:
    """ "This list … It …": what was pointed at needs no second name."""
    det = grammar.determiner(noun)
    thing = grammar.has_relation(noun, "nsubj") and not may_be_person(noun)
    if det is None or not thing or len(grammar.phrase(noun)) < LONG:
        return None
    return {"this": "it", "these": "they"}.get(det.lower_)


def _as_words(noun: Token) -> list[Part]:
    return [Word(plain_case(t), t) for t in grammar.phrase(noun)]


def is_name(noun: Token) -> bool:
    """Whether the noun is a proper name, by its tag or its capital."""
    capital = noun.text[:1].isupper() and noun.i > noun.sent.start
    return noun.pos_ == "PROPN" or noun.tag_ in ("NNP", "NNPS") or capital


def _core(noun: Token) -> list[Token]:
    """The noun with its determiner, adjectives, compounds and name parts."""
    kept = ["det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc"]
    # "At least one key": it is "the key" then.
    told = [c for c in grammar.children(noun, *kept) if not _is_counted(c)]
    told = [c for c in told if c.lower_ not in POINTING]
    own = [t for c in told for t in grammar.subtree(c)]
    named = [t for t in grammar.subtree(noun) if is_name(noun) and _joins_name(t, noun)]
    core = sorted({t.i: t for t in (noun, *own, *named)}.values(), key=lambda t: t.i)
    comma = next((t.i for t in core if t.text == "," and t.i > noun.i), noun.doc[-1].i + 1)
    return [t for t in core if t.i < comma]


def _is_counted(word: Token) -> bool:
    """ "more than ten": neither the number nor its adverb is said again."""
    owner = grammar.has_relation(word, "nmod:poss")
    return bool(grammar.children(word, "advmod", "case")) and not owner


def _joins_name(token: Token, noun: Token) -> bool:
    # "Gospel of Matthew": the name goes on through "of".
    inner = [c for c in grammar.children(noun, "nmod") if grammar.preposition_text(c) == "of"]
    names = [c for c in inner if is_name(c) and c.i > noun.i]
    return any(token in grammar.subtree(c) for c in names) and token.text != ","


def _definite(noun: Token, core: list[Token]) -> list[Part]:
    """ "The" with the core of an indefinite, "these" with that of a plural that was restricted.

    "No guest", "some guests" and "few guests" are not named again by it: they are said in full.
    """
    det = grammar.determiner(noun)
    lead = det.lower_ if det is not None else ""
    whole = len(grammar.phrase(noun))
    restricted = len(core) < whole
    known = lead not in ("a", "an") and (det is not None or noun.tag_ != "NNS")
    if restricted and whole <= SHORT and known and grammar.children(noun, "nmod"):
        return _as_words(noun)
    if lead in QUANTIFIED and (restricted or lead not in ("each", "every", "any")):
        return _as_words(noun)
    if det is None and noun.tag_ == "NNS" and restricted and not is_name(noun):
        return [Word("these"), *(Word(plain_case(t), t) for t in core)]
    words: list[Part] = [Word(plain_case(t), t) for t in core if det is None or t.i != det.i]
    if lead in ("another", "such") or any(t.lower_ == "such" for t in core):
        bare = [w for w in words if w.text.lower() not in ("such", "a", "an")]
        return [Word("these" if noun.tag_ == "NNS" else "this"), *bare]
    if lead in QUANTIFIED | words_of("demonstratives"):
        return [Word(lead, det), *words]
    possessed = grammar.child(noun, "nmod:poss") is not None
    counted = bool(grammar.children(noun, "nummod"))
    if possessed or (det is None and not counted and not _qualified(noun)):
        return words
    if det is None and is_name(noun):
        return words
    return [Word("the"), *words]


def _qualified(noun: Token) -> bool:
    return bool(grammar.children(noun, "nmod", "acl"))


def with_article(noun: Token, *, alone: bool = False) -> list[Part]:
    """ "The" and the bare noun with its compounds: for a clause about something just named."""
    if noun.pos_ == "PRON" or is_name(noun):
        return again(noun, alone=alone)
    compounds = [t.i for c in grammar.children(noun, "compound") for t in grammar.subtree(c)]
    whole = noun.doc[min([noun.i, *compounds]) : max([noun.i, *compounds]) + 1]
    return [Word("the"), *(Word(plain_case(t), t) for t in whole)]
