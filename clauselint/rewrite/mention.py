"""Naming a noun a second time: the pronoun, "the" and the noun, or the noun phrase again."""

from __future__ import annotations

from spacy.tokens import Token

from clauselint.nlp import grammar
from clauselint.rewrite.draft import Part, Word, plain_case
from clauselint.rewrite.wordlists import wordlist

PERSON_WORDS = frozenset(
    ("who", "whom", "whose", "he", "she", "him", "her", "his", "himself", "herself")
)
SUBJECT_FORMS = {"him": "he", "them": "they", "me": "I", "us": "we", "whom": "who"}
PERSONAL = ("ist", "ian", "ess", "man", "woman", "eer", "ant")
SHORT = 4


def again(noun: Token, *, alone: bool = False) -> list[Part]:
    """The noun phrase for a second sentence with the same subject or object.

    Where the noun is the first of several they are all meant, but for `alone`.

    A pronoun or a name stays as it is. A short phrase is said again, an indefinite one with "the".
    A long one loses its restriction: "the", what stands before the noun, and the noun.
    """
    if noun.pos_ == "PRON":
        return [Word(SUBJECT_FORMS.get(noun.lower_, noun.lower_) if noun.lower_ != "i" else "I")]
    core = _core(noun)
    coordinated = bool(grammar.children(noun, "conj")) and not alone
    if coordinated:
        return _pronoun(noun) if len(grammar.phrase(noun)) > SHORT + 3 else _as_words(noun)
    return _definite(noun, core)


def _as_words(noun: Token) -> list[Part]:
    return [Word(plain_case(t), t) for t in grammar.phrase(noun)]


def _pronoun(noun: Token) -> list[Part]:
    from clauselint.rewrite.inflect import is_plural

    return [Word("they" if is_plural(noun) else "it")]


def is_name(noun: Token) -> bool:
    """Whether the noun is a proper name, by its tag or its capital."""
    capital = noun.text[:1].isupper() and noun.i > noun.sent.start
    return noun.pos_ == "PROPN" or noun.tag_ in ("NNP", "NNPS") or capital


def pronoun_or_again(noun: Token) -> list[Part]:
    """ "It" or "they" for a thing that was just named; a name or a person is named again."""
    # "The fox … his tail": "it" and "his" would be two.
    own = grammar.subtree(noun)
    personal = any(t.lower_ in PERSON_WORDS and t not in own for t in noun.sent)
    if noun.pos_ != "NOUN" or is_person(noun) or is_name(noun) or personal:
        return again(noun)
    return _pronoun(noun)


def is_person(noun: Token) -> bool:
    """Whether a noun names a kind of person, by the list or by its ending."""
    word = noun.lemma_.lower()
    return word in wordlist("people") or word.endswith(PERSONAL) or word[-2:] in ("er", "or")


def _core(noun: Token) -> list[Token]:
    """The noun with its determiner, adjectives, compounds and name parts."""
    kept = ["det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc"]
    own = [t for c in grammar.children(noun, *kept) for t in grammar.subtree(c)]
    named = [t for t in grammar.subtree(noun) if is_name(noun) and _joins_name(t, noun)]
    core = sorted({t.i: t for t in (noun, *own, *named)}.values(), key=lambda t: t.i)
    comma = next((t.i for t in core if t.text == "," and t.i > noun.i), noun.doc[-1].i + 1)
    return [t for t in core if t.i < comma]


def _joins_name(token: Token, noun: Token) -> bool:
    # "Gospel of Matthew": the name goes on through "of".
    inner = [c for c in grammar.children(noun, "nmod") if grammar.preposition_text(c) == "of"]
    names = [c for c in inner if is_name(c) and c.i > noun.i]
    return any(token in grammar.subtree(c) for c in names) and token.text != ","


def _definite(noun: Token, core: list[Token]) -> list[Part]:
    det = grammar.determiner(noun)
    possessed = grammar.child(noun, "nmod:poss") is not None
    if any(t.lower_ == "such" for t in core):
        det, core = None, [t for t in core if t.lower_ not in ("such", "a", "an")]
        named = [Word(plain_case(t), t) for t in core]
        return [Word("these" if noun.tag_ == "NNS" else "this"), *named]
    words: list[Part] = [Word(plain_case(t), t) for t in core if det is None or t.i != det.i]
    if det is not None and det.lower_ in ("another", "such"):
        return [Word("this"), *words] if noun.tag_ in ("NN", "NNP") else [Word("these"), *words]
    if det is not None and det.lower_ in ("each", "every", "any", "no", "all", "some", "either"):
        return [Word(plain_case(det)), *words]
    counted = bool(grammar.children(noun, "nummod"))
    bare = det is None and not counted and (noun.tag_ == "NNS" or is_name(noun))
    if possessed or bare or (det is None and not counted and not _qualified(noun)):
        return words
    if det is not None and det.lower_ in ("this", "that", "these", "those"):
        return [Word(plain_case(det)), *words]
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
