"""Quotation marks of every kind, paired, nested, running on or stray."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.claims._quotes import LONGEST, quotations, spoken


def inner(text: str, depth: int = 0) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text) if q.depth == depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “go” and left.", ["go"]),
        ('He said "go" and left.', ["go"]),
        ("He said «go» and left.", ["go"]),
        ("Er sagte „geh“ und ging.", ["geh"]),
        ("He said 'go now' and left.", ["go now"]),
        ("He said ‘go now’ and left.", ["go now"]),
        ("He said ''go now'' and left.", ["go now"]),
        ("He said ``go now'' and left.", ["go now"]),
        ("It's the workers' day, don't go in the '90s.", []),
        ("It’s the workers’ day, don’t go.", []),
        ('The pipe is 6\'2" long and 5" wide.', []),
        ("‘The workers’ party isn’t dead,’ she said.", ["The workers’ party isn’t dead,"]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("He said “go.", []),
        ("go” he said.", []),
        ("“go.", ["go."]),
        ("", []),
    ],
)
def test_outermost_words(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_nested_three_deep() -> None:
    text = "“He told me, ‘She wrote “never” to us,’ and left,” Ana said."
    assert inner(text, 1) == ["She wrote “never” to us,"]
    assert inner(text, 2) == ["never"]


def test_running_quotation_opens_again_in_each_paragraph() -> None:
    text = "“First.\n“Second.\n“Third,” he said."
    found = quotations(text)
    assert [text[q.inner_start : q.inner_end] for q in found] == ["First.", "Second.", "Third,"]
    assert [q.closed for q in found] == [False, False, True]
    assert [q.continues for q in found] == [False, True, True]


def test_missing_closing_mark_costs_one_paragraph() -> None:
    text = "He said “we go.\nNothing here is quoted.\nShe said “no” twice."
    assert inner(text) == ["no"]


def test_whole_article_in_one_pair_of_marks() -> None:
    text = "“A first line.\nA second line.\nA third line.”"
    assert all("\n" not in words for words in inner(text))


def test_a_stray_mark_swallows_nothing() -> None:
    text = "“" + "word " * LONGEST + "”"
    assert quotations(text) == ()


def test_quotations_inside_a_reprinted_passage_count() -> None:
    text = '"He spoke long. “We shall all go home by winter,” he said.\n"Then he left."'
    words = [text[q.inner_start : q.inner_end] for q in spoken(quotations(text))]
    assert "We shall all go home by winter," in words


@given(st.text(alphabet="ab .,\n“”‘’\"'«»„`", max_size=120))
def test_any_marks(text: str) -> None:
    for q in quotations(text):
        assert q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
