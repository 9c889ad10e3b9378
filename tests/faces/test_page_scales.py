import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.faces.page import _figures
from crossread.faces.page._cells import Desk
from crossread.faces.page._scales import scale
from tests.support.truce import truce

VALUES = st.floats(-1e12, 1e12, allow_nan=False).map(lambda x: round(x, 3))


@given(st.lists(VALUES, min_size=1, max_size=6), st.booleans(), st.booleans())
def test_every_value_stands_on_the_axis_in_order(
    values: list[float], left: bool, right: bool
) -> None:
    axis = scale(values, left_open=left, right_open=right)
    places = [axis.at(value) for value in sorted(values)]
    assert all(6.9 <= place <= 93.1 for place in places)
    assert places == sorted(places)
    assert all(a < b for a, b in itertools.pairwise(axis.ticks))
    assert len(axis.ticks) <= 9


def test_ticks_are_round() -> None:
    assert scale([405, 495]).ticks == (400, 450, 500)
    assert scale([0.1, 0.3]).ticks == (0, 0.1, 0.2, 0.3)


def test_an_arrow_finds_room_beyond_the_last_figure() -> None:
    axis = scale([3400, 5000], right_open=True)
    assert axis.at(5000) < 85


@pytest.mark.parametrize("values", [[3, 9_000], [1, 1_000_000]])
def test_figures_far_apart_stand_on_a_logarithmic_axis(values: list[float]) -> None:
    axis = scale(values)
    assert axis.logarithmic
    assert axis.ticks[0] <= min(values)


def test_one_figure_that_all_give_is_not_drawn() -> None:
    drawn = {figure.matter: bool(figure.ticks) for figure in _figures.figures(Desk.of(truce()))}
    assert drawn == {
        "People killed since 27 September": True,
        "Length of the talks": True,
        "Oil prices": False,
    }


def test_at_least_is_open_to_the_right_and_around_is_dashed() -> None:
    toll = _figures.figures(Desk.of(truce()))[0]
    least, around, more = (reading.bar for reading in toll.readings)
    assert least is not None
    assert around is not None
    assert more is not None
    assert (least.right, least.left_open) == (None, False)
    assert (around.approximate, around.point) == (True, False)
    assert more.left_open
