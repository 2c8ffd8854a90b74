"""WRD006."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauselint.findings import Candidate, Segment
from clauselint.rules.base import TextRule
from clauselint.rules.wording.phrases import find_in_prose

DUTY = re.compile(
    r"\b(?:must|shall|(?:is|are|be) required to|ha(?:s|ve) to|needs? to|(?:is|are) obliged to)\b",
    re.IGNORECASE,
)
BREAK = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“(]?[A-Z0-9])")


class VagueStandard(TextRule):
    """A duty with no measure of when it is met.

    ## What it does

    In a sentence that imposes a duty ("must", "shall", "is required to"), finds terms that say how
    soon, how often, how much or how well without a measure: "as soon as possible", "regularly",
    "adequate", "reasonable steps", "where appropriate". The rule is in preview, since a drafter may
    want the room that such a term leaves.

    ## Why is this bad?

    Nobody can tell whether the duty was met. Two careful people will set two standards, and a
    dispute will be settled by a third.

    ## Example

    "Staff must report a loss as soon as possible."

    ## Use instead

    "Staff must report a loss within one working day."

    ## References

    - INCOSE, *Guide for Writing Requirements* (2019), rule 7, "avoid vague terms".
    - NASA, *Systems Engineering Handbook* (SP-2016-6105 rev. 2), appendix C.
    - T. Endicott, *Vagueness in Law* (2000), on when the room is wanted.
    """

    code = "WRD006"
    name = "vague-standard"
    severity = "info"
    preview = True

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """One candidate a vague term in a sentence that imposes a duty."""
        for match in find_in_prose("vague", segment):
            if DUTY.search(_sentence(segment.text, match.start)):
                text = segment.text[match.start : match.end]
                asked = match.phrase.substitutes[0]
                message = f"“{text}” sets no measure for this duty: say {asked}."
                yield Candidate(self.code, match.start, match.end, message, 0.6)


def _sentence(text: str, place: int) -> str:
    ends = [hit.end() for hit in BREAK.finditer(text)]
    start = max((end for end in ends if end <= place), default=0)
    end = min((end for end in ends if end > place), default=len(text))
    return text[start:end]
