"""Spanning trees: the best one."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]
Heads = npt.NDArray[np.intp]
FORBIDDEN = np.float32(-1e6)


def best_tree(scores: Scores) -> Heads:
    """Heads (m,) of the best tree with one root, from arc scores (m, m + 1), the root first.

    Greedy where the greedy heads are a tree, which they mostly are; else Chu-Liu/Edmonds
    (McDonald et al. 2005), tried with each likely root where it finds several.
    """
    heads: Heads = scores.argmax(1)
    if _is_tree(heads):
        return heads
    tried = [_with_root(scores, root) for root in _likely_roots(scores)]
    return max(tried, key=lambda found: found[1])[0]


def _likely_roots(scores: Scores) -> list[int]:
    order = np.argsort(-scores[:, 0])[:3]
    return [int(i) for i in order]


def _with_root(scores: Scores, root: int) -> tuple[Heads, float]:
    fixed = scores.copy()
    fixed[:, 0] += 2 * FORBIDDEN
    fixed[root, 1:] = FORBIDDEN
    fixed[root, 0] = scores[root, 0]
    heads = _edmonds(fixed)
    return heads, float(fixed[np.arange(len(heads)), heads].sum())


def _is_tree(heads: Heads) -> bool:
    return int((heads == 0).sum()) == 1 and _cycle(heads) is None


def _cycle(heads: Heads) -> list[int] | None:
    """Words (from 1) of some cycle, or None."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for begin in range(1, len(heads) + 1):
        path, at = [], begin
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at - 1])
        if state[at] == 1:
            return path[path.index(at) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: Scores) -> Heads:
    """Maximum spanning arborescence, contracting one cycle at a time."""
    heads: Heads = scores.argmax(1)
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(cycle)
    outside = [i for i in range(len(heads) + 1) if i not in set(cycle)]
    own = scores[inside - 1, heads[inside - 1]]
    words = [i for i in outside if i > 0]
    small = np.full((len(words) + 1, len(outside) + 1), FORBIDDEN, np.float32)
    rows = np.array(words, dtype=np.intp) - 1
    small[:-1, :-1] = scores[rows][:, outside]
    leaving = scores[rows][:, inside]  # a word outside hangs on the cycle
    small[:-1, -1] = leaving.max(1) if len(words) else FORBIDDEN
    entering = scores[inside - 1][:, outside] - own[:, None]  # the cycle hangs on a word outside
    small[-1, :-1] = entering.max(0)
    solved = _edmonds(small)
    out: Heads = heads.copy()
    for k, word in enumerate(words):
        to = int(solved[k])
        out[word - 1] = inside[int(leaving[k].argmax())] if to == len(outside) else outside[to]
    entry = int(solved[-1])
    broken = inside[int(entering[:, entry].argmax())]
    out[broken - 1] = outside[entry]
    return out


def fix(scores: Scores, fixed: Mapping[int, int]) -> Scores:
    """Scores under which the given words (from 0) have the given heads (0 the root)."""
    if not fixed:
        return scores
    out = scores.copy()
    for word, head in fixed.items():
        out[word] = FORBIDDEN
        out[word, head] = 0
    return out
