"""The words that all faces share: cleaning, word diff, labels, figures, origins."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.faces._clean import clean
from crossread.faces._plain import figure, interval, labels, number, origins, relation
from crossread.faces._wording import own_words
from crossread.model import (
    DateBasis,
    Difference,
    Origin,
    Point,
    Published,
    Quantity,
    Relation,
    Report,
    Slot,
    Span,
)


@pytest.mark.parametrize(
    ("dirty", "said"),
    [
        ("plain words", "plain words"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07words", "words"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b2Jwords", "words"),
        ("a\u202eb\u2066c\u200f", "abc"),
        ("بی\u200cاعتنا", "بی\u200cاعتنا"),
        ("bell\x07 null\x00 del\x7f", "bell null del"),
        ("a\x1b", "a"),
        ("[bold]x[/bold] <b>", "[bold]x[/bold] <b>"),
    ],
)
def test_clean(dirty, said):
    assert clean(dirty) == said


@given(st.text(st.characters(codec=None, categories=["Cc", "Cf", "L", "P"])))
def test_clean_leaves_one_safe_line(text):
    done = clean(text)
    assert clean(done) == done
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in done)


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.text("ab c.,", max_size=20)), max_size=4))
def test_the_stretches_of_a_version_add_up_to_it(versions):
    for (_, text), stretches in zip(versions, own_words(versions), strict=True):
        assert "".join(part for part, _ in stretches) == (text if text.split() else "")


def test_own_words_pass_over_case_and_punctuation():
    one, two = own_words([("a", "The State’s policy,” he said"), ("b", "the state's policy")])
    assert one == (("The State’s policy,” ", False), ("he said", True))
    assert two == (("the state's policy", False),)


def test_a_version_alone_has_nothing_of_its_own():
    assert own_words([("a", "said once")]) == ((("said once", False),),)


def test_reprints_do_not_hide_what_sets_their_wording_apart():
    first, reprint, other = own_words([("a", "do not know"), ("b", "do not know"), ("c", "know")])
    assert first == reprint == (("do not ", True), ("know", False))
    assert other == (("know", False),)


def test_two_pieces_in_one_report_are_one_wording():
    whole, part, rest = own_words([("a", "tough and new"), ("b", "tough"), ("b", "and old")])
    assert whole == (("tough and ", False), ("new", True))
    assert part == (("tough", False),)
    assert rest == (("and ", False), ("old", True))


def quantity(low: float | None, high: float | None, **more: bool) -> Quantity:
    return Quantity(Span(0, 1), low, high, "person", "killed", **more)


@pytest.mark.parametrize(
    ("figure_", "said"),
    [
        (quantity(3000, 3000), "3,000"),
        (quantity(2700, 3300, approximate=True), "2,700–3,300"),
        (quantity(3400, None, low_open=True), "more than 3,400"),
        (quantity(3400, None), "at least 3,400"),
        (quantity(None, 50), "up to 50"),
        (quantity(None, 50, high_open=True), "fewer than 50"),
        (quantity(None, None), "no number given"),
        (quantity(0.5, 0.5), "0.5"),
        (quantity(3e9, 5e9), "3 billion–5 billion"),
        (quantity(32.9e6, 32.9e6), "32.9 million"),
    ],
)
def test_interval(figure_, said):
    assert interval(figure_) == said


@pytest.mark.parametrize(
    ("low", "high", "words", "said"),
    [
        (3000, 3000, "3,000", "3,000"),
        (3, 3, "Three", "Three"),
        (13, 13, "thirteen", "thirteen (13)"),
        (3, 3, "13 of them", "13 of them (3)"),
        (2700, 3300, "around 3,000", "around 3,000 (2,700–3,300)"),
        (3400, None, "more than 3,400", "more than 3,400"),
    ],
)
def test_figure_adds_only_what_the_words_do_not_say(low, high, words, said):
    assert figure(quantity(low, high), words) == said


def test_number():
    assert [number(n) for n in (0, 7, 1234, 1234.5)] == ["0", "7", "1,234", "1,234.5"]


def make(id: str, outlet: str = "", day: int = 0, path: str = "", url: str = "") -> Report:
    when = Published(dt.date(2024, 1, day), DateBasis.GIVEN) if day else None
    return Report(id, "words", outlet, published=when, origin_path=path, url=url)


def test_labels_tell_reports_apart():
    same_outlet = labels((make("a", "Post", 1), make("b", "Post", 2), make("c", "Times")))
    assert same_outlet == {"a": "Post (1 January 2024)", "b": "Post (2 January 2024)", "c": "Times"}
    same_day = labels((make("a", "Post", 1), make("b", "Post", 1)))
    assert same_day == {"a": "Post (1)", "b": "Post (2)"}


def test_labels_without_outlet_name_file_or_host():
    named = labels((make("a", path="in/x.txt"), make("b", url="https://x.org/1"), make("c")))
    assert list(named.values()) == ["x.txt", "x.org", "unknown outlet"]


def test_relation_in_words():
    assert relation(Relation.DIFFERS, Difference.FIGURE) == "differs in figure"
    assert relation(Relation.AGREES) == "agrees"


def test_origins_never_count_the_unknown():
    def point(*found: Origin, count: int) -> Point:
        return Point("p", "m", Slot.ACT, Relation.AGREES, (), found, count)

    names = {"a": "Post", "b": "Times"}
    one = Origin("Zelenskyy", ("a", "b"))
    assert origins(point(one, count=1), names) == "1 origin: Zelenskyy, carried by Post, Times"
    two = origins(point(one, Origin("UN", ("b",)), count=2), names)
    assert two == "2 independent origins: Zelenskyy, carried by Post, Times; UN, carried by Times"
    unknown = Origin("Post", ("a",), known=False)
    assert origins(point(unknown, count=0), names) == "no source named by Post"
    assert origins(point(count=0), names) == "origin unknown"
