"""Figures as typed intervals: never compared as strings."""

from __future__ import annotations

import math
from enum import Enum

from crossread.model import Quantity

# "Around 3,000" is taken as 10 % either way: no outlet that rounds so means 3,500.
_ABOUT = 0.1
# Roles that say what happened to people; a count of one is no count of the other.
_TOLLS = {
    "killed": frozenset({"killed"}),
    "injured": frozenset({"injured"}),
    "killed or injured": frozenset({"killed", "injured"}),
    "missing": frozenset({"missing"}),
    "displaced": frozenset({"displaced"}),
    "detained": frozenset({"detained"}),
}
# Roles that only grow while a disaster or a battle is counted.
GROWING = frozenset({"killed", "injured", "killed or injured", "displaced", "detained"})


class Fit(Enum):
    """How one figure stands to another of the same kind."""

    SAME = "same"
    WITHIN = "within"  # compatible, and one says it more exactly
    OVERLAP = "overlap"
    APART = "apart"


def bounds(quantity: Quantity) -> tuple[float, float]:
    """Return the closed interval a quantity stands for; infinite where it is open-ended."""
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    if quantity.approximate and low == high and math.isfinite(low):
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    return low, high


def printed(quantity: Quantity) -> float:
    """Return the (higher) number as printed, whatever hedge stands before it."""
    known = quantity.written or tuple(x for x in (quantity.low, quantity.high) if x is not None)
    return max(known, default=0.0)


_LARGE = 1000  # from here two equal counts of one thing are hardly chance
_WEIGHTY = frozenset(_TOLLS) | {"money", "share"}


def one_figure(first: Quantity, second: Quantity) -> bool:
    """Return whether two quantities print one number of one kind that is no round small count."""
    if not comparable(first, second) or printed(first) != printed(second) or not printed(first):
        return False
    return first.role in _WEIGHTY or printed(first) >= _LARGE


def comparable(first: Quantity, second: Quantity) -> bool:
    """Return whether two quantities are figures of one kind: same role and same unit."""
    if first.role in _TOLLS or second.role in _TOLLS:
        return first.role == second.role
    return first.role == second.role and first.unit == second.unit


def related_tolls(first: Quantity, second: Quantity) -> bool:
    """Return whether two tolls count partly the same ("killed", "killed or injured")."""
    one, two = _TOLLS.get(first.role), _TOLLS.get(second.role)
    return bool(one and two and one != two and one & two)


def fit(first: Quantity, second: Quantity) -> Fit:
    """Return how two comparable quantities stand to each other."""
    a, b = bounds(first), bounds(second)
    if a == b and first.approximate == second.approximate and _ends(first) == _ends(second):
        return Fit.SAME
    if _touching(first, second, a, b):
        return Fit.APART
    if a[1] < b[0] or b[1] < a[0]:
        return Fit.APART
    if (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1]):
        return Fit.WITHIN
    return Fit.OVERLAP


def _ends(quantity: Quantity) -> tuple[bool, bool]:
    return quantity.low_open, quantity.high_open


def _touching(
    first: Quantity, second: Quantity, a: tuple[float, float], b: tuple[float, float]
) -> bool:
    """Return whether two intervals meet only in an end that one of them leaves out."""
    if a[1] == b[0]:
        return first.high_open or second.low_open
    if b[1] == a[0]:
        return second.high_open or first.low_open
    return False
