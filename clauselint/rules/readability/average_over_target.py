"""RDB004 average-over-target."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Document, Targets
from clauselint.rules.base import DocumentRule
from clauselint.rules.readability._sections import missed


class AverageOverTarget(DocumentRule):
    """The average sentence of a section is longer than the target allows.

    ## What it does

    Compares the mean number of words in the sentences of each section of 30 words and more with
    the target `average-sentence-words` of its file. The lead-in of a list and each item
    count as sentences. It runs only where such a target is configured, and every finding is
    certain (confidence 1): it compares two numbers.

    ## Why is this bad?

    A reader holds a sentence in mind until it ends. One long sentence among short ones does no
    harm; many tire the reader.

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

    Australian Government Style Manual, “Sentences” (an average of 15 words). Plain English
    Campaign, “How to write in plain English” (15 to 20).
    """

    code = "RDB004"
    name = "average-over-target"

    def check_document(self, document: Document, targets: Targets) -> Iterator[Candidate]:
        """Sections whose sentences have more than `average-sentence-words` words on average."""
        return missed(document, targets, "average-sentence-words", "sentence_words", self)
