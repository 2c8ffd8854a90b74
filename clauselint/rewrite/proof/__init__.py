"""The proof: a rewording is shown only where its own parse says what the source says.

The checks do not trust the transformation, and import nothing that proposes. They compare the
words, the facts of both parses, what each tail and head of a coordination may cover, the form of
each new sentence, what the rules find in it, and how it reads. A fact that the two parses tell
differently still counts as kept where the words that state it stand unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Span

from clauselint.findings import Candidate
from clauselint.nlp.analysis import Analysis, Doubt
from clauselint.rewrite.proof.claims import claims
from clauselint.rewrite.proof.form import form
from clauselint.rewrite.proof.licence import Licence, joined
from clauselint.rewrite.proof.problem import Problem
from clauselint.rewrite.proof.reading import ambiguity, readability
from clauselint.rewrite.proof.scope import is_open, scope
from clauselint.rewrite.proof.surface import misplaced
from clauselint.rewrite.proof.words import frame, words
from clauselint.rewrite.verifier import Verifier

__all__ = ["Licence", "Problem", "ambiguity", "is_open", "joined", "verify"]


def verify(
    before: Span,
    after: Sequence[Analysis],
    licence: Licence,
    check: Verifier,
    old: Callable[[], Iterable[Candidate]] = tuple,
    *,
    doubt: Doubt | None = None,
    lint: bool = True,
    floor: float = 0.0,
) -> tuple[Problem, ...]:
    """Every reason not to show `after` as a rewording of the sentence `before`; empty if none.

    `after` are the parses of the new sentences, in order. `old` gives the doubts of the source
    sentence that may stay; a new one is a problem. `doubt` is the source's. The words and facts are
    checked first, and linting, which costs most, only if they hold.
    """
    docs = [a.doc for a in after]
    found = words(before, docs, licence)
    if not (licence.fragment and form(before, [before.as_doc()])):
        found += form(before, docs)
    if moved := misplaced(before.text, [d.text for d in docs], licence):
        found.append(Problem("surface", moved))
    if not found:
        found = frame(before, docs, licence) if licence.fixed else claims(before, docs, licence)
        found += readability(before, docs)
    if not found and not licence.fixed:
        found = scope(before, docs, doubt, licence.settles)
    # Plain words in a fixed frame leave every construction as it was.
    if not found and lint and not licence.fixed:
        found = list(ambiguity(old, after, check, floor, source=before))
    return tuple(found)
