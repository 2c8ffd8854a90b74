"""Take the description of a predicate noun out: "X is a form that lists Y" gives "It lists Y".

After "is a", a clause behind the noun says more of the subject and does not choose between things,
so it need not stand between commas. A definition ("A record is a file that …") stays whole: without
the clause it says next to nothing. Of a kind of thing it is a description only where the noun has a
word of its own before it: "Rye is a dark grain grown in the north".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    Word,
    ended,
    final_mark,
    parts,
    without,
)
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key
from clauselint.rewrite.mention import again, is_name, is_person, with_article
from clauselint.rewrite.restructure._openings import cut, finite_form
from clauselint.rewrite.restructure._register import past

SHORTEST = 3
QUOTES = ('"', "“", "”", "``", "''")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a clause that closes "X is a noun …"."""
    noun, subject = sentence.root, grammar.child(sentence.root, "nsubj")
    if subject is None or not (is_known(subject) or _is_described(subject, noun)):
        return
    for clause in (c for n in grammar.conjuncts(noun) for c in grammar.children(n, "acl")):
        if _describes(noun, clause) and (is_known(subject) or not _is_personal(clause)):
            yield from _extract(sentence, subject, clause)


def is_known(subject: Token) -> bool:
    """Whether one thing is meant that was named before: "it", a name, "the …"."""
    det = grammar.determiner(subject)
    if _is_term(subject):
        return False
    if subject.pos_ == "PRON":
        return subject.lower_ in ("it", "they")
    return is_name(subject) or (det is not None and det.lower_ in ("the", "this", "these"))


def _is_term(subject: Token) -> bool:
    """Whether it stands in quotation marks, and is defined."""
    return any(t.text in QUOTES for t in grammar.subtree(subject))


def _is_described(subject: Token, noun: Token) -> bool:
    det = grammar.determiner(subject)
    kind = subject.tag_ in ("NN", "NNS") and (det is None or det.lower_ in ("a", "an"))
    told = [c for n in grammar.conjuncts(noun) for c in grammar.children(n, "amod", "compound")]
    return kind and bool(told) and not is_person(noun) and not _is_term(subject)


def _is_personal(clause: Token) -> bool:
    wh = grammar.relative_pronoun(clause)
    return wh is not None and wh.lower_ in ("who", "whose", "whom")


def _describes(noun: Token, clause: Token) -> bool:
    det = grammar.determiner(noun)
    indefinite = noun.tag_ == "NN" if det is None else det.lower_ in ("a", "an")
    plain = grammar.child(noun, "cop") is not None and grammar.negation(noun) is None
    last = grammar.phrase(clause)[-1]
    closes = last.i >= grammar.trimmed(list(noun.sent))[-1].i
    long = len(grammar.phrase(clause)) >= SHORTEST
    return indefinite and plain and closes and long and grammar.modal(noun) is None


def _extract(sentence: Span, subject: Token, clause: Token) -> Iterator[Proposal]:
    taken = whole_phrase(clause)
    said = _said(subject, clause, taken, past(sentence.root))
    if said:
        rest = without(list(sentence), taken)
        end = final_mark(list(sentence))
        moved = key(sentence.root.text)
        licence = Licence(moved=frozenset((moved,) if said[0] == taken[0] else ()))
        pair = (ended(rest, end), ended(parts(said), "."))
        yield Proposal("split-description", pair, licence=cut(licence, said, taken))


def _said(subject: Token, clause: Token, taken: list[Token], told: bool) -> list[Part]:
    plural = is_plural(subject)
    if clause.dep_ == "acl:relcl":
        return _relative(subject, clause, taken)
    if clause.i != taken[0].i:
        return []
    if clause.tag_ == "VBN":
        return [*_again(subject, None), Word(finite("be", plural=plural, past=told)), *taken]
    if clause.tag_ == "VBG":
        verbs = {v.i for v in (clause, *grammar.children(clause, "conj")) if v.tag_ == "VBG"}
        said = [finite_form(t, plural, told) if t.i in verbs else t for t in taken]
        return [*_again(subject, None), *said]
    return []


def _relative(subject: Token, clause: Token, taken: list[Token]) -> list[Part]:
    wh = grammar.relative_pronoun(clause)
    if wh is None:
        return []
    own, case = [t for t in taken if t.i != wh.i], grammar.preposition(wh)
    if wh.i == taken[0].i and grammar.has_relation(wh, "nsubj"):
        return [*_again(subject, wh), *own]
    if case is not None and case.i == taken[0].i and wh.i == taken[1].i and wh.lower_ == "which":
        # "The sport is ice hockey in which …" says it of that sport, not of all ice hockey.
        one = grammar.determiner(clause.head) is not None
        named = with_article(clause.head) if one else _again(subject, wh)
        return [case, *named, Word(","), *own[1:]]
    return []


def _again(subject: Token, wh: Token | None) -> list[Part]:
    """The pronoun for things; a person ("who") is named again."""
    if subject.tag_ == "PRP" or (wh is not None and wh.lower_ == "who"):
        return again(subject)
    return [Word("they" if is_plural(subject) else "it")]
