"""WRD003, WRD004, WRD007: the plain word for a wordy phrase; the positive for a double negative."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Applicability, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar
from clauselint.nlp.forms import inflect
from clauselint.nlp.words import text_of
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, write
from clauselint.rewrite.inflect import key, lemmas, verb
from clauselint.rewrite.repair._parts import edited, is_speech, sentence_of, words
from clauselint.rules.wording.evidence import standing
from clauselint.rules.wording.phrases import Match, find, listed, substitutes

CODES = ("WRD003", "WRD004", "WRD007")
FAILS = ("fail", "neglect", "omit")
MODALS = ("can", "cannot", "may", "must")
BARE = (*MODALS, "to", "only to")
"""Substitutes that only the bare form of a verb can follow."""
QUOTED = re.compile('“[^”]*”|"[^"]*"')
STACKING, CLOSE = words_of("prepositions-that-jar") | {"only to"}, 5
"""Small words that jar twice within so many words: "to an office to use a form"."""
NEAR, STEM = 6, 5
"""How many words around a new word must not begin with the same so many letters."""
WORDS = ("word", "phrase", "wording", "jargon")
"""Nouns beside which a phrase may be named, and not used; not in "in other words"."""
MANY = 3
"""Phrases in one row of a table from which on they are spoken of."""
CLAUSE = 7
"""Words behind a phrase among which its noun and that noun's "-ing" verb stand."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is said for one phrase: for the words `marked`, and for `verbs` that then go bare."""

    match: Match
    marked: list[Token]
    said: str
    verbs: list[Token]


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """The plain substitutes that proved right where they were read, the best first."""
    sentence = sentence_of(candidate, doc)
    marked = [t for t in sentence if candidate.start <= t.idx < candidate.end]
    if is_speech(sentence):
        return
    if marked and candidate.code == "WRD003":
        yield from _positive(candidate, doc, marked)
        return
    match = listed(text_of(doc), candidate.start, candidate.end)
    if match is None:
        return
    others = _listed_in(sentence)
    twins = _twins(match, sentence, others)
    if twins is None or _is_named(sentence, others):
        return
    freely = {standing(m.phrase.entry).applicability for m in (match, *twins)}
    if None not in freely:
        safety: Applicability = "safe" if freely == {"safe"} else "unsafe"
        yield from (replace(p, applicability=safety) for p in plain(match, sentence, twins))


def _is_named(sentence: Span, found: list[Match]) -> bool:
    """Whether it names phrases and does not use them: words to say and not to say."""
    told = (t for t in sentence if t.lemma_.lower() in WORDS and t.pos_ == "NOUN")
    spoken = any(t.i == sentence.start or t.nbor(-1).lower_ != "other" for t in told)
    return spoken or ("|" in sentence.text and len(found) >= MANY)


def _twins(match: Match, sentence: Span, others: list[Match]) -> list[Match] | None:
    """The same phrase elsewhere in the sentence, since two names for one thing make two things.

    None where it stands there in a form, or in a place, that has no plain word: "the commencing
    date".
    """
    inside = [m for m in others if not _overlap(m, match)]
    found = [m for m in inside if m.phrase.entry == match.phrase.entry]
    marked = [t for t in sentence if match.start <= t.idx < match.end]
    # Where marks make one word of the phrase and its neighbours nothing can be put in its place.
    if not marked:
        return None
    if len(marked) > 1:
        said = text_of(sentence.doc)[match.start : match.end].lower()
        return found if _own(sentence.text).lower().count(said) <= len(found) + 1 else None
    at = {m.start: m for m in inside}
    root = marked[0].lemma_.lower().rstrip("e")
    same = [t for t in sentence if t.lower_.startswith(root) and t.i != marked[0].i]
    return [at[t.idx] for t in same] if all(t.idx in at for t in same) else None


def _listed_in(sentence: Span) -> list[Match]:
    start = sentence.start_char
    own = _own(sentence.text)
    found = (m for name in ("wordy", "legalese") for m in find(name, own))
    return [replace(m, start=m.start + start, end=m.end + start) for m in found]


