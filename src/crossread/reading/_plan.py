"""Windows over a long text: which stretches of atoms go through the network together.

Where a paragraph ends within reach, the window ends there, and what is read of a paragraph depends
on nothing later. A paragraph longer than a window is cut at its last sure sentence start.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.reading._pieces import GAPS, Encoded

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
_LINE, _PARAGRAPH = GAPS.index("line"), GAPS.index("paragraph")
# A sentence that starts this close to the cut (in pieces) was seen with too little of what follows.
MARGIN = 12


@dataclass(frozen=True)
class Text:
    """A whole text as atoms and pieces, with the atoms that surely open a sentence."""

    encoded: Encoded
    hard: Bools
    begins: Bools | None = None  # atoms that begin a word, where words are known

    def __len__(self) -> int:
        return len(self.encoded.first)


def prepare(encoded: Encoded, boundaries: list[int]) -> Text:
    """Treat every line break as a paragraph's end, and given offsets as sentence boundaries."""
    lines = np.flatnonzero(encoded.gaps == _LINE)
    encoded.shapes[encoded.first[lines]] += _PARAGRAPH - _LINE
    hard = encoded.gaps >= _LINE
    if len(hard):
        hard[0] = True
        at = np.searchsorted(encoded.atoms[:, 0], boundaries)
        hard[at[at < len(hard)]] = True
    return Text(encoded, hard)


def prepare_known(encoded: Encoded, words: Ints, opens: Ints) -> Text:
    """A text whose words, and of these the ones that open a sentence, are known by offset."""
    plain = prepare(encoded, [])
    starts = encoded.atoms[:, 0]
    begins, hard = np.isin(starts, words), np.isin(starts, opens)
    return Text(plain.encoded, hard, begins)


def reach(text: Text, begin: int, window: int) -> tuple[int, bool]:
    """End of the window that begins at an atom, and whether a sentence surely ends there."""
    first = text.encoded.first
    limit = first[begin] + window - 2
    end = int(np.searchsorted(first, limit, side="right")) - 1
    if len(text.encoded.ids) - 1 <= limit:
        return len(text), True
    end = max(end, begin + 1)
    breaks = np.flatnonzero(text.hard[begin + 1 : end + 1])
    if len(breaks):
        return begin + 1 + int(breaks[-1]), True
    return end, False


def cut(text: Text, begin: int, end: int) -> Encoded:
    """The atoms `begin` to `end` as an input of their own."""
    e = text.encoded
    low = int(e.first[begin])
    high = int(e.first[end]) if end < len(text) else len(e.ids) - 1
    edge_ids, edge_shapes = e.ids[[0, -1]], e.shapes[[0, -1]]
    return Encoded(
        np.concatenate((edge_ids[:1], e.ids[low:high], edge_ids[1:])),
        np.concatenate((edge_shapes[:1], e.shapes[low:high], edge_shapes[1:])),
        e.atoms[begin:end],
        e.first[begin:end] - low + 1,
        e.gaps[begin:end],
    )


def safe_end(starts: Ints, encoded: Encoded, first: Ints) -> int:
    """Number of words to keep of a window cut inside a paragraph.

    Args:
        starts: numbers of the words that open a sentence.
        encoded: the window.
        first: position of each word's first piece.

    Returns:
        The last sentence start before the margin; where one sentence fills the window, the last
        word before the margin that follows white space, or the whole window.
    """
    limit = len(encoded.ids) - MARGIN
    sure = starts[(starts > 0) & (first[starts] < limit)]
    if len(sure):
        return int(sure[-1])
    spaced = encoded.gaps[np.searchsorted(encoded.first, first)] > 0
    words = np.flatnonzero(spaced & (first < limit))
    words = words[words > 0]
    return int(words[-1]) if len(words) else len(first)
