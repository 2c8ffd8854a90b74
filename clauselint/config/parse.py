"""YAML and TOML text to plain data, with the place of every key."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import yaml

from clauselint.config.settings import Key
from clauselint.errors import ConfigError
from clauselint.spans import Position

Parsed = tuple[dict[str, Any], dict[Key, Position]]
TOML_TABLE = ("tool", "clauselint")


def parse_yaml(text: str, path: str) -> Parsed:
    """Mapping of a YAML document (empty for an empty one), and the place of each key."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        line, column = (None, None) if mark is None else (mark.line + 1, mark.column + 1)
        message = f"not valid YAML: {reason}"
        raise ConfigError(message, path=path, line=line, column=column) from error
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"not valid YAML: {error}", path=path) from error
    if data is None:
        return {}, {}
    if not isinstance(data, dict):
        raise ConfigError("the settings must be a mapping", path=path, line=1)
    return data, dict(_yaml_places(node, (), path, set()))


def _yaml_places(
    node: yaml.Node | None, key: Key, path: str, visited: set[int]
) -> Iterator[tuple[Key, Position]]:
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
            yield (*key, name.value), _position(name)
            yield from _yaml_places(value, (*key, name.value), path, visited)
    else:
        for i, item in enumerate(node.value):
            yield (*key, i), _position(item)
            yield from _yaml_places(item, (*key, i), path, visited)


def _position(node: yaml.Node) -> Position:
    return Position(node.start_mark.line + 1, node.start_mark.column + 1)


def parse_toml(text: str, path: str) -> Parsed | None:
    """The `[tool.clauselint]` table of a `pyproject.toml`, or None where it has none."""
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else None
        raise ConfigError(f"not valid TOML: {error}", path=path, line=line) from error
    whole = data
    for name in TOML_TABLE:
        data = data.get(name) if isinstance(data, dict) else None
    lines = text.splitlines()
    if data is None:
        _check_for_typing_errors(whole, lines, path)
        return None
    if not isinstance(data, dict):
        raise ConfigError("`tool.clauselint` must be a table", path=path)
    return data, {key: place for key in _keys(data, ()) if (place := _toml_place(lines, key))}


def _check_for_typing_errors(data: dict[str, Any], lines: list[str], path: str) -> None:
    """A table whose name is almost ours is a mistake: nothing else would tell of it."""
    tools = data.get("tool")
    for name in tools if isinstance(tools, dict) else ():
        if difflib.get_close_matches(name, TOML_TABLE[1:], n=1, cutoff=0.85):
            line = next((i for i, text in enumerate(lines, 1) if name in text), None)
            message = f"unknown table `[tool.{name}]`; did you mean `[tool.clauselint]`?"
            raise ConfigError(message, path=path, line=line)


def _keys(value: Any, key: Key) -> Iterator[Key]:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in items:
        yield (*key, name)
        if isinstance(inner, (dict, list)):
            yield from _keys(inner, (*key, name))


def _toml_place(lines: list[str], key: Key) -> Position | None:
    # tomllib keeps no places, so the names are looked for one after another from the table on.
    at, found = _table_start(lines), None
    for name in (*TOML_TABLE, *key):
        if isinstance(name, int):
            continue
        pattern = re.compile(rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?\s*(?=[\].=])")
        hits = ((i, pattern.search(lines[i])) for i in range(at, len(lines)))
        line, hit = next(((i, hit) for i, hit in hits if hit), (None, None))
        if line is None or hit is None:
            return found
        at, found = line, Position(line + 1, hit.start() + 1)
    return found


def _table_start(lines: list[str]) -> int:
    pattern = re.compile(r"^\s*\[+\s*tool\s*\.\s*clauselint\b")
    return next((i for i, line in enumerate(lines) if pattern.match(line)), 0)
