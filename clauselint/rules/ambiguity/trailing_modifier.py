"""AMB002: words after a coordination that may close all of it or its last member only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.rules.ambiguity._construction import (
    Construction,
    ConstructionRule,
    attachment,
    inside,
    join,
    quoted,
    share,
)
from clauselint.rules.ambiguity._environment import environment, is_time
from clauselint.rules.ambiguity._exceptions import is_exception
from clauselint.rules.ambiguity._frame import fills, is_hyphened, is_name, is_scale, repeats
from clauselint.rules.base import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

NOMINAL = ("acl", "nmod")
VERBAL = ("obj", "obl", "advcl")
LONG = 5
"""Words of a modifier that is repeated in a paraphrase; longer ones are shown with brackets."""


@dataclass(frozen=True, slots=True)
class Trailing:
    """A coordination and the modifier right after its last conjunct."""

    conjuncts: tuple[Token, ...]
    cc: Token
    modifier: Token
    phrase: tuple[Token, ...]

    @property
    def first(self) -> Token:
        """First conjunct."""
        return self.conjuncts[0]

    @property
    def last(self) -> Token:
        """Last conjunct."""
        return self.conjuncts[-1]


class TrailingModifier(ConstructionRule):
    """Words after a coordination may belong to all of its members or to the last.

    ## What it does

    Finds a relative clause, participle, prepositional phrase, object or adverbial clause that
    follows coordinated nouns or verbs, and weighs whether readers would agree on
    how much of the coordination it belongs to.

    ## Why is this bad?

    Courts have two canons for this and they contradict each other: the last-antecedent rule (the
    modifier limits the last member) and the series-qualifier canon (it limits all).

    ## Example

    > Officers, employees or contractors who handle personal data must be trained.

    ## Use instead

    > Anyone who handles personal data, whether an officer, an employee or a contractor, must be
    > trained.

    ## References

    - A. Scalia and B. Garner, *Reading Law* (2012), canons 18 (last antecedent) and 19 (series
      qualifier); *Barnhart v. Thomas*, 540 U.S. 20 (2003); *Lockhart v. United States*, 577 U.S.
      347 (2016).
    - F. Chantree, B. Nuseibeh, A. de Roeck, A. Willis, "Identifying nocuous ambiguities in natural
      language requirements", RE 2006.
    - S. Ezzini, S. Abualhaija, C. Arora, M. Sabetzadeh, L. Briand, "Using domain-specific corpora
      for improved handling of ambiguity in requirements", ICSE 2021.
    """

    code = "AMB002"
    name = "trailing-modifier"
    ties = hangs("modifier", "conjuncts", "last")
    model = "coordination"

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Every coordination with something after its last member."""
        for sentence in analysis.sentences():
            for token in sentence:
                for found in trailing(token):
                    yield _construction(analysis, found)


def trailing(first: Token) -> Iterator[Trailing]:
    """What follows the coordination that the token heads and may belong to all of it."""
    conjuncts = g.conjuncts(first)
    cc = g.coordinator(conjuncts[-1]) if len(conjuncts) > 1 else None
    if cc is None or cc.lower_ not in ("and", "or") or is_scale(cc):
        return
    nominal = all(g.is_nominal(c) for c in conjuncts)
    if not nominal and not all(c.pos_ == "VERB" for c in conjuncts):
        return
    for modifier in _modifiers(conjuncts, NOMINAL if nominal else VERBAL):
        phrase = tuple(g.phrase(modifier))
        if phrase and phrase[0].i > conjuncts[-1].i:
            yield Trailing(tuple(conjuncts), cc, modifier, phrase)


def _modifiers(conjuncts: list[Token], relations: tuple[str, ...]) -> Iterator[Token]:
    first, last = conjuncts[0], conjuncts[-1]
    for head in (first, last):
        for found in g.children(head, *relations):
            if found.i <= last.i or found.pos_ == "ADP" or is_exception(found):
                continue
            if _is_last_alone(found, conjuncts):
                continue
            if _shareable(found, first, last):
                yield found


def _shareable(modifier: Token, first: Token, last: Token) -> bool:
    """Whether both readings are grammatical."""
    if g.has_relation(modifier, "obj"):
        return _shares_object(first, last)
    if g.has_relation(modifier, "acl:relcl"):
        return not _agreement_decides(modifier, first, last)
    return first.pos_ != "VERB" or g.own_subject(last) is None


