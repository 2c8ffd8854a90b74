"""Scores as a table, JSON, CSV and Markdown."""

import csv
import io
import json

import pytest
from score_builders import analyses, document, heading

from clauselint.findings import Gain, ScoredFile
from clauselint.readability import score
from clauselint.readability.compare import compare
from clauselint.reporters import score_csv, score_json, score_markdown, score_table
from clauselint.reporters.base import Look
from clauselint.reporters.score_words import bar, check_lines, gain

EASY = "We lock the door at night. You may go home at six."
HARD = (
    "Notwithstanding considerations regarding confidentiality, authorised representatives of "
    "participating organisations administer comprehensive documentation requirements."
)
DOCUMENT = document(heading("Keys | *all*"), EASY, heading("Forms"), HARD, EASY)
SCORE = score(DOCUMENT, analyses(DOCUMENT))
FILES = [ScoredFile("policy.md", SCORE)]
LOOK = Look(width=80)


def changed():
    before = document(heading("Forms"), EASY)
    moved = compare(score(before, analyses(before)), SCORE)
    return [ScoredFile("policy.md", SCORE, moved)]


def test_the_table_puts_the_hardest_section_first():
    text = score_table.render(FILES, LOOK)
    assert text.index("Forms  policy.md:5") < text.index("Keys | *all*  policy.md:1")


@pytest.mark.parametrize("width", [80, 100, 120])
def test_the_table_fits_the_terminal(width):
    text = score_table.render(FILES, Look(width=width), sentences=True)
    assert max(map(len, text.splitlines())) <= width


def test_the_table_explains_with_line_length_and_gain():
    text = score_table.render(FILES, LOOK)
    assert "line 7, 13 words, costs" in text
    assert "plainer words for" in text


def test_a_plain_word_is_named_beside_the_rare_one():
    told = gain(Gain("reword", ("utilise", "zephyr", "commence"), 2.04, ("use", "", "start")))
    assert told == "“use” for “utilise”, “start” for “commence”, a plainer word for “zephyr” (−2.0)"


def test_the_table_leaves_rows_out_and_says_so():
    source = document(*[p for i in range(30) for p in (heading(f"Part {i}"), EASY)])
    files = [ScoredFile("policy.md", score(source, analyses(source)))]
    assert "10 more sections (--all shows them)" in score_table.render(files, LOOK)
    assert "more section" not in score_table.render(files, LOOK, everything=True)


def test_the_table_shows_changes_largest_first_and_leaves_out_what_is_the_same():
    text = score_table.render(changed(), LOOK)
    document_line, section = [line for line in text.splitlines() if "→" in line][:2]
    assert "(whole document)" in document_line
    assert "Forms" in section
    assert "added" in text


def test_too_little_prose_is_said():
    source = document("Word")
    files = [ScoredFile("word.md", score(source, analyses(source)))]
    assert "not enough prose" in score_table.render(files, LOOK)
    assert "not enough prose" in score_markdown.render(files)
    assert json.loads(score_json.render(files, "1"))["files"][0]["effort"] is None
    assert "nan" not in score_csv.render(files)


@pytest.mark.parametrize(
    ("value", "drawn"), [(0, ""), (50, "█████"), (100, "█" * 10), (55, "█████▌")]
)
def test_a_bar_is_drawn_in_eighths(value, drawn):
    assert bar(value) == drawn.ljust(10)


def test_json_holds_the_whole_tree():
    data = json.loads(score_json.render(FILES, "0.1.0"))
    (file,) = data["files"]
    assert (data["version"], file["path"]) == ("0.1.0", "policy.md")
    assert [s["title"] for s in file["sections"]] == ["Keys | *all*", "Forms"]
    sentence = file["sections"][1]["sentences"][0]
    assert DOCUMENT.text[sentence["start"] : sentence["end"]] == sentence["text"] == HARD
    assert set(sentence["formulas"]) == set(file["formulas"])
    assert file["sections"][1]["costly"][0]["gains"][0]["points"] > 0


def test_json_holds_changes_where_there_are_any():
    assert "changes" not in json.loads(score_json.render(FILES, "1"))["files"][0]
    (file,) = json.loads(score_json.render(changed(), "1"))["files"]
    assert [c["status"] for c in file["changes"]] == ["changed", "added", "changed"]


def test_csv_has_a_row_for_each_level():
    rows = list(csv.DictReader(io.StringIO(score_csv.render(FILES))))
    assert [r["kind"] for r in rows].count("sentence") == len(SCORE.sentences)
    assert [r["kind"] for r in rows].count("section") == 2
    assert float(rows[0]["effort"]) == pytest.approx(SCORE.effort, abs=1e-4)
    assert float(rows[0]["lix"]) == pytest.approx(SCORE.formulas["lix"], abs=1e-4)


def test_csv_cells_are_never_spreadsheet_formulas():
    source = document(heading("=cmd()"), "+1 is what we pay for every key that is lost.")
    rows = list(
        csv.reader(
            io.StringIO(score_csv.render([ScoredFile("p.md", score(source, analyses(source)))]))
        )
    )
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_csv_has_no_control_characters():
    source = document(heading("A\x1b[2J"), "We pay\x07 for every key that is\x9b lost.")
    output = score_csv.render([ScoredFile("p\x7f.md", score(source, analyses(source)))])
    assert "A\ufffd[2J" in output
    assert not set(output) & set("\x1b\x07\x9b\x7f")


def test_markdown_rows_have_as_many_cells_as_their_head():
    for files in (FILES, changed()):
        width = 0
        for line in score_markdown.render(files).splitlines():
            cells = line.replace("\\|", "").count("|")
            width = cells if line.startswith("|") and not width else width
            assert not line.startswith("|") or cells == width
            width = width if line.startswith("|") else 0


def test_markdown_in_headings_is_escaped():
    assert "Keys \\| \\*all\\*" in score_markdown.render(FILES)


def test_markdown_changes_have_a_direction():
    assert "🔺 +" in score_markdown.render(changed())


def test_a_check_prints_two_lines():
    first, second = check_lines(SCORE)
    assert first.startswith(f"effort {SCORE.effort:.0f} of 100; hardest section “Forms”")
    assert second.startswith("line 7, 13 words, costs")
