"""AMB011, AMB016: say which noun, or that the whole clause, a relative clause is about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from clauselint.findings import Anchor, Candidate
from clauselint.nlp import grammar
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, ended, parts, remainder
from clauselint.rewrite.mention import with_article
from clauselint.rewrite.repair._parts import anchored, choice, edited, keys, one, sentence_of

CODES = ("AMB011", "AMB016")
SITES: tuple[Anchor, ...] = ("site1", "site2")


def propose(candidate: Candidate, doc: Doc) -> Iterator[Proposal]:
    """One proposal for each noun (or the clause) that the relative clause may describe."""
    clause, phrase = one(candidate, doc, "clause"), anchored(candidate, doc, "clause_phrase")
    if clause is None or not phrase:
        return
    if candidate.code == "AMB016":
        yield from _apart(candidate, doc, phrase)
        return
    wh = grammar.relative_pronoun(clause)
    for reading, name in enumerate(SITES):
        noun = one(candidate, doc, name)
        if noun is None or wh is None or not grammar.has_relation(wh, "nsubj"):
            continue
        named: list[Part] = [Word("where"), *with_article(noun)]
        text = edited(sentence_of(candidate, doc), instead={wh.i: named})
        moved = [clause, noun, *phrase]
        yield choice("name-the-noun", text, reading, moved=moved, added=("where",))


def _apart(candidate: Candidate, doc: Doc, phrase: list[Token]) -> Iterator[Proposal]:
    sentence = sentence_of(candidate, doc)
    noun, verb = one(candidate, doc, "noun"), one(candidate, doc, "verb")
    wh = next((t for t in phrase if t.tag_ in ("WDT", "WP")), None)
    if noun is None or verb is None or wh is None or wh.i != phrase[0].i:
        return
    rest = remainder(sentence, phrase)
    openings: tuple[list[Part], list[Part]] = (with_article(noun), [Word("this")])
    for reading, opening in enumerate(openings):
        own = ended(parts(opening, [t for t in phrase if t.i != wh.i]), ".")
        licence = Licence(moved=keys([noun, verb, *phrase]))
        yield Proposal(
            "split-which-clause",
            (rest, own),
            applicability="display",
            reading=reading,
            licence=licence,
        )
