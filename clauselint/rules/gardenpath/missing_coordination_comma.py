"""GPA007."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.judgement.classes import UNKNOWN, alike, classes
from clauselint.lexicon import words as words_of
from clauselint.nlp import grammar as g
from clauselint.nlp.evidence import evidence
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path

if TYPE_CHECKING:
    from spacy.tokens import Token

    from clauselint.nlp.analysis import Analysis

COORDINATORS = words_of("coordinators") - {"so"}
OPENINGS = words_of("openers-of-questions-and-denials")
"""Words before a noun that begin a clause at once: a question, or a denial of its own."""
SIMILAR, APART = 0.2, 0.45
"""How alike two nouns of different kinds must be used; what is left of the belief where they are
not: readers do not join them."""
INDEFINITE = words_of("determiners-indefinite") | {"all", "another", "no", "some"}
NOMINALS = frozenset(("NOUN", "PROPN", "NUM"))


@dataclass(frozen=True, slots=True)
class Path:
    """The coordinator of two clauses, the second one's subject, and its verb."""

    cc: Token
    subject: Token
    phrase: tuple[Token, ...]
    verb: Token


class MissingCoordinationComma(ParseRule):
    """A new clause runs on as if its subject belonged to the list before it.

    ## What it does

    Finds two clauses joined by "and", "or", "but" or "nor" without a comma, where the first ends in
    a noun and the second begins with one. The confidence is how far the parser, when it has read to
    the second clause's verb, takes that noun for one more member beside the first; it is less than
    half of that where the two are of kinds that nobody would join, or are not introduced alike
    ("law and any dispute").

    ## Why is this bad?

    The reader takes "the keeper and the guide" together, finds a verb that has no subject, and has
    to start again (the coordination, or NP/S, garden path).

    ## Example

    "A visitor may speak to the keeper and the guide must answer within a day."

    ## Use instead

    "A visitor may speak to the keeper, and the guide must answer within a day."

    ## References

    - L. Frazier, "Syntactic processing: evidence from Dutch", *Natural Language and Linguistic
      Theory* 5 (1987) 519.
    - J. C. J. Hoeks, W. Vonk and H. Schriefers, "Processing coordinated structures in context",
      *Journal of Memory and Language* 46 (2002) 99.
    - *The Chicago Manual of Style* (17th ed.), 6.22: a comma before the conjunction that joins two
      independent clauses.
    """

    code = "GPA007"
    name = "missing-coordination-comma"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a coordinator."""
        for sentence in path.sentences(analysis):
            for token in sentence:
                found = find(token) if path.in_own(analysis, token) else None
                if found is not None:
                    yield self._candidate(analysis, found)

    def _candidate(self, analysis: Analysis, found: Path) -> Candidate:
        before = found.cc.nbor(-1)
        message = (
            f"“{g.words(found.phrase)}” reads at first as joined to “{before}” by “{found.cc}”, "
            f"until “{found.verb}” begins a new clause."
        )
        anchors: Anchors = {
            "insert": g.indices(found.cc),
            "subject": g.indices(found.subject),
            "subject_phrase": g.indices(*found.phrase),
            "verb": g.indices(found.verb),
            "clause": g.indices(path.group_head(found.verb)),
        }
        end = found.verb.idx + len(found.verb)
        sure = round(taken_together(analysis, found), 3)
        return Candidate(self.code, before.idx, end, message, sure, anchors=anchors)


def find(cc: Token) -> Path | None:
    """The clause that a coordinator adds right behind a noun, or None."""
    if cc.lower_ not in COORDINATORS or g.relation(cc) != "cc" or cc.i <= cc.sent.start:
        return None
    top = cc.head
    subject = g.own_subject(top)
    if g.relation(top) != "conj" or subject is None or subject.pos_ not in NOMINALS:
        return None
    phrase = tuple(t for t in cc.doc[cc.i + 1 : path.first_of_group(top).i])
    starts = subject.left_edge.i == cc.i + 1 and subject in phrase
    if not starts or cc.nbor(1).lower_ in OPENINGS or not g.is_finite(top):
        return None
    verb = path.first_of_group(top)
    plain = not any(path.is_break(t) for t in phrase) and path.is_noun_like(cc.nbor(-1))
    # "These gates and others like them": a preposition, whatever its tag.
    return Path(cc, subject, phrase, verb) if plain and verb.lower_ != "like" else None


def taken_together(analysis: Analysis, found: Path) -> float:
    """How far a reader takes the new subject for a conjunct of a noun before it, in [0, 1]."""
    arc = path.arc_so_far(analysis, found.phrase[-1], found.subject, "conj")
    if arc is None or not 0 <= arc.head < found.cc.i:
        return 0.0
    noun = found.cc.doc[arc.head]
    if noun.pos_ not in NOMINALS:
        return 0.0
    fit = go_together(noun, found.subject) and is_parallel(noun, found.subject)
    return arc.probability * (1.0 if fit else APART)


def is_parallel(one: Token, other: Token) -> bool:
    """Whether two nouns are introduced alike: readers join "the keeper and the guide" first.

    A bare noun shares what introduces the first: "the [keeper and guide]".

    L. Frazier, L. Taft, T. Roeper, C. Clifton and K. Ehrlich, "Parallel structure: a source of
    facilitation in sentence comprehension", *Memory & Cognition* 12 (1984) 421.
    """
    return _introduced(other) in ("bare", _introduced(one))


def _introduced(noun: Token) -> str:
    word = g.determiner(noun)
    if word is None:
        return "owned" if g.children(noun, "nmod:poss") else "bare"
    return "a" if word.lower_ in INDEFINITE else "the"


def go_together(one: Token, other: Token) -> bool:
    """Whether two nouns may stand in one list, as far as they are known: no "list and question"."""
    if alike(one, other) or UNKNOWN in (*classes(one), *classes(other)):
        return True
    return (evidence().similarity(one.lemma_, other.lemma_) or 0.0) >= SIMILAR
