"""Edit scripts turn forms into lemmas and back out of every pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.reading import _lemmas


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("Meetings", "meeting", "l|1|"),
        ("killed", "kill", "k|2|"),
        ("Pyongyang", "Pyongyang", "k|0|"),
        ("PYONGYANG", "Pyongyang", "t|0|"),
        ("n't", "not", "k|2|ot"),
        ("was", "be", "k|3|be"),
    ],
)
def test_scripts(form: str, lemma: str, script: str) -> None:
    assert _lemmas.derive(form, lemma) == script
    assert _lemmas.apply(form, script) == lemma


@given(st.text("abcXYZ'", min_size=1), st.text("abcXYZ|-", min_size=1))
def test_a_derived_script_makes_its_lemma(form: str, lemma: str) -> None:
    assert _lemmas.apply(form, _lemmas.derive(form, lemma)) == lemma


def test_a_script_that_cuts_more_than_there_is_leaves_the_form() -> None:
    assert _lemmas.apply("by", "k|4|good") == "by"
