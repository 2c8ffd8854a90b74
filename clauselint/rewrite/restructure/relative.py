"""Take a relative clause behind a comma out as a sentence of its own.

Only one with "which" or "who" as its subject, whose verb, by its number, and whose pronoun, by what
it may stand for, fit one noun before it and no other: "… the fee and the forms, which are free".
One without a comma says which thing is meant, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.nlp.people import may_be_person
from clauselint.rewrite.draft import (
    Licence,
    Part,
    Proposal,
    ended,
    final_mark,
    parts,
    remainder,
    without,
)
from clauselint.rewrite.extent import closed, closes
from clauselint.rewrite.inflect import is_plural, key
from clauselint.rewrite.mention import again, is_name, with_article
from clauselint.rewrite.restructure._certainty import is_sure
from clauselint.rewrite.restructure._openings import cut

SURE = 0.6
SURER = 0.75
RIVAL = 0.17
QUOTES = ('"', "“", "”", "``", "''")
THINGS = ("obj", "iobj", "obl", "nmod", "nsubj", "appos", "conj", "root", "ccomp", "xcomp")
DEFINES = words_of("verbs-that-define")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each relative clause that only adds, and is about one noun for certain."""
    if sentence.root.lemma_.lower() in DEFINES or any(t.text in QUOTES for t in sentence):
        return
    for clause in sentence:
        taken, wh = (
            closed(grammar.trimmed(grammar.subtree(clause))),
            grammar.relative_pronoun(clause),
        )
        if wh is None or not _adds(clause, taken, wh):
            continue
        if clause.dep_ == "advcl:relcl":
            yield from _of_event(sentence, clause, taken)
        elif grammar.has_relation(clause, "acl:relcl") and is_sure(clause, doubt, SURE):
            yield from _of_noun(sentence, clause, taken, wh, doubt)


def _adds(clause: Token, taken: list[Token], wh: Token) -> bool:
    opens = wh.i == taken[0].i and wh.lower_ in ("which", "who") and grammar.comma_before(wh)
    return opens and grammar.has_relation(wh, "nsubj") and grammar.is_finite(clause)


def _of_event(sentence: Span, clause: Token, taken: list[Token]) -> Iterator[Proposal]:
    """ "…, which means that": the clause is about all that was said, and that is one clause."""
    root = sentence.root
    alone = clause.head.i == root.i and not grammar.children(root, "conj", "parataxis")
    if clause.lemma_.lower() == "mean" and alone and closes(taken):
        rest = remainder(sentence, taken)
        said = ended(parts("This", taken[1:]), ".")
        yield Proposal("split-relative-clause", (rest, said))


def _of_noun(
    sentence: Span, clause: Token, taken: list[Token], wh: Token, doubt: Doubt
) -> Iterator[Proposal]:
    noun = clause.head
    listed = grammar.relation(noun) == "conj" or grammar.children(noun, "conj")
    known = noun.pos_ in ("NOUN", "PROPN") and not listed and not _is_conditional(noun)
    if not known or _is_stacked(taken) or not _stands_well(sentence, clause, taken):
        return
    if not _is_only(clause, taken, wh) and not _is_next(clause, wh, doubt):
        return
    if _may_be_event(clause, taken, wh):
        return
    own: list[Part] = [*_named(noun), *taken[1:]]
    rest = without(list(sentence), taken)
    pair = (ended(rest, final_mark(list(sentence))), ended(parts(own), "."))
    licence = cut(Licence(moved=frozenset((key(noun.text),))), own, taken)
    yield Proposal("split-relative-clause", pair, licence=licence)


def _is_stacked(taken: list[Token]) -> bool:
    """ "…, which are sold in rows, which …": outside, the inner one would say it of the rows."""
    later = (t for t in taken[1:] if t.tag_ in ("WDT", "WP"))
    return any(grammar.comma_before(t) or t.nbor(-1).tag_ == "CC" for t in later)


def _named(noun: Token) -> list[Part]:
    told = grammar.children(noun, "amod")
    return again(noun) if is_name(noun) or told else with_article(noun)


def _stands_well(sentence: Span, clause: Token, taken: list[Token]) -> bool:
    """Whether it closes the sentence, or parts a known subject from its verb."""
    if closes(taken):
        return True
    subject, det = grammar.own_subject(sentence.root), grammar.determiner(clause.head)
    known = is_name(clause.head) or (det is not None and det.lower_ in ("the", "this", "these"))
    leads = subject is not None and subject.i == clause.head.i
    return leads and known and grammar.word_after(taken[-1]) == ","


def _is_conditional(noun: Token) -> bool:
    """ "… unless the owner agrees, who …": outside the condition the clause would say too much."""
    clauses = [a for a in (noun, *noun.ancestors) if grammar.has_relation(a, "advcl")]
    marks = [c.lower_ for a in clauses for c in grammar.children(a, "mark")]
    return any(m in ("if", "unless", "until") for m in marks)


def _is_only(clause: Token, taken: list[Token], wh: Token) -> bool:
    """Whether the pronoun and the verb fit this noun alone of all that stand before them."""
    before = clause.sent[: taken[0].i - clause.sent.start]
    nouns = [t for t in before if t.pos_ in ("NOUN", "PROPN") and grammar.has_relation(t, *THINGS)]
    fit = [t for t in nouns if _fits(t, clause, wh)]
    return [t.i for t in fit] == [clause.head.i]


def _is_next(clause: Token, wh: Token, doubt: Doubt) -> bool:
    """Whether it follows the noun at once, fits it, and the parser takes no other for it."""
    noun = clause.head
    between = noun.doc[noun.i + 1 : wh.i]
    if any(t.is_alpha for t in between) or not _fits(noun, clause, wh):
        return False
    arcs = doubt.alternatives(clause.i)
    rival = max((a.probability for a in arcs if a.head != noun.i), default=0.0)
    return rival <= RIVAL and is_sure(clause, doubt, SURE if is_name(noun) else SURER)


def _fits(noun: Token, clause: Token, wh: Token) -> bool:
    plural = is_plural_verb(clause)
    kind = may_be_person(noun) or is_name(noun) if wh.lower_ == "who" else not may_be_person(noun)
    return kind and (plural is None or plural == is_plural(noun))


def _may_be_event(clause: Token, taken: list[Token], wh: Token) -> bool:
    """ "…, which delays payment": one thing, or all that was said before."""
    if wh.lower_ == "who" or is_plural_verb(clause) or not closes(taken):
        return False
    if is_name(clause.head) or (grammar.child(clause, "cop") and grammar.is_nominal(clause)):
        return False
    return not grammar.is_passive(clause)


def is_plural_verb(clause: Token) -> bool | None:
    """Whether the finite verb of the clause is plural; None where its form does not show it."""
    forms = [clause, *grammar.children(clause, "aux", "cop")]
    tags = {t.tag_ for t in forms}
    words = {t.lower_ for t in forms}
    if "VBP" in tags or "were" in words:
        return True
    return False if "VBZ" in tags or "was" in words else None
