"""AMB031: "the same", "the former", "such notice", a lone "this"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.people import may_be_person
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, quoted
from clauselint.rules.ambiguity._environment import is_time
from clauselint.rules.ambiguity._frame import is_set
from clauselint.rules.base import Ties

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

SAME, FORMER, SUCH, THIS, THOSE = 0.7, 0.65, 0.62, 0.6, 0.5
"""By kind (by hand, from reading policies)."""

POINTERS = words_of("words-that-point-back")
"""Words that point back and may stand for a noun."""
NEW = frozenset(("a", "an", "another", "any"))
"""Words that bring a thing in; "the notice" may be one that was named before."""
DECIDED = frozenset(("apply", "count", "hold"))
"""Verbs of which a rule is the subject: "This does not apply" limits what was laid down."""


class VagueReference(ConstructionRule):
    """ "The same", "the former" or a lone "this" points back at more than one thing.

    ## What it does

    Finds "the same", "the former" and "the latter" as nouns, and "these" or "those" alone, where
    two things before them could be meant; "this" alone as the subject of what must, may or does not
    hold, after two acts that "and" or "or" joins; and "such" with a noun that brought in two things
    ("a notice by the owner", "a notice by the tenant").

    ## Why is this bad?

    Such words point without naming. The reader must go back and choose.

    ## Example

    > Send the form and the receipt to the office and keep a copy of the same.

    ## Use instead

    > Send the form and the receipt to the office and keep a copy of both.

    ## References

    - B. Garner, *Garner's Dictionary of Legal Usage* (3rd ed., 2011), "same", "former; latter".
    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 17, section 5 (demonstratives).
    - *Federal Plain Language Guidelines* (2011), on "the same" and "said".
    """

    code = "AMB031"
    name = "vague-reference"
    ties = Ties(
        (
            (("pronoun", ("conjuncts", -1)), ("pronoun", "antecedent1")),
            (("pronoun", "conjuncts"), ("pronoun", "antecedent2")),
        ),
        name="stands for",
    )

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Words that point back, with two things to point at."""
        for sentence in analysis.sentences():
            for token in sentence:
                weight = _weight(token)
                nouns = [n for n in _before(token) if not n.is_ancestor(token)] if weight else []
                yield from _construction(token, nouns, weight)
                namesakes, acts = _namesakes(token), _acts(token)
                if len(namesakes) > 1:
                    yield _such(token, namesakes)
                if len(acts) > 1:
                    yield _this(token, acts)


def _acts(this: Token) -> list[Token]:
    """Joined acts that a lone "this" takes up: in the sentence so far or the one before."""
    clause = this.head
    alone = this.lower_ == "this" and g.has_relation(this, "nsubj") and g.is_verb(clause)
    if not alone or not (g.modal(clause) is not None or clause.lemma_.lower() in DECIDED):
        return []
    if clause.lemma_.lower() in ("help", "include", "mean"):
        return []
    start = this.sent.start
    heads = [c for c in g.children(clause, "advcl") if c.i < this.i]
    if not heads and this.i == start > 0:
        heads = [this.doc[start - 1].sent.root]
    joined = [[c for c in g.conjuncts(h) if g.is_predicate(c)] for h in heads]
    return next((acts for acts in joined if len(acts) > 1), [])


def _this(this: Token, acts: list[Token]) -> Construction:
    """ "… may raise the fee and close the bar. This must be confirmed": the closing, or both?"""
    last = g.words(g.members(acts)[-1])
    every = "both" if len(acts) == 2 else "all"
    said = g.words(this.doc[this.i + 1 : this.head.i + 1])
    return Construction(
        tokens=[this],
        message=f"“{this.text}” may stand for “{last}” only, or for {every} of what was said",
        readings=(f"that ({last}) {said}", f"{every} of these {said}"),
        first=0.5,
        strength=THIS,
        anchors={"pronoun": (this.i,), "conjuncts": tuple(a.i for a in acts)},
    )


def _namesakes(such: Token) -> list[Token]:
    """Earlier nouns like that of "such", each a new thing ("a key for …", "another key")."""
    noun = such.head
    if such.lower_ != "such" or noun.i < such.i or noun.pos_ != "NOUN":
        return []
    ahead = any(t.lower_ == "as" for t in such.doc[noun.i + 1 : such.sent.end])
    if ahead or not g.has_relation(such, "det", "amod"):
        return []
    start = such.doc[such.sent.start - 1].sent.start if such.sent.start else 0
    return [t for t in such.doc[start : such.i] if t.lemma_ == noun.lemma_ and _is_new(t)]


