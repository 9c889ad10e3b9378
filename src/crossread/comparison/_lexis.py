"""How much each term tells, in the reports at hand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.comparison._units import Unit

Matrix = NDArray[np.float32]


class Lexis:
    """Weighs terms by how few sentences of the compared reports hold them.

    The names that run through a whole story ("Trump" in a story on Trump) tell nothing
    about which of its matters a clause is on; a word that two reports share and few of
    their sentences hold tells a lot. This is the inverse document frequency with the
    compared reports' own sentences as documents.
    """

    def __init__(self, groups: Sequence[Sequence[Unit]]) -> None:
        holders: Counter[str] = Counter()
        sentences: set[tuple[int, int]] = set()
        seen: set[tuple[int, int, str]] = set()
        for unit in (u for group in groups for u in group):
            place = (unit.account, unit.claim.sentence)
            sentences.add(place)
            fresh = [t for t in unit.terms if (*place, t) not in seen]
            holders.update(fresh)
            seen.update((*place, t) for t in fresh)
        total = len(sentences) + 1
        self.rarest = math.log(total / 1.5)  # weight of a term that one sentence alone holds
        self.index = {term: i for i, term in enumerate(sorted(holders))}
        self.weight = np.array(
            [math.log(total / (holders[t] + 0.5)) for t in self.index], dtype=np.float32
        ).clip(min=0.05)

    def matrix(self, group: Sequence[Unit]) -> Matrix:
        """Return one row a unit: the weight of each term that it holds."""
        rows = np.zeros((len(group), len(self.index)), dtype=np.float32)
        for row, unit in enumerate(group):
            for term in unit.terms:
                column = self.index[term]
                rows[row, column] = self.weight[column]
        return rows

    def of(self, term: str) -> float:
        """Return a term's weight, 0 for one that no report holds."""
        column = self.index.get(term)
        return float(self.weight[column]) if column is not None else 0.0
