"""Where sentences start inside a block: the network proposes, punctuation and numbering dispose."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

import numpy as np
import numpy.typing as npt

from clauselint.lexicon import sentences
from clauselint.lexicon import words as words_of
from clauselint.lexicon.sentences import Stop, full_stop

CLOSERS = frozenset(sentences.CLOSERS)
_OPENERS = frozenset("\"'“‘«([{")  # a straight quote after a space opens
ENDERS = frozenset({".", "?", "!", "…", "...", "?!", "!!"})
FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
JOINING = frozenset(("WDT", "WP", "WP$", "WRB"))
NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "RB", "IN", "DT", "PRP$", "CD"))
BINDING = words_of("subordinators") | words_of("coordinators")
SUBJECT = 5
"""Words behind a stop among which the verb of a new sentence is looked for."""
_IN_NAMES = frozenset((".", ",", "&", "the"))
_NEAR = 16
"""Words before a stop that are looked at."""
NEEDED = {Stop.ENDS: 0.0, Stop.LIKELY: 0.25, Stop.UNLIKELY: 0.6, Stop.PART: 2.0}
"""How sure the network must be that a sentence starts."""
SURE = 0.9


def starts(
    words: Sequence[str],
    probability: npt.NDArray[np.float64],
    spaced: Sequence[bool],
    tags: Sequence[str] = (),
) -> list[bool]:
    """Whether each word starts a sentence; `spaced` tells whether white space comes before it.

    `tags` are the Penn tags of the words, which the network guesses before it knows the sentences.
    """
    out = [True] + [False] * (len(words) - 1)
    begun = 0
    for i in range(1, len(words)):
        if not _may_start(words, i):
            continue
        needed = _needed(words, i, begun, spaced[i])
        if needed == NEEDED[Stop.UNLIKELY] and _begins_anew(words, tags, begun, i):
            needed = NEEDED[Stop.ENDS]
        if float(probability[i]) >= needed:
            out[i], begun = True, i
    return out


def _begins_anew(words: Sequence[str], tags: Sequence[str], begun: int, i: int) -> bool:
    """Whether the words from `i` on need a sentence of their own.

    "Copies stay in the U.S. Staff must sign": no second verb can follow a clause that has one
    unless something joins the two, and what a preposition governs is no subject.
    """
    before, after = tags[begun:i], tags[i : i + SUBJECT]
    verb = next((k for k, tag in enumerate(before) if tag in FINITE or (k, tag) == (0, "VB")), None)
    if verb is None or not words[i].istitle() or JOINING & {*before}:
        return False
    if any(word.lower() in BINDING for word in words[begun : i - 1]):
        return False
    return _is_governed(words, tags, begun, i - 1) and _has_verb(after)


def _is_governed(words: Sequence[str], tags: Sequence[str], begun: int, last: int) -> bool:
    """Whether the name that ends at `last` stands behind a preposition: "from Hill & Co."."""
    while last > begun and (words[last][:1].isupper() or words[last] in _IN_NAMES):
        last -= 1
    return tags[last] in ("IN", "TO")


def _has_verb(tags: Sequence[str]) -> bool:
    """Whether a finite verb comes right behind a noun phrase."""
    head = [*takewhile(lambda tag: tag in NOMINAL, tags)]
    return bool(head) and len(head) < len(tags) and tags[len(head)] in FINITE


def _may_start(words: Sequence[str], i: int) -> bool:
    return (
        words[i] not in CLOSERS - _OPENERS
        and words[i] not in ENDERS
        and words[i] not in {",", ";", ":"}
    )


def _needed(words: Sequence[str], i: int, begun: int, spaced: bool) -> float:
    """How sure the network must be that word `i` starts a sentence."""
    last = i - 1
    while last > begun and words[last] in CLOSERS:
        last -= 1
    word = words[last]
    if not spaced:
        return SURE if _is_run_on(words, i) else NEEDED[Stop.PART]
    if word[-1:] not in ENDERS and word not in ENDERS:
        return NEEDED[Stop.PART]
    following = next((word for word in words[i : i + 3] if word not in _OPENERS), "")
    needed = NEEDED[_stop(words[max(begun, last - _NEAR) : last + 1], following)]
    return max(needed, SURE) if following.lstrip("\"'“‘([")[:1].islower() else needed


def _stop(before: Sequence[str], following: str) -> Stop:
    """What the stop that ends `before` does; it is a word of its own or the end of the last."""
    *rest, word = before
    if word == "." and rest:
        return full_stop(rest, following)
    if word.endswith(".") and not word.endswith("..") and len(word) > 1:
        found = full_stop([*rest, word[:-1]], following)
        return Stop.UNLIKELY if found is Stop.LIKELY else found
    return Stop.LIKELY


def _is_run_on(words: Sequence[str], i: int) -> bool:
    """A stop with no space after it ("the door.The guard"), between words of running text."""
    before = words[i - 2] if i > 1 else ""
    return words[i - 1] == "." and before.isalpha() and before.islower() and words[i].istitle()
