"""WRD004."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Segment
from clauselint.rules.base import TextRule
from clauselint.rules.wording.phrases import Match, find_in_prose

LISTED = 0.8
"""Confidence where a published plain-language guide lists the phrase."""
OURS = 0.7


class WordyPhrase(TextRule):
    """Several words do the work of one.

    ## What it does

    Finds phrases that have a plain substitute in the same grammatical place: "in order to", "prior
    to", "in the event that", "is required to", "utilise". The list stands in a data file with the
    source of each entry. A phrase that only sometimes has a plain substitute is held back by a
    condition on the words around it. Quotations, block quotes, headings and names are left alone.

    A fix is made as far as reading has shown that it is right: without asking where it was right in
    99 of 100 real places, and never for a duty, a right or a term of the law.

    ## Why is this bad?

    Every word costs the reader time, and none of these adds meaning. Long set phrases also push the
    subject and the verb apart and hide what the sentence asks for.

    ## Example

    "In order to gain access, staff are required to submit the form prior to the first day."

    ## Use instead

    "To gain access, staff must submit the form before the first day."

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011),
      "Use simple words and phrases".
    - W. Strunk, *The Elements of Style* (1918), rule 13, "Omit needless words".
    - European Commission, *How to write clearly* (2016), hint on short and simple words.
    """

    code = "WRD004"
    name = "wordy-phrase"
    severity = "info"

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """One candidate a listed phrase."""
        for match in find_in_prose("wordy", segment):
            text = segment.text[match.start : match.end]
            yield Candidate(self.code, match.start, match.end, _message(text, match), _sure(match))


def _sure(match: Match) -> float:
    return OURS if match.phrase.sources == ("own",) else LISTED


def _message(text: str, match: Match) -> str:
    plain = [f"“{each.rstrip(' ~')}”" for each in match.phrase.substitutes if each]
    if not plain:
        return f"“{text}” can go: it adds nothing to the sentence."
    return f"“{text}” is a long way to say {' or '.join(plain)}."
