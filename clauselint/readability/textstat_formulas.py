"""textstat's formulas over the words and sentences that a reader of the document meets.

textstat 0.7.13 looks for the CMU Pronouncing Dictionary where nltk keeps it, and fetches it if it
is not there. It is there: `nltk_data` beside this file holds it (BSD 2-clause, see NOTICE), so
nothing is fetched. Import this module late: textstat and nltk take a second.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from clauselint.findings import Document
from clauselint.readability import prose

DATA = Path(__file__).parent / "nltk_data"
_INNER = re.compile(r"[^\w\s']")


@dataclass(frozen=True, slots=True)
class Row:
    """A formula of textstat, the language it is made for, its argument besides the text if any."""

    name: str
    language: str = "English"
    argument: int | None = None

    @property
    def label(self) -> str:
        """The name, and the argument where there is one."""
        return self.name if self.argument is None else f"{self.name}_{self.argument}"


ROWS = (
    Row("flesch_reading_ease"),
    Row("flesch_kincaid_grade"),
    Row("smog_index"),
    Row("coleman_liau_index"),
    Row("automated_readability_index"),
    Row("gunning_fog"),
    Row("dale_chall_readability_score"),
    Row("dale_chall_readability_score_v2"),
    Row("spache_readability"),
    Row("linsear_write_formula"),
    Row("lix"),
    Row("rix"),
    Row("mcalpine_eflaw"),
    Row("reading_time"),
    Row("text_standard"),
    Row("fernandez_huerta", "Spanish"),
    Row("szigriszt_pazos", "Spanish"),
    Row("gutierrez_polini", "Spanish"),
    Row("crawford", "Spanish"),
    Row("gulpease_index", "Italian"),
    *(Row("wiener_sachtextformel", "German", variant) for variant in (1, 2, 3, 4)),
    Row("osman", "Arabic"),
)
"""Every formula that textstat has."""


def evaluate(document: Document) -> dict[str, float]:
    """textstat's value of each formula, by its label; nothing for a document without prose.

    textstat ignores sentences of one or two words, and its `linsear_write_formula` reads no more
    than the first hundred words.
    """
    text = plain(document)
    if not text:
        return {}
    textstat = _textstat()
    return {row.label: _value(textstat, row, text) for row in ROWS}


def plain(document: Document) -> str:
    """The sentences that are scored, in words and full stops alone.

    So a number, an abbreviation or a heading ends no sentence, and an item of a list is one.
    """
    sentences = (" ".join(_words(sentence)) for sentence in prose.sentences(document))
    return " ".join(f"{text}." for text in sentences if text)


def _words(sentence: prose.Sentence) -> list[str]:
    words = (_INNER.sub("", word.replace("’", "'")) for word in sentence.words)
    return [word for word in words if word]


def _value(textstat: Any, row: Row, text: str) -> float:
    formula = getattr(textstat, row.name)
    if row.name == "text_standard":
        return float(formula(text, float_output=True))
    return float(formula(text) if row.argument is None else formula(text, row.argument))


@cache
def _textstat() -> Any:
    import nltk
    import textstat

    nltk.data.path.insert(0, str(DATA))
    return textstat.textstat if hasattr(textstat, "textstat") else textstat
