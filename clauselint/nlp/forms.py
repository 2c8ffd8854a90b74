"""Inflected forms of words. Wraps LemmInflect."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clauselint.nlp.dictionary import lemminflect

if TYPE_CHECKING:
    from spacy.tokens import Token


BE = {"VBZ": "is", "VBP": "are", "VB": "be", "VBN": "been", "VBG": "being", "VBD": "was"}


@lru_cache(maxsize=4096)
def inflect(lemma: str, tag: str) -> str:
    """The form of a lemma with a Penn tag ("VBN", "NNS"); the lemma itself where none is known."""
    if lemma == "be":
        return BE.get(tag, "be")
    forms = lemminflect().getInflection(lemma, tag=tag)
    return str(forms[0]) if forms else lemma


@lru_cache(maxsize=10_000)
def past_tags(form: str) -> frozenset[str]:
    """Which of `VBD` (past tense) and `VBN` (participle) a lower-case form can be; none if unknown.

    >>> sorted(past_tags("sank"))
    ['VBD']
    """
    known = lemminflect()
    lemmas = known.getLemma(form, upos="VERB", lemmatize_oov=False)
    return frozenset(
        t for t in ("VBD", "VBN") for v in lemmas if form in known.getInflection(v, tag=t)
    )


def inflected(token: Token, tag: str) -> str:
    """The word in another form; unchanged where it has that form already."""
    return token.text if token.tag_ == tag else inflect(token.lemma_.lower(), tag)
