"""spaCy without its command line, which nothing here uses and which is two fifths of its import.

The package imports one function from there, for its users to call. That function, and the command
line, are still there for whoever asks for them: they are loaded then (see "Implementing lazy
imports" in the documentation of `importlib`).
"""

from __future__ import annotations

import importlib
import sys
from importlib.util import LazyLoader, find_spec, module_from_spec
from types import ModuleType
from typing import Any

COMMANDS, INFO = "spacy.cli", "spacy.cli.info"


def load_spacy() -> None:
    """Import spaCy, if it is not imported yet."""
    if "spacy" in sys.modules:
        return
    commands, info = ModuleType(COMMANDS), ModuleType(INFO)
    commands.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    stand_ins = {COMMANDS: commands, INFO: info}
    sys.modules |= stand_ins
    try:
        spacy = importlib.import_module("spacy")
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
    spec = find_spec(COMMANDS)
    if spec is not None and spec.loader is not None:
        spec.loader = LazyLoader(spec.loader)
        late = sys.modules[COMMANDS] = module_from_spec(spec)
        spec.loader.exec_module(late)
        spacy.cli = late  # type: ignore[attr-defined]


def _info(*arguments: Any, **named: Any) -> Any:
    """See `spacy.info`."""
    return importlib.import_module(INFO).info(*arguments, **named)
