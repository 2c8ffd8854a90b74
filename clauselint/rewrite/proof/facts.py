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

from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.rewrite.inflect import MARKS, key

EDGES = "clauselint_sentences"
QUANTIFIERS = words_of("quantifiers")
FOCUS = words_of("focus-words")
CONDITIONS = words_of("condition-words")
LOGIC = words_of("logic-words")
LINKING = words_of("linking-nouns")
ANSWERS = ("return", "exchange", "response", "reply")
SCENES = words_of("openers-of-times") | {"as"}
CONCESSIONS = words_of("openers-of-concessions")
FUNCTION = words_of("function-words")
PRONOUNS = words_of("pronouns")
_REFERENCE = re.compile(
    r"\b\d\w*(?:\.\d\w*)*(?:\([a-z0-9]+\))*|\([a-z0-9]{1,3}\)|\b[A-Z]{2,}\b|§+\s*\d+"
)
_NUMBER = re.compile(r"\d[\d.,:/]*\d|\d")

Fact = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact, and the keys of the words (first to last) that state it."""

    fact: Fact
    said: tuple[str, ...]


def _claim(fact: Fact, *tokens: Token) -> Claim:
    places = [t.i for t in tokens]
    stretch = tokens[0].doc[min(places) : max(places) + 1]
    return Claim(fact, tuple(key(t.text) for t in stretch))


def content_words(tokens: Iterable[Token]) -> Counter[str]:
    """Keys of the words that are not function words, with their counts."""
    return Counter(
        key(t.text)
        for t in tokens
        if any(c.isalnum() for c in t.text) and t.lower_ not in FUNCTION and not _modal_word(t)
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
        t.text.strip(MARKS)
        for t in tokens
        if t.text.strip(MARKS)[:1].isupper() and t.text != "I" and not _first(t)
    )


def _first(token: Token) -> bool:
    return not any(t.is_alpha for t in token.doc[token.sent.start : token.i])


def modals(tokens: Iterable[Token]) -> Counter[str]:
    """Modal verbs by their word ("can't" and "cannot" count as "can")."""
    return Counter(m for m in map(_modal_word, tokens) if m)


def _modal_word(token: Token) -> str:
    word = leaders("contractions").get(token.lower_, token.lower_)
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
        found.append(_claim(fact, *(t for t in (verb, modal, negator) if t is not None)))
    return found


def negation(verb: Token) -> Token | None:
    """Negator of a clause; a later conjunct that shares the auxiliaries shares their "not"."""
    own = grammar.negation(verb)
    if own is not None or grammar.relation(verb) != "conj":
        return own
    if grammar.auxiliaries(verb) or grammar.own_subject(verb) is not None:
        return None
    return negation(verb.head)


def tenses(tokens: Iterable[Token]) -> list[Claim]:
    """Past or present of every finite clause."""
    found = []
    for verb in predicates(tokens):
        forms = sorted((verb, *grammar.children(verb, "aux", "cop")), key=lambda t: t.i)
        finite = next((t for t in forms if t.tag_ in ("VBD", "VBZ", "VBP")), None)
        if finite is not None:
            told = "past" if finite.tag_ == "VBD" else "present"
            # The keys of "is" and "was" are one, so the words themselves have to stand.
            ends = sorted((finite.i, verb.i))
            said = tuple(t.lower_ for t in verb.doc[ends[0] : ends[1] + 1])
            found.append(Claim((told, key(verb.text)), said))
    return found


# Conditions -----------------------------------------------------------------------------------


def conditions(tokens: Iterable[Token]) -> list[Claim]:
    """For every adverbial clause with a subordinator: that word, its verb, and what it limits.

    One that follows a coordination and hangs on its first verb, or precedes it, limits every verb;
    but a time before events that are told only opens the tale.
    """
    found = []
    for clause, mark in _limiting(tokens):
        heads = [clause.head]
        group = grammar.conjuncts(clause.head)
        scene = clause.i < group[0].i and mark.lower_ in SCENES and grammar.is_past(clause.head)
        if clause.i > group[-1].i or (clause.i < group[0].i and not scene):
            heads = group
        for head in heads:
            fact = (mark.lower_, key(clause.text), key(head.text))
            found.append(_claim(fact, mark, clause, head))
    return found


def possible_conditions(tokens: Iterable[Token]) -> set[Fact]:
    """Conditions that may be said of a verb: those of any verb of its coordination."""
    return {
        (mark.lower_, key(clause.text), key(head.text))
        for clause, mark in _limiting(tokens)
        for head in grammar.conjuncts(grammar.first_conjunct(clause.head))
    }


def resumed(tokens: Iterable[Token]) -> set[str]:
    """Keys of verbs said to hold "in that case": under the condition of the sentence before."""
    return {
        key(verb.text)
        for t in tokens
        if t.lower_ == "case" and {"in", "that"} <= {c.lower_ for c in t.children}
        for verb in grammar.conjuncts(grammar.first_conjunct(t.head))
    }


def settings(tokens: Iterable[Token]) -> Counter[Fact]:
    """Phrases and clauses before the subject, with every verb of the coordination they hold for.

    "Under this rule, A must stop and B must wait": the rule holds for both. In a report each event
    may have its own time, so what is told in the past is left out but for "by May" and "in return",
    and so is what only links.
    """
    found: Counter[Fact] = Counter()
    for verb in predicates(tokens):
        later = [c for c in grammar.conjuncts(verb)[1:] if goes_on(c)]
        group = [key(c.text) for c in (verb, *later)] if later else []
        held_ = spanning(verb) if grammar.is_past(verb) else _fronted(verb)
        found.update((key(a.text), word) for a in held_ for word in group)
    return found


def spanning(verb: Token) -> list[Token]:
    """ "By May …", "In return …": what stands before events and holds for all of them."""
    early = _fronted(verb) if grammar.is_past(verb) else []
    return [a for a in early if grammar.preposition_text(a) == "by" or a.lower_ in ANSWERS]


def held(tokens: Iterable[Token]) -> Counter[Fact]:
    """Pairs (adjunct, verb) of what a text says a verb is done under, with their counts."""
    return Counter(
        (key(adjunct.text), key(c.text))
        for verb in predicates(tokens)
        for adjunct in grammar.children(verb, "obl", "advcl")
        for c in (verb, *(grammar.conjuncts(verb)[1:] if adjunct.i < verb.i else ()))
    )


def goes_on(conjunct: Token) -> bool:
    """Whether a later clause stands under what is said before the first one."""
    start = grammar.subtree(conjunct)[0]
    apart = start.text == ";" or (start.i > 0 and start.nbor(-1).text == ";")
    return not apart and not _fronted(conjunct) and _subordinator(conjunct) is None


def _fronted(verb: Token) -> list[Token]:
    subject = grammar.own_subject(verb)
    edge = min([verb.i, *(t.i for t in grammar.subtree(subject))] if subject else [verb.i])
    early = [c for c in grammar.children(verb, "obl", "advcl") if c.i < edge]
    return [c for c in early if c.lower_ not in LINKING and _set_off(c, edge) and not _grants(c)]


def _grants(clause: Token) -> bool:
    """ "Although A, B and C": nothing holds under what is granted."""
    mark = grammar.marker(clause)
    return mark is not None and mark.lower_ in CONCESSIONS


def _set_off(adjunct: Token, edge: int) -> bool:
    last = grammar.subtree(adjunct)[-1]
    return last.text == "," or (last.i + 1 <= edge and last.nbor(1).text == ",")


def _limiting(tokens: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    for verb in predicates(tokens):
        mark = _subordinator(verb)
        related = grammar.has_relation(verb, "acl:relcl")
        if mark is not None and not related and grammar.relation(verb) in ("advcl", "acl"):
            yield verb, mark


def _subordinator(verb: Token) -> Token | None:
    marks = grammar.children(verb, "mark", "advmod", "case")
    return next((m for m in marks if m.lower_ in CONDITIONS and m.i < verb.i), None)


# Phrases --------------------------------------------------------------------------------------


def quantities(tokens: Iterable[Token]) -> list[Claim]:
    """Quantifiers and numbers with what they count, and "only" with what it limits."""
    return [
        _claim((t.lower_, key(t.head.text)), t, t.head)
        for t in tokens
        if t.lower_ in QUANTIFIERS or t.lower_ in FOCUS or t.pos_ == "NUM"
    ]


def focus(tokens: Iterable[Token]) -> list[Claim]:
    """ "Only" and its like with the very next word, which no rewording may change unsaid."""
    found = []
    for token in tokens:
        after = token.i + 1 < len(token.doc)
        if token.lower_ in FOCUS and after:
            following = token.doc[token.i + 1]
            fact = (token.lower_, "before", key(following.text))
            found.append(_claim(fact, token, following))
    return found


def pronouns(tokens: Iterable[Token]) -> Counter[str]:
    """Personal and possessive pronouns by their form."""
    return Counter(t.lower_ for t in tokens if t.lower_ in PRONOUNS)


def coordinations(tokens: Iterable[Token], *, clauses: bool) -> list[Claim]:
    """Coordinated words (or else clauses) with the coordinator, that of a list for all its items.

    Clauses are apart because sentences of their own may say the same.
    """
    found = []
    for token in tokens:
        joints = [c.lower_ for c in grammar.coordinators(token)]
        for item in grammar.children(token, "conj"):
            own = grammar.coordinator(item)
            word = own.lower_ if own is not None else (joints[-1] if joints else "")
            both = grammar.is_predicate(token) and (
                grammar.is_predicate(item) or shares_copula(item)
            )
            if word in ("and", "or", "but", "nor") and both == clauses:
                found.append(_claim((word, key(token.text), key(item.text)), token, item))
    return found


def shares_copula(item: Token) -> bool:
    """ "is a member of X and a fellow of Y": the second noun is a predicate too."""
    first = grammar.first_conjunct(item)
    return grammar.child(first, "cop") is not None and item.pos_ in ("NOUN", "PROPN", "ADJ")


def prepositions(tokens: Iterable[Token]) -> list[Claim]:
    """Prepositions with their noun; "before" and "after" a clause are conditions."""
    found = []
    for token in tokens:
        case = grammar.preposition(token)
        if case is not None and _is_content(token):
            found.append(_claim((grammar.preposition_text(token), key(token.text)), case, token))
    return found


def links(tokens: Iterable[Token]) -> list[Claim]:
    """Content words with the word they hang on and as what: subject, object or other.

    A later conjunct hangs where the first one does. Clauses are left out: their frames, conditions
    and arguments are facts of their own.
    """
    return [claim for t in tokens if (claim := _link(t)) is not None]


def _link(token: Token) -> Claim | None:
    if not _is_content(token) or grammar.is_predicate(token):
        return None
    first = grammar.first_conjunct(token)
    head = first.head
    if (
        head.i == first.i
        or grammar.is_predicate(first)
        or not _is_content(head)
        or grammar.relation(first) in ("punct", "dep")
        or _hangs_inside(first, head)
    ):
        return None
    return _claim((_role(first), key(token.text), key(head.text)), token, head)


def _hangs_inside(token: Token, head: Token) -> bool:
    """Whether a bracket parts the word from its head inside it, which is a parse read wrong."""
    opens, closes = ("(", ")") if token.i < head.i else (")", "(")
    between = token.doc[min(token.i, head.i) : max(token.i, head.i)]
    return sum((t.text == opens) - (t.text == closes) for t in between) > 0


def _role(token: Token) -> str:
    if token.dep_ in ("nsubj:pass", "obj"):
        return "object"
    return "subject" if grammar.has_relation(token, "nsubj", "obl:agent") else "other"


def arguments(tokens: Iterable[Token]) -> set[tuple[str, str]]:
    """Pairs (word, verb) of what may be said with a verb when it stands in a sentence of its own.

    Those are its own words, those of the clause that it is coordinated with or depends on, and the
    noun that it describes.
    """
    tokens = list(tokens)
    named = {(key(t.head.text), key(t.text)) for t in tokens if t.dep_ == "appos"}
    sharing = (t for t in tokens if grammar.relation(t) == "conj" and shares_copula(t))
    return named | {
        (key(word.text), key(verb.text))
        for verb in (*predicates(tokens), *sharing)
        for word in _reach(verb)
    }


def _reach(verb: Token) -> Iterator[Token]:
    near = [verb, grammar.first_conjunct(verb), *grammar.conjuncts(grammar.first_conjunct(verb))]
    outer = grammar.first_conjunct(verb).head
    if grammar.relation(grammar.first_conjunct(verb)) in ("advcl", "acl", "xcomp", "parataxis"):
        near.append(outer)
        yield from (outer, *grammar.children(outer, "conj"))
    for head in near:
        words = (c for c in head.children if not grammar.is_predicate(c))
        yield from (t for c in words for t in (c, *grammar.children(c, "conj")))


def _is_content(token: Token) -> bool:
    kinds = ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV")
    return token.pos_ in kinds and token.text.isalpha() and token.lower_ not in FUNCTION


def sentences(doc: Doc) -> list[Span]:
    """Sentences that hold a word."""
    return [doc[start:end] for start, end in _edges(doc)]


def sentence(doc: Doc, index: int) -> Span:
    """One of the sentences that hold a word."""
    start, end = _edges(doc)[index]
    return doc[start:end]


def _edges(doc: Doc) -> list[tuple[int, int]]:
    """Where they start and end; found once, since spaCy walks all tokens to find a sentence."""
    if EDGES not in doc.user_data:
        worded = (s for s in doc.sents if any(c.isalnum() for c in s.text))
        doc.user_data[EDGES] = [(s.start, s.end) for s in worded]
    edges: list[tuple[int, int]] = doc.user_data[EDGES]
    return edges
