"""The few figures about a document that every check prints. No parse is needed."""

from __future__ import annotations

from clauselint.findings import Document, Readability
from clauselint.readability import counts, formulas, prose


def summary(document: Document) -> Readability:
    """Words, sentences, share of long sentences (0 to 1), Flesch ease and Flesch-Kincaid grade.

    The shares and formulas are None where there is not enough English prose for them.
    """
    whole = counts.total(counts.of_sentence(s) for s in prose.sentences(document))
    enough = formulas.enough(whole)
    return Readability(
        words=whole.words,
        sentences=whole.sentences,
        long_sentence_share=whole.long_sentences / whole.sentences if enough else None,
        flesch_reading_ease=formulas.flesch_reading_ease(whole) if enough else None,
        flesch_kincaid_grade=formulas.flesch_kincaid_grade(whole) if enough else None,
    )
