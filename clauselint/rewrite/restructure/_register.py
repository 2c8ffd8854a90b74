"""Whether a sentence binds or tells: in a rule a wrong attachment changes who must do what."""

from __future__ import annotations

from spacy.tokens import Span

from clauselint.nlp import grammar
from clauselint.rewrite.restructure.apposition import past

PARTIES = ("you", "your", "we", "us", "our")


def is_rule(sentence: Span) -> bool:
    """Whether it says what is to be done, or speaks to the reader; else it tells or describes."""
    binds = any(t.tag_ == "MD" or t.lower_ in PARTIES for t in sentence)
    return not past(sentence.root) and (binds or grammar.is_imperative(sentence.root))
