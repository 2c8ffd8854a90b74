"""The page about scores prints what the code holds."""

import re
from pathlib import Path

from score_builders import analyses, document

from clauselint.readability import score
from clauselint.readability.effort import INGREDIENTS, PLAIN
from clauselint.readability.formulas import FORMULAS
from clauselint.readability.targets import NAMES, PRESETS

PAGE = (Path(__file__).parents[3] / "docs" / "readability.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("|")
]


def row(name):
    return next(cells for cells in ROWS if cells[0] == name)


def test_weights_and_usual_values_are_printed():
    for i in INGREDIENTS:
        assert row(i.name)[1:3] == [f"{i.usual:.3f}", f"{i.weight:.3f}"]
    assert f"ln({PLAIN:.0f} / {100 - PLAIN:.0f})" in PAGE


def test_every_formula_has_its_unit_range_and_source():
    for f in FORMULAS:
        assert row(f"`{f.name}`")[1:] == [f.unit, f.usual, f.source]


def test_every_target_and_preset_is_listed_with_its_source():
    for name in NAMES:
        assert row(f"`{name}`")
    for name, preset in PRESETS.items():
        values = ", ".join(f"`{key}: {value:g}`" for key, value in preset.values.items())
        assert row(f"`{name}`")[1:] == [values, preset.source]
        assert set(preset.values) <= set(NAMES)


def test_every_measure_is_explained():
    source = document("We lock the door at night. You may go home at six.")
    for name in score(source, analyses(source)).measures:
        assert re.search(rf"\| .*`{name}`.* \|", PAGE), name
