"""What a text says, as far as it must not change: who must, may or must not do what, and when.

The facts are small tuples of word keys (`inflect.key`), so that two wordings can be compared.
Coordination is resolved: in "must not copy or share" both verbs carry "must" and "not".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from clauselint.nlp import grammar
from clauselint.rewrite.inflect import key
from clauselint.rewrite.wordlists import wordlist

QUANTIFIERS = wordlist("quantifiers")
FOCUS = wordlist("focus")
CONDITIONS = wordlist("conditions")
LOGIC = wordlist("logic")
FUNCTION = wordlist("function")
_REFERENCE = re.compile(r"\b\d[\w.]*(?:\([a-z0-9]+\))*|\([a-z0-9]{1,3}\)|\b[A-Z]{2,}\b|§+\s*\d+")
_NUMBER = re.compile(r"\d[\d.,:/]*\d|\d")

Fact = tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """A fact, and the tokens (first and last) between which it is said."""

    fact: Fact
    low: int
    high: int


def content_words(tokens: Iterable[Token]) -> Counter[str]:
    """Keys of the words that are not function words, with their counts."""
    return Counter(
        key(t.text)
        for t in tokens
        if any(c.isalnum() for c in t.text)
        and t.lower_ not in FUNCTION
        and t.lower_ not in grammar.MODALS
    )


def numbers(text: str) -> Counter[str]:
    """Numbers, dates and section numbers as they are written."""
    return Counter(_NUMBER.findall(text))


def references(text: str) -> Counter[str]:
    """Cross-references ("4.2(b)"), lettered items and acronyms as they are written."""
    return Counter(_REFERENCE.findall(text))


def names(tokens: Iterable[Token]) -> Counter[str]:
    """Words with a capital that does not begin a sentence: names and defined terms."""
    return Counter(
        t.text for t in tokens if t.text[:1].isupper() and t.text != "I" and not _first(t)
    )


def _first(token: Token) -> bool:
    return not any(t.is_alpha for t in token.doc[token.sent.start : token.i])


def modals(tokens: Iterable[Token]) -> Counter[str]:
    """Modal verbs by their word ("can't" and "cannot" count as "can")."""
    return Counter(m for m in map(_modal_word, tokens) if m)


def _modal_word(token: Token) -> str:
    word = {"ca": "can", "wo": "will", "'ll": "will", "’ll": "will"}.get(token.lower_, token.lower_)
    return word if word in grammar.MODALS and token.tag_ in ("MD", "") else ""


def logic_words(tokens: Iterable[Token]) -> Counter[str]:
    """Negations, exceptions and "only"; the forms of "not" count as one."""
    same = {"n't": "not", "n’t": "not"}
    return Counter(same.get(t.lower_, t.lower_) for t in tokens if t.lower_ in LOGIC)


# From the parse -------------------------------------------------------------------------------


def predicates(tokens: Iterable[Token]) -> Iterator[Token]:
    """Heads of clauses."""
    return (t for t in tokens if grammar.is_predicate(t) or t.head.i == t.i)


def frames(tokens: Iterable[Token]) -> list[Claim]:
    """For every clause: its verb, its modal, and whether it is negated."""
    found = []
    for verb in predicates(tokens):
        modal, negator = grammar.modal(verb), negation(verb)
        fact = (key(verb.text), _modal_word(modal) if modal else "", "not" if negator else "")
        ends = [t.i for t in (verb, modal, negator) if t is not None]
        found.append(Claim(fact, min(ends), max(ends)))
    return found


def negation(verb: Token) -> Token | None:
    """Negator of a clause; a later conjunct that shares the auxiliaries shares their "not"."""
    own = grammar.negation(verb)
    if own is not None or grammar.relation(verb) != "conj":
        return own
    if grammar.auxiliaries(verb) or grammar.own_subject(verb) is not None:
        return None
    return negation(verb.head)


def conditions(tokens: Iterable[Token]) -> list[Claim]:
    """For every adverbial clause with a subordinator: that word, its verb, and what it limits."""
    found = []
    for verb in predicates(tokens):
        mark = _subordinator(verb)
        if mark is None or grammar.relation(verb) not in ("advcl", "acl"):
            continue
        head = grammar.first_conjunct(verb.head)
        ends = (mark.i, verb.i, verb.head.i)
        found.append(Claim((mark.lower_, key(verb.text), key(head.text)), min(ends), max(ends)))
    return found


def _subordinator(verb: Token) -> Token | None:
    marks = grammar.children(verb, "mark", "advmod", "case")
    return next((m for m in marks if m.lower_ in CONDITIONS and m.i < verb.i), None)


def quantities(tokens: Iterable[Token]) -> list[Claim]:
    """Quantifiers and numbers with what they count, and "only" with what it limits."""
    found = []
    for token in tokens:
        if token.lower_ in QUANTIFIERS or token.lower_ in FOCUS or token.pos_ == "NUM":
            ends = (token.i, token.head.i)
            found.append(Claim((token.lower_, key(token.head.text)), min(ends), max(ends)))
    return found


def coordinations(tokens: Iterable[Token]) -> list[Claim]:
    """Coordinated words with their coordinator; that of a list holds between all its items."""
    found = []
    for token in tokens:
        later = grammar.children(token, "conj")
        joints = [c.lower_ for c in grammar.coordinators(token)]
        for item in later:
            own = grammar.coordinator(item)
            word = own.lower_ if own is not None else (joints[-1] if joints else "")
            if word in ("and", "or", "but", "nor"):
                fact = (word, key(token.text), key(item.text))
                found.append(Claim(fact, token.i, item.i))
    return found


def joined(claim: Claim, tokens: list[Token]) -> bool:
    """Whether the claim joins two predicates, which sentences of their own may say instead."""
    base = tokens[0].i
    pair = (tokens[claim.low - base], tokens[claim.high - base])
    return all(grammar.is_predicate(t) for t in pair)


def prepositions(tokens: Iterable[Token]) -> list[Claim]:
    """Prepositions with their noun; "before" and "after" a clause are conditions."""
    found = []
    for token in tokens:
        case = grammar.preposition(token)
        if case is not None and _is_content(token):
            fact = (grammar.preposition_text(token), key(token.text))
            found.append(Claim(fact, case.i, token.i))
    return found


def tenses(tokens: Iterable[Token]) -> list[Claim]:
    """Past or present of every finite clause."""
    found = []
    for verb in predicates(tokens):
        forms = sorted((verb, *grammar.children(verb, "aux", "cop")), key=lambda t: t.i)
        finite = next((t for t in forms if t.tag_ in ("VBD", "VBZ", "VBP")), None)
        if finite is not None:
            told = "past" if finite.tag_ == "VBD" else "present"
            ends = (finite.i, verb.i)
            found.append(Claim((told, key(verb.text)), min(ends), max(ends)))
    return found


def links(tokens: Iterable[Token]) -> list[Claim]:
    """Content words with the word they hang on and as what: subject, object or other.

    A later conjunct hangs where the first one does.
    """
    return [claim for t in tokens if (claim := _link(t)) is not None]


def _link(token: Token) -> Claim | None:
    if not _is_content(token):
        return None
    first = grammar.first_conjunct(token)
    head = first.head
    if head.i == first.i or not _is_content(head) or grammar.relation(first) in ("punct", "dep"):
        return None
    role = _role(first)
    ends = (token.i, head.i)
    return Claim((role, key(token.text), key(head.text)), min(ends), max(ends))


def _role(token: Token) -> str:
    if token.dep_ in ("nsubj:pass", "obj"):
        return "object"
    return "subject" if grammar.has_relation(token, "nsubj", "obl:agent") else "other"


def _is_content(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV") and token.is_alpha


def sentences(doc: Doc) -> list[Span]:
    """Sentences that hold a word."""
    return [s for s in doc.sents if any(t.is_alpha or t.like_num for t in s)]
