"""RDB002 ease-under-target."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Document, Targets
from clauselint.rules.base import DocumentRule
from clauselint.rules.readability._sections import missed


class EaseUnderTarget(DocumentRule):
    """A section misses the target for Flesch reading ease.

    ## What it does

    Compares the Flesch reading ease of each section of 30 words and more with the target `ease`
    of its file. It runs only where such a target is configured, and every finding is certain
    (confidence 1): it compares two numbers.

    ## Why is this bad?

    Several insurance statutes ask for a least reading ease, and many guides suggest one. Unlike
    the other targets a higher value is easier.

    ## Example

    ```text
    Notification of the determination regarding eligibility must be communicated to applicants in
    accordance with established procedures, notwithstanding any outstanding documentation.
    ```

    ## Use instead

    ```text
    We must tell you what we decide. We do so even if some of your papers have not reached us yet.
    ```

    ## References

    Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3). NAIC
    model act 575 and Florida Statutes, section 627.4145, set a least ease of 40 and 45.
    """

    code = "RDB002"
    name = "ease-under-target"

    def check_document(self, document: Document, targets: Targets) -> Iterator[Candidate]:
        """Sections whose Flesch reading ease is under `ease`."""
        return missed(document, targets, "ease", "flesch_reading_ease", self, least=True)
