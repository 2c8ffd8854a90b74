"""AMB030, AMB031: say the noun instead of the pronoun, one proposal for each it may stand for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Anchor, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.people import may_be_person
from clauselint.rewrite.draft import Part, Proposal, Word
from clauselint.rewrite.inflect import is_plural, key
from clauselint.rewrite.mention import again, is_name, with_article
from clauselint.rewrite.repair._parts import anchored, choice, copied, edited, one, sentence_of

CODES = ("AMB030", "AMB031")
NOUNS: tuple[Anchor, ...] = ("antecedent1", "antecedent2")
PLURAL = words_of("pronouns-plural") | {"these", "those"}
SINGULAR = words_of("pronouns-of-persons") | {"it", "its"}
LONGEST = 4
POSSESSIVE = ("its", "their", "his", "her")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal an antecedent."""
    pronoun = one(candidate, doc, "pronoun")
    for reading, name in enumerate(NOUNS):
        noun = one(candidate, doc, name)
        if pronoun is None or noun is None or not grammar.is_nominal(noun):
            continue
        if _is_quoted(pronoun) or (pronoun.lower_ == "same" and is_name(noun)):
            continue
        if not _agrees(pronoun, noun) or not _is_named(candidate, reading, noun):
            continue
        such = pronoun.lower_ == "such"
        said = _in_full(noun) if such else _named(pronoun, noun)
        if not said:
            continue
        det = [*grammar.children(pronoun, "det"), *anchored(candidate, doc, "pronoun")[1:]]
        text = edited(sentence_of(candidate, doc), det, instead={pronoun.i: said})
        gone = [w for t in (pronoun, *det) for w in (t.lower_, key(t.text))]
        moved = [*(grammar.conjunct_phrase(noun) if such else [noun]), pronoun, *det]
        yield choice("name-the-noun", text, reading, moved=moved, dropped=gone)


def _is_quoted(token: Token) -> bool:
    before = [t.text for t in token.doc[token.sent.start : token.i]]
    opened = before.count("“") > before.count("”")
    return opened or sum(before.count(mark) for mark in ('"', "``", "''")) % 2 == 1


def _agrees(pronoun: Token, noun: Token) -> bool:
    """Whether the pronoun can stand for the noun by its number; "they" may be one person."""
    word = pronoun.lower_
    if word in PLURAL:
        return is_plural(noun) or may_be_person(noun)
    return word not in SINGULAR or not is_plural(noun)


def _is_named(candidate: Candidate, reading: int, noun: Token) -> bool:
    """Whether the finding's reading speaks of this noun."""
    if reading >= len(candidate.readings):
        return True
    return noun.lower_ in candidate.readings[reading].text.lower()


def _named(pronoun: Token, noun: Token) -> list[Part]:
    named = _all_of(noun)
    if not _is_possessive(pronoun):
        return named
    last = named[-1].text
    return [*named[:-1], Word(last + ("'" if last.endswith("s") else "'s"))]


def _in_full(noun: Token) -> list[Part]:
    """ "The key for the shed"; nothing where only its clause tells the noun from its namesake."""
    own = [t for t in grammar.conjunct_phrase(noun) if grammar.relation(t) != "det" or t.i > noun.i]
    return [Word("the"), *copied(own)] if own[-1].i > noun.i else []


def _is_possessive(pronoun: Token) -> bool:
    return pronoun.lower_ in POSSESSIVE and grammar.has_relation(pronoun, "nmod:poss", "nmod")


def _known(noun: Token) -> list[Part]:
    """The noun with what stands before it where that is short, else bare with "the"."""
    named = again(noun, alone=True)
    told = grammar.children(noun, "amod", "nmod:poss")
    bare = not any(grammar.children(t, "advmod") for t in told)
    return named if told and bare and len(named) <= LONGEST else with_article(noun)


def _all_of(noun: Token) -> list[Part]:
    joined = grammar.children(noun, "conj")
    named = _known(noun)
    for item in joined if len(joined) == 1 else []:
        cc = grammar.coordinator(item)
        named = [*named, *([Word(cc.text)] if cc is not None else []), *_known(item)]
    return named
