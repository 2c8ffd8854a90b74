"""Settings, found and read from `.clauselint.yaml` or `pyproject.toml`."""

from __future__ import annotations

from clauselint.config.load import FILE_NAMES, build, find_settings, load_settings
from clauselint.config.settings import (
    FailOn,
    Key,
    RuleSettings,
    Settings,
    Source,
    Target,
    TeamRule,
    Words,
)

__all__ = [
    "FILE_NAMES",
    "FailOn",
    "Key",
    "RuleSettings",
    "Settings",
    "Source",
    "Target",
    "TeamRule",
    "Words",
    "build",
    "find_settings",
    "load_settings",
]
