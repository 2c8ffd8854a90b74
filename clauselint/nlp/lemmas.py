"""Lemma scripts: how the lemma is made from the form. The network picks the script."""

from __future__ import annotations

import re
from functools import lru_cache

_SCRIPT = re.compile(r"([cl])(\d+)(.*)", re.S)


@lru_cache(maxsize=100_000)
def lemma(form: str, script: str) -> str:
    """Apply a script: keep case (`c`) or lower it (`l`), cut so many letters, add the rest.

    >>> lemma("Policies", "l3y")
    'policy'
    """
    found = _SCRIPT.fullmatch(script)
    if found is None:
        return form.lower()
    base = form if found[1] == "c" else form.lower()
    cut = int(found[2])
    made = base[: len(base) - cut] + found[3] if cut <= len(base) else ""
    return made or form.lower()
