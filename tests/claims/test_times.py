"""Times: what expressions mean against a day of publication, and without one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.claims import times
from crossread.claims._times_grammar import expressions
from crossread.claims._times_rules import resolve
from tests.support.conllu import reading_from_conllu

TUESDAY = dt.date(2018, 9, 25)


def meant(
    text: str, *, future: bool = False, day: dt.date | None = TUESDAY
) -> list[tuple[str, str]]:
    found = []
    for expression in expressions(text):
        meaning = resolve(expression, day, future=lambda: future)
        if meaning:
            found.append((text[expression.start : expression.end], meaning.value))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Friday", ("Friday", "2018-09-21")),
        ("on Tuesday", ("Tuesday", "2018-09-25")),
        ("last week", ("last week", "2018-W38")),
        ("early this month", ("early this month", "2018-09")),
        ("in 2019", ("2019", "2019")),
        ("by early 2018", ("early 2018", "2018")),
        ("on 18 September", ("18 September", "2018-09-18")),
        ("on Dec. 27", ("Dec. 27", "2017-12-27")),
        ("on Sept. 30", ("Sept. 30", "2018-09-30")),
        ("two days later", ("two days later", "P2D")),
        ("weeks before", ("weeks before", "PXW")),
        ("in the 1990s", ("the 1990s", "199X")),
        ("last summer", ("last summer", "2018-SU")),
        ("the first quarter of 2018", ("first quarter of 2018", "2018-Q1")),
        ("three years ago", ("three years ago", "2015")),
        ("two weeks ago", ("two weeks ago", "2018-W37")),
        ("at 10:35 a.m. on Monday", ("10:35 a.m. on Monday", "2018-09-24T10:35")),
        ("a five-day session", ("five-day", "P5D")),
        ("yesterday", ("yesterday", "2018-09-24")),
        ("last night", ("last night", "2018-09-24TNI")),
        ("on Thanksgiving", ("Thanksgiving", "2017-11-23")),
        ("at Easter", ("Easter", "2018-04-01")),
        ("in October last year", ("October last year", "2017-10")),
    ],
)
def test_expressions_are_resolved_against_publication(text: str, expected: tuple[str, str]) -> None:
    assert meant(text) == [expected]


def test_the_future_turns_days_and_months_forward() -> None:
    assert meant("on Friday", future=True) == [("Friday", "2018-09-28")]
    assert meant("in January", future=True) == [("January", "2019-01")]


def test_without_publication_relative_times_stay_open() -> None:
    for text in ("on Friday", "last week", "on 18 September", "yesterday", "three years ago"):
        for expression in expressions(text):
            meaning = resolve(expression, None, future=lambda: False)
            assert meaning is not None
            assert meaning.first is None
    assert meant("in 2019", day=None) == [("2019", "2019")]


@pytest.mark.parametrize(
    "text",
    ["He may visit in person.", "a 42-year-old man", "Resolution 2019 troops", "31/31/2018"],
)  # fmt: skip
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert meant(text) == []


@given(st.text(alphabet="0123456789 -/:.,'aJjunebroyMdTFislkthpXVII’ ", max_size=50))
def test_no_text_breaks_the_grammar(text: str) -> None:
    for expression in expressions(text):
        assert 0 <= expression.start < expression.end <= len(text)
        resolve(expression, TUESDAY, future=lambda: True)


PLANNED = """
1 The the DET _ _ 2 det _ _
2 talks talk NOUN _ Number=Plur 4 nsubj _ _
3 will will AUX _ _ 4 aux _ _
4 end end VERB _ VerbForm=Inf 0 root _ _
5 on on ADP _ _ 6 case _ _
6 Friday Friday PROPN _ Number=Sing 4 obl _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
"""


def test_the_tense_of_the_clause_decides_which_friday() -> None:
    [ahead] = times(reading_from_conllu(PLANNED.strip(), published=TUESDAY))
    assert ahead.first == ahead.last == dt.date(2018, 9, 28)
    past = PLANNED.replace("3 will will AUX", "3 had have AUX").replace("Inf", "Part")
    [behind] = times(reading_from_conllu(past.strip(), published=TUESDAY))
    assert behind.first == dt.date(2018, 9, 21)
    [unknown] = times(reading_from_conllu(PLANNED.strip()))
    assert not unknown.resolved
    assert unknown.first is None
