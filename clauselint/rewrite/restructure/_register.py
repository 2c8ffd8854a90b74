"""Whether a sentence binds or tells: in a rule a wrong attachment changes who must do what."""

from __future__ import annotations

from spacy.tokens import Span, Token

from clauselint.nlp import grammar

PARTIES = ("you", "your", "we", "us", "our")


def is_rule(sentence: Span) -> bool:
    """Whether it says what is to be done, or speaks to the reader; else it tells or describes."""
    binds = any(t.tag_ == "MD" or t.lower_ in PARTIES for t in sentence)
    return not past(sentence.root) and (binds or grammar.is_imperative(sentence.root))


def past(verb: Token) -> bool:
    """Whether the clause is told in the past tense."""
    forms = [verb, *grammar.children(verb, "aux", "cop")]
    first = min(forms, key=lambda t: (t.tag_ not in ("MD", "VBD", "VBZ", "VBP"), t.i))
    return first.tag_ == "VBD"
