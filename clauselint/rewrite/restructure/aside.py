"""Take a whole clause in brackets out as a sentence: "… (you may ask for a copy)"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Proposal, ended, parts, remainder
from clauselint.rewrite.extent import inside_brackets

OPENINGS = (
    "or",
    "and",
    "but",
    "only",
    "if",
    "unless",
    "see",
    "e.g.",
    "i.e.",
    "for",
    "such",
    "though",
    "although",
    "because",
    "where",
    "when",
    "while",
    "even",
    "which",
    "in",
)


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """One proposal for each bracket that holds a clause with its subject."""
    for opening in (t for t in sentence if t.text == "("):
        inside = inside_brackets(opening)
        if len(inside) > 3 and _is_clause(inside):
            gone = [opening, *inside, inside[-1].nbor(1)]
            rest = remainder(sentence, gone)
            yield Proposal("split-aside", (rest, ended(parts(inside), ".")))


def _is_clause(inside: list[Token]) -> bool:
    if any(t.text in ("“", "”", '"', "?") for t in inside):
        return False
    places = {t.i for t in inside}
    heads = [t for t in inside if t.head.i not in places or t.head.i == t.i]
    head = next((t for t in heads if t.pos_ != "PUNCT"), None)
    if head is None or inside[0].lower_ in OPENINGS or grammar.marker(head) is not None:
        return False
    if [t.lower_ for t in inside[:2]] == ["note", "that"]:
        return True
    subject = grammar.own_subject(head)
    return subject is not None and subject.tag_ not in ("WDT", "WP") and grammar.is_finite(head)
