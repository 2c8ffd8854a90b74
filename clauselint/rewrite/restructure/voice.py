"""Passive to active, where the agent is named: "is kept by the office", "the office keeps"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.nlp.forms import inflect
from clauselint.nlp.people import is_body, may_be_person
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, ended, final_mark, parts
from clauselint.rewrite.inflect import finite, is_plural, key, lemma
from clauselint.rewrite.mention import OBJECT_FORMS, SUBJECT_FORMS

TIMES = words_of("months-and-weekdays")
MEANS = words_of("nouns-of-means")
CLOSING = (",", ")")
LONGEST = 9
"""Words of an agent: a longer one is a heavy subject."""


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal where the main clause is a passive with its agent."""
    verb = sentence.root
    subject, agent = grammar.child(verb, "nsubj:pass"), _agent(verb)
    if subject is None or agent is None or not _plain(verb) or not sentence[0].text.isalnum():
        return
    active = None if _binds_crowd(verb, agent) else _active(verb, agent)
    if active is not None and not _strands(sentence, verb, subject, agent):
        yield _turned(sentence, verb, subject, agent, active)


def _agent(verb: Token) -> Token | None:
    return next((c for c in grammar.children(verb, "obl") if c.i > verb.i and _is_agent(c)), None)


def _is_agent(agent: Token) -> bool:
    """Whether "by" names who acts: not a date, a means ("by post") or a measure."""
    phrase = grammar.phrase(agent)
    if any(t.text == "," or t.tag_ in ("PRP$", "WDT", "WP") for t in phrase):
        return False
    dated = any(t.pos_ == "NUM" or t.lower_ in TIMES for t in phrase)
    bare = agent.tag_ == "NN" and not grammar.children(agent, "det", "nmod:poss", "compound")
    named = agent.pos_ in ("NOUN", "PROPN", "PRON") and agent.lemma_.lower() not in MEANS
    more = grammar.children(agent, "conj", "acl", "appos")
    acts = named and is_doer(agent) and not more and len(phrase) <= LONGEST
    return grammar.preposition_text(agent) == "by" and acts and not dated and not bare


def is_doer(noun: Token) -> bool:
    """Whether it is someone, and no thing by which it is done: "punished by a fine"."""
    if noun.lemma_.lower() in words_of("things-like-agents"):
        return False
    return noun.pos_ in ("PROPN", "PRON") or is_body(noun) or may_be_person(noun)


def _strands(sentence: Span, verb: Token, subject: Token, agent: Token) -> bool:
    """Whether a phrase behind the verb would come to hang on a verb inside the subject."""
    named = grammar.phrase(subject)
    acts = any(grammar.has_relation(t, "acl", "acl:relcl") for t in named)
    if named[-1].text in CLOSING or grammar.word_after(named[-1]) in CLOSING:
        return False
    used = {t.i for t in (verb, *grammar.phrase(agent))}
    behind = [t for t in sentence if t.i > verb.i and t.i not in used]
    return acts and any(t.is_alpha for t in behind)


def _plain(verb: Token) -> bool:
    """Whether nothing else hangs on the passive: no list, no stranded preposition, no duty to."""
    held = grammar.children(verb, "conj", "xcomp", "ccomp", "case", "advcl", "compound:prt")
    return not held and verb.tag_ == "VBN" and grammar.modal(verb) is not None


def _binds_crowd(verb: Token, agent: Token) -> bool:
    """ "Half of the work shall be done by residents" gives residents no duty."""
    modal = grammar.modal(verb)
    crowd = agent.tag_ == "NNS" and not grammar.children(agent, "det", "nmod:poss")
    return crowd and modal is not None and modal.lower_ in ("must", "shall", "should")


def _active(verb: Token, agent: Token) -> list[Part] | None:
    """The verb group in the active, which agrees with the agent."""
    helpers = [t for t in grammar.auxiliaries(verb) if t.dep_ != "aux:pass"]
    passive = grammar.child(verb, "aux:pass")
    if passive is None or (grammar.negation(verb) is not None and not helpers):
        return None
    own = [t for t in verb.children if grammar.relation(t) == "advmod" and t.i < verb.i]
    if not helpers:
        tense = passive.tag_ == "VBD"
        return [*own, Word(finite(lemma(verb), plural=is_plural(agent), past=tense), verb)]
    return _with_helpers(verb, agent, helpers, passive, own)


def _with_helpers(
    verb: Token, agent: Token, helpers: list[Token], passive: Token, own: list[Token]
) -> list[Part] | None:
    first = helpers[0]
    if first.lemma_ == "have" and first.tag_ in ("VBZ", "VBP"):
        opening: Part = Word(finite("have", plural=is_plural(agent)), first)
    elif first.tag_ in ("MD", "VBD"):
        opening = first
    else:
        return None
    tag = {"VB": "VB", "VBN": "VBN", "VBG": "VBG"}.get(passive.tag_)
    if tag is None:
        return None
    middle = sorted([*helpers[1:], *own], key=lambda t: t.i)
    return [opening, *middle, Word(inflect(lemma(verb), tag), verb)]


def _turned(
    sentence: Span, verb: Token, subject: Token, agent: Token, active: list[Part]
) -> Proposal:
    by = grammar.preposition(agent)
    doer = [t for t in grammar.phrase(agent) if by is None or t.i != by.i]
    done = grammar.phrase(subject)
    used = {t.i for t in (*grammar.phrase(agent), *done, *grammar.auxiliaries(verb), verb)}
    used |= {t.i for t in verb.children if grammar.relation(t) == "advmod" and t.i < verb.i}
    front = [t for t in sentence if t.i < done[0].i and t.i not in used]
    back = [t for t in sentence if t.i > done[0].i and t.i not in used]
    said = parts(front, _case(doer, SUBJECT_FORMS), active, _case(done, OBJECT_FORMS), back)
    licence = Licence(moved=frozenset(key(t.text) for t in (*doer, *done)))
    return Proposal(
        "passive-to-active", (ended(said, final_mark(list(sentence))),), licence=licence
    )


def _case(phrase: list[Token], forms: dict[str, str]) -> list[Part]:
    if len(phrase) == 1 and phrase[0].lower_ in forms:
        return [Word(forms[phrase[0].lower_])]
    return list(phrase)
