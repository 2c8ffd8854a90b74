"""Say when, where or why a told event was apart: "… in May 1999" gives "This was in May 1999."

Only of one event that is told in the past as a plain fact. In a duty, a habit or a denial such a
phrase says when the rule holds, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

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
from clauselint.rewrite.extent import closes, inside_brackets, whole_phrase
from clauselint.rewrite.inflect import finite, is_plural, key, lemma
from clauselint.rewrite.mention import again, is_name
from clauselint.rewrite.restructure._certainty import is_sure
from clauselint.rewrite.restructure._openings import opening
from clauselint.rewrite.restructure._register import past
from clauselint.rewrite.wordlists import wordlist

MARKS = ("when", "after", "before", "until", "because", "since")
WHEN = ("during", "after", "before", "since", "until", "throughout")
DATED = ("in", "on", "at", "by", "from", "between", "for", "around", "within")
LIMITS = frozenset(("only", "no", "nobody", "none", "never", "not", "few", "if", "unless", "every"))
DATES = frozenset(("date", "dates", "deadline"))  # of which "This was on 1 May" would tell
HAPPEN = (
    "happen",
    "occur",
    "take",
    "bear",
    "begin",
    "start",
    "end",
    "die",
    "conduct",
    "hold",
    "locate",
    "situate",
)
SELVES = ("himself", "herself", "itself", "themselves")
FEWEST = 2
FEWEST_REASON = 4
FEWEST_LEFT = 5
SURE = 0.45


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for a phrase or clause of time or reason that opens or ends a report."""
    root = sentence.root
    if not _is_event(sentence, root):
        return
    for said in grammar.children(root, "obl", "advcl"):
        taken = whole_phrase(said)
        ends = closes(taken) and len(taken) >= FEWEST and said.i > root.i
        if ends and _says_when(said, taken) and is_sure(said, doubt, SURE):
            yield from _split(sentence, said, taken)
        elif taken[0].i == sentence.start and _sets_scene(said, taken):
            for proposal in _split(sentence, said, _with_brackets(taken)):
                yield replace(proposal, kind="split-setting")


def _is_event(sentence: Span, root: Token) -> bool:
    subject, words = grammar.own_subject(root), {t.lower_ for t in sentence}
    joined = grammar.children(root, "conj", "parataxis", "ccomp", "cop")
    happens = root.lemma_ in HAPPEN and len(grammar.children(root, "obl")) < 2
    named = subject is not None and subject.tag_ not in ("WDT", "WP")
    plain = grammar.modal(root) is None and not words & (LIMITS | DATES)
    return named and plain and not happens and not joined and past(root)


def _sets_scene(said: Token, taken: list[Token]) -> bool:
    """ "In 1990 …", "Shortly after the fire, …": when the event was, told before it."""
    if grammar.has_relation(said, "advcl"):
        return any(t.lower_ in ("after", "before") for t in taken[:2])
    return taken[0].lower_ in ("on", "in") and _is_date(said)


def _with_brackets(taken: list[Token]) -> list[Token]:
    """The phrase with a remark in brackets right behind it."""
    after = taken[-1].nbor(1)
    inside = inside_brackets(after) if after.text == "(" else []
    return [*taken, after, *inside, inside[-1].nbor(1)] if inside else taken


def _says_when(last: Token, taken: list[Token]) -> bool:
    if grammar.has_relation(last, "advcl"):
        if taken[0].tag_ == "TO":
            return last.tag_ == "VB" and bool(grammar.objects(last.head))
        full = grammar.own_subject(last) is not None and grammar.is_finite(last)
        event = taken[0].lower_ in ("after", "before") and _verb_of(last) is not None
        return taken[0].lower_ in MARKS and (full or event)
    if taken[0].lower_ in WHEN:
        return True
    if taken[0].lower_ in ("for", "with") and len(taken) >= FEWEST_REASON:
        return _is_reason(last, taken)
    return taken[0].lower_ in DATED and (_is_date(last) or _is_place(last, taken))


def _is_reason(last: Token, taken: list[Token]) -> bool:
    """ "for his work", "with 12% of the votes": why, or by how much."""
    if taken[0].lower_ == "with":
        return taken[1].pos_ == "NUM" and last.lower_ in ("%", "percent", "votes", "points")
    return taken[1].tag_ == "PRP$"


def _is_place(last: Token, taken: list[Token]) -> bool:
    before = [c for c in last.head.children if last.head.i < c.i < last.i]
    held = any(grammar.has_relation(c, "obj", "obl") and c.lower_ not in SELVES for c in before)
    named = any(is_name(t) for t in (last, *grammar.children(last, "compound", "nmod")))
    return held and named and taken[0].lower_ in ("in", "at")


def _is_date(noun: Token) -> bool:
    own = [noun, *grammar.children(noun, "compound", "nmod:unmarked", "nummod", "flat", "nmod")]
    year = any(t.text.isdigit() and len(t.text) == 4 for t in own)
    return year or noun.lower_ in wordlist("times") or noun.lemma_.lower() in wordlist("times")


def _split(sentence: Span, last: Token, taken: list[Token]) -> Iterator[Proposal]:
    rest = without(list(sentence), taken)
    if sum(p.text.isalpha() for p in rest) < FEWEST_LEFT:
        return
    verb = _verb_of(last) if grammar.has_relation(last, "advcl") else None
    led = _with_subject(sentence, taken, verb) if verb is not None else []
    first, gone = parts("This was", led), taken[: len(led) and 2]
    licence = Licence(
        added=frozenset(("this",)),
        assumed=frozenset(MARKS),
        openings=(opening(first),),
        left_out=opening(gone),
        moved=frozenset((key(last.text),)),
    )
    said = parts(first, taken[len(gone) :])
    pair = (ended(rest, final_mark(list(sentence))), ended(said, "."))
    yield Proposal("split-circumstance", pair, licence=licence)


def _verb_of(clause: Token) -> Token | None:
    """The "-ing" form right behind "before": "before leaving", "before being told"."""
    verb = grammar.phrase(clause)[1]
    forms = (clause, *grammar.auxiliaries(clause))
    own = grammar.own_subject(clause) is None and verb in forms
    return verb if own and verb.tag_ == "VBG" else None


def _with_subject(sentence: Span, taken: list[Token], verb: Token) -> list[Part]:
    """ "before they left": who did it is said, so that nothing dangles."""
    subject = grammar.own_subject(sentence.root)
    if subject is None:
        return []
    told = Word(finite(lemma(verb), plural=is_plural(subject), past=True), verb)
    return [taken[0], *again(subject), told]
