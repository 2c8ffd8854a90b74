"""Give each of two conditions its own rule: "If A, or if B, C" gives "If A, C. If B, C."

The rule is said twice, so it must be shorter than the conditions; then each sentence can be read
by itself. "or" between whole conditions means that either is enough, and so do two rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, ended, final_mark, parts
from clauselint.rewrite.extent import whole_phrase
from clauselint.rewrite.inflect import key
from clauselint.rewrite.restructure.coordination import certain
from clauselint.rewrite.wordlists import wordlist

MARKS = ("if", "when", "where")
FEWEST = 25
POINTING = wordlist("pronouns") - {"our", "us", "you", "your", "i", "my", "we"} | {"this", "these"}


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for two conditions with subjects of their own, joined by "or"."""
    if len(sentence) < FEWEST:
        return
    for first in grammar.children(sentence.root, "advcl"):
        mark, joined = grammar.marker(first), grammar.children(first, "conj")
        if mark is None or mark.lower_ not in MARKS or not joined or not _go_on(joined[:-1]):
            continue
        # A second "if" marks the condition whatever the parser doubts.
        marked = grammar.marker(joined[-1]) is not None
        sure = marked or (len(joined) == 1 and certain(joined[-1], doubt))
        if _is_other(joined[-1]) and sure:
            yield from _split(sentence, first, joined[-1], mark)


def _go_on(earlier: list[Token]) -> bool:
    """ "If A and B, or if C": all but the last belong to one condition."""
    joints = [grammar.coordinator(c) for c in earlier]
    return all(j is not None and j.lower_ == "and" for j in joints)


def _is_other(second: Token) -> bool:
    cc, subject = grammar.coordinator(second), grammar.own_subject(second)
    if cc is None or cc.lower_ != "or" or subject is None or not grammar.is_finite(second):
        return False
    # "if a user leaves or she is …": the pronoun needs the first condition.
    pronouns = [t for t in whole_phrase(second) if t.tag_ in ("PRP", "PRP$", "DT")]
    return not any(t.lower_ in POINTING for t in pronouns)


def _split(sentence: Span, first: Token, second: Token, mark: Token) -> Iterator[Proposal]:
    both, other = whole_phrase(first), whole_phrase(second)
    if any(t.i > other[-1].i for t in both if t.text.isalpha()) or both[0].i != mark.i:
        return
    cc = grammar.coordinator(second)
    joint = min(t.i for t in (*other, cc) if t is not None)
    one: list[Part] = [t for t in both if t.i < joint]
    words = [t for t in other if t.i not in (joint, getattr(cc, "i", -1))]
    marked = grammar.marker(second) is not None
    two: list[Part] = [*words] if marked else [Word(mark.lower_, mark), *words]
    front = [t for t in sentence if t.i < both[0].i]
    back = [t for t in sentence if t.i > both[-1].i]
    if front and sum(t.is_alpha for t in back) > 0:
        return
    if back and back[0].text != "," and not front:
        return
    end = final_mark(list(sentence))
    pair = [ended(parts(front, _bare(part), back), end) for part in (one, two)]
    licence = Licence(
        moved=frozenset((key(second.text),)),
        openings=(),
        repeated=" ".join(t.text for t in (front or back)),
        left_out=cc.text if cc is not None else "",
        stretches=(1, 2) if front else (2, 1 if marked else 2),
    )
    yield Proposal("split-conditions", (pair[0], pair[1]), licence=licence)


def _bare(part: list[Part]) -> list[Part]:
    while part and part[-1].text == ",":
        part = part[:-1]
    return part
