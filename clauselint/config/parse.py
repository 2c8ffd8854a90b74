"""YAML and TOML text to plain data, with the line of every key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import yaml

from clauselint.config.settings import Key
from clauselint.errors import ConfigError

Parsed = tuple[dict[str, Any], dict[Key, int]]
TOML_TABLE = ("tool", "clauselint")


def parse_yaml(text: str, path: str) -> Parsed:
    """Mapping of a YAML document (empty for an empty one), and the 1-based line of each key."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = None if mark is None else mark.line + 1
        raise ConfigError(f"not valid YAML: {reason}", path=path, line=line) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"not valid YAML: {error}", path=path) from error
    if data is None:
        return {}, {}
    if not isinstance(data, dict):
        raise ConfigError("the settings must be a mapping", path=path, line=1)
    return data, dict(_yaml_lines(node, (), path, set()))


def _yaml_lines(
    node: yaml.Node | None, key: Key, path: str, visited: set[int]
) -> Iterator[tuple[Key, int]]:
    if not isinstance(node, yaml.CollectionNode):
        return
    if id(node) in visited:  # An alias, which may point at a node around itself.
        line = node.start_mark.line + 1
        raise ConfigError("aliases cannot be used here", path=path, line=line)
    visited.add(id(node))
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for name, value in node.value:
            line = name.start_mark.line + 1
            if name.value in seen:
                raise ConfigError(f"`{name.value}` is given twice", path=path, line=line)
            seen.add(name.value)
            yield (*key, name.value), line
            yield from _yaml_lines(value, (*key, name.value), path, visited)
    else:
        for i, item in enumerate(node.value):
            yield (*key, i), item.start_mark.line + 1
            yield from _yaml_lines(item, (*key, i), path, visited)


def parse_toml(text: str, path: str) -> Parsed | None:
    """The `[tool.clauselint]` table of a `pyproject.toml`, or None where it has none."""
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else None
        raise ConfigError(f"not valid TOML: {error}", path=path, line=line) from error
    for name in TOML_TABLE:
        data = data.get(name) if isinstance(data, dict) else None
    if data is None:
        return None
    if not isinstance(data, dict):
        raise ConfigError("`tool.clauselint` must be a table", path=path)
    lines = text.splitlines()
    return data, {key: line for key in _keys(data, ()) if (line := _toml_line(lines, key))}


def _keys(value: Any, key: Key) -> Iterator[Key]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in items:
        yield (*key, name)
        if isinstance(inner, (dict, list)):
            yield from _keys(inner, (*key, name))


def _toml_line(lines: list[str], key: Key) -> int | None:
    # tomllib keeps no places, so the names are looked for one after another from the table on.
    at, found = _table_start(lines), None
    for name in (*TOML_TABLE, *key):
        if isinstance(name, int):
            continue
        pattern = re.compile(rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?\s*(?=[\].=])")
        line = next((i for i in range(at, len(lines)) if pattern.search(lines[i])), None)
        if line is None:
            return found
        at, found = line, line + 1
    return found


def _table_start(lines: list[str]) -> int:
    pattern = re.compile(r"^\s*\[+\s*tool\s*\.\s*clauselint\b")
    return next((i for i, line in enumerate(lines) if pattern.match(line)), 0)
