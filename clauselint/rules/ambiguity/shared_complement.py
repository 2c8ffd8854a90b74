"""AMB001: two verbs that cannot both take what follows the second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.lexicon import leaders
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.forms import inflected
from clauselint.rules.ambiguity._construction import Construction, ConstructionRule, quoted
from clauselint.rules.base import Ties

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

SHARES = 0.8
"""Probability that the writer meant both verbs to take the complement (set by hand)."""

NOMINAL = frozenset(("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN"))

COPULAR = words_of("verbs-like-be")


@dataclass(frozen=True, slots=True)
class Halves:
    """A stranded auxiliary `left`, the coordinator, and the verb group after it."""

    left: Token
    cc: Token
    group: tuple[Token, ...]
    main: Token


class SharedComplement(ConstructionRule):
    """A first verb is left hanging on a complement that only the second can take.

    ## What it does

    Finds an auxiliary that stands alone before "and" or "or", followed by a verb group of another
    shape, so that what follows cannot be read with both ("that is or is approved to be in the
    public domain", "has or will be enrolled", "may or is required to disclose").

    ## Why is this bad?

    In a right-node raising construction both conjuncts share the words at the end. Where the
    grammar lets only the second verb take them, the reader must guess what completes the first:
    something deeper inside, or nothing at all.

    ## Example

    > Staff may use any device that has or will be enrolled by the agency.

    ## Use instead

    > Staff may use any device that has been enrolled or will be enrolled by the agency.

    ## References

    - R. Huddleston and G. K. Pullum, *The Cambridge Grammar of the English Language* (2002),
      chapter 15, section 4.4 (delayed right constituent coordination).
    - P. Postal, *On Raising* (1974): right node raising.
    - K. A. Adams, *A Manual of Style for Contract Drafting*, on "is and will be" strings.
    """

    code = "AMB001"
    name = "shared-complement"
    ties = Ties(
        ((("complement", "verb1"), ("complement", "verb2")), (("complement", "verb2"),)),
        name="completes",
    )
    judged = False  # the words do not fit together, whichever reading is meant

    def constructions(self, analysis: Analysis) -> Iterator[Construction]:
        """Stranded auxiliaries before a coordinator."""
        for sentence in analysis.sentences():
            for token in sentence:
                halves = _halves(token) if token.lower_ in ("and", "or") else None
                kind = _mismatch(halves) if halves else None
                if halves and kind:
                    yield _construction(halves, kind)


def _halves(cc: Token) -> Halves | None:
    left = _before(cc)
    if left is None or not _is_auxiliary(left):
        return None
    group: list[Token] = []
    for token in cc.doc[cc.i + 1 : cc.sent.end]:
        if token.pos_ == "AUX" or token.tag_ == "MD":
            group.append(token)
        elif token.pos_ == "ADV" or token.lower_ in g.NEGATORS:
            continue
        else:
            return Halves(left, cc, tuple(group), token) if _is_main(token) and group else None
    return None


def _before(cc: Token) -> Token | None:
    for token in reversed(cc.doc[cc.sent.start : cc.i]):
        if token.pos_ != "ADV" and token.text != ",":
            return token
    return None


def _is_auxiliary(token: Token) -> bool:
    if token.tag_ == "MD" or token.lower_ in g.MODALS:
        return token.pos_ in ("AUX", "VERB")
    return token.pos_ in ("AUX", "VERB") and token.lower_ in g.BE | g.HAVE


def _is_main(token: Token) -> bool:
    return token.pos_ in ("VERB", "ADJ") and token.tag_ != "TO"


def _mismatch(halves: Halves) -> str | None:
    """Kind of mismatch, or None where both can take what follows."""
    if halves.left.tag_ == "MD" or halves.left.lower_ in g.MODALS:
        return _after_modal(halves)
    return _after_be(halves) if halves.left.lower_ in g.BE else _after_have(halves)


def _after_modal(halves: Halves) -> str | None:
    if any(t.tag_ == "MD" or t.lower_ in g.MODALS for t in halves.group):
        return None
    return "infinitive" if _inner(halves.main) is not None else None


def _after_be(halves: Halves) -> str | None:
    first = halves.group[0]
    if first.lower_ == halves.left.lower_:
        negated = any(t.lower_ in g.NEGATORS for t in g.between(first.doc, halves.cc, halves.main))
        return None if negated or _inner(halves.main) is None else "repeat"
    if _any(halves, g.BE) or halves.main.lemma_.lower() in COPULAR:
        return None
    perfect = len(halves.group) == 1 and _any(halves, g.HAVE)
    return "frame" if perfect and halves.main.tag_ == "VBN" else None


def _any(halves: Halves, forms: frozenset[str]) -> bool:
    return any(t.lower_ in forms for t in halves.group)


def _after_have(halves: Halves) -> str | None:
    if _any(halves, g.HAVE) or halves.main.lower_ in g.HAVE or _may_own(halves):
        return None
    if _any(halves, g.BE):
        return "frame" if halves.main.tag_ == "VBN" and _inner(halves.main) is None else None
    return "form" if halves.main.tag_ in ("VB", "VBP") else None


def _may_own(halves: Halves) -> bool:
    """Whether "have" may be a verb of its own: "what they have or may get", "has, or is owed,"."""
    doc, main = halves.left.doc, halves.main
    after = doc[min(main.i + 1, len(doc) - 1)]
    apart = doc[halves.left.i + 1].is_punct
    return apart or after.pos_ in NOMINAL or _has_gap(halves.left) or _has_gap(main)


def _has_gap(verb: Token) -> bool:
    """Whether the verb's object stands before its clause: "the funds that they have"."""
    if g.relation(verb) != "acl":
        return False
    subject = g.own_subject(verb)
    pronoun = g.relative_pronoun(verb)
    return subject is not None and (pronoun is None or subject.i != pronoun.i)


def _inner(main: Token) -> Token | None:
    """The predicate inside the main word's complement ("required to *disclose*")."""
    after = (c for c in g.children(main, "xcomp", "ccomp", "advcl") if c.i > main.i)
    return next((c for c in after if _infinitive_mark(c) is not None or c.tag_ == "VBG"), None)


def _infinitive_mark(token: Token) -> Token | None:
    return next((c for c in g.children(token, "mark") if c.lower_ == "to"), None)


def _marked(halves: Halves) -> list[Token]:
    return list(halves.left.doc[halves.left.i : _end(halves) + 1])


def _end(halves: Halves) -> int:
    later = [c for c in g.children(halves.main, "conj", "parataxis", "punct") if c.i > halves.cc.i]
    own = [t for t in g.phrase(halves.main, without=later) if t.i >= halves.main.i]
    return own[-1].i if own else halves.main.i


def _complement(halves: Halves, kind: str) -> list[Token]:
    """What only the second verb takes for certain."""
    start = halves.main.i if kind in ("frame", "form") else halves.main.i + 1
    return list(halves.left.doc[start : _end(halves) + 1])


def _construction(halves: Halves, kind: str) -> Construction:
    complement = _complement(halves, kind)
    message = (
        f"{quoted([halves.left])} cannot be read with {quoted(complement)} as "
        f"{quoted([*halves.group, halves.main])} can: it is not clear what completes it"
    )
    return Construction(
        tokens=_marked(halves),
        message=message,
        readings=_readings(halves, kind),
        first=SHARES,
        anchors={
            "verb1": (halves.left.i,),
            "verb2": (halves.main.i,),
            "cc": (halves.cc.i,),
            "complement": tuple(t.i for t in complement),
            "clause": (g.clause_head(halves.main).i,),
        },
    )


def _readings(halves: Halves, kind: str) -> tuple[str, str]:
    opening = g.words(_opening(halves))
    second = g.words(halves.left.doc[halves.cc.i + 1 : _end(halves) + 1])
    both, alone = _completed(halves, kind), _alone(halves, kind)
    start = f"{opening} " if opening else ""
    cc = halves.cc.lower_
    return f"{start}{both} {cc} {second}", f"{start}{alone}, {cc} {second}"


def _opening(halves: Halves) -> list[Token]:
    """Words before the first verb: the noun of a relative clause, or the subject."""
    clause = g.first_conjunct(g.clause_head(halves.left))
    if g.has_relation(clause, "acl"):
        start = clause.head.left_edge.i
    else:
        subject = g.subject(clause)
        start = subject.left_edge.i if subject is not None else halves.left.i
    return list(halves.left.doc[min(start, halves.left.i) : halves.left.i])


def _completed(halves: Halves, kind: str) -> str:
    """The first verb with the words it must share, in the form it needs."""
    left, main, inner = halves.left, halves.main, _inner(halves.main)
    has = left.lower_ in g.HAVE
    if kind in ("frame", "form"):
        rest = g.words(_complement(halves, kind)[1:])
        form = inflected(main, "VBN") if has else main.text
        middle = "been " if has and kind == "frame" else ""
        return f"{left.text} {middle}{form} {rest}".rstrip()
    if inner is None:
        return left.text
    if left.lower_ in g.BE:
        return f"{left.text} {_predicate(inner, halves)}".rstrip()
    verb = g.child(inner, "cop") or inner
    form = inflected(verb, "VBN") if has else inflected(verb, "VB")
    return f"{left.text} {form} {_after(verb, halves)}".rstrip()


def _predicate(inner: Token, halves: Halves) -> str:
    """What "is" shares with "is approved *to be* …": the predicate inside the infinitive."""
    helpers = [*g.children(inner, "cop", "aux")]
    last = max((h for h in helpers if h.lower_ in g.BE), key=lambda h: h.i, default=None)
    if last is not None:
        return _after(last, halves)
    if inner.lemma_.lower() in COPULAR:
        return _after(inner, halves)
    return f"{inflected(inner, 'VBG')} {_after(inner, halves)}"


def _after(token: Token, halves: Halves) -> str:
    return g.words(token.doc[token.i + 1 : _end(halves) + 1])


EXIST = leaders("existing")


def _alone(halves: Halves, kind: str) -> str:
    """The first verb on its own, as the words before the coordinator say it."""
    left, main = halves.left, halves.main
    if left.lower_ in g.BE:
        return EXIST.get(left.lower_, left.text)
    if kind == "frame":
        return f"{left.text} {main.text}"
    if left.lower_ in g.HAVE:
        rest = _after(main if kind == "form" else _inner(main) or main, halves)
        return f"{left.text} {rest or 'something that is not said'}"
    return f"{left.text} do something that is not said"
