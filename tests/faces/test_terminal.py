"""The terminal view: width, safety, and what it must say."""

from __future__ import annotations

import dataclasses
import re
import unicodedata

import pytest
from rich.cells import cell_len

from crossread.faces.terminal import render
from crossread.model import Comparison
from tests.support.comparison import comparison, hostile


@pytest.mark.parametrize("width", [40, 79, 80, 100, 120, 143, 160, 200])
@pytest.mark.parametrize("make", [comparison, hostile])
def test_no_line_is_wider_than_asked(width, make):
    lines = render(make(), width=width).splitlines()
    assert max(map(cell_len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [80, 120])
def test_nothing_in_a_report_steers_the_terminal(width):
    text = render(hostile(), width=width)
    unsafe = {c for c in text if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"}
    assert not unsafe
    assert "[31m" not in text
    assert "owned" not in text
    assert "[bold]x[/bold]" in text  # shown as it stands, not taken for markup


def test_with_colour_only_the_views_own_escapes_appear():
    text = render(hostile(), width=100, color=True)
    rest = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert rest != text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_point_shows_words_relation_and_origins():
    text = flat(render(comparison(), width=200))
    assert "→ later update people killed" in text
    assert "“kills more than 3,400”" in text
    assert "≠ differs in certainty whether help came late" in text
    assert "1 origin: Recep Tayyip Erdogan, carried by Meridian Wire, The Harbour Post" in text
    assert "no source named by Northgate Tribune" in text


def test_same_words_of_several_reports_stand_once():
    text = render(comparison(), width=100)
    assert text.count("around 2,300 people had died in Turkey") == 1
    assert "Meridian Wire and The" in text


def test_reports_stand_side_by_side_where_there_is_room_and_below_each_other_elsewhere():
    wide, narrow = (render(comparison(), width=width).splitlines() for width in (120, 80))
    both = [line for line in wide if "kills more than 3,400”" in line and "passed 5,000" in line]
    assert both
    assert not [line for line in narrow if "3,400”" in line and "passed 5,000" in line]


def test_quotations_mark_the_words_that_are_not_in_every_version():
    text = flat(render(comparison(), width=200))
    assert "“*We do not know* how high the number of dead *and injured will* go,”" in text
    assert "“*nobody knew* how high the number of dead *would* go”" in text


def test_figures_say_what_the_words_allow():
    text = flat(render(comparison(), width=200))
    assert "around 2,300 (2,070–2,530)" in text
    assert "over 5,000 (" not in text  # the words already say it


def test_kinship_events_loaded_words_and_notes_are_told():
    text = flat(render(comparison(), width=200))
    assert "Meridian Wire and The Harbour Post: copy" in text
    assert "they count as one origin" in text
    assert "COERCE (martial-law) Turkey 7 February 2023, Turkey" in text
    assert "“shameful” evaluative adjective" in text
    assert "No report says when the emergency begins." in text


def test_what_could_not_be_read_is_told():
    text = render(dataclasses.replace(comparison(), problems=("x.md: no such file.",)))
    assert "1 OF 4 REPORTS COULD NOT BE READ" in text
    assert "x.md: no such file." in text


def test_long_lists_are_cut_and_say_so():
    base = comparison()
    many = dataclasses.replace(base, points=base.points[3:4] * 30)
    assert "... and 22 more" in render(many)
    assert "more: --full" not in render(many, everything=True)


def test_nothing_in_common_is_said_plainly():
    base = comparison()
    bare = Comparison(base.reports[:2], (), (), (), (), ())
    assert "No matter was found" in flat(render(bare))


def test_copies_of_one_text_are_named_so():
    base = comparison()
    copies = Comparison(base.reports[:2], (), (), (), (), base.kinship[:1])
    assert "They are copies of one text" in flat(render(copies))


def test_a_quotation_of_one_report_is_told_in_one_line():
    base = comparison()
    row = base.quotations[0]
    alone = dataclasses.replace(row, relation="only one report", cells=row.cells[2:])
    text = flat(render(dataclasses.replace(base, quotations=(alone,)), width=200))
    assert "would go” Recep Tayyip Erdogan, in Northgate Tribune" in text


def test_the_same_comparison_gives_the_same_text():
    assert render(comparison()) == render(comparison())
