"""Passages that two reports share word for word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from crossread.stories._prints import SHINGLE, Print

_REPEATS = 6  # a shingle that stands more often in one text is a refrain; enough are tried


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first:first+length`` of one report and ``second:second+length`` of the other."""

    first: int
    second: int
    length: int


def containment(first: Print, second: Print) -> tuple[float, float]:
    """Return the share of each report's distinct five-word shingles found in the other."""
    shared = len(np.intersect1d(first.distinct, second.distinct, assume_unique=True))
    return (
        shared / max(1, len(first.distinct)),
        shared / max(1, len(second.distinct)),
    )


def common_runs(first: Print, second: Print, shortest: int) -> tuple[Run, ...]:
    """Return runs of equal words, longest taken first, none overlapping, in text order.

    This is greedy string tiling (Wise 1993) over shingle seeds, as used for reuse of agency
    copy in newspapers (Clough et al., METER, 2002).
    """
    taken_first = np.zeros(len(first), dtype=np.bool_)
    taken_second = np.zeros(len(second), dtype=np.bool_)
    found = []
    for run in sorted(_maximal(first, second), key=lambda r: (-r.length, r.first, r.second)):
        for piece in _free(run, taken_first, taken_second, shortest):
            taken_first[piece.first : piece.first + piece.length] = True
            taken_second[piece.second : piece.second + piece.length] = True
            found.append(piece)
    return tuple(sorted(found, key=lambda r: (r.first, r.second)))


def _maximal(first: Print, second: Print) -> Iterator[Run]:
    """Yield runs that cannot be made longer on either side."""
    keys_first, keys_second = first.keys.tolist(), second.keys.tolist()
    shared = np.isin(first.shingles, second.distinct)
    reached: dict[int, int] = {}  # diagonal: where its last run ended
    for i in np.flatnonzero(shared).tolist():
        for j in second.places[int(first.shingles[i])][:_REPEATS]:
            if reached.get(i - j, -1) > i:
                continue
            length = SHINGLE
            while (
                i + length < len(keys_first)
                and j + length < len(keys_second)
                and keys_first[i + length] == keys_second[j + length]
            ):
                length += 1
            reached[i - j] = i + length
            yield Run(i, j, length)


def _free(
    run: Run, taken_first: np.ndarray, taken_second: np.ndarray, shortest: int
) -> Iterator[Run]:
    """Yield the stretches of a run whose words no longer run has claimed."""
    busy = (
        taken_first[run.first : run.first + run.length]
        | taken_second[run.second : run.second + run.length]
    )
    begin = 0
    for k in [*np.flatnonzero(busy).tolist(), run.length]:
        if k - begin >= shortest:
            yield Run(run.first + begin, run.second + begin, k - begin)
        begin = k + 1
