from hypothesis import given
from hypothesis import strategies as st

from crossread.faces.page import _quotations
from crossread.faces.page._cells import Desk
from crossread.faces.page._quotations import Change, word_diff
from tests.support.truce import truce

WORDS = st.lists(st.sampled_from(["the", "truce", "holds", "now,", "“Now”", "not"]), max_size=9)


def test_words_left_out_at_the_edge_are_a_cut_and_in_the_middle_are_gone() -> None:
    assert word_diff("We will not yield to threats", "We will yield") == (
        Change("same", "We will "),
        Change("gone", "not "),
        Change("same", "yield"),
        Change("cut", "to threats"),
    )


def test_a_word_of_its_own_is_marked_as_only_here() -> None:
    assert word_diff("a tough reply to it", "a harsh reply to it") == (
        Change("same", "a "),
        Change("gone", "tough "),
        Change("here", "harsh "),
        Change("same", "reply to it"),
    )


def test_case_and_punctuation_are_no_change() -> None:
    assert word_diff("Go home, now", "go home now.") == (Change("same", "go home now."),)


def test_wordings_with_little_in_common_get_no_diff() -> None:
    assert word_diff("we shall never give in", "no surrender is thinkable") is None


@given(WORDS, WORDS)
def test_what_is_not_left_out_adds_up_to_the_wording(one: list[str], other: list[str]) -> None:
    changes = word_diff(" ".join(one), " ".join(other))
    if changes is not None:
        kept = "".join(c.text for c in changes if c.kind in ("same", "here"))
        assert kept == " ".join(other)


def test_shared_utterances_come_first_and_the_fullest_wording_leads() -> None:
    found = _quotations.utterances(Desk.of(truce()))
    assert [utterance.shared for utterance in found] == [True, False]
    lengths = [len(wording.words) for wording in found[0].wordings]
    assert lengths == sorted(lengths, reverse=True)
    assert [wording.against for wording in found[0].wordings] == [
        "",
        "Continental Wire",
        "Continental Wire",
    ]
