"""Dependency trees from arc scores: the best head of each word, mended where that is no tree."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def decode(scores: Scores) -> Heads:
    """Heads of one sentence, -1 for its root; always exactly one root and no cycle.

    Args:
        scores: (n, n + 1) scores of every head for every word; column 0 is the root.
    """
    square = scores.astype(np.float64)
    words = np.arange(len(square))
    square[words, words + 1] = -np.inf
    heads = square.argmax(1)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1 and not _cycle(heads):
        above: Heads = heads - 1
        return above
    return _mended(square, roots)


def _mended(square: NDArray[np.float64], roots: Heads) -> Heads:
    """The best tree whose root is the likeliest root word."""
    candidates = roots if len(roots) else np.arange(len(square))
    # Margin of being the root over having the best other head.
    margin = square[candidates, 0] - np.where(len(square) > 1, square[candidates, 1:].max(1), 0.0)
    root = int(candidates[margin.argmax()])
    full = np.full((len(square) + 1, len(square) + 1), -np.inf)
    full[1:, 1:] = square[:, 1:]
    full[root + 1, 0] = square[root, 0]
    full[root + 1, 1:] = -np.inf
    above: Heads = maximum_tree(full)[1:] - 1
    return above


def _cycle(heads: Heads) -> bool:
    """Whether heads (0 is the root, words from 1) fail to lead every word to the root."""
    above = np.concatenate(([0], heads))
    # Doubling the step: after k rounds every word has climbed 2**k arcs.
    for _ in range(len(above).bit_length()):
        above = above[above]
    return bool(above.any())


def maximum_tree(scores: NDArray[np.float64]) -> Heads:
    """Chu-Liu/Edmonds: heads of the maximum spanning arborescence from node 0.

    Args:
        scores: (n, n), score of head j for node i; row 0 is ignored.
    """
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    if not len(cycle):
        return heads
    return _expand(scores, heads, cycle)


def _find_cycle(heads: Heads) -> Heads:
    """Nodes of one cycle, empty where there is none."""
    state = [0] * len(heads)  # 0 unseen, n > 0 seen in walk n
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = int(heads[node])
        if state[node] == start:
            cycle = [node]
            while (node := int(heads[node])) != cycle[0]:
                cycle.append(node)
            return np.array(cycle)
    return np.array([], np.int64)


def _expand(scores: NDArray[np.float64], heads: Heads, cycle: Heads) -> Heads:
    """Contract a cycle to one node, solve, and open it where the solution enters it."""
    rest = np.setdiff1d(np.arange(len(heads)), cycle)
    gain = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    size = len(rest) + 1
    small = np.full((size, size), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[:-1, -1] = scores[np.ix_(rest, cycle)].max(1)
    small[-1, :-1] = gain[:, rest].max(0)
    solved = maximum_tree(small)
    out = heads.copy()
    for n in range(1, size - 1):
        if solved[n] == size - 1:
            out[rest[n]] = cycle[scores[rest[n], cycle].argmax()]
        else:
            out[rest[n]] = rest[solved[n]]
    entry = rest[solved[-1]]
    out[cycle[gain[:, entry].argmax()]] = entry
    return out
