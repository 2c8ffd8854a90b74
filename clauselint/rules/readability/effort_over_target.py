"""RDB005 effort-over-target."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Document, Targets
from clauselint.rules.base import DocumentRule
from clauselint.rules.readability._sections import missed


class EffortOverTarget(DocumentRule):
    """A section takes more effort to read than the target allows.

    ## What it does

    Compares the effort (0 easy, 100 hard) of each section of 30 words and more with the target
    `effort` of its file. It runs only where such a target is configured, and every finding is
    certain (confidence 1): it compares two numbers.

    ## Why is this bad?

    Effort weighs the length and the build of sentences and how common and familiar their words
    are. It follows readers' own judgements more closely than the classic formulas do;
    `docs/readability.md` prints its weights and how it was checked.

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

    Dale, E. and Chall, J. S. (1948). A formula for predicting readability. Educational Research
    Bulletin 27(1). Gibson, E. (2000). The dependency locality theory. In Image, Language, Brain.
    """

    code = "RDB005"
    name = "effort-over-target"

    def check_document(self, document: Document, targets: Targets) -> Iterator[Candidate]:
        """Sections whose effort is over `effort`."""
        return missed(document, targets, "effort", "effort", self)
