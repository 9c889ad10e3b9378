"""Soft word matching: how well each claim's words are met by words of like meaning.

Every word piece of one claim looks for its nearest piece, in context, in the other claim;
the mean is weighted by how much the piece tells (the idea of BERTScore, Zhang et al. 2020,
with inverse document frequency). It finds "reached a deal" in "have agreed on legislation",
where counting shared words finds nothing and one vector a claim is too coarse.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.comparison._lexis import Matrix
from crossread.reading import Encoding

_Ints = NDArray[np.int64]
_BLOCK = 64  # claims at a time: bounds memory, since every piece meets every piece


def piece_weights(groups: Sequence[Sequence[Encoding]]) -> dict[int, float]:
    """Weigh word pieces by how few of the compared claims hold them."""
    holders = Counter(p for group in groups for e in group for p in set(e.pieces))
    total = sum(len(group) for group in groups) + 1
    return {p: max(0.05, math.log(total / (n + 0.5))) for p, n in holders.items()}


def coverage(
    first: Sequence[Encoding], second: Sequence[Encoding], weights: dict[int, float]
) -> tuple[Matrix, Matrix]:
    """Return how well each first claim is met by each second one, and the other way round.

    Both arrays have shape (first, second), values about 0 to 1.
    """
    other = np.concatenate([e.states for e in second])
    columns = _starts(second)
    blocks = [
        _coverage_of(first[i : i + _BLOCK], second, other, columns, weights)
        for i in range(0, len(first), _BLOCK)
    ]
    return np.concatenate([b[0] for b in blocks]), np.concatenate([b[1] for b in blocks])


def _coverage_of(
    first: Sequence[Encoding],
    second: Sequence[Encoding],
    other: Matrix,
    columns: _Ints,
    weights: dict[int, float],
) -> tuple[Matrix, Matrix]:
    near = np.concatenate([e.states for e in first]) @ other.T
    rows = _starts(first)
    best_in_second = np.maximum.reduceat(near, columns, axis=1)
    best_in_first = np.maximum.reduceat(near, rows, axis=0)
    return (
        _weighted(best_in_second, first, rows, weights),
        _weighted(best_in_first.T, second, columns, weights).T,
    )


def _starts(encodings: Sequence[Encoding]) -> _Ints:
    sizes = [len(e.pieces) for e in encodings]
    return np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int64)


def _weighted(
    best: Matrix,
    encodings: Sequence[Encoding],
    starts: _Ints,
    weights: dict[int, float],
) -> Matrix:
    """Average over the pieces of each claim."""
    w = np.array([weights[p] for e in encodings for p in e.pieces], dtype=np.float32)
    total = np.add.reduceat(best * w[:, None], starts, axis=0)
    return np.asarray(total / np.add.reduceat(w, starts)[:, None], dtype=np.float32)
