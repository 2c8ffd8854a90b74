"""Say apart what makes no difference: "…, whether or not X" gives "This is so whether or not X."

Such words limit nothing: the rule before them holds as it stands, so they may follow it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Proposal, ended, final_mark, parts
from clauselint.rewrite.inflect import key
from clauselint.rewrite.restructure._register import past

OPENERS = (
    ("regardless", "of"),
    ("irrespective", "of"),
    ("no", "matter"),
    ("whether",),
)
LONG = 6
LONG_RULE = 8
INNER = ("acl:relcl", "csubj")
LIMITS = ("where", "when", "if", "unless", "except", "provided", "notwithstanding")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the first such opener behind a comma, if all that follows hangs together."""
    words = [t.lower_ for t in sentence]
    root = sentence.root
    for place in range(LONG_RULE, len(words) - LONG):
        opens = any(tuple(words[place : place + len(o)]) == o for o in OPENERS)
        if not opens or words[place - 1] != "," or sentence[place].text.isupper():
            continue
        if sentence.start + place > root.i and _is_apart(sentence, place):
            yield _split(sentence, place)
        return


def _is_apart(sentence: Span, place: int) -> bool:
    """Whether the rest ends the sentence in one piece that describes no noun before it."""
    start = sentence.start + place
    rest = [t for t in sentence if t.i >= start and t.pos_ != "PUNCT"]
    outward = [t for t in rest if t.head.i < start]
    crossing = any(t.head.i >= start for t in sentence if t.i < start and t.pos_ != "PUNCT")
    chain = (a for t in outward for a in (t, *t.ancestors) if a.i < start)
    inside = any(grammar.has_relation(a, *INNER) for a in chain)
    opened = sum((t.text == "(") - (t.text == ")") for t in sentence[:place])
    led = grammar.own_subject(sentence.root) is not None
    return led and not crossing and not inside and not opened and not _limits(rest)


def _limits(rest: list[Token]) -> bool:
    """Whether a later clause limits the rule, or goes on with it ("…, staff must …")."""
    described = rest[0].lower_ == "whether" and rest[1].tag_ in ("JJ", "VBN")
    described = described and rest[1].lower_ != "such"
    if described or any(_adds_examples(t) for t in rest):
        return True
    joints = (t for t in rest if t.lower_ in LIMITS)
    duties = any(t.lower_ in ("must", "shall") for t in rest)
    return duties or any(t.lower_ == "notwithstanding" or grammar.comma_before(t) for t in joints)


def _adds_examples(token: Token) -> bool:
    return token.lower_ == "including" and token.nbor(-1).text == ","


def _split(sentence: Span, place: int) -> Proposal:
    left, right = list(sentence[:place]), list(sentence[place:])
    opening = "This was so" if past(sentence.root) else "This is so"
    start = right[0].i
    moved = frozenset(key(t.text) for t in right if t.head.i < start)
    licence = Licence(added=frozenset(("this", "so", "be")), moved=moved, openings=(opening,))
    pair = (ended(left, final_mark(list(sentence))), ended(parts(opening, right), "."))
    return Proposal("split-concession", pair, licence=licence)
