"""Frozen dataclasses to plain JSON data and back, equal to the last digit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """Lists, mappings, texts and numbers; a dataclass is the list of its fields."""
    if is_dataclass(value) and not isinstance(value, type):
        return [to_plain(getattr(value, name)) for name in _names(type(value))]
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: to_plain(item) for name, item in value.items()}
    return value


def from_plain(kind: Any, data: Any) -> Any:
    """A value of a type from its plain data. Raises TypeError or ValueError for other data."""
    reader = reader_of(kind)
    return data if reader is None else reader(data)


@cache
def reader_of(kind: Any) -> Reader | None:
    """What makes a value of a type from plain data; None where the data is the value."""
    if isinstance(kind, type) and is_dataclass(kind):
        return lambda data: kind(*_fields(kind, data))
    arguments = get_args(kind)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        (inner,) = (reader_of(a) for a in arguments if a is not NoneType)
        return None if inner is None else _optional(inner)
    if origin is tuple and arguments[-1] is Ellipsis:
        each = reader_of(arguments[0])
        return tuple if each is None else lambda data: tuple(map(each, data))
    if origin is tuple:
        return tuple
    return None


def _optional(reader: Reader) -> Reader:
    return lambda data: None if data is None else reader(data)


def _fields(kind: Any, data: Any) -> list[Any]:
    pairs = zip(_readers(kind), data, strict=True)
    return [item if reader is None else reader(item) for reader, item in pairs]


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))


@cache
def _readers(kind: Any) -> tuple[Reader | None, ...]:
    hints = get_type_hints(kind)
    return tuple(reader_of(hints[name]) for name in _names(kind))
