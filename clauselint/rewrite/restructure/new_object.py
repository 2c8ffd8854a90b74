"""Take the description of a thing first named at the end of a report out.

"The office opened three rooms built for guests" gives "The rooms are built for guests". Under a
duty, a denial or a condition the description chooses between things, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Part, Proposal, Word, ended, final_mark, parts, without
from clauselint.rewrite.extent import closes, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, lemma
from clauselint.rewrite.mention import with_article
from clauselint.rewrite.restructure._register import PARTIES, past
from clauselint.rewrite.restructure.predicate_noun import is_known
from clauselint.rewrite.restructure.relative import is_plural_verb

FEWEST = 4


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a participle or relative clause on an indefinite noun that ends the report."""
    if not _is_report(sentence.root):
        return
    for clause in sentence:
        noun = clause.head
        if clause.dep_ in ("acl", "acl:relcl") and _is_new(noun, sentence.root):
            yield from _extract(sentence, noun, clause)


def _is_report(root: Token) -> bool:
    held = grammar.modal(root) or grammar.negation(root) or grammar.children(root, "advcl", "conj")
    return not held and grammar.own_subject(root) is not None and grammar.is_finite(root)


def _is_new(noun: Token, root: Token) -> bool:
    place = noun.head.i == root.i and grammar.relation(noun) in ("obj", "obl")
    det = grammar.determiner(noun)
    counted = grammar.child(noun, "nummod") is not None and det is None
    single = det is not None and det.lower_ in ("a", "an") and (past(root) or _describes(root))
    alone = noun.pos_ == "NOUN" and not grammar.children(noun, "conj")
    return place and alone and (counted or single)


def _describes(root: Token) -> bool:
    """Whether something known is described, and no reader is told what to do."""
    subject = grammar.own_subject(root)
    parties = any(t.lower_ in PARTIES for t in root.sent)
    return subject is not None and is_known(subject) and not parties


def _extract(sentence: Span, noun: Token, clause: Token) -> Iterator[Proposal]:
    taken = whole_phrase(clause)
    behind_colon = any(t.text == ":" for t in sentence if noun.i < t.i < taken[-1].i)
    plural = is_plural_verb(clause) if clause.dep_ == "acl:relcl" else None
    if plural is not None and plural != is_plural(noun):
        return  # the clause is about another noun
    if len(taken) < FEWEST or not closes(taken) or behind_colon:
        return
    said = _said(noun, clause, taken, past(sentence.root))
    if said:
        rest = without(list(sentence), taken)
        end = final_mark(list(sentence))
        yield Proposal("split-description", (ended(rest, end), ended(parts(said), ".")))


def _said(noun: Token, clause: Token, taken: list[Token], told: bool) -> list[Part]:
    named, plural = with_article(noun), is_plural(noun)
    if clause.dep_ == "acl:relcl":
        wh = grammar.relative_pronoun(clause)
        fits = wh is not None and wh.i == taken[0].i and grammar.has_relation(wh, "nsubj")
        return [*named, *taken[1:]] if fits else []
    if clause.i != taken[0].i:
        return []
    if clause.tag_ == "VBN":
        return [*named, Word(finite("be", plural=plural, past=told)), *taken]
    if clause.tag_ == "VBG":
        verb = Word(finite(lemma(clause), plural=plural, past=told), clause)
        return [*named, verb, *taken[1:]]
    return []
