"""STR001."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauselint.findings import Anchors, Candidate
from clauselint.nlp.grammar import children, indices, is_finite, own_subject
from clauselint.rules.base import ParseRule

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from clauselint.nlp.analysis import Analysis

LONG = 50
"""Words above which a sentence is reported by default: where readers begin to suffer. People who
judged findings in policies called those of 41 to 50 words petty."""

STRICT = 40


class LongSentence(ParseRule):
    """A sentence of more than 50 words.

    ## What it does

    Counts the words of each sentence. The default profile reports sentences of more than 50 words,
    the strict profile those of more than 40. For less, set the target `sentence-words`. Of a list,
    the lead-in and each item count by themselves. Code, addresses and placeholders are no words. A
    sentence that only lists names or short items, with few verbs, counts less.

    ## Why is this bad?

    A reader has to hold the whole sentence until its end. Guides set the limit at 20 to 25 words on
    average. Readers of policies put up with sentences of 40 to 50 words; above that they lose the
    thread, and most such sentences hold two rules or more.

    ## Example

    "If a member of staff who has left the agency still holds a device that was issued to that
    person, the manager to whom the person last reported must recover the device, record its return
    in the register that the asset team keeps, and tell the asset team before the end of the month."

    ## Use instead

    "A member of staff who leaves may still hold an issued device. The last manager must recover the
    device and record its return in the asset team's register. The manager must also tell the asset
    team before the end of the month."

    ## References

    - Federal Plain Language Guidelines (Plain Language Action and Information Network, 2011),
      "Write short sentences".
    - M. Cutts, *Oxford Guide to Plain English* (5th ed., 2020), chapter 1: 15 to 20 words on
      average.
    - UK Government Digital Service, "Content design: writing for GOV.UK": split sentences of more
      than 25 words.
    """

    code = "STR001"
    name = "long-sentence"
    severity = "info"

    def check(self, analysis: Analysis) -> Iterator[Candidate]:
        """One candidate a long sentence; the span is the sentence's own part."""
        for sentence in analysis.sentences():
            start, end = max(sentence.start_char, analysis.own), sentence.end_char
            count = analysis.word_count(start, end)
            if count > STRICT:
                whole = start == sentence.start_char
                what = "The sentence" if whole else "The list item, without its lead-in,"
                message = f"{what} has {count} words; readers lose the thread at about 50."
                anchors: Anchors = {
                    "main": indices(sentence.root),
                    "splits": indices(*splits(sentence)),
                }
                sure = confidence(sentence, count)
                yield Candidate(self.code, start, end, message, sure, anchors=anchors)


def splits(sentence: Span) -> list[Token]:
    """Heads of clauses that could stand alone: coordinated to the main clause or set beside it."""
    beside = children(sentence.root, "conj", "parataxis")
    return [t for t in beside if is_finite(t) and own_subject(t) is not None]


def confidence(sentence: Span, count: int) -> float:
    """0.3 at 41 words, 0.5 at 51, towards 0.95 at 80 and more; less for a mere list of names."""
    sure = 0.3 + (count - STRICT - 1) * 0.02 if count <= LONG else 0.52 + (count - LONG) * 0.015
    verbs = sum(t.pos_ in ("VERB", "AUX") for t in sentence)
    return round(min(sure, 0.95) * (0.6 if verbs * 20 < count else 1.0), 3)
