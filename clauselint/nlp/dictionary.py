"""LemmInflect, with tables of which only the rows that are asked for are read.

It reads both of its tables whole, line by line, which takes longer than to parse a page.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from clauselint.lexicon.table import Table

Entry = dict[str, tuple[str, ...]]


class Rows:
    """A table by word. `read` makes an entry of a line; `fixed` entries go before those lines."""

    def __init__(
        self, path: str, read: Callable[[str], Entry], fixed: Mapping[str, Entry] | None = None
    ) -> None:
        self._path = path
        self._read = read
        self._fixed = fixed or {}

    @cached_property
    def _table(self) -> Table:
        """In order, so that those of a word, "word,…", stand together."""
        with gzip.open(self._path, "rt", encoding="utf-8") as file:
            return Table(sorted(file.read().split("\n")))

    def get(self, word: str, default: Entry) -> Entry:
        """The entry of a word."""
        if word in self._fixed:
            return self._fixed[word]
        entry: Entry = {}
        for line in self._table.starting(f"{word},"):
            entry |= self._read(line)
        return entry or default


@cache
def lemminflect() -> Any:
    """The module `lemminflect`."""
    import lemminflect as module
    from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
    from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec
    from lemminflect.core.LexicalUtils import categoryToUPos

    def lemmas(line: str) -> Entry:
        _, category, found = LemmaLUCodec.fromString(line)
        return {categoryToUPos(category): found}

    def inflections(line: str) -> Entry:
        found: Entry = InflectionLUCodec.fromString(line)[2]
        return found

    lemmatizer, inflector = module.Lemmatizer(), module.Inflections()
    lemmatizer.lemma_dict = Rows(lemmatizer.lemma_lu_fn, lemmas)
    inflector.infl_dict = Rows(
        inflector.infl_lu_fn, inflections, InflectionLUCodec.updateForAuxMod({})
    )
    return module
