"""Whatever the scores, the answer is a tree, and where the best heads are one, it is that."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.reading import _trees


def is_tree(heads: list[int]) -> bool:
    for n in range(len(heads)):
        seen = set()
        while n >= 0 and n not in seen:
            seen.add(n)
            n = heads[n]
        if n >= 0:
            return False
    return heads.count(-1) == 1


def total(scores: np.ndarray, heads: list[int]) -> float:
    return float(sum(scores[n, h + 1] for n, h in enumerate(heads)))


@settings(max_examples=200)
@given(st.integers(1, 9), st.integers(0, 10**6))
def test_any_scores_give_one_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32)
    assert is_tree(_trees.decode(scores).tolist())


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_the_tree_is_the_best_with_its_root(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32)
    found = _trees.decode(scores).tolist()
    trees = [list(h) for h in product(range(-1, 4), repeat=4) if is_tree(list(h))]
    same_root = [t for t in trees if t.index(-1) == found.index(-1)]
    best = max(total(scores, t) for t in same_root)
    assert abs(total(scores, found) - best) < 1e-4


def test_equal_scores_and_a_word_alone() -> None:
    assert is_tree(_trees.decode(np.zeros((6, 7), np.float32)).tolist())
    assert _trees.decode(np.zeros((1, 2), np.float32)).tolist() == [-1]
