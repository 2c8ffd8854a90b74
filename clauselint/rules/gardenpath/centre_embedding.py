"""GPA005."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.nlp.grammar import extent, indices, own_subject, relation
from clauselint.rules.base import ParseRule
from clauselint.rules.gardenpath import path

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis


BETWEEN = frozenset(("DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "WDT", "WP"))
"""Tags of what may stand between nouns that wait for their verbs."""


class CentreEmbedding(ParseRule):
    """A clause inside a clause, both between a subject and its verb.

    ## What it does

    Finds a subject whose relative clause has itself a subject with a relative clause, so that three
    subjects come before their three verbs. Pronouns as inner subjects ("the form you sent") cost a
    reader less and lower the confidence.

    ## Why is this bad?

    Three subjects have to be kept in mind at once, and the verbs then arrive in reverse. Most
    readers fail at this depth, and take a sentence that lacks one of the verbs for a good one.

    ## Example

    "The contract that the supplier the agency chose signed has expired."

    ## Use instead

    "The agency chose a supplier. The contract that this supplier signed has expired."

    ## References

    - G. A. Miller and N. Chomsky, "Finitary models of language users", in *Handbook of Mathematical
      Psychology* 2 (1963) 419.
    - E. Gibson and J. Thomas, "Memory limitations and structural forgetting", *Language and
      Cognitive Processes* 14 (1999) 225.
    - T. Warren and E. Gibson, "The influence of referential processing on sentence complexity",
      *Cognition* 85 (2002) 79, on pronouns as inner subjects.
    """

    code = "GPA005"
    name = "centre-embedding"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a deepest nest; the span runs from the outer subject to its verb."""
        for sentence in path.sentences(analysis):
            nests = [n for n in map(nest_of, sentence) if n] or stacked(sentence)
            for nest in nests:
                if path.in_own(analysis, nest[0][0]):
                    yield self._candidate(nest)

    def _candidate(self, nest: Nest) -> Candidate:
        subjects, verbs = [s for s, _ in nest], [v for _, v in nest]
        start, end = extent((subjects[0], path.first_of_group(verbs[0])))
        named = ", ".join(f"“{s}”" for s in subjects)
        message = f"{len(nest)} subjects wait for their verbs here: {named}."
        anchors: Anchors = {
            "subjects": indices(*subjects),
            "verbs": indices(*verbs),
            "clauses": indices(*verbs[1:]),
        }
        pronouns = sum(s.pos_ == "PRON" for s in subjects[1:])
        sure = round(0.85 - 0.2 * pronouns, 3)
        return Candidate(self.code, start, end, message, sure, anchors=anchors)


Nest = list[tuple["Token", "Token"]]
"""Subjects with their verbs, outermost first."""


def nest_of(predicate: Token) -> Nest:
    """The nest below the outermost of at least three clauses, by the tree; empty if none."""
    subject = _subject(predicate)
    if subject is None or _is_inner(predicate):
        return []
    found = _nest(subject, predicate)
    return found if len(found) >= 3 else []


def stacked(sentence: Span) -> list[Nest]:
    """Nests by the tags alone, for no parser gets them right: three nouns, then three verbs.

    "contract | that the supplier | that the agency || chose | signed | has": relative pronouns
    and articles are all that stands between the nouns, and nothing stands between the verbs.
    """
    tokens = list(sentence)
    for at, token in enumerate(tokens):
        verbs = _row_of_verbs(tokens[at:])
        nouns = _row_of_nouns(tokens[:at]) if len(verbs) >= 3 and token.pos_ == "VERB" else []
        if len(nouns) >= 3:
            return [list(zip(nouns[-3:], verbs[:3][::-1], strict=True))]
    return []


def _row_of_verbs(tokens: list[Token]) -> list[Token]:
    row: list[Token] = []
    for token in tokens:
        if not (path.is_finite_word(token) or token.tag_ == "VBN"):
            break
        # "has expired" is one verb; "chose signed" is two.
        if not row or row[-1].pos_ != "AUX":
            row.append(token)
    return row


def _row_of_nouns(tokens: list[Token]) -> list[Token]:
    row: list[Token] = []
    for token in reversed(tokens):
        after = token.doc[token.i + 1]
        if token.pos_ in ("NOUN", "PROPN") and after.pos_ not in ("NOUN", "PROPN"):
            row.append(token)
        elif token.tag_ not in BETWEEN:
            break
    return row[::-1]


def _subject(predicate: Token) -> Token | None:
    subject = own_subject(predicate)
    if subject is None or subject.i >= predicate.i or relation(subject) != "nsubj":
        return None
    return None if subject.tag_ in ("WDT", "WP", "WP$") else subject


def _nest(subject: Token, predicate: Token) -> Nest:
    """Subject and verb of each clause that stands inside the one before it, outermost first."""
    found = [(subject, predicate)]
    for clause in subject.children:
        inner = _subject(clause) if relation(clause) == "acl" else None
        if inner is not None and subject.i < inner.i and clause.i < predicate.i:
            return found + _nest(inner, clause)
    return found


def _is_inner(predicate: Token) -> bool:
    return relation(predicate) == "acl" and relation(predicate.head) == "nsubj"
