"""Lemmas: the network picks how the form is changed, a dictionary of inflected forms checks it."""

from __future__ import annotations

import re
from functools import lru_cache

from clauselint.nlp.dictionary import lemminflect

_SCRIPT = re.compile(r"([cl])(\d+)(.*)", re.S)
_INFLECTED = {"VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBZ": "VERB", "NNS": "NOUN"}


@lru_cache(maxsize=100_000)
def lemma(form: str, script: str, tag: str) -> str:
    """The lemma of a form, by the script that the network chose and its Penn tag.

    A script says whether to keep case (`c`) or lower it (`l`), how many letters to cut and what to
    add. Where the dictionary (LemmInflect) knows the inflected form and not this lemma of it, the
    dictionary is right: scripts are learned from too few verbs to know "notify" from "notifi".

    >>> lemma("Policies", "l3y", "NNS")
    'policy'
    """
    made = apply(form, script)
    if tag not in _INFLECTED or not form.isalpha():
        return made
    known = _known(form.lower(), _INFLECTED[tag])
    return made if not known or made.lower() in known else known[0]


def apply(form: str, script: str) -> str:
    """What a script makes of a form; the lowered form where the script does not fit."""
    found = _SCRIPT.fullmatch(script)
    if found is None:
        return form.lower()
    base = form if found[1] == "c" else form.lower()
    cut = int(found[2])
    made = base[: len(base) - cut] + found[3] if cut <= len(base) else ""
    return made or form.lower()


def _known(form: str, pos: str) -> tuple[str, ...]:
    found: tuple[str, ...] = lemminflect().getLemma(form, upos=pos, lemmatize_oov=False)
    return found
