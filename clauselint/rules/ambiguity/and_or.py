"""AMB005: "and/or"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauselint.findings import Candidate, Reading, Segment
from clauselint.lexicon import either
from clauselint.rules.base import TextRule

ARTICLES = rf"(?:{either('words-before-nouns')}\s+)*"
PATTERN = re.compile(
    r"(?<![\w’'-])(?P<left>[\w’'-]*[\w’'])[\s,–—-]+"
    r"(?P<mark>and\s*/\s*or|or\s*/\s*and|and\s*\(\s*or\s*\)|or\s*\(\s*and\s*\))"
    rf"[\s,–—-]+(?P<right>{ARTICLES}[\w’'-]+)",
    re.IGNORECASE,
)
CONFIDENCE = 0.8
"""Set by hand: style guides and courts agree on it."""


class AndOr(TextRule):
    """ "And/or" leaves it to the reader whether one, the other or both are meant.

    ## What it does

    Finds "and/or", "or/and" and "and (or)".

    ## Why is this bad?

    In a duty or a prohibition, "and/or" does not say whether doing one is enough or both are
    needed; courts have called it "a linguistic abomination".

    ## Example

    > The manager must warn and/or suspend the employee.

    ## Use instead

    > The manager must warn the employee, suspend the employee, or do both.

    ## References

    - B. Garner, *Garner's Dictionary of Legal Usage* (3rd ed., 2011), "and/or".
    - *Employers Mutual Liability Insurance Co. v. Tollefsen*, 219 Wis. 434 (1935).
    - *Federal Plain Language Guidelines* (2011), on slashes.
    """

    code = "AMB005"
    name = "and-or"
    severity = "info"
    default = 0.6
    strict = 0.3

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """Every "and/or" between two words of prose; labels bind nobody."""
        if segment.label:
            return
        for match in PATTERN.finditer(segment.text):
            start, end = match.span("mark")
            if not any(span.start < end and start < span.end for span in segment.opaque):
                yield _candidate(match)


def _candidate(match: re.Match[str]) -> Candidate:
    left, right = match["left"], match["right"]
    start, end = match.span("mark")
    words = f"{left} {match['mark']} {right}"
    more = " …" if match.string[match.end() :].startswith(" ") else ""
    return Candidate(
        code=AndOr.code,
        start=start,
        end=end,
        message=f"“{words}{more}” leaves open whether one is enough or both are meant",
        confidence=CONFIDENCE,
        readings=(
            Reading(f"… {left} or {right}{more}, or both", 0.7),
            Reading(f"… {left} and {right}{more} together", 0.3),
        ),
    )