def _shares_object(first: Token, last: Token) -> bool:
    """Whether the object of the last verb can be that of the first: alike, and nothing of its own.

    "Stop and create a form", "made, and you may use it": the first has no place for an object.
    """
    own = ("obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "nsubj:pass")
    filled = any(first.i < c.i < last.i or c.dep_ == "nsubj:pass" for c in g.children(first, *own))
    finite = {"VB", "VBP"}
    alike = first.tag_ == last.tag_ or {first.tag_, last.tag_} <= finite
    transitive = evidence().transitivity(first.lemma_) >= TRANSITIVE
    return alike and transitive and not filled and g.own_subject(last) is None


TRANSITIVE = 0.3
"""Share of objects among its uses from which on a verb is taken to want one."""


def _is_last_alone(modifier: Token, conjuncts: list[Token]) -> bool:
    """Whether the words give the modifier to the last member.

    The others have such a phrase already ("asked by the clerk and paid *by the guest*"); the last
    repeats one of them ("guests and guests *with dogs*"); "of" behind a preposition of the member's
    own; a part of a name ("Terms *of Service*") or of a hyphened word.
    """
    *others, last = conjuncts
    opening = g.preposition(modifier)
    if opening is not None and (is_hyphened(opening) or (is_name(last) and is_name(modifier))):
        return True
    cased = all(g.preposition(c) is not None for c in conjuncts)
    bound = opening is not None and opening.lower_ == "of" and cased
    return bound or any(fills(modifier, c) or repeats(c, last) for c in others)


def _agreement_decides(clause: Token, first: Token, last: Token) -> bool:
    """A finite verb whose number fits only one reading ("a list or records *that are* …")."""
    pronoun = g.relative_pronoun(clause)
    if pronoun is None or not g.has_relation(pronoun, "nsubj"):
        return False
    numbers = g.verb_numbers(clause)
    if not numbers:
        return False
    return numbers.isdisjoint(last.morph.get("Number", [])) or numbers.isdisjoint(
        first.morph.get("Number", [])
    )


def _construction(analysis: Analysis, found: Trailing) -> Construction:
    wide = attachment(analysis, found.modifier, found.conjuncts[:-1])
    narrow = attachment(analysis, found.modifier, found.conjuncts[-1:])
    named = quoted(found.phrase)
    everything = join([g.words(_own(c, found)) for c in found.conjuncts], found.cc.lower_)
    return Construction(
        tokens=[*_own(found.first, found), *found.phrase],
        message=f"{named} may belong to {quoted(_own(found.last, found))} only, "
        f"or to all of “{everything}”",
        readings=_readings(found),
        first=share(wide, narrow, 0.1),
        features=environment(analysis, found.cc) | _known(found),
        anchors=_anchors(found),
    )


def _anchors(found: Trailing) -> Anchors:
    return {
        "first": (found.first.i,),
        "last": (found.last.i,),
        "conjuncts": tuple(c.i for c in found.conjuncts),
        "cc": (found.cc.i,),
        "modifier": (found.modifier.i,),
        "modifier_phrase": tuple(t.i for t in found.phrase),
    }


def _own(conjunct: Token, found: Trailing) -> list[Token]:
    """A conjunct without the modifier; of a verb, from the verb on."""
    conjuncts = list(found.conjuncts)
    own = g.members(conjuncts)[conjuncts.index(conjunct)]
    return g.trimmed([t for t in own if t.i < found.phrase[0].i])


def _readings(found: Trailing) -> tuple[str, str]:
    cc, tail = found.cc.lower_, g.words(found.phrase)
    own = [g.words(_own(c, found)) for c in found.conjuncts]
    opened = any(g.children(c, "case", "det") for c in found.conjuncts)
    if len(found.phrase) > LONG or found.first.pos_ == "VERB" or opened:
        front = _shared_opening(found)
        own[0] = own[0].removeprefix(front)
        narrow = [*own[:-1], f"[{own[-1]} {tail}]"]
        return f"{front}[{join(own, cc)}] {tail}", f"{front}{join(narrow, cc)}"
    each = [f"{text} {tail}" for text in own]
    moved = [inside(_own(c, found)) for c in found.conjuncts[:-1]]
    return join(each, cc), join([each[-1], *moved], cc)


def _shared_opening(found: Trailing) -> str:
    """The preposition before the first noun, with a space behind it, where no other has its own."""
    if any(g.children(c, "case") for c in found.conjuncts[1:]):
        return ""
    own = _own(found.first, found)
    cases = [t for c in g.children(found.first, "case") for t in g.subtree(c)]
    front = [t for t in cases if t.i < found.first.i]
    return f"{g.words(front)} " if front and own[: len(front)] == front else ""


def _series(conjuncts: tuple[Token, ...]) -> bool:
    """Bare plurals ("guards or cleaners"); three or more under one "a" or preposition, or of stuff
    ("tools, cars or equipment").
    """
    opened, numbers = [_opening(c) for c in conjuncts], {c.tag_ for c in conjuncts}
    if any(opened[1:]):
        return False
    if len(conjuncts) == 2:
        return not opened[0] and numbers == {"NNS"}
    opener = [t.lower_ for t in opened[0] if not g.has_relation(t, "case")]
    one = opener in (["a"], ["an"]) and numbers == {"NN"}
    return one or (not opener and "NNS" in numbers and numbers <= {"NN", "NNS"})


def _opening(noun: Token) -> list[Token]:
    """Words that hang on the noun before it, without coordinator and comma."""
    return [c for c in noun.children if c.i < noun.i and not g.has_relation(c, "cc", "punct")]


BINOMIAL = 3
"""Coordinations seen this often are one expression."""


def _known(found: Trailing) -> dict[str, float]:
    """What the words say of how far the modifier reaches."""
    opened = [bool(g.child(c, "det", "nmod:poss")) for c in (found.first, found.last)]
    return {
        f"after={_kind(found)}": 1.0,
        "settled": float(_settled(found) or _is_settled(found)),
        "series": float(_series(found.conjuncts)),
        "unlike": float(opened[0] != opened[1]),
        "one-act": float(_one_act(found)),
        "one-class": float(_of_one_class(found)),
        "apart": float(_set_apart(found.phrase[0])),
        "binomial": float(_is_pair(found)),
        "time": float(is_time(found.modifier)),
    }


def _settled(found: Trailing) -> bool:
    """By a word: "like", "*including* cats and dogs", which are examples; "in any way"; "*other*".

    "Files or other data in the archive": "other" ties all that stands before it.

    A second relative clause belongs to what the first one belongs to.
    """
    opening = [t.lower_ for t in found.phrase[:2]]
    tied = any(t.lower_ in ("another", "other", "similar") for t in found.last.children)
    clauses = [*g.children(found.first, "acl"), *g.children(found.last, "acl")]
    stacked = any(found.last.i < c.i < found.modifier.i for c in clauses)
    examples = opening[0] in ("like", "such") or _includes(found.first)
    return examples or opening == ["in", "any"] or tied or stacked


def _includes(first: Token) -> bool:
    return any(c.lower_ in ("including", "like", "such") for c in g.children(first, "case", "mark"))


def _of_one_class(found: Trailing) -> bool:
    """Nouns, or verbs under the same auxiliaries ("will pay and *will not* settle" are two)."""
    classes = {c.pos_ for c in found.conjuncts}
    own = found.first.pos_ == "VERB" and g.auxiliaries(found.last)
    return len(classes) == 1 and "PRON" not in classes and not own


def _is_settled(found: Trailing) -> bool:
    """The words say how far they reach: all of the members, or the one beside them.

    "In each case" means all, as does a phrase before a shared object ("print or copy *in any way*
    the map"), and "such" takes up what stands before the last member ("notes and copies of *such
    notes*"). What opens with "such as" is an example, not a limit.
    """
    text = f" {g.words(found.phrase[0].doc[found.first.i : found.phrase[-1].i + 1]).lower()} "
    inserted = any(o.i > found.modifier.i for o in g.objects(found.last))
    return inserted or " in each case" in text or any(t.lower_ == "such" for t in found.phrase)


def _set_apart(opening: Token) -> bool:
    return opening.text == "(" or g.comma_before(opening)


def _is_pair(found: Trailing) -> bool:
    """Two words often coordinated ("terms and conditions") are one thing to most readers."""
    lemmas = found.first.lemma_, found.last.lemma_
    return evidence().coordinated(*lemmas) >= BINOMIAL


def _one_act(found: Trailing) -> bool:
    """Verbs with nothing between them ("knew or should have known"): what follows is shared."""
    first, last = found.first, found.last
    own = g.children(first, "obj", "iobj", "obl", "xcomp", "ccomp", "advcl")
    return first.pos_ == "VERB" and not any(first.i < c.i < last.i for c in own)


def _kind(found: Trailing) -> str:
    if g.has_relation(found.modifier, "acl:relcl"):
        return "relcl"
    kind = g.relation(found.modifier)
    if kind == "nmod" and g.preposition_text(found.modifier) == "of":
        return "of"
    return kind
