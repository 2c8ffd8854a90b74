"""Settings from the editor, on top of those of the file that the command line would find."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clauselint.config import Settings
from clauselint.config.extend import merged
from clauselint.config.load import build
from clauselint.config.settings import Source
from clauselint.engine.options import Options
from clauselint.engine.run import Run
from clauselint.errors import ConfigError

SECTION = "clauselint"
_SOURCE = Source("settings of the editor")


def given(settings: Any) -> Mapping[str, Any]:
    """The settings that a client sends, with or without their section around them.

    Raises ConfigError where they are no mapping.
    """
    if settings is None:
        return {}
    if not isinstance(settings, Mapping):
        raise ConfigError("the settings must be a mapping", path=_SOURCE.path)
    inner = settings.get(SECTION, settings)
    return given(inner) if inner is not settings else settings


class EditorRun(Run):
    """A run whose settings have those of the editor on top; they are named as in a file.

    `config` among them names the file to read in place of the nearest. Raises ConfigError.
    """

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._given = settings
        own = {name: value for name, value in settings.items() if name != "config"}
        self._names = frozenset(own)
        self._own = build(own, _SOURCE)
        named = settings.get("config")
        super().__init__(Options(config=str(named) if named else None, cache=True))

    def again(self) -> EditorRun:
        """The same settings of the editor over files that are read anew. Raises ConfigError."""
        return EditorRun(self._given)

    def settings_for(self, directory: Path) -> Settings:
        """Settings for the files of a directory. Raises ConfigError."""
        return merged(super().settings_for(directory), self._own, self._names)
