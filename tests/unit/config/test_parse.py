from __future__ import annotations

import contextlib
import json

from hypothesis import given
from hypothesis import strategies as st

from clauselint.config import Source, build
from clauselint.config.load import READERS
from clauselint.config.parse import parse_toml, parse_yaml
from clauselint.errors import ConfigError

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
SETTINGS = st.dictionaries(st.sampled_from([*READERS, "nope"]), DATA, max_size=3)


@given(st.text())
def test_no_yaml_text_raises_anything_but_a_config_error(text):
    with contextlib.suppress(ConfigError):
        data, lines = parse_yaml(text, "c.yaml")
        build(data, Source("c.yaml", lines))


@given(st.text())
def test_no_toml_text_raises_anything_but_a_config_error(text):
    with contextlib.suppress(ConfigError):
        parse_toml(f"[tool.clauselint]\n{text}", "c.toml")


@given(SETTINGS)
def test_every_fault_in_a_setting_has_its_line(data):
    # JSON is YAML, so each setting can be put on a line of its own.
    body = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in data.items())
    fault = None
    try:
        parsed, lines = parse_yaml(f"{{\n{body}\n}}", "c.yaml")
        build(parsed, Source("c.yaml", lines))
    except ConfigError as error:
        fault = error
    assert fault is None or (fault.path == "c.yaml" and fault.line is not None)


def test_places_of_keys_and_items():
    _, places = parse_yaml("a:\n  - x\n  - y\nb:\n  c: 1\n", "c.yaml")
    assert {key: (place.line, place.column) for key, place in places.items()} == {
        ("a",): (1, 1),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("b",): (4, 1),
        ("b", "c"): (5, 3),
    }


def test_places_of_toml_keys():
    head = 'x = 1\n[tool.clauselint]\nselect = [\n  "AMB",\n]\n'
    text = f"{head}[tool.clauselint.rules.AMB001]\nthreshold = 1\n"
    _, places = parse_toml(text, "c.toml")
    assert places[("select",)].line == 3
    assert places[("rules", "AMB001", "threshold")].line == 7
