"""Ours and textstat's formulas over one document, with the shipped dictionary: each difference."""

from __future__ import annotations

import zipfile

import pytest

from clauselint.readability import counts, formulas, prose
from clauselint.readability.textstat_formulas import DATA, ROWS, evaluate, plain
from clauselint.readers import read

TEXT = """\
# 4.2 Devices

The agency must keep a register of every device, e.g. a telephone. See s. 4.2(b) of the Act.
Staff of the agency must:

- tell the manager within 14 days when a device is lost;
- return every device before they leave the agency.

| who | what |
|---|---|
| manager | approves |

Records are retained for seven years unless legislation requires otherwise.
"""
DOCUMENT = read(TEXT.encode(), "a.md")
COUNTS = counts.total(map(counts.of_sentence, prose.sentences(DOCUMENT)))
OURS = formulas.evaluate(COUNTS)
THEIRS = evaluate(DOCUMENT)


def test_textstat_reads_what_a_reader_meets():
    assert plain(DOCUMENT) == (
        "The agency must keep a register of every device eg a telephone. See s 42b of the Act. "
        "Staff of the agency must. tell the manager within 14 days when a device is lost. "
        "return every device before they leave the agency. "
        "Records are retained for seven years unless legislation requires otherwise."
    )


def test_every_formula_has_a_value():
    assert list(THEIRS) == [row.label for row in ROWS]
    assert {row.name for row in ROWS} >= {formula.name for formula in formulas.FORMULAS}


@pytest.mark.parametrize("name", ["smog_index", "lix", "rix", "mcalpine_eflaw"])
def test_the_same(name):
    assert THEIRS[name] == pytest.approx(OURS[name])


def test_figures_and_abbreviations_have_syllables_in_textstat():
    # "14", "42b" and "eg" are in no dictionary: by hyphenation "eg" has one syllable, and so have
    # figures, while ours counts "e.g" as two letters.
    gap = 84.6 / COUNTS.words
    assert abs(THEIRS["flesch_reading_ease"] - OURS["flesch_reading_ease"]) <= 3 * gap


def test_coleman_liau_has_a_rounded_weight():
    # The words are fed without the points inside them, so only the weight differs.
    gap = (0.0588 - 0.058) * 100 * COUNTS.letters / COUNTS.words
    assert OURS["coleman_liau_index"] - THEIRS["coleman_liau_index"] == pytest.approx(gap, abs=1e-6)


def test_ari_counts_the_full_stops():
    gap = 4.71 * COUNTS.sentences / COUNTS.words
    ari = "automated_readability_index"
    assert THEIRS[ari] - OURS[ari] == pytest.approx(gap, abs=1e-6)


def test_inflected_familiar_words_are_hard_to_textstat():
    name = "dale_chall_readability_score"
    assert THEIRS[name] > OURS[name]


def test_textstat_leaves_out_sentences_of_two_words():
    # The words still count, so a sentence seems longer.
    short = read(b"Staff must:\n\n- tell the manager when a device is lost.\n", "a.md")
    counted = counts.total(map(counts.of_sentence, prose.sentences(short)))
    assert counted.sentences == 2
    assert evaluate(short)["rix"] == pytest.approx(2 * formulas.evaluate(counted)["rix"])


def test_a_document_without_prose_has_none():
    assert evaluate(read(b"# Title\n", "a.md")) == {}


def test_the_dictionary_is_small_and_carries_its_notice():
    archive = DATA / "corpora" / "cmudict.zip"
    assert archive.stat().st_size < 2_000_000
    notice = zipfile.ZipFile(archive).read("cmudict/README").decode()
    assert "Copyright (C) 1993-2015 Carnegie Mellon University" in notice
