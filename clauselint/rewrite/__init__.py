"""Rewordings that are proved before they are shown."""

from __future__ import annotations

from clauselint.findings import Candidate, Suggestion
from clauselint.nlp.analysis import Analysis
from clauselint.rewrite.suggestions import Source, for_candidate, for_sentence
from clauselint.rewrite.verifier import Verifier

__all__ = ["Verifier", "rewrite", "suggest"]


def suggest(candidate: Candidate, analysis: Analysis, check: Verifier) -> tuple[Suggestion, ...]:
    """Suggestions for one finding of `analysis`, best first; every one has passed `verify`.

    Where the candidate has readings, a suggestion names the one that it serves (its index in
    `candidate.readings`); a suggestion with `keeps_meaning=False` says in `note` what it changes.
    """
    return for_candidate(candidate, analysis, check)


def rewrite(
    analysis: Analysis, sentence_index: int, check: Verifier, *, short: bool = True
) -> tuple[Suggestion, ...]:
    """Rewordings of one sentence of `analysis.doc.sents` (0-based), best first.

    Without `short` a sentence that reads well enough is left alone; see `earns`.

    The first is the end of the best sequence of transformations under the cost in `search`; an
    empty tuple means that the sentence is best left alone. Raises `IndexError` for no such
    sentence.
    """
    span = list(analysis.doc.sents)[sentence_index]
    return for_sentence(Source(analysis, span, check), check, short=short)
