"""Say where a thing is apart: "It is a town in the north" gives "It is in the north."

Only of a named thing that "is a" or "was a" something: its place then describes it. A person who
is a member in one place may be in another, so people are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, Word, ended, parts, remainder
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import is_name, is_person
from clauselint.rewrite.restructure._register import past

LIES = ("lie", "locate", "situate")
FEWEST_BEFORE = 2
DIRECTIONS = frozenset(
    ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
)
AREAS = DIRECTIONS | {
    "centre", "center", "middle", "heart", "outskirts", "coast", "shore", "bank", "border", "edge",
    "region", "area", "country", "city", "town", "village", "district", "island", "valley", "river",
}  # fmt: skip
PLACES = ("in", "on", "near", "between", "within", "along", "at", "beside", "outside")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the place that closes "X is a thing in …"."""
    noun, subject = sentence.root, grammar.child(sentence.root, "nsubj")
    if subject is None or not (_is_thing(subject, noun) or _lies(subject, noun)):
        return
    if noun.lemma_ in LIES:
        yield from _second_place(sentence, subject)
        return
    for place in grammar.children(noun, "nmod", "obl", "parataxis", "appos", "advmod"):
        taken = whole_phrase(place)
        stands = taken[0].lower_ in PLACES and _is_place(place)
        if closes(taken) and (stands or _is_direction(taken)):
            yield _split(sentence, subject, place, taken)


def _is_thing(subject: Token, noun: Token) -> bool:
    det = grammar.determiner(noun)
    kind = det is not None and det.lower_ in ("a", "an") and grammar.child(noun, "cop") is not None
    plain = grammar.modal(noun) is None and grammar.negation(noun) is None
    known = is_name(subject) or subject.lower_ == "it" or _is_definite(subject)
    joined = grammar.children(noun, "conj", "ccomp")
    return kind and plain and known and not joined and not is_person(noun)


def _lies(subject: Token, verb: Token) -> bool:
    held = grammar.modal(verb) or grammar.negation(verb) or grammar.children(verb, "conj")
    return verb.lemma_ in LIES and not held and (is_name(subject) or _is_definite(subject))


def _second_place(sentence: Span, subject: Token) -> Iterator[Proposal]:
    """ "lies in the valley between A and B": the second of two places."""
    places = [t for t in sentence if t.i > sentence.root.i and _opens_place(t)]
    taken = whole_phrase(places[-1]) if len(places) > 1 else []
    if taken and closes(taken) and taken[0].i > sentence.root.i + FEWEST_BEFORE:
        yield _split(sentence, subject, places[-1], taken)


def _opens_place(token: Token) -> bool:
    case = grammar.preposition(token)
    return case is not None and case.lower_ in PLACES and grammar.has_relation(token, "obl", "nmod")


def _is_definite(subject: Token) -> bool:
    det = grammar.determiner(subject)
    return det is not None and det.lower_ in ("the", "this", "these")


def _is_place(place: Token) -> bool:
    named = any(is_name(t) for t in (place, *grammar.children(place, "nmod", "compound")))
    return named or (grammar.determiner(place) is not None and place.lemma_.lower() in AREAS)


def _is_direction(taken: list[Token]) -> bool:
    """ ", about 30 km north of the lake": how far and which way, behind a comma."""
    words = {t.lower_ for t in taken}
    far = any(t.pos_ == "NUM" for t in taken) or taken[0].lower_ in DIRECTIONS
    verbs = any(t.pos_ in ("VERB", "AUX") for t in taken)
    return grammar.comma_before(taken[0]) and far and bool(words & DIRECTIONS) and not verbs


def _split(sentence: Span, subject: Token, place: Token, taken: list[Token]) -> Proposal:
    plural = is_plural(subject)
    be = Word(finite("be", plural=plural, past=past(sentence.root)))
    it = "they" if plural else "it"
    said = parts(Word(it), be, taken)
    rest = remainder(sentence, taken)
    moved = frozenset((key(place.text),))
    licence = Licence(moved=moved, openings=(f"{it} {be.text}",))
    return Proposal("split-place", (rest, ended(said, ".")), licence=licence)