def _own(text: str) -> str:
    """The text with blanks for its quotations: what another says stays as it is."""
    return QUOTED.sub(lambda quotation: " " * len(quotation[0]), text)


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def plain(match: Match, sentence: Span, twins: Sequence[Match] = ()) -> Iterator[Proposal]:
    """The sentence with each substitute of the phrase, whatever its standing, and of its twins."""
    for which in range(len(match.phrase.substitutes)):
        changes = [_change(m, sentence, which) for m in (match, *twins)]
        whole = [c for c in changes if c is not None]
        if len(whole) < len(changes):
            continue
        verbs = [v for c in whole for v in c.verbs]
        bare = {v.i: Word(verb(v.text), v) for v in verbs}
        instead: dict[int, list[Part]] = {i: [word] for i, word in bare.items()}
        instead |= {c.marked[0].i: words(c.said) for c in whole}
        gone = [t for c in whole for t in c.marked[1:]]
        changed = edited(sentence, gone, instead=instead)
        if not _is_only(sentence, whole, tuple(bare.items()), write(changed)):
            continue
        marked = [t for c in whole for t in c.marked]
        said = [*(c.said for c in whole), *(w.text for w in bare.values())]
        yield Proposal("plain-words", (changed,), licence=_licence([*marked, *verbs], said))


def _change(match: Match, sentence: Span, which: int) -> Change | None:
    """What a phrase's substitute does to the sentence, or None where it does not fit."""
    marked = [t for t in sentence if match.start <= t.idx < match.end]
    choices = substitutes(match, text_of(sentence.doc))
    if not marked or which >= len(choices):
        return None
    last, said = marked[-1], choices[which].rstrip("~ ")
    verbs = _gerunds(last) if choices[which].endswith("~") else []
    if said.lower() in BARE and not _goes_bare(last, verbs):
        return None
    if said.lower() in MODALS and _goes_on_with_to(last):
        return None
    if said.lower() in ("before", "after") and _opens_clause(last):
        return None
    if said.lower() == "to" and _may_be_aim(marked[0]):
        return None
    if _jars(marked[0], said) or not (said or _opens(marked)) or _denies_each(said, verbs):
        return None
    return None if _echoes(marked, said) else Change(match, marked, said, verbs)


def _echoes(marked: list[Token], said: str) -> bool:
    """Whether the new word is said again close by: "issued, or order issued"."""
    doc, first, last = marked[0].doc, marked[0], marked[-1]
    near = [*doc[max(first.i - NEAR, 0) : first.i], *doc[last.i + 1 : last.i + 1 + NEAR]]
    stem = said.lower()[:STEM]
    if said.lower() in STACKING:
        close = [*doc[max(first.i - CLOSE, 0) : first.i], *doc[last.i + 1 : last.i + 1 + CLOSE]]
        return any(t.lower_ == said.lower() for t in close)
    heavy = (t for t in near if t.pos_ in ("VERB", "NOUN", "ADJ", "PROPN"))
    return len(stem) == STEM and any(t.lower_.startswith(stem) for t in heavy)


def _is_only(
    sentence: Span, changes: list[Change], verbs: tuple[tuple[int, Word], ...], written: str
) -> bool:
    """Whether nothing but the phrases, and the verbs behind them, is written otherwise."""
    places = [(sentence.doc[i].idx, len(sentence.doc[i]), word.text) for i, word in verbs]
    places += [(c.match.start, c.match.end - c.match.start, c.said) for c in changes]
    text = sentence.text
    for start, length, new in sorted(places, reverse=True):
        at = start - sentence.start_char
        text = text[:at] + new + text[at + length :]
    wanted, got = " ".join(text.split()).lstrip(", "), " ".join(written.split())
    dropped = any(not c.said for c in changes)
    return wanted.replace(" ,", ",")[1:] == got[1:] if dropped else wanted == got


def _may_be_aim(first: Token) -> bool:
    """ "a bank chosen by us in order to use": a plain "to" would be what the bank is chosen for.

    So in a relative clause: "the tools with which a guest works in order to learn the trade".
    """
    before = first.nbor(-1) if first.i > first.sent.start else first
    if before.text == ")":
        inside = list(before.doc[before.sent.start : before.i])
        opening = next((t for t in reversed(inside) if t.text == "("), before)
        before = opening.nbor(-1) if opening.i > first.sent.start else opening
    above = (before, *before.ancestors)
    relative = any(grammar.has_relation(t, "acl:relcl") for t in above)
    return relative or any(t.tag_ in ("VBN", "VBG") and grammar.relation(t) == "acl" for t in above)


