"""WRD003, WRD004, WRD007: the plain word for a wordy phrase; the positive for a double negative."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from spacy.tokens import Doc, Span, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.nlp.words import text_of
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, write
from clauselint.rewrite.inflect import form, key, lemmas, verb
from clauselint.rewrite.repair._parts import edited, sentence_of, words
from clauselint.rules.wording.evidence import standing
from clauselint.rules.wording.phrases import Match, listed, substitutes

CODES = ("WRD003", "WRD004", "WRD007")
FAILS = ("fail", "neglect", "omit")
BARE = ("to", "only to", "can", "cannot", "may", "must")
"""Substitutes that only the bare form of a verb can follow."""
MODALS = ("can", "cannot", "may", "must")
CLAUSE = 7
"""Words behind a phrase among which its noun and that noun's "-ing" verb stand."""


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """The plain substitutes that proved right where they were read, the best first."""
    sentence = sentence_of(candidate, doc)
    marked = [t for t in sentence if candidate.start <= t.idx < candidate.end]
    if marked and candidate.code == "WRD003":
        yield from _positive(candidate, doc, marked)
        return
    match = listed(text_of(doc), candidate.start, candidate.end)
    freely = standing(match.phrase.entry).applicability if match else None
    if match and freely:
        yield from (replace(p, applicability=freely) for p in plain(match, sentence))


def plain(match: Match, sentence: Span) -> Iterator[Proposal]:
    """The sentence with each substitute of the phrase, whatever its standing."""
    marked = [t for t in sentence if match.start <= t.idx < match.end]
    # Where marks make one word of the phrase and its neighbours nothing can be put in its place.
    for substitute in substitutes(match, text_of(sentence.doc)) if marked else ():
        verbs = _gerunds(marked[-1]) if substitute.endswith("~") else []
        said = substitute.rstrip("~ ")
        if said.lower() in BARE and not _goes_bare(marked[-1], verbs):
            continue
        if said.lower() in MODALS and _goes_on_with_to(marked[-1]):
            continue
        if said.lower() in ("before", "after") and _opens_clause(marked[-1]):
            continue
        if _jars(marked[0], said) or not (said or _opens(marked)) or _denies_each(said, verbs):
            continue
        bare = {v.i: Word(verb(v.text), v) for v in verbs}
        instead: dict[int, list[Part]] = {i: [word] for i, word in bare.items()}
        instead[marked[0].i] = words(said)
        changed = edited(sentence, marked[1:], instead=instead)
        if not _is_only(sentence, match, said, tuple(bare.items()), write(changed)):
            continue
        licence = _licence([*marked, *verbs], [said, *(w.text for w in bare.values())])
        yield Proposal("plain-words", (changed,), licence=licence)


def _is_only(
    sentence: Span, match: Match, said: str, verbs: tuple[tuple[int, Word], ...], written: str
) -> bool:
    """Whether nothing but the phrase, and the verbs behind it, is written otherwise."""
    places = [(sentence.doc[i].idx, len(sentence.doc[i]), word.text) for i, word in verbs]
    places.append((match.start, match.end - match.start, said))
    text = sentence.text
    for start, length, new in sorted(places, reverse=True):
        at = start - sentence.start_char
        text = text[:at] + new + text[at + length :]
    wanted, got = " ".join(text.split()).lstrip(", "), " ".join(written.split())
    return wanted.replace(" ,", ",")[1:] == got[1:] if said == "" else wanted == got


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
    base: list[Part] = [Word(form(inner.lemma_.lower(), "VB"), inner)]
    gone = [negator, *doc[fail.i : inner.i]]
    licence = Licence(
        dropped=frozenset(("not", *lemmas(fail.lower_))),
        assumed=frozenset(("not",)),
        moved=frozenset((key(inner.text), key(fail.text))),
    )
    text = edited(sentence_of(candidate, doc), gone, instead={inner.i: base})
    yield Proposal("positive", (text,), licence=licence)
