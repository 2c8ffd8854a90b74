"""RDB003 sentence-over-target."""

from __future__ import annotations

from collections.abc import Iterator

from clauselint.findings import Candidate, Document, Targets
from clauselint.rules.base import DocumentRule
from clauselint.rules.readability._sections import long_sentences


class SentenceOverTarget(DocumentRule):
    """A section has sentences longer than the target allows.

    ## What it does

    Counts the sentences of each section that have more words than the target `sentence-words` of
    its file, and says how long the longest is. The lead-in of a list and each item
    count as sentences. It runs only where such a target is configured, and every finding is certain
    (confidence 1): it compares two numbers.

    ## Why is this bad?

    In a press study that GOV.UK quotes, readers understood nine tenths of texts whose sentences
    average 14 words, and under a tenth at 43. Guides mostly set the limit at 25.

    ## Example

    ```text
    An officer who receives a request that cannot be answered within the time set by the register
    must tell the person who made it why the answer is late and when it will come.
    ```

    ## Use instead

    ```text
    An officer may be unable to answer a request in time. If so, the officer must tell the person
    why. The officer must also say when the answer will come.
    ```

    ## References

    Government Digital Service, “Content design: writing for GOV.UK”, and Australian Government
    Style Manual, “Sentences” (no more than 25 words).
    """

    code = "RDB003"
    name = "sentence-over-target"

    def check_document(self, document: Document, targets: Targets) -> Iterator[Candidate]:
        """Sections with sentences of more than `sentence-words` words."""
        return long_sentences(document, targets, self)
