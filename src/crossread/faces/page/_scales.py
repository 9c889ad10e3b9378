"""One axis for figures: which stretch it covers, where its ticks stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Room at both ends of the drawing, in per cent, for markers and arrows.
_MARGIN = 7.0
# A linear axis hides the small figure where the largest is more than this many times it.
_LOGARITHMIC = 200.0
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from *low* to *high*, drawn from 0 to 100 per cent."""

    low: float
    high: float
    ticks: tuple[float, ...]
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Return where a value stands, in per cent, with one decimal."""
        low, high, value = map(self._warp, (self.low, self.high, value))
        return round(_MARGIN + (value - low) / (high - low) * (100 - 2 * _MARGIN), 1)

    def _warp(self, value: float) -> float:
        return math.log10(value) if self.logarithmic else value


def scale(values: Sequence[float], *, left_open: bool = False, right_open: bool = False) -> Scale:
    """Return an axis that holds all *values*, which must be finite and at least one.

    Where an interval runs out of the axis there is room for its arrow.
    """
    low, high = min(values), max(values)
    if low > 0 and high / low > _LOGARITHMIC:
        return _powers(low, high)
    if low == high:
        pad = abs(low) / 2 or 1.0
        low, high = low - pad, high + pad
    elif 0 <= low < 0.5 * high:
        low = 0.0
    room = (high - low) / _TICKS
    low, high = low - room * (left_open and low != 0), high + room * right_open
    step = _step((high - low) / _TICKS)
    first, last = math.floor(low / step), math.ceil(high / step)
    # Multiplying and rounding anew keeps 0.1 + 0.2 from showing as 0.30000000000000004.
    ticks = tuple(float(f"{n * step:.12g}") for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _powers(low: float, high: float) -> Scale:
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    skip = math.ceil((last - first) / (_TICKS + 1))
    ticks = tuple(float(f"1e{n}") for n in range(first, last + 1, skip))
    return Scale(10.0**first, 10.0**last, ticks, logarithmic=True)


def _step(rough: float) -> float:
    """Return the next of 1, 2, 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(m for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-9)) * power)
