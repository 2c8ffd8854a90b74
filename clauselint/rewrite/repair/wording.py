"""WRD003, WRD004, WRD007: the plain word for a wordy phrase; the positive for a double negative."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word
from clauselint.rewrite.inflect import form, key, lemmas
from clauselint.rewrite.repair._parts import edited, sentence_of, words
from clauselint.rewrite.restructure.plain_words import takes
from clauselint.rules.wording.phrases import substitutes

CODES = ("WRD003", "WRD004", "WRD007")
FAILS = ("fail", "neglect", "omit")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """The plain substitutes, best first, of which the first that is verified is shown."""
    sentence = sentence_of(candidate, doc)
    marked = [t for t in sentence if candidate.start <= t.idx < candidate.end]
    if not marked:
        return
    if candidate.code == "WRD003":
        yield from _positive(candidate, doc, marked)
        return
    for plain in substitutes(doc.text[candidate.start : candidate.end]):
        if not takes(sentence, candidate.end, plain):
            continue
        text = edited(sentence, marked[1:], instead={marked[0].i: words(plain)})
        yield Proposal(
            "plain-words", (text,), applicability="safe", licence=_licence(marked, plain)
        )


def _licence(marked: list[Token], plain: str) -> Licence:
    lost = frozenset(w for t in marked for w in (t.lower_, key(t.text)))
    gained = frozenset(w for word in plain.split() for w in (word.lower(), key(word)))
    both = lost | gained
    return Licence(added=gained, dropped=lost, moved=both, assumed=both, fixed=True)


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
