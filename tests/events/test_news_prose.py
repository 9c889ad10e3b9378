"""Events in news prose written for this test: classes of error found by careful reading."""

from __future__ import annotations

import datetime as dt

import pytest

import crossread
from crossread.model import DateBasis, Event, Published, Report


def _events(text: str) -> tuple[Event, ...]:
    published = Published(dt.date(2017, 4, 3), DateBasis.GIVEN)
    return crossread.read(Report(id="a", text=text, published=published)).events


def test_people_hurt_in_a_named_place_belong_to_its_country() -> None:
    (event,) = _events("An explosion in a Madrid commuter train on Thursday killed 20 people.")
    assert event.type == "ASSAULT"
    assert event.actors == ()
    assert [a.country for a in event.recipients] == ["ESP"]
    assert [a.sector for a in event.recipients] == ["CVL"]


def test_a_town_that_modifies_a_noun_is_no_recipient() -> None:
    events = _events("Russian security officials investigated a blast on a St Petersburg train.")
    assert not [a for e in events for a in e.recipients if a.id == "RUS"]


def test_a_title_is_not_the_other_side_of_its_bearer() -> None:
    events = _events("French President Emmanuel Macron is helping to settle the dispute.")
    assert not [a for e in events for a in e.recipients]


@pytest.mark.parametrize(
    "sentence",
    [
        "The White House has long fought against this law.",
        "The leading candidate, Moon Jae-in, seized on the remarks of President Trump.",
    ],
)
def test_figures_of_speech_are_no_force(sentence: str) -> None:
    assert not [e for e in _events(sentence) if e.type in ("ASSAULT", "COERCE")]
