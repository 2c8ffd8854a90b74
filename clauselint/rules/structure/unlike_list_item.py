"""STR004."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.lexicon import words as words_of
from clauselint.nlp.grammar import MODALS, children, indices, is_finite, is_imperative, relation
from clauselint.nlp.words import text_of
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

BARE = frozenset((*MODALS, "cannot", "to", "not"))
"""Last words of a stem that ask for a bare verb."""
PREPOSITIONS = words_of("prepositions-before-nouns")
"""Last words of a stem that ask for a noun."""
TAKE_NOUN = words_of("words-before-to-and-noun")
"""Words whose "to" is a preposition."""


class UnlikeListItem(ParseRule):
    """A list item does not follow from the words that introduce the list.

    ## What it does

    Where a list has an open stem ("Staff must:", "The form is for:"), checks that each item
    completes it. After "must", "may" or "to" an item has to begin with a bare verb; after a
    preposition, with a noun or an "-ing" form; and no item may be a sentence with a subject of its
    own.

    ## Why is this bad?

    The reader joins the stem and each item. An item that does not fit has to be rebuilt, and may
    lose the "must" or the "not" of the stem on the way.

    ## Example

    "Staff must:" followed by the items "lock the door" and "keys are returned".

    ## Use instead

    "Staff must:" followed by the items "lock the door" and "return the keys".

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011), "Use
      lists": "make sure each of the bullets … can make a complete sentence if combined with the
      lead-in".
    - Office of the Parliamentary Counsel (UK), *Drafting Guidance* (2020), on "sandwich" and
      paragraph lists.
    """

    code = "STR004"
    name = "unlike-list-item"
    severity = "warning"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """At most one candidate an item; the span is its first clause up to its verb."""
        if analysis.own == 0:
            return
        stem = [t for t in analysis.doc if t.idx < analysis.own and not t.is_punct]
        item = [t for t in _first_sentence(analysis) if not t.is_punct]
        quoted = text_of(analysis.doc)[analysis.own :].startswith(("“", '"', "'", "‘"))
        if not stem or not item or quoted:
            return
        misfit = _misfit(stem[-1], item)
        if misfit is not None:
            end = misfit.idx + len(misfit)
            message = f"“{_opening(item)}” does not follow from “… {_tail(stem)}”."
            anchors: Anchors = {"item": indices(misfit), "stem": indices(stem[-1])}
            yield Candidate(self.code, item[0].idx, end, message, 0.6, anchors=anchors)


def _first_sentence(analysis: Analysis) -> list[Token]:
    """Tokens of the item, up to the end of its first sentence."""
    own = [t for t in analysis.doc if t.idx >= analysis.own]
    ends = (i for i, t in enumerate(own) if t.text in (".", "!", "?", ";"))
    return own[: next(ends, len(own))]


def _opening(item: list[Token]) -> str:
    return " ".join(t.text for t in item[:4])


def _tail(stem: list[Token]) -> str:
    return " ".join(t.text for t in stem[-3:])


def _misfit(last: Token, item: list[Token]) -> Token | None:
    """The word that shows that the item does not fit, or None."""
    first = next((t for t in item if t.pos_ not in ("ADV", "CCONJ")), item[0])
    if last.lower_ in BARE and not _is_preposition(last):
        return _not_bare(first, item)
    if last.lower_ in PREPOSITIONS and item[0].tag_ not in ("WRB", "WP", "WDT", "IN"):
        return _sentence_verb(item)
    return None


def _is_preposition(last: Token) -> bool:
    # "including but not limited to:" takes nouns and "-ing" forms.
    before = last.nbor(-1).lower_ if last.i > last.sent.start else ""
    return last.lower_ == "to" and (last.tag_ == "IN" or before in TAKE_NOUN)


def _not_bare(first: Token, item: list[Token]) -> Token | None:
    if first.tag_ in ("VB", "VBP") or first.lower_ in ("be", "not", "have", "do"):
        return None
    if first.tag_ in ("VBZ", "VBG", "MD", "TO") and first.pos_ in ("VERB", "AUX", "PART"):
        return first
    return _sentence_verb(item) if first.pos_ in ("NOUN", "PRON", "DET", "PROPN") else None


def _sentence_verb(item: list[Token]) -> Token | None:
    """The finite verb of an item that is a sentence with a subject before its verb."""
    for token in item:
        subjects = children(token, "nsubj", "csubj", "expl")
        first = next((t for t in item if t.pos_ not in ("ADV", "CCONJ")), item[0])
        inside = any(max(s.left_edge.i, item[0].i) == first.i and s.i < token.i for s in subjects)
        main = relation(token) in ("root", "ccomp", "conj", "parataxis", "dep", "advcl")
        if main and inside and is_finite(token) and not is_imperative(token):
            return token if _is_first_clause(token, item) else None
    return None


def _is_first_clause(verb: Token, item: list[Token]) -> bool:
    before = [t for t in item if t.i < verb.i]
    return not any(t.tag_ in ("WDT", "WP", "WRB", "IN") and relation(t) == "mark" for t in before)
