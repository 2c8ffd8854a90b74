"""WRD005."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clauselint.findings import Candidate, Segment
from clauselint.rules.base import TextRule
from clauselint.rules.wording.places import is_given
from clauselint.spans import Span

SHALL = re.compile(r"\bshall(?:\s+not)?\b", re.IGNORECASE)


class Shall(TextRule):
    """The word "shall".

    ## What it does

    Finds every "shall" and "shall not". The rule is in preview, since some bodies of law require
    "shall" for duties; select it by its code where the house style is "must".

    ## Why is this bad?

    "Shall" has been read as a duty, a right, a condition, a statement about the future and a mere
    direction. "Must" means a duty, "will" the future, "may" a right.

    ## Example

    "The registrar shall keep the register. The register shall be public."

    ## Use instead

    "The registrar must keep the register. The register is public."

    ## References

    - J. Kimble, "The Many Misuses of Shall", *Scribes Journal of Legal Writing* 3 (1992) 61.
    - *Gutierrez de Martinez v. Lamagno*, 515 U.S. 417 (1995), 432 n. 9: "shall" sometimes means
      "may".
    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011), "Use
      'must' to indicate requirements".
    """

    code = "WRD005"
    name = "shall"
    severity = "info"
    preview = True

    def check(self, segment: Segment) -> Iterator[Candidate]:
        """One candidate a "shall"."""
        for hit in SHALL.finditer(segment.text):
            place = Span(*hit.span())
            if is_given(segment, place):
                continue
            plain = "must not" if hit.group().lower().endswith("not") else "must"
            message = f"“{hit.group()}” can be a duty or the future; for a duty say “{plain}”."
            yield Candidate(self.code, place.start, place.end, message, 0.6)
