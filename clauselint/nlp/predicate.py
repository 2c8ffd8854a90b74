"""A sentence that ends in a full stop has a predicate.

Treebanks of the web hold few imperatives that open with a noun-like verb ("Process refund requests
in order."), and a parser reads them as noun phrases. Where the best tree of a full sentence has no
verb at its root, and its first word can be a verb with an object, that reading is taken instead,
unless the network is nearly sure against it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from clauselint.nlp.tree import Heads, Scores, best_tree, fix

UNLIKELY = 6.0  # log odds against the verb that still count as doubt
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_OPENS_OBJECT = frozenset({"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON", "VERB"})


def with_predicate(
    arcs: Scores, heads: Heads, words: Sequence[str], tags: Sequence[str]
) -> Heads | None:
    """Heads with the first word as root, or None where the tree can stay.

    `arcs` (m, m + 1) as for `best_tree`, `words` and universal `tags` of the same m tokens.
    """
    if len(words) < 4 or words[-1] != "." or not _nominal_sentence(heads, tags):
        return None
    if not words[0].isalpha() or tags[0] not in _NOMINAL or tags[1] not in _OPENS_OBJECT:
        return None
    if words[0].isupper() or (words[1][:1].isupper() and tags[1] == "PROPN"):
        return None
    forced = best_tree(fix(arcs, {0: 0}))
    rows = np.arange(len(words))
    lost = float(arcs[rows, heads].sum() - arcs[rows, forced].sum())
    return forced if lost < UNLIKELY and _takes_object(forced, tags) else None


def _nominal_sentence(heads: Heads, tags: Sequence[str]) -> bool:
    """No verb heads the sentence, not even as a copula."""
    root = int(np.flatnonzero(heads == 0)[0])
    if tags[root] not in _NOMINAL:
        return False
    return not any(heads[i] == root + 1 and tags[i] == "AUX" for i in range(len(tags)))


def _takes_object(heads: Heads, tags: Sequence[str]) -> bool:
    return any(heads[i] == 1 and tags[i] in ("NOUN", "PROPN", "PRON") for i in range(1, len(tags)))