def _gerunds(last: Token) -> list[Token]:
    """The "-ing" verb behind the phrase with those joined to it; none where one is no verb."""
    following = last.doc[last.i + 1 : last.i + 3]
    first = next((t for t in following if t.tag_ == "VBG" and t.pos_ == "VERB"), None)
    if first is None:
        return []
    joined = [t for t in grammar.conjuncts(first) if t.i >= first.i]
    return joined if all(t.tag_ == "VBG" for t in joined) else []


def _opens_clause(last: Token) -> bool:
    """ "Prior to the rule taking effect": behind "before" the noun would be its object."""
    following = takewhile(lambda t: not t.is_punct, last.doc[last.i + 1 : last.i + CLAUSE])
    return any(b.tag_ == "VBG" and grammar.is_nominal(a) for a, b in pairwise(following))


def _opens(marked: list[Token]) -> bool:
    """Whether a clause is left: "Please note that change" points at a noun."""
    rest = marked[-1].doc[marked[-1].i + 1 : marked[-1].sent.end]
    if marked[-1].lower_ == "that" and any(
        a.tag_ == "CC" and b.lower_ == "that" for a, b in pairwise(rest)
    ):
        return False  # "Please note that A and that B"
    subjects = ("nsubj", "expl", "csubj")
    return marked[-1].lower_ != "that" or any(t.dep_.startswith(subjects) for t in rest)


def _denies_each(said: str, verbs: list[Token]) -> bool:
    """ "Prohibited from smoking and drinking" is not "must not smoke and drink": one may do one."""
    return len(verbs) > 1 and " not" in said


def _jars(first: Token, said: str) -> bool:
    """ "An end result" is no "an result"."""
    article = first.nbor(-1).lower_ if first.i else ""
    vowels = [w[:1].lower() in "aeiou" for w in (first.text, said)]
    return article in ("a", "an") and vowels[0] != vowels[1]


def _goes_bare(last: Token, verbs: list[Token]) -> bool:
    """Whether a verb follows that can stand behind "to" or a modal, with an adverb between."""
    if verbs:
        return True
    following = last.doc[last.i + 1 : last.i + 3]
    behind = [t for t in following if not grammar.has_relation(t, "advmod")]
    return bool(behind) and behind[0].tag_ == "VB"


def _goes_on_with_to(last: Token) -> bool:
    """ "Is authorized to sell and to buy": "may sell and to buy" would not do."""
    # "Are required to sell and encouraged to buy": "are" is said for both.
    named = [t for t in last.doc[max(last.i - 1, 0) : last.i] if grammar.children(t, "conj")]
    if any(c.tag_ == "VBN" for t in named for c in grammar.children(t, "conj")):
        return True
    first = next((t for t in last.doc[last.i + 1 : last.i + 3] if t.tag_ == "VB"), None)
    later = grammar.conjuncts(first)[1:] if first is not None else []
    return any(c.lower_ == "to" for t in later for c in t.children)


def _licence(marked: list[Token], plain: list[str]) -> Licence:
    lost = frozenset(w for t in marked for w in (t.lower_, key(t.text)))
    new = [word for each in plain for word in each.replace("cannot", "can not").split()]
    gained = frozenset(w for word in new for w in (word.lower(), key(word)))
    both = lost | gained
    return Licence(
        added=gained,
        dropped=lost,
        moved=both,
        assumed=both,
        fixed=True,
        again=gained,
        fragment=True,
    )


def _positive(candidate: Candidate, doc: Doc, marked: list[Token]) -> Iterator[Proposal]:
    """ "must not fail to report" says "must report": certain only under a modal."""
    fail = next((t for t in marked if t.lemma_.lower() in FAILS), None)
    negator = next((t for t in marked if t.lower_ in grammar.NEGATORS), None)
    if fail is None or negator is None or grammar.modal(fail) is None:
        return
    inner = grammar.child(fail, "xcomp")
    if inner is None or grammar.conjuncts(inner)[1:]:
        return
    base: list[Part] = [Word(inflect(inner.lemma_.lower(), "VB"), inner)]
    gone = [negator, *doc[fail.i : inner.i]]
    licence = Licence(
        dropped=frozenset(("not", *lemmas(fail.lower_))),
        assumed=frozenset(("not",)),
        moved=frozenset((key(inner.text), key(fail.text))),
    )
    text = edited(sentence_of(candidate, doc), gone, instead={inner.i: base})
    yield Proposal("positive", (text,), licence=licence)
