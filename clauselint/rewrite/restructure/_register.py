"""Whether a sentence binds or tells: in a rule a wrong attachment changes who must do what."""

from __future__ import annotations

from spacy.tokens import Token

from clauselint.nlp import grammar


def past(verb: Token) -> bool:
    """Whether the clause is told in the past tense."""
    forms = [verb, *grammar.children(verb, "aux", "cop")]
    first = min(forms, key=lambda t: (t.tag_ not in ("MD", "VBD", "VBZ", "VBP"), t.i))
    return first.tag_ == "VBD"
