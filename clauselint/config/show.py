"""Settings as the YAML that would give them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import yaml

from clauselint.config.settings import Settings, Target

HIDDEN = ("root", "source", "extends")


def as_yaml(settings: Settings) -> str:
    """All settings, those that nobody gave too; the first line says where they come from."""
    source = settings.source.path if settings.source else "no file: these are the defaults"
    data = {
        field.name.replace("_", "-"): _plain(getattr(settings, field.name))
        for field in fields(settings)
        if field.name not in HIDDEN and getattr(settings, field.name) is not None
    }
    data["targets"] = data["targets"] or {}
    return f"# {source}\n" + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=100)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, tuple) and value and all(isinstance(v, Target) for v in value):
        return {t.paths: {**({"preset": t.preset} if t.preset else {}), **t.values} for t in value}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        shown = {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
        examples = {name: shown.pop(name, []) for name in ("flag", "ok")}
        shown["examples"] = {name: texts for name, texts in examples.items() if texts}
        return {name: item for name, item in shown.items() if item not in (None, [], {})}
    return value
