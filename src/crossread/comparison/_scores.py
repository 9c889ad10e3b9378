"""How strongly two claims of different reports are on one matter.

The trained scorer says how alike they are; a few rules on top say what likeness cannot:
each came from reading wrong pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

import numpy as np

from crossread.comparison._features import Side, features
from crossread.comparison._intervals import one_figure
from crossread.comparison._lexis import Matrix
from crossread.comparison._origins import last_known, other_person
from crossread.comparison._soft import piece_weights
from crossread.comparison._units import Unit
from crossread.comparison._weights import Weights
from crossread.comparison._wording import one_utterance

# A probability counts in full for two claims of this many terms, for less below and more above:
# a clause and the sentence around it compete for the same words, the fuller one says more to
# compare, and likeness of short clauses ("to lift any sanctions") is often chance. On points dev
# 5 terms, in proportion, gave six points of precision at the same recall. Beyond half as many again
# it stays the same: two long sentences always have something in common.
_TERMS = 5.0
_FULLEST = 1.5
# Two statements of two people are hardly ever one matter; in five stories read by eye they were
# the most frequent wrong pairs (condolences of two presidents, terms of two predecessors).
_OTHER_PEOPLE = 0.4
# Other sides (a country against another) are weaker evidence: roles are misread more often.
_OTHER_SIDES = 0.6
# One toll, sum or large number in two reports of one event is hardly ever two figures.
_SAME_FIGURE = 0.08
# Nor are the same quoted words of some length two matters, however short the clause.
_SAME_QUOTE = 0.5

Scores = Mapping[tuple[int, int], Matrix]
"""For each two sides (by position) how strongly every pair of their units is on one matter."""


def score(sides: Sequence[Side], weights: Weights) -> Scores:
    """Return how strongly each two claims of different reports are on one matter.

    That is the probability times the size of the shorter claim over `_TERMS`, less where
    different people speak or act, more for one figure or one utterance.
    """
    pieces = piece_weights([side.encodings for side in sides])
    return {
        (i, j): weights.probability(features(first, second, pieces))
        * _fullness(first, second)
        * (1 - (1 - _OTHER_PEOPLE) * _where(first, second, _other_people))
        * (1 - (1 - _OTHER_SIDES) * _where(first, second, _other_sides))
        + _SAME_FIGURE * _where(first, second, _share_a_figure)
        + _SAME_QUOTE * _where(first, second, _share_an_utterance)
        for (i, first), (j, second) in combinations(enumerate(sides), 2)
        if first.units and second.units
    }


def likeliest(sides: Sequence[Side], scores: Scores) -> list[Matrix]:
    """Return for each unit of each side the score of its likeliest counterpart."""
    best = [np.zeros(len(side.units), dtype=np.float32) for side in sides]
    for (i, j), matrix in scores.items():
        best[i] = np.maximum(best[i], matrix.max(1))
        best[j] = np.maximum(best[j], matrix.max(0))
    return best


def _fullness(first: Side, second: Side) -> Matrix:
    one, two = (
        np.array([len(u.terms) for u in s.units], dtype=np.float32) for s in (first, second)
    )
    shorter = np.minimum(one[:, None], two[None, :])
    return np.asarray(np.minimum(shorter / _TERMS, _FULLEST), dtype=np.float32)


def _where(first: Side, second: Side, test: Callable[[Unit, Unit], bool]) -> Matrix:
    """Return 1 where a pair of units passes a test, 0 elsewhere."""
    found = [[test(one, two) for two in second.units] for one in first.units]
    return np.array(found, dtype=np.float32)


def _other_people(one: Unit, two: Unit) -> bool:
    """Return whether two different people speak, or different ones act and nobody in common."""
    a, b = last_known(one.attribution), last_known(two.attribution)
    if a is not None and b is not None and other_person(a, b):
        return True
    return bool(one.people and two.people) and not one.people & two.people


def _other_sides(one: Unit, two: Unit) -> bool:
    return bool(one.agents and two.agents) and not one.agents & two.agents


def _share_a_figure(one: Unit, two: Unit) -> bool:
    return any(one_figure(a, b) for a in one.figures for b in two.figures)


def _share_an_utterance(one: Unit, two: Unit) -> bool:
    return any(one_utterance(a, b) for a in one.quoted for b in two.quoted)
