from itertools import product

import numpy as np
import pytest

from clauselint.nlp.tree import best_tree, fix


def is_tree(heads) -> bool:
    if sum(h == 0 for h in heads) != 1:
        return False
    for word in range(1, len(heads) + 1):
        at, steps = word, 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        if at:
            return False
    return True


def by_search(scores):
    """Every tree over m words, best first."""
    m = len(scores)
    trees = (h for h in product(range(m + 1), repeat=m) if is_tree(h))
    total = {h: sum(float(scores[i, head]) for i, head in enumerate(h)) for h in trees}
    return sorted(total.items(), key=lambda pair: -pair[1])


def random_scores(m: int, seed: int):
    rng = np.random.default_rng(seed)
    scores = np.log(rng.dirichlet(np.full(m + 1, 0.4), m) + 1e-6).astype(np.float32)
    scores[np.arange(m), np.arange(1, m + 1)] = -1e4
    return scores


@pytest.mark.parametrize("seed", range(60))
def test_the_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    scores = random_scores(2 + seed % 4, seed)
    heads = best_tree(scores)
    assert is_tree(tuple(heads))
    found = float(scores[np.arange(len(heads)), heads].sum())
    assert found == pytest.approx(by_search(scores)[0][1], abs=1e-3)


def test_one_word_hangs_on_the_root() -> None:
    assert best_tree(np.array([[0.0, -1e4]], np.float32)).tolist() == [0]


def test_two_greedy_roots_become_one() -> None:
    scores = np.array([[-0.1, -1e4, -3.0], [-0.2, -1.0, -1e4]], np.float32)
    assert best_tree(scores).tolist() == [0, 1]


def test_a_fixed_head_is_kept_and_the_rest_is_solved_around_it() -> None:
    scores = np.array([[-5.0, -1e4, -0.1], [-0.1, -6.0, -1e4]], np.float32)
    assert best_tree(scores).tolist() == [2, 0]
    assert best_tree(fix(scores, {0: 0})).tolist() == [0, 1]
