"""RDB001 grade-over-target."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Document, Targets
from clauselint.rules.base import DocumentRule
from clauselint.rules.readability._sections import missed


class GradeOverTarget(DocumentRule):
    """A section needs more years of school than the target allows.

    ## What it does

    Compares the Flesch-Kincaid grade of each section of 30 words and more with the target `grade`
    of its file. It runs only where such a target is configured, and every finding is certain
    (confidence 1): it compares two numbers.

    ## Why is this bad?

    The target says who must be able to read the text. Flesch-Kincaid counts the words of a
    sentence and the syllables of a word, so a section over the target has long sentences, long
    words, or both. The message names the sentence to begin with.

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

    Kincaid, J. P., Fishburne, R. P., Rogers, R. L. and Chissom, B. S. (1975). Derivation of new
    readability formulas for Navy enlisted personnel. Research Branch Report 8-75.
    """

    code = "RDB001"
    name = "grade-over-target"

    def check_document(self, document: Document, targets: Targets) -> Iterator[Candidate]:
        """Sections whose Flesch-Kincaid grade is over `grade`."""
        return missed(document, targets, "grade", "flesch_kincaid_grade", self)
