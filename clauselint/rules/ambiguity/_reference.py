"""Which nouns a pronoun may stand for, and how likely each is.

A log-linear choice among the nouns of the sentence so far and of the sentence before, with the
classic preferences (subjects, nearness, parallel roles; Lappin and Leass 1994). The weights are
fitted on the coreference layer of GUM (`models.antecedent` in `weights.json`).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.nlp.people import is_person, may_be_person, personhood
from clauselint.rules.ambiguity._environment import is_time
from clauselint.rules.ambiguity._frame import is_hyphened, is_set
from clauselint.rules.ambiguity._weigh import score

if TYPE_CHECKING:
    from spacy.tokens import Token

THINGS = frozenset(("it", "its", "itself"))
PLURALS = words_of("pronouns-plural")
PERSONS = words_of("pronouns-of-persons")
POSSESSIVES = words_of("pronouns-possessive")
REFLEXIVES = frozenset(("itself", "themselves"))
DEFINITE = words_of("demonstratives") | {"the"}
INDEFINITE = words_of("determiners-indefinite")
PARTS = frozenset(("each", "either", "one", "any"))
WINDOW = 60
"""Words back from the pronoun that are searched."""


UNMARKED = words_of("nouns-of-one-number")
"""Nouns of one form that are taken up by "it" and by "they"."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun may stand for; probabilities of one pronoun sum to 1.

    `noun` is the nearest mention. `joint` says that all of its coordination is meant.
    """

    noun: Token
    probability: float
    joint: bool = False


def antecedents(pronoun: Token) -> list[Antecedent]:
    """Nouns that fit, likeliest first; empty where the pronoun stands for none."""
    nouns = candidates(pronoun)
    if not nouns:
        return []
    scores = [score("antecedent", features(pronoun, n, nouns)) for n in nouns]
    top = max(scores)
    weights = [exp(s - top) for s in scores]
    total = sum(weights)
    found = [Antecedent(n, w / total) for n, w in zip(nouns, weights, strict=True)]
    return sorted(_merged(pronoun, found), key=lambda a: -a.probability)


def _merged(pronoun: Token, found: list[Antecedent]) -> list[Antecedent]:
    """One entry a thing: the same noun again, or another member of a coordination, is no rival."""
    things: dict[str, Antecedent] = {}
    for one in found:
        whole = _whole(pronoun, one.noun)
        key = str(whole.i) if whole is not None else _thing(one.noun)
        so_far = things[key].probability if key in things else 0.0
        noun = whole if whole is not None else one.noun
        things[key] = Antecedent(noun, so_far + one.probability, whole is not None)
    return list(things.values())


def _thing(noun: Token) -> str:
    """What the noun names: "a guest" and "*another* guest" are two."""
    apart = any(c.lower_ in OTHERS for c in g.children(noun, "det", "amod"))
    return f"other {noun.lemma_.lower()}" if apart else noun.lemma_.lower()


OTHERS = words_of("words-of-difference")
SAID = words_of("verbs-of-holding")
"""Verbs whose passive has an "it" of no meaning ("it is presumed that …")."""


def _whole(pronoun: Token, noun: Token) -> Token | None:
    """Head of the coordination that the pronoun takes up with the noun, or None.

    "They" takes up what "and" joins, and either of what "or" joins; "it" the latter.
    """
    first = g.first_conjunct(noun)
    joined = _joiner(first) == "or" if pronoun.lower_ in THINGS else _joiner(first) in ("and", "or")
    # In a parse gone wrong the head may stand behind the pronoun.
    taken_up = joined and pronoun.lower_ not in PERSONS and first.i < pronoun.i
    return first if taken_up and not first.is_ancestor(pronoun) else None


def is_expletive(pronoun: Token) -> bool:
    """Whether "it" stands for nothing, or for a clause to come ("it is clear that …")."""
    if pronoun.lower_ != "it":
        return False
    if g.relation(pronoun) == "expl":
        return True
    verb = pronoun.head
    if g.is_passive(verb) and verb.lemma_.lower() in SAID:
        return True
    later = [c for c in g.children(verb, "csubj", "ccomp") if c.i > verb.i]
    about = g.child(verb, "cop") is not None and verb.pos_ in ("ADJ", "NOUN")
    return g.has_relation(pronoun, "nsubj") and about and bool(later)


def candidates(pronoun: Token) -> list[Token]:
    """Nouns before the pronoun that agree with it, in order of the text."""
    start = _window_start(pronoun)
    nouns = (t for t in pronoun.doc[start : pronoun.i] if _names(t))
    return [n for n in nouns if _referential(n) and _agrees(pronoun, n) and _free(pronoun, n)]


def _names(token: Token) -> bool:
    """A noun, a name, or the head of "each of the branches"."""
    if token.pos_ in ("DET", "PRON", "NUM") and token.lower_ in PARTS:
        return any(g.preposition_text(c) == "of" for c in g.children(token, "nmod"))
    return token.pos_ in ("NOUN", "PROPN")


def _window_start(pronoun: Token) -> int:
    first = pronoun.sent.start
    before = pronoun.doc[first - 1].sent.start if first > 0 else first
    return max(before, pronoun.i - WINDOW)


def _referential(noun: Token) -> bool:
    """Whether the noun names something: not as a part of a word or of a set phrase."""
    part = g.relation(noun) in ("compound", "flat", "fixed", "amod", "vocative")
    return not part and not is_set(noun) and not is_hyphened(noun)


def _agrees(pronoun: Token, noun: Token) -> bool:
    if noun.lower_ in UNMARKED:
        return True
    plural = "Plur" in noun.morph.get("Number", [])
    if is_time(noun) and pronoun.lower_ not in THINGS:
        return False
    if pronoun.lower_ in PERSONS:
        return not plural and may_be_person(noun)
    if pronoun.lower_ in THINGS:
        # "Contractor … its": a party that a contract names is a thing to it.
        return not plural and (personhood(noun) < 0.5 or is_named(noun))
    # "The tasks and their owners": the pronoun stands for a part of what it is part of.
    one = personhood(noun) > 0.2 or is_person(noun)
    return plural or one or (_is_joint(noun) and not noun.is_ancestor(pronoun))


def is_many(noun: Token) -> bool:
    """Whether the noun is plural, or heads a coordination with "and"."""
    return "Plur" in noun.morph.get("Number", []) or _is_joint(noun)


def _is_joint(noun: Token) -> bool:
    return _joiner(noun) == "and"


def _joiner(noun: Token) -> str:
    """The last coordinator of the coordination that the noun heads; empty where there is none."""
    joined = [c.lower_ for c in g.coordinators(noun)]
    return joined[-1] if joined else ""


def _free(pronoun: Token, noun: Token) -> bool:
    """Binding: not an argument of the pronoun's own verb, nor a noun that contains it.

    Nor what a relative clause leaves out: in "tools *that they need*" they are no tools.
    """
    clause = pronoun.head
    whole = g.first_conjunct(noun)
    argument = pronoun.lower_ not in POSSESSIVES or pronoun.i > clause.i
    if argument and g.has_relation(clause, "acl") and g.first_conjunct(clause.head).i == whole.i:
        return not g.is_predicate(clause)
    if noun.is_ancestor(pronoun) and not g.is_predicate(noun):
        return _inside_clause(pronoun, noun)
    if pronoun.lower_ in POSSESSIVES or pronoun.lower_ in REFLEXIVES:
        return True
    return noun.head.i != pronoun.head.i or g.relation(noun) in ("advcl", "conj", "nmod")


def _inside_clause(pronoun: Token, noun: Token) -> bool:
    """Whether a clause or a coordinator stands between the two ("*tasks* and *their* owners")."""
    token = pronoun.head
    while token.i != noun.i:
        if g.is_predicate(token) or g.relation(token) == "conj":
            return True
        token = token.head
    return False


def is_named(noun: Token) -> bool:
    """Whether the noun is a name or a defined term, by its capital inside a sentence."""
    inside = noun.i > noun.sent.start or noun.pos_ == "PROPN"
    return inside and noun.text[:1].isupper() and not noun.text.isupper()


def kind(noun: Token) -> str:
    """What the noun stands for: a "party" (a person, an organisation), a "thing" or "" (unknown).

    A name is a party, but for an acronym, which more often names a system, and for a defined term
    that is a common noun for a thing ("the Agreement").
    """
    if personhood(noun) > 0.2 or is_person(noun):
        return "party"
    if noun.text.isupper() or evidence().count("thing", noun.lemma_):
        return "thing"
    return "party" if is_named(noun) else ""


def features(pronoun: Token, noun: Token, rivals: list[Token]) -> dict[str, float]:
    """What speaks for the noun; comparable among the rivals of one pronoun only."""
    same = noun.sent.start == pronoun.sent.start
    role = g.relation(noun)
    place = rivals.index(noun)
    found = {
        "distance": log(pronoun.i - noun.i),
        "before": float(not same),
        "last": float(place == len(rivals) - 1),
        "opening": float(place == 0),
        f"role={role}": 1.0,
        "parallel": float(role == g.relation(pronoun)),
        "subject-pair": float(role == "nsubj" and g.relation(pronoun) == "nsubj"),
        "proper": float(noun.pos_ == "PROPN"),
        "definite": float(_article(noun) in DEFINITE),
        "indefinite": float(_article(noun) in INDEFINITE),
        "owned": float(g.child(noun, "nmod:poss") is not None),
        "inner": float(g.relation(noun) == "nmod"),
        "over": float(noun.head.is_ancestor(pronoun)),
        "repeated": float(any(r.lemma_ == noun.lemma_ and r.i != noun.i for r in rivals)),
        "person": personhood(noun) if pronoun.lower_ in PLURALS else 0.0,
        "plural": float("Plur" in noun.morph.get("Number", [])),
        "singular-they": float(pronoun.lower_ in PLURALS and not is_many(noun)),
        "unmarked": float(noun.lower_ in UNMARKED),
    }
    if pronoun.lower_ in POSSESSIVES:
        found["possessive:near"] = log(pronoun.i - noun.i)
        found["possessive:over"] = found["over"]
    return found


def _article(noun: Token) -> str:
    article = g.determiner(noun)
    return article.lower_ if article is not None else ""
