"""Naming a noun a second time: the pronoun, "the" and the noun, or the noun phrase again."""

from __future__ import annotations

from spacy.tokens import Token

from clauselint.nlp import grammar
from clauselint.rewrite.draft import Part, Word, plain_case

PERSON_WORDS = frozenset(
    ("who", "whom", "whose", "he", "she", "him", "her", "his", "himself", "herself")
)
SUBJECT_FORMS = {"him": "he", "them": "they", "me": "I", "us": "we", "whom": "who"}
SHORT = 4


def again(noun: Token) -> list[Part]:
    """The noun phrase for a second sentence with the same subject or object.

    A pronoun or a name stays as it is. A short phrase is said again, an indefinite one with "the".
    A long one loses its restriction: "the", what stands before the noun, and the noun.
    """
    if noun.pos_ == "PRON":
        return [Word(SUBJECT_FORMS.get(noun.lower_, noun.lower_) if noun.lower_ != "i" else "I")]
    core = _core(noun)
    coordinated = bool(grammar.children(noun, "conj"))
    if coordinated:
        return _pronoun(noun) if len(grammar.phrase(noun)) > SHORT + 3 else _as_words(noun)
    if noun.pos_ == "PROPN":
        return [Word(plain_case(t), None) for t in core]
    return _definite(noun, core)


def _as_words(noun: Token) -> list[Part]:
    return [Word(plain_case(t), None) for t in grammar.phrase(noun)]


def _pronoun(noun: Token) -> list[Part]:
    from clauselint.rewrite.inflect import is_plural

    return [Word("they" if is_plural(noun) else "it")]


def _core(noun: Token) -> list[Token]:
    """The noun with its determiner, adjectives, compounds and name parts."""
    kept = ("det", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc")
    return sorted(
        [noun, *(t for c in grammar.children(noun, *kept) for t in grammar.subtree(c))],
        key=lambda t: t.i,
    )


def _definite(noun: Token, core: list[Token]) -> list[Part]:
    det = grammar.determiner(noun)
    possessed = grammar.child(noun, "nmod:poss") is not None
    words: list[Part] = [Word(plain_case(t), None) for t in core if det is None or t.i != det.i]
    if det is not None and det.lower_ in ("each", "every", "any", "no", "all", "some", "either"):
        return [Word(plain_case(det)), *words]
    bare_plural = det is None and noun.tag_ in ("NNS", "NNPS")
    if possessed or bare_plural or (det is None and grammar.relation(noun) == "nsubj"):
        return words
    if det is not None and det.lower_ in ("this", "that", "these", "those"):
        return [Word(plain_case(det)), *words]
    return [Word("the"), *words]


def with_article(noun: Token) -> list[Part]:
    """ "The" and the bare noun with its compounds: for a clause about something just named."""
    if noun.pos_ in ("PRON", "PROPN"):
        return again(noun)
    heads = [noun, *grammar.children(noun, "compound")]
    ordered = sorted(heads, key=lambda t: t.i)
    return [Word("the"), *(Word(plain_case(t), None) for t in ordered)]
