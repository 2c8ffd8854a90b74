"""Take a non-restrictive relative clause out as a sentence of its own.

Only a clause behind a comma is taken: one without a comma says which thing is meant.
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
    remainder,
    without,
)
from clauselint.rewrite.extent import bracketed, closed, closes
from clauselint.rewrite.inflect import is_plural, key
from clauselint.rewrite.mention import again, is_name, with_article
from clauselint.rewrite.restructure._certainty import is_sure
from clauselint.rewrite.restructure._openings import cut
from clauselint.rewrite.restructure._register import is_rule
from clauselint.rewrite.wordlists import wordlist

LONGEST_NAME = 6
SURE = 0.3
SURE_IN_RULE = 0.55
PARTITIVES = ("whom", "which")
PRONOUNS = {"whom": "them", "which": "them"}


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each relative clause that only adds."""
    for clause in sentence:
        if clause.dep_ == "advcl:relcl":
            yield from _of_event(sentence, clause)
        if not grammar.has_relation(clause, "acl:relcl") or not _certain(clause, doubt):
            continue
        if _adds(clause):
            yield from _extract(sentence, clause)


def _of_event(sentence: Span, clause: Token) -> Iterator[Proposal]:
    """ "It rained, which helped": the clause is about all that was said."""
    taken, wh = _clause(clause), grammar.relative_pronoun(clause)
    about = wh is not None and wh.lower_ == "which" and grammar.has_relation(wh, "nsubj")
    first = wh is not None and wh.i == taken[0].i and grammar.comma_before(wh)
    if about and first and closes(taken) and is_plural_verb(clause) is not True:
        rest = remainder(sentence, taken)
        said = ended(parts("This", taken[1:]), ".")
        yield Proposal("split-relative-clause", (rest, said))


def _certain(clause: Token, doubt: Doubt) -> bool:
    """Whether the parser is sure of the noun; in a rule it has to be surer than in a report."""
    sure = is_sure(clause, doubt, SURE_IN_RULE if is_rule(clause.sent) else SURE)
    return sure and not is_conditional(clause.head)


def is_conditional(noun: Token) -> bool:
    """ "… unless the owner agrees, who …": outside the condition the clause would say too much."""
    clauses = [a for a in (noun, *noun.ancestors) if grammar.has_relation(a, "advcl")]
    marks = [c.lower_ for a in clauses for c in grammar.children(a, "mark")]
    return any(m in ("if", "unless", "until") for m in marks)


def _adds(clause: Token) -> bool:
    span = _clause(clause)
    start, last = span[0], span[-1]
    ends = last.i + 1 >= last.sent.end or last.nbor(1).pos_ == "PUNCT"
    wh = grammar.relative_pronoun(clause)
    named = wh is not None and wh.lower_ not in ("that", "what", "whatever", "why", "how")
    apart = grammar.comma_before(start) or _of_name(clause.head, span)
    return ends and named and apart and grammar.is_finite(clause)


def _of_name(noun: Token, span: list[Token]) -> bool:
    """ "… by Joan Hill who wanted to leave": a name means one, so the clause only adds."""
    single = noun.tag_ == "NNP" and grammar.determiner(noun) is None
    return single and closes(span) and span[0].lower_ in ("who", "which")


def _clause(clause: Token) -> list[Token]:
    return closed(grammar.trimmed(grammar.subtree(clause)))


def _extract(sentence: Span, clause: Token) -> Iterator[Proposal]:
    wh = grammar.relative_pronoun(clause)
    if wh is None:
        return
    noun = _antecedent(clause, wh)
    if not grammar.is_nominal(noun):
        return
    taken = _clause(clause)
    own = _restated(clause, taken, wh, noun)
    if own is None:
        return
    rest = without(list(sentence), bracketed(taken))
    end = final_mark(list(sentence))
    moved = frozenset() if noun.i == clause.head.i else frozenset((key(noun.text),))
    pair = (ended(rest, end), ended(parts(own), "."))
    licence = cut(Licence(moved=moved), own, taken)
    yield Proposal("split-relative-clause", pair, licence=licence)


def _antecedent(clause: Token, wh: Token) -> Token:
    """ "samples of water, which were used": the noun further up where only that one agrees."""
    noun = clause.head
    while grammar.has_relation(noun, "nmod") and not _agrees(clause, wh, noun):
        noun = noun.head
    return noun


