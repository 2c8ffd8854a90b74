from __future__ import annotations

import gzip

import pytest
from lemminflect.codecs.InflectionLUCodec import InflectionLUCodec
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from clauselint.nlp.dictionary import Rows, lemminflect


def test_only_whole_words_are_found(tmp_path):
    path = tmp_path / "table.gz"
    lines = ("can't,aux,can", "can,verb,can", "can,noun,can", "canal,noun,canal")
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    rows = Rows(str(path), lambda line: {line.split(",")[1]: (line.split(",")[2],)}, {"be": {}})
    assert rows.get("can", {}) == {"verb": ("can",), "noun": ("can",)}
    assert rows.get("cana", {"none": ()}) == {"none": ()}
    assert rows.get("be", {"none": ()}) == {}


def test_a_form_has_the_lemmas_of_its_class():
    assert lemminflect().getLemma("wolves", "NOUN") == ("wolf",)
    assert lemminflect().getLemma("leaves", "VERB") == ("leave",)
    assert lemminflect().getInflection("be", "VBD") == ("was", "were")


@pytest.mark.parametrize(
    ("singleton", "table", "path", "codec"),
    [
        ("Lemmatizer", "lemma_dict", "lemma_lu_fn", LemmaLUCodec),
        ("Inflections", "infl_dict", "infl_lu_fn", InflectionLUCodec),
    ],
)
def test_every_entry_is_that_of_the_whole_table(singleton, table, path, codec):
    found = getattr(lemminflect(), singleton)()
    whole = codec.load(getattr(found, path))
    rows = getattr(found, table)
    assert len(whole) > 20_000
    assert all(rows.get(word, {}) == entry for word, entry in whole.items())
