"""Take the description of a predicate noun out: "X is a form that lists Y" gives "It lists Y".

After "is a", a clause behind the noun says more of the subject and does not choose between things,
so it need not stand between commas. A definition ("A record is a file that …") stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Part, Proposal, Word, ended, final_mark, parts, without
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, lemma
from clauselint.rewrite.mention import again, is_name
from clauselint.rewrite.restructure.apposition import past

SHORTEST = 3


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a clause that closes "X is a noun …"."""
    noun, subject = sentence.root, grammar.child(sentence.root, "nsubj")
    if subject is None or not _is_known(subject):
        return
    for clause in grammar.children(noun, "acl"):
        if _describes(noun, clause):
            yield from _extract(sentence, subject, clause)


def _is_known(subject: Token) -> bool:
    det = grammar.determiner(subject)
    if subject.pos_ == "PRON":
        return subject.lower_ in ("it", "they")
    return is_name(subject) or (det is not None and det.lower_ in ("the", "this", "these"))


def _describes(noun: Token, clause: Token) -> bool:
    det = grammar.determiner(noun)
    indefinite = det is not None and det.lower_ in ("a", "an")
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
        yield Proposal("split-description", (ended(rest, end), ended(parts(said), ".")))


def _said(subject: Token, clause: Token, taken: list[Token], told: bool) -> list[Part]:
    plural = is_plural(subject)
    after = [t for t in taken if t.i != clause.i]
    if clause.dep_ == "acl:relcl":
        wh = grammar.relative_pronoun(clause)
        plain = wh is not None and wh.i == taken[0].i and grammar.has_relation(wh, "nsubj")
        own = [] if wh is None else [t for t in taken if t.i != wh.i]
        return [*_again(subject, wh), *own] if plain else []
    if clause.i != taken[0].i:
        return []
    if clause.tag_ == "VBN":
        return [*_again(subject, None), Word(finite("be", plural=plural, past=told)), *taken]
    if clause.tag_ == "VBG":
        form = Word(finite(lemma(clause), plural=plural, past=told), clause)
        return [*_again(subject, None), form, *after]
    return []


def _again(subject: Token, wh: Token | None) -> list[Part]:
    """The pronoun for things; a person ("who") is named again."""
    if subject.pos_ == "PRON" or (wh is not None and wh.lower_ == "who"):
        return again(subject)
    return [Word("they" if is_plural(subject) else "it")]
