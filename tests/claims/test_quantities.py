"""Figures: the number grammar on plain text, and what the parse makes of them."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.claims import quantities
from crossread.claims._numbers import numbers
from crossread.claims._quantities_text import figures
from tests.support.conllu import reading_from_conllu


def values(text: str) -> list[tuple[str, float, float]]:
    return [(text[n.start : n.end], n.low, n.high) for n in numbers(text)]


def found(text: str) -> list[tuple[object, ...]]:
    return [(text[f.start : f.end], f.low, f.high, f.unit, f.role, f.change) for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000", 3000),
        ("two hundred and five", 205),
        ("half a million", 500_000),
        ("a dozen", 12),
        ("1.5 million", 1_500_000),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("twenty-five", 25),
        ("5 1/2", 5.5),
        ("two-thirds", 2 / 3),
        ("a couple hundred", 200),
        ("15th", 15),
        ("twenty-first", 21),
        ("two million five hundred thousand", 2_500_000),
    ],
)
def test_a_numeral_has_its_value(text: str, value: float) -> None:
    [(words, low, high)] = values(text)
    assert words == text
    assert math.isclose(low, value)
    assert low == high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 12, 120),
        ("tens of thousands", 10_000, 100_000),
        ("hundreds of thousands", 100_000, 1_000_000),
        ("a handful", 2, 10),
        ("scores of people", 20, 200),
    ],
)
def test_vague_numbers_are_intervals(text: str, low: float, high: float) -> None:
    assert values(text)[0][1:] == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2231 stands.",
        "A Boeing 737 landed.",
        "The F-16 and the G7 and MH17 and Covid-19.",
        "After 9/11 they worked 24/7.",
        "The list reads 1,2,3 and no more.",
        "Call +1 202-555-0147 or (202) 555-0147.",
        "They won 3-1, then drew 2-2.",
        "It was settled by a vote of 419 to 1.",
        "In 2019, on 18 September 2018, on Dec. 27, at 10:35 a.m. and at 5 p.m.",
        "Since the 1980s and by early 2018.",
        "Anna Berg, 42, said so.",
        "She spoke to the Group of 20.",
        "See https://example.org/2019/12/04 for more.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("around 3,000 men", ("around 3,000", 2700, 3300, "", "", "~")),
        ("over 10,000 men", ("over 10,000", 10_000, None, "", "", ">")),
        ("at least 12 men", ("at least 12", 12, None, "", "", ">")),
        ("up to 40 men", ("up to 40", None, 40, "", "", "<")),
        ("fewer than 20 men", ("fewer than 20", None, 20, "", "", "<")),
        ("between 10 and 15 men", ("between 10 and 15", 10, 15, "", "", "=")),
        ("10-15 men", ("10-15", 10, 15, "", "", "=")),
        ("5 to 10 million men", ("5 to 10 million", 5e6, 10e6, "", "", "=")),
        ("nearly half a million men", ("nearly half a million", 450_000, 500_000, "", "", "~")),
        ("$1.5bn", ("$1.5bn", 1.5e9, 1.5e9, "USD", "money", "=")),
        ("€2 million", ("€2 million", 2e6, 2e6, "EUR", "money", "=")),
        ("20m Canadian dollars", ("20m Canadian dollars", 2e7, 2e7, "CAD", "money", "=")),
        ("90 percent", ("90 percent", 90, 90, "percent", "share", "=")),
        ("rose by 3 percent", ("3 percent", 3, 3, "percent", "share", "up")),
        ("was down 2.1%", ("2.1%", 2.1, 2.1, "percent", "share", "down")),
        ("a five-day visit", ("five", 5, 5, "day", "duration", "=")),
        ("40°C", ("40°C", 40, 40, "°c", "temperature", "=")),
        ("500 km away", ("500", 500, 500, "kilometre", "distance", "=")),
        ("107 or more", ("107 or more", 107, None, "", "", ">")),
        ("a 42-year-old man", ("42", 42, 42, "year", "age", "=")),
    ],
)  # fmt: skip
def test_hedges_units_and_ranges(text: str, expected: tuple[object, ...]) -> None:
    assert found(text) == [expected]


def test_a_fall_from_one_figure_to_another_is_no_range() -> None:
    assert [row[1] for row in found("The price fell from $75 to $45.")] == [75, 45]
    assert [row[5] for row in found("The toll rose by 30 to 164.")] == ["up", "="]


@given(st.text(alphabet="0123456789,.-–/ $€%ahndsmtowrefivxgu:()+G\n", max_size=60))
def test_no_text_breaks_the_grammar_and_spans_stay_in_order(text: str) -> None:
    end = 0
    for figure in figures(text):
        assert end <= figure.core < figure.core_end <= len(text)
        assert figure.start <= figure.core
        assert figure.written
        end = figure.core_end


STARRED = """
1 Around around ADV _ _ 2 advmod _ _
2 3,000 3000 NUM _ NumType=Card 3 nummod _ _
3 soldiers soldier NOUN _ Number=Plur 6 nsubj:pass _ _
4 have have AUX _ _ 6 aux _ _
5 been be AUX _ _ 6 aux:pass _ _
6 k*lled k*ll VERB _ VerbForm=Part 0 root _ _
7 or or CCONJ _ _ 8 cc _ _
8 wounded wound VERB _ VerbForm=Part 6 conj _ SpaceAfter=No
9 . . PUNCT _ _ 6 punct _ _
"""
TOLLS = """
1 The the DET _ _ 2 det _ _
2 blast blast NOUN _ Number=Sing 3 nsubj _ _
3 killed kill VERB _ Tense=Past 0 root _ _
4 12 12 NUM _ NumType=Card 5 nummod _ _
5 people people NOUN _ Number=Plur 3 obj _ _
6 and and CCONJ _ _ 7 cc _ _
7 injured injure VERB _ Tense=Past 3 conj _ _
8 at at ADP _ _ 10 advmod _ _
9 least least ADJ _ _ 8 fixed _ _
10 40 40 NUM _ NumType=Card 7 obj _ SpaceAfter=No
11 . . PUNCT _ _ 3 punct _ _
"""
LEFT_DEAD = """
1 The the DET _ _ 3 det _ _
2 death death NOUN _ _ 3 compound _ _
3 toll toll NOUN _ _ 4 nsubj _ _
4 rose rise VERB _ Tense=Past 0 root _ _
5 to to ADP _ _ 6 case _ _
6 31 31 NUM _ NumType=Card 4 obl _ SpaceAfter=No
7 . . PUNCT _ _ 4 punct _ _
"""


def roles(conllu: str) -> list[tuple[str, str]]:
    reading = reading_from_conllu(conllu.strip())
    return [(q.span.of(reading.report.text), q.role) for q in quantities(reading)]


def test_a_starred_out_verb_still_tells_the_toll() -> None:
    assert roles(STARRED) == [("Around 3,000", "killed or injured")]


def test_each_verb_gives_its_own_toll() -> None:
    assert roles(TOLLS) == [("12", "killed"), ("at least 40", "injured")]


def test_a_toll_that_rose_is_a_toll() -> None:
    assert roles(LEFT_DEAD) == [("31", "killed")]


AS_OF = """
1 As as ADP _ _ 3 case _ _
2 of of ADP _ _ 1 fixed _ _
3 Tuesday Tuesday PROPN _ _ 7 obl _ SpaceAfter=No
4 , , PUNCT _ _ 3 punct _ _
5 31 31 NUM _ NumType=Card 7 nsubj _ _
6 were be AUX _ _ 7 cop _ _
7 dead dead ADJ _ _ 0 root _ SpaceAfter=No
8 . . PUNCT _ _ 7 punct _ _
"""
ONE_OF = """
1 One one NUM _ NumType=Card 5 nsubj _ _
2 of of ADP _ _ 4 case _ _
3 its its PRON _ Poss=Yes 4 nmod:poss _ _
4 soldiers soldier NOUN _ Number=Plur 1 nmod _ _
5 spoke speak VERB _ _ 0 root _ SpaceAfter=No
6 . . PUNCT _ _ 5 punct _ _
"""


def test_the_day_for_which_a_figure_holds_is_kept() -> None:
    day = dt.date(2018, 9, 27)
    [quantity] = quantities(reading_from_conllu(AS_OF.strip(), published=day))
    assert (quantity.role, quantity.as_of) == ("killed", dt.date(2018, 9, 25))
    [unknown] = quantities(reading_from_conllu(AS_OF.strip()))
    assert unknown.as_of is None


def test_one_of_many_counts_nobody() -> None:
    assert roles(ONE_OF) == [("One", "part")]


MET = """
1 They they PRON _ _ 2 nsubj _ _
2 met meet VERB _ Tense=Past 0 root _ _
3 on on ADP _ _ 5 case _ _
4 three three NUM _ NumType=Card 5 nummod _ _
5 occasions occasion NOUN _ Number=Plur 2 obl _ SpaceAfter=No
6 . . PUNCT _ _ 2 punct _ _
"""


def test_occasions_on_which_people_met_are_meetings() -> None:
    assert roles(MET) == [("three", "meetings")]
    assert roles(MET.replace("met meet", "lied lie")) == [("three", "occasions")]
