"""WRD003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from clauselint.findings import Candidate, Segment
from clauselint.lexicon import either
from clauselint.lexicon import words as words_of
from clauselint.rules.base import TextRule
from clauselint.rules.wording.phrases import phrases
from clauselint.rules.wording.places import is_given
from clauselint.spans import Span

NEGATOR = r"(?:\b(?:not|never|cannot)\b|\b\w+n['’]t\b)"
LINK = either("words-within-denials")
BARS = either("verbs-that-bar")
ORDERS = "|".join(sorted(words_of("modals-of-rules") | {"could", "do"}))
REACH = r"[^.;:!?()]"
FRESH = rf",\s+{either('openers-of-fresh-clauses')}\b|\band\s+(?:may|must|will|shall)\b"
"""What opens a clause that the prohibition does not reach."""
EXCEPTED = (
    r"(?:unless|until)\b|without(?=\s+(?:\S+\s+){0,4}"
    r"(?:permission|consent|approval|authori[sz]ation|agreement|notice|licen[cs]e)\b)"
)


class DoubleNegative(TextRule):
    """Two negatives that the reader has to cancel out.

    ## What it does

    Finds a negative before a word that denies ("not unlawful", "not prohibited", "must not fail
    to", "does not preclude") and, under the strict profile, a prohibition with an exception that
    the reader could be told as a permission ("may not … unless", "may not … until", "may not …
    without").

    ## Why is this bad?

    Readers take longer over a negative sentence and make more mistakes with it; a second negative
    has to be undone before the sentence says what is allowed.

    ## Example

    "It is not unreasonable to ask for proof, and staff must not fail to do so."

    ## Use instead

    "It is reasonable to ask for proof, and staff must do so."

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011),
      "Avoid double negatives and exceptions to exceptions".
    - H. H. Clark and W. G. Chase, "On the process of comparing sentences against pictures",
      *Cognitive Psychology* 3 (1972) 472, on the cost of negation.
    - L. R. Horn, *A Natural History of Negation* (1989), chapter 5.
    """

    code = "WRD003"
    name = "double-negative"
    severity = "info"

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """Candidates, the surest kind first where kinds overlap."""
        taken: list[Span] = []
        for pattern, confidence, message in _kinds():
            for hit in pattern.finditer(segment.text):
                place = Span(*hit.span())
                if any(place.overlaps(other) for other in taken):
                    continue
                if not is_given(segment, place):
                    taken.append(place)
                    text = message.format(hit.group(), hit.group("second").lower())
                    yield Candidate(self.code, place.start, place.end, text, confidence)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], float, str], ...]:
    denying = "|".join(sorted((p.pattern for p in _denying()), key=len, reverse=True))
    deny = rf"(?<!or ){NEGATOR}(?:\s+(?:{LINK}|(?!only\b|mere)\w+ly))*\s+(?P<second>{denying})"
    fail = rf"{NEGATOR}\s+(?P<second>fail|neglect|omit|refuse)\s+to\b"
    bars = rf"\b(?:do(?:es)?|did|shall|will)(?:n['’]t|\s+not)\s+(?P<second>{BARS})\b"
    forbids = rf"\b(?:(?:{ORDERS})(?:n['’]t|\s+not)|can(?:not|['’]t))\s"
    unless = rf"{forbids}(?:(?!{FRESH}){REACH}){{1,80}}?\b(?P<second>{EXCEPTED})"
    cancel = "“{0}”: the negatives cancel out; say what holds instead."
    permit = "A prohibition with “{1}”: say what is allowed, with “only if” or “only with”."
    rows = ((deny, 0.7, cancel), (fail, 0.7, cancel), (bars, 0.55, cancel), (unless, 0.35, permit))
    return tuple((re.compile(p, re.IGNORECASE), sure, message) for p, sure, message in rows)


def _denying() -> Iterator[re.Pattern[str]]:
    for rows in phrases("double_negative").values():
        yield from (row.pattern for row in rows)
