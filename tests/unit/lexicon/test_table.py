import pytest

from clauselint.lexicon.table import Table

ROWS = "act,verb\nact,noun\nacting,noun\nact\n\nzoo,noun"


@pytest.mark.parametrize(
    ("lead", "rows"),
    [
        ("act,", ["act,noun", "act,verb"]),
        ("act", ["act", "act,noun", "act,verb", "acting,noun"]),
        ("zoo", ["zoo,noun"]),
        ("actor,", []),
        ("a,", []),
        ("zz", []),
    ],
)
def test_the_rows_of_a_word_are_found_and_no_others(lead, rows):
    table = Table(sorted(ROWS.split("\n")))
    assert list(table.starting(lead)) == rows


def test_an_empty_table_has_no_rows():
    assert list(Table([]).starting("a")) == []
