"""One utterance in several wordings."""

from __future__ import annotations

import pytest

from crossread.comparison._wording import QuoteRelation, longest_run, quote_relation, words


def relation(first: str, second: str) -> QuoteRelation | None:
    return quote_relation(words(first), words(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will not negotiate under fire.", "we will not negotiate under fire"),
        ("a show of good will", "a show of goodwill"),
        ("the U.S. position", "the US position"),
    ],
)
def test_marks_case_and_spelling_do_not_make_another_wording(first: str, second: str):
    assert relation(first, second) is QuoteRelation.SAME


def test_a_shortened_quotation_is_contained():
    assert relation("a grave mistake", "This was a grave mistake by all") is QuoteRelation.CONTAINS


def test_a_changed_word_is_another_wording_of_one_utterance():
    first = "we will answer every attack on our ships with full force"
    assert relation(first, first.replace("full", "all")) is QuoteRelation.DIFFERENT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("it is in the", "it is in the"),  # function words alone prove nothing
        ("we will rebuild the harbour", "they refused to open the border"),
        ("", "something"),
    ],
)
def test_two_utterances_stay_two(first: str, second: str):
    assert relation(first, second) is None


def test_the_longest_run_is_contiguous():
    assert longest_run("a b c x d e".split(), "a b c y d e".split()) == ["a", "b", "c"]
