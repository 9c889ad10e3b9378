"""Entity mentions from tag scores: the best valid sequence of B, I and O."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
_NEVER = np.float32(-1e9)


def transitions(tags: Sequence[str]) -> Floats:
    """Zero where a tag (column) may follow another (row), else a score that never wins."""
    allowed = [
        [not after.startswith("I-") or before[2:] == after[2:] for after in tags] for before in tags
    ]
    return np.where(allowed, np.float32(0), _NEVER)


def log_softmax(scores: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    logs: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return logs


def best_path(logs: Floats, moves: Floats, opens: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The likeliest valid tags of words; no mention crosses the start of a sentence (Viterbi)."""
    start = moves[0]  # as after "O": no "I" opens a sentence
    back = np.zeros(logs.shape, np.int64)
    score = logs[0] + start
    for n in range(1, len(logs)):
        if opens[n]:
            back[n] = score.argmax()
            score = score.max() + start + logs[n]
        else:
            step = score[:, None] + moves
            back[n] = step.argmax(0)
            score = step.max(0) + logs[n]
    path = np.zeros(len(logs), np.int64)
    path[-1] = score.argmax()
    for n in range(len(logs) - 1, 0, -1):
        path[n - 1] = back[n, path[n]]
    return path


def mentions(
    path: NDArray[np.int64], tags: Sequence[str], logs: Floats
) -> list[tuple[int, int, str, float]]:
    """Mentions as first word, last word + 1, type, and mean probability of their tags."""
    found = []
    names = [tags[t] for t in path.tolist()]
    n = 0
    while n < len(names):
        start = n
        n += 1
        if names[start] == "O":
            continue
        kind = names[start][2:]
        while n < len(names) and names[n] == f"I-{kind}":
            n += 1
        chances = np.exp(logs[np.arange(start, n), path[start:n]])
        found.append((start, n, kind, round(float(chances.mean()), 4)))
    return found
