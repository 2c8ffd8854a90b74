"""Where entries are kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from clauselint.config import Settings
from clauselint.engine.options import Options

NAME = ".clauselint_cache"


def cache_folder(options: Options, settings: Settings) -> Path:
    """The folder that was asked for, one beside the configuration, or the user's own."""
    if options.cache_dir is not None:
        return Path(options.cache_dir)
    return Path(settings.root, NAME) if settings.source is not None else _of_user()


def _of_user() -> Path:
    """Where programs of this system keep what can be made again."""
    given = os.environ.get("XDG_CACHE_HOME")
    if given:
        return Path(given, "clauselint")
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"), "clauselint")
    return Path(home, "Library/Caches" if sys.platform == "darwin" else ".cache", "clauselint")
