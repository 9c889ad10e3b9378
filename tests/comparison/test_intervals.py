"""Figures compare as typed intervals, never as strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.comparison import _intervals
from crossread.comparison._intervals import Fit
from crossread.model import Quantity, Span


def figure(
    low: float | None,
    high: float | None,
    *,
    role: str = "killed",
    unit: str = "person",
    approximate: bool = False,
    low_open: bool = False,
) -> Quantity:
    return Quantity(Span(0, 1), low, high, unit, role, approximate=approximate, low_open=low_open)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (figure(3000, 3000), figure(3000, 3000), Fit.SAME),
        (figure(3000, 3000, approximate=True), figure(3000, 3000), Fit.WITHIN),
        (figure(10, None), figure(12, 12), Fit.WITHIN),
        (figure(10, None), figure(8, 8), Fit.APART),
        (figure(10, None, low_open=True), figure(10, 10), Fit.APART),
        (figure(10, 15), figure(12, 20), Fit.OVERLAP),
        (figure(40, 40), figure(48, 48), Fit.APART),
    ],
)
def test_how_two_figures_stand_to_each_other(first: Quantity, second: Quantity, expected: Fit):
    assert _intervals.fit(first, second) is expected
    assert _intervals.fit(second, first) is expected


def test_a_toll_is_compared_with_its_own_kind_only():
    dead, hurt, both = (figure(5, 5, role=r) for r in ("killed", "injured", "killed or injured"))
    assert not _intervals.comparable(dead, hurt)
    assert not _intervals.comparable(dead, both)
    assert _intervals.related_tolls(dead, both)
    assert not _intervals.related_tolls(dead, hurt)


def test_units_keep_figures_apart():
    dollars, euros = (figure(5, 5, role="money", unit=u) for u in ("USD", "EUR"))
    assert not _intervals.comparable(dollars, euros)


@given(st.integers(1, 10**9), st.integers(1, 10**9), st.booleans(), st.booleans())
def test_fit_does_not_depend_on_the_order(a: int, b: int, rough_a: bool, rough_b: bool):
    first, second = figure(a, a, approximate=rough_a), figure(b, b, approximate=rough_b)
    assert _intervals.fit(first, second) is _intervals.fit(second, first)