def _restated(clause: Token, taken: list[Token], wh: Token, noun: Token) -> list[Part] | None:
    if wh.lower_ == "whose":
        return _whose(taken, wh, noun)
    if not _agrees(clause, wh, noun):
        return None
    listed = grammar.relation(noun) == "conj" or bool(grammar.children(noun, "conj"))
    if wh.lower_ == "where" and listed:
        return None  # "A, where …, or B, where …": "there" would be in both
    if wh.lower_ == "where":
        return [Word("there"), Word(","), *_cut(taken, wh)]
    if wh.lower_ in ("when", "whence", "whereby"):
        return None
    if grammar.has_relation(wh, "nsubj"):
        return [*_subject(noun, clause), *_cut(taken, wh)]
    return _oblique(clause, taken, wh, noun)


def _subject(noun: Token, clause: Token) -> list[Part]:
    if noun.pos_ == "PRON":
        return [Word(noun.lower_)]
    if grammar.children(noun, "conj") or grammar.relation(noun) == "conj":
        plural = is_plural_verb(clause)
        if plural is False and grammar.relation(noun) == "conj" and is_name(noun):
            return again(noun)
        return [Word("these" if plural else "this")] if plural is not None else with_article(noun)
    return _in_full(noun, clause) or with_article(noun)


def _in_full(noun: Token, clause: Token) -> list[Part]:
    """ "the clouds of the north", where other clouds are spoken of too."""
    twins = [t for t in noun.sent if t.lemma_ == noun.lemma_ and t.pos_ == "NOUN"]
    apart = grammar.children(noun, "acl", "appos", "conj", "cc", "case", "punct")
    whole = grammar.phrase(noun, without=[*apart, clause])
    return [*grammar.trimmed(whole)] if len(twins) > 1 and 1 < len(whole) <= LONGEST_NAME else []


def is_plural_verb(clause: Token) -> bool | None:
    """Whether the finite verb of the clause is plural; None where its form does not show it."""
    forms = [clause, *grammar.children(clause, "aux", "cop")]
    tags = {t.tag_ for t in forms}
    words = {t.lower_ for t in forms}
    if "VBP" in tags or "were" in words:
        return True
    return False if "VBZ" in tags or "was" in words else None


def _cut(taken: list[Token], wh: Token) -> list[Token]:
    return [t for t in taken if t.i != wh.i]


def _whose(taken: list[Token], wh: Token, noun: Token) -> list[Part]:
    if is_plural(noun):
        return [Word("their") if t.i == wh.i else t for t in taken]
    named = with_article(noun)
    if not is_name(noun) and noun.lemma_.lower() not in wordlist("people"):
        named = [Word("its")]
    else:
        named = [*named[:-1], Word(f"{named[-1].text}'s")]
    return [p for t in taken for p in (named if t.i == wh.i else [t])]


def _agrees(clause: Token, wh: Token, noun: Token) -> bool:
    """Whether the clause's verb fits the noun, so that it is about this noun and not another."""
    plural = is_plural_verb(clause)
    if not grammar.has_relation(wh, "nsubj"):
        return True
    if plural is None:
        return not grammar.children(noun, "conj")
    if grammar.children(noun, "conj"):
        return plural
    return plural == is_plural(noun) or noun.tag_ not in ("NN", "NNS")


def _oblique(clause: Token, taken: list[Token], wh: Token, noun: Token) -> list[Part] | None:
    """ "in which A may B": "In the N, A may B"; "which A keeps": "A keeps the N"."""
    case = grammar.preposition(wh)
    if case is not None and case.i == wh.i - 1:
        if case.lower_ == "of" and wh.i != taken[1].i:
            return [Word("them") if t.i == wh.i else t for t in taken]
        inner = [t for t in taken if t.i not in (wh.i, case.i)]
        return [case, *with_article(noun), Word(","), *inner]
    only = not [c for c in grammar.objects(clause) if c.i != wh.i]
    if grammar.has_relation(wh, "obj") and wh.i == taken[0].i and only:
        return _with_object(clause, taken, wh, noun)
    return None


def _with_object(clause: Token, taken: list[Token], wh: Token, noun: Token) -> list[Part]:
    after = [t for t in taken if t.i > clause.i]
    before = [t for t in taken if wh.i < t.i <= clause.i]
    particles = [
        t for t in after if grammar.has_relation(t, "compound:prt") and t.head.i == clause.i
    ]
    rest = [t for t in after if t not in particles]
    return [*before, *with_article(noun), *particles, *rest]