def _is_new(noun: Token) -> bool:
    """Whether the noun brings something in: "a key", or a bare plural ("keys of guests")."""
    opened = g.children(noun, "det", "nmod:poss", "nummod")
    bare = "Plur" in noun.morph.get("Number", []) and not opened
    said = any(c.lower_ == "such" for c in noun.children)
    return not said and (bare or any(c.lower_ in NEW for c in opened))


def _such(such: Token, nouns: list[Token]) -> Construction:
    one, other = (_told(n) for n in nouns[:-3:-1])
    return Construction(
        tokens=[such, such.head],
        message=f"{quoted([such, such.head])} may point at “{one}” or at “{other}”",
        readings=(one, other),
        first=0.5,
        strength=SUCH,
        anchors={
            "pronoun": (such.i, such.head.i),
            "antecedent1": (nouns[-1].i,),
            "antecedent2": (nouns[-2].i,),
        },
    )


def _told(noun: Token) -> str:
    """The noun with its own words; a bare object with its clause ("the owner sends a notice")."""
    cases = {t.i for c in g.children(noun, "case", "mark", "cop", "nsubj") for t in g.subtree(c)}
    alone = g.trimmed([t for t in g.conjunct_phrase(noun) if t.i not in cases])
    if noun.head.pos_ != "VERB" or len(alone) > len(g.children(noun, "det")) + 1:
        return g.words(alone)
    clause = g.conjunct_phrase(noun.head)
    return g.words([t for t in clause if not g.has_relation(t, "mark")])


def _weight(token: Token) -> float:
    if token.lower_ not in POINTERS:
        return 0.0
    article = token.i > token.sent.start and token.nbor(-1).lower_ == "the"
    alone = not g.is_nominal(token.head) or token.head.i < token.i
    if token.lower_ == "same" and article and alone:
        # "The Act, as the same may be amended": an idiom for the noun before.
        idiom = token.i > 1 and token.nbor(-2).lower_ == "as"
        return SAME if _is_noun(token) and not idiom else 0.0
    if token.lower_ in ("former", "latter") and article and alone:
        return FORMER if _is_noun(token) else 0.0
    lone = token.lower_ in ("these", "those") and g.has_relation(token, "obj", "nsubj", "obl")
    described = g.children(token, "acl", "nmod", "advmod", "amod")
    return THOSE if lone and not described else 0.0


def _is_noun(token: Token) -> bool:
    """The word is an argument itself, not "the same as", "the same way", "are the same"."""
    after = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    argument = g.has_relation(token, "obj", "obl", "nmod", "nsubj", "conj", "nsubj:pass")
    # "do the same", "the same goes for …": what was done or said, and no noun.
    acts = token.head.lemma_.lower() in ("apply", "do", "go", "hold")
    said = acts or g.child(token, "cop") is not None
    return argument and not said and after not in ("as", "that", "way", "time")


def _before(token: Token) -> list[Token]:
    """Heads of the arguments of the sentence so far, or else of the sentence before."""
    nouns = _arguments(token.doc[token.sent.start : token.i])
    if nouns or token.sent.start == 0:
        return nouns
    before = token.doc[token.sent.start - 1].sent
    return _arguments(before)


def _arguments(tokens: Iterable[Token]) -> list[Token]:
    wanted = ("obj", "obl", "nsubj", "conj", "nmod")
    nouns = (t for t in tokens if t.pos_ in ("NOUN", "PROPN") and g.has_relation(t, *wanted))
    free = (t for t in nouns if not g.has_relation(t, "nmod:poss") and not is_set(t))
    return [t for t in free if not may_be_person(t) and not is_time(t)]


def _phrase(noun: Token) -> list[Token]:
    """The noun with its article and modifiers, without preposition and what follows."""
    apart = g.children(noun, "case", "cc", "conj", "acl", "appos")
    return [t for t in g.phrase(noun, without=apart) if t.i <= noun.i]


def _construction(token: Token, nouns: list[Token], weight: float) -> Iterator[Construction]:
    if token.lower_ in ("these", "those"):
        nouns = [n for n in nouns if "Plur" in n.morph.get("Number", [])]
    if len(nouns) < 2:
        return
    one, other = nouns[-1], nouns[-2]
    article = [token.nbor(-1)] if token.lower_ not in ("these", "those") else []
    tokens = [*article, token]
    yield Construction(
        tokens=tokens,
        message=f"{quoted(tokens)} may point at “{one.text}”, at “{other.text}” or at both",
        readings=(g.words(_phrase(one)), g.words(_phrase(other))),
        first=0.5,
        strength=weight,
        anchors={
            "pronoun": tuple(t.i for t in tokens),
            "antecedent1": (one.i,),
            "antecedent2": (other.i,),
        },
    )
