"""Split at words that link a whole clause: ", except that", ", in which case" and ", nor"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from clauselint.nlp import grammar
from clauselint.nlp.analysis import Doubt
from clauselint.rewrite.draft import Licence, Part, Proposal, Word, ended, final_mark, parts
from clauselint.rewrite.inflect import key

EXCEPT = ("except", "that")
CASE = ("in", "which", "case")
LINKS = {EXCEPT: "However", CASE: "In that case"}
CONDITIONS = ("if", "when", "where", "unless")


def propose(sentence: Span, doubt: Doubt) -> Iterator[Proposal]:
    """A proposal for the last of each link, where it stands behind a comma."""
    yield from _nor(sentence)
    words = [t.lower_ for t in sentence]
    for link in LINKS:
        places = [i for i in range(len(words)) if tuple(words[i : i + len(link)]) == link]
        if places and places[-1] > 1 and words[places[-1] - 1] == ",":
            yield from _split(sentence, link, places[-1])


def _nor(sentence: Span) -> Iterator[Proposal]:
    """ "…, nor may A do B": the verb before its subject shows that a clause begins."""
    tokens = list(sentence)
    for before, nor, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text == "," and nor.lower_ == "nor" and verb.pos_ == "AUX":
            left, right = tokens[: before.i - sentence.start], tokens[nor.i - sentence.start :]
            moved = frozenset(key(t.text) for t in _heads(right))
            licence = Licence(moved=moved, openings=())
            pair = (ended(parts(left), "."), ended(parts(right), final_mark(tokens)))
            yield Proposal("split-coordination", pair, licence=licence)


def _split(sentence: Span, link: tuple[str, ...], place: int) -> Iterator[Proposal]:
    tokens = list(sentence)
    left, right = tokens[:place], tokens[place + len(link) :]
    # "If A, B, except that C": C would no longer stand under the condition.
    if link == EXCEPT and tokens[0].lower_ in CONDITIONS:
        return
    said: list[Part] = [*(Word(w) for w in LINKS[link].split()), Word(",")]
    pair = (ended(parts(left), "."), ended(parts(said, right), final_mark(tokens)))
    licence = Licence(
        openings=(LINKS[link],),
        left_out=" ".join(link),
        added=frozenset(("however", "case")),
        assumed=frozenset(("except",)),
        moved=frozenset(key(t.text) for t in _heads(right)),
    )
    yield Proposal("split-contrast", pair, licence=licence)


def _heads(right: list[Token]) -> list[Token]:
    """The verb of the second clause: what it hung on is now another sentence."""
    places = {t.i for t in right}
    return [t for t in right if t.head.i not in places and not grammar.has_relation(t, "punct")]
