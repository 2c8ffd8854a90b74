"""WRD005: "The clerk shall keep the list" says "must"; "shall mean" and "shall be void" say "is".

Where the subject is a thing and the verb an act, or the clause a condition, what "shall" means is
left to the drafter.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import finite, is_plural, key, lemma
from clauselint.rewrite.repair._parts import edited, opens_with_word, sentence_of
from clauselint.rewrite.restructure.voice import is_doer

CODES = ("WRD005",)
RULES = words_of("verbs-of-rules")
"""Verbs that lay down how things are, unless someone is their subject ("the bank shall apply")."""
STATUS = words_of("legal-status")
"""What the law makes of a thing; "shall be reasonable" is a duty of someone."""
TOLD = words_of("words-explained")
"""Subjects that may be a word that is being explained."""
DENIED = words_of("words-for-none")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """The duty, the ban or the rule that the word stands for, where the clause shows which."""
    sentence = sentence_of(candidate, doc)
    shall = next((t for t in sentence if t.idx == candidate.start), None)
    if shall is None or shall.head.i == shall.i or not _is_main(shall.head):
        return
    if not opens_with_word(sentence):
        return
    instead = _said(shall, shall.head)
    if not instead:
        return
    new = frozenset(w for said in instead.values() for p in said for w in (p.text, key(p.text)))
    lost = frozenset(w for i in instead for w in (doc[i].lower_, key(doc[i].text)))
    both = new | lost
    licence = Licence(added=new, dropped=lost, moved=both, assumed=both, fixed=True)
    text = edited(sentence, (doc[i] for i in instead), instead=instead)
    yield Proposal("plain-modal", (text,), licence=licence)


def _is_main(verb: Token) -> bool:
    """Whether it is the sentence's own verb, or joined to it."""
    return all(grammar.relation(t) in ("root", "conj", "parataxis") for t in _up(verb))


def _up(verb: Token) -> Iterator[Token]:
    yield verb
    if verb.head.i != verb.i:
        yield from _up(verb.head)


def _said(shall: Token, verb: Token) -> dict[int, list[Part]]:
    subject = grammar.subject(verb)
    if subject is None or subject.lower_ == "nothing" or grammar.child(verb, "expl") is not None:
        return {}
    if _is_denied(subject):
        return {shall.i: [Word("may", shall)]} if _acts(verb) else {}
    rule = _rule(shall, verb, subject)
    if rule is not None:
        said = finite(lemma(rule), plural=is_plural(subject))
        return {shall.i: [Word(said, shall)], rule.i: []}
    duty = (is_doer(subject) or lemma(verb) == "include") and subject.lower_ not in TOLD
    duty = duty and _acts(verb) and not grammar.is_passive(verb)
    return {shall.i: [Word("must", shall)]} if duty else {}


def _is_denied(subject: Token) -> bool:
    words = (subject, *grammar.children(subject, "det"))
    return any(t.lower_ in DENIED for t in words)


def _rule(shall: Token, verb: Token, subject: Token) -> Token | None:
    """The "be" of a state, or a verb that lays down how things are, right behind "shall"."""
    state = grammar.child(verb, "cop")
    said = state if state is not None and verb.lower_ in STATUS else verb
    plain = said.i == shall.i + 1 and grammar.negation(verb) is None
    rules = state is not None or (lemma(verb) in RULES and not is_doer(subject))
    return said if plain and rules and lemma(said) in (*RULES, "be") else None


def _acts(verb: Token) -> bool:
    return verb.pos_ == "VERB" and verb.tag_ == "VB" and lemma(verb) not in ("have", "mean")
