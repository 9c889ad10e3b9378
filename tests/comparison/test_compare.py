"""The comparison of small reports, through the whole house."""

from __future__ import annotations

import datetime as dt

import pytest

import crossread
from crossread.model import Comparison, Difference, Point, Relation, Report
from crossread.sources import from_text

FIRST = """Ferry sinks off Harbour Island
A ferry with 140 people on board sank off Harbour Island on Tuesday, the coast guard said.
The sinking killed 12 people and 30 were injured, said the coast guard.
Minister Elena Moran said the ferry "was carrying twice the load of people that the law allows".
The island's only fuel depot stayed open, the mayor said.
"""
SECOND = """Ferry disaster off Harbour Island
A ferry carrying 140 people sank near Harbour Island on Tuesday, according to the coast guard.
The sinking killed 19 people and 30 were injured, the coast guard said.
"It was carrying twice the number of people that the law allows," said Minister Elena Moran.
Fishermen had warned of high waves since Sunday.
"""


def report(text: str, name: str, day: dt.date | None = dt.date(2024, 5, 14)) -> Report:
    return from_text(text, id=name, outlet=name.title(), date=day)


def compared(*, later: bool = False) -> Comparison:
    day = dt.date(2024, 5, 15) if later else dt.date(2024, 5, 14)
    return crossread.compare([report(FIRST, "first"), report(SECOND, "second", day)])


def point_with(comparison: Comparison, words: str) -> Point:
    found = [p for p in comparison.points if any(words in comparison.words(c) for c in p.cells)]
    assert found, f"no point says {words!r}"
    return max(found, key=lambda p: len(p.cells))


def test_what_both_say_agrees_and_has_one_origin():
    point = point_with(compared(), "140 people")
    assert point.relation is Relation.AGREES
    assert len(point.reports) == 2
    assert point.independent_origins == 1


def test_two_tolls_of_one_day_differ():
    point = point_with(compared(), "19 people")
    assert (point.relation, point.differs_in) == (Relation.DIFFERS, Difference.FIGURE)


def test_a_higher_toll_of_the_next_day_is_an_update():
    assert point_with(compared(later=True), "19 people").relation is Relation.LATER_UPDATE


def test_changed_words_inside_the_marks_differ_in_wording():
    rows = [q for q in compared().quotations if len(q.cells) > 1]
    assert [q.relation for q in rows] == ["different words of one utterance"]
    assert "Moran" in rows[0].speaker


def test_what_one_report_alone_says_is_only_here():
    point = point_with(compared(), "Fishermen")
    assert point.relation is Relation.ONLY_HERE
    assert point.reports == ("second",)


def test_the_same_text_twice_is_a_copy_not_agreement():
    result = crossread.compare([report(FIRST, "first"), report(FIRST, "second")])
    assert [k.kind.value for k in result.kinship] == ["copy"]
    assert not [p for p in result.points if p.relation is Relation.AGREES]


def test_every_cell_reproduces_words_of_its_report():
    result = compared()
    for point in result.points:
        for cell in point.cells:
            text = result.report(cell.report).text
            assert text[cell.span.start : cell.span.end].strip() == result.words(cell)


def test_the_same_input_gives_the_same_comparison():
    assert compared().points == compared().points


def test_two_people_who_say_much_the_same_are_two_matters():
    one = "President Emmanuel Macron sent his condolences to the families of the victims."
    two = "President Vladimir Putin sent his condolences to the families of the victims."
    result = crossread.compare([report(one, "first"), report(two, "second")])
    assert all(len(p.reports) == 1 for p in result.points)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_undated_reports_are_compared_and_the_note_says_what_is_missing(order: tuple[int, int]):
    pair = [report(FIRST, "first", None), report(SECOND, "second", None)]
    result = crossread.compare([pair[i] for i in order])
    assert any("No publication date" in note for note in result.notes)
    assert point_with(result, "19 people").relation is Relation.DIFFERS


def test_nothing_to_compare_is_an_error_with_a_hint():
    with pytest.raises(crossread.UsageError, match="at least two"):
        crossread.compare([])


def test_a_figure_without_counterpart_excludes_nothing():
    one = "Fifteen of the 19 attackers were citizens of the kingdom."
    two = "Fifteen attackers were citizens of the kingdom."
    result = crossread.compare([report(one, "first"), report(two, "second")])
    assert Relation.DIFFERS not in {p.relation for p in result.points}
    assert any(len(p.reports) == 2 for p in result.points)
