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


def test_the_lexicon_goes_before_the_script_and_mends_its_stem() -> None:
    lexicon = {"announces VERB": "announce", "parties NOUN": "party", "'s PART": "'s"}
    lemmas = _lemmas.Lemmatiser(lexicon)
    assert lemmas.lemma("’s", "PART", "k|0|") == "'s"
    assert lemmas.lemma("Announces", "VERB", "k|0|") == "announce"
    assert lemmas.lemma("announced", "VERB", "k|2|") == "announce"
    assert lemmas.lemma("Partie", "NOUN", "l|0|") == "party"
    assert lemmas.lemma("Announces", "PROPN", "k|0|") == "Announces"
