"""WRD007."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Segment
from clauselint.rules.base import TextRule
from clauselint.rules.wording.phrases import Match, find_in_prose


class ArchaicLegalese(TextRule):
    """A word that only old legal documents use.

    ## What it does

    Finds words such as "herein", "thereof", "hereinafter", "aforesaid", "forthwith", "said" used as
    an article, and Latin that has an English equivalent.

    ## Why is this bad?

    These words look precise and are not: "herein" may mean this sentence, this section or the whole
    document, and courts have had to decide which. Readers who are not lawyers stop at them.

    ## Example

    "The terms herein apply to said contractors and the staff thereof."

    ## Use instead

    "The terms in this policy apply to these contractors and their staff."

    ## References

    - D. Mellinkoff, *The Language of the Law* (1963), part 4.
    - K. A. Adams, *A Manual of Style for Contract Drafting* (3rd ed., 2013), on archaisms.
    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011),
      "Avoid legal, foreign, and technical jargon".
    """

    code = "WRD007"
    name = "archaic-legalese"
    severity = "info"

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """One candidate a listed word."""
        for match in find_in_prose("legalese", segment):
            text = segment.text[match.start : match.end]
            yield Candidate(self.code, match.start, match.end, _message(text, match), 0.8)


def _message(text: str, match: Match) -> str:
    plain = [f"“{each}”" for each in match.phrase.substitutes if each]
    if not plain:
        return f"“{text}” is archaic and can go."
    return f"“{text}” is archaic; say {' or '.join(plain)}, or name what it points to."
