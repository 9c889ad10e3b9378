"""Edit scripts turn forms into lemmas and back out of every pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.reading import _lemmas
from crossread.reading._inflection import stems


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
    assert lemmas.lemma("Parties", "NOUN", "l|1|") == "party"
    assert lemmas.lemma("Announces", "PROPN", "k|0|") == "Announces"


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("prodded", "VERB", "prod"), ("scuttled", "VERB", "scuttle"), ("lobbied", "VERB", "lobby"),
        ("restating", "VERB", "restate"), ("enjoined", "VERB", "enjoin"),
        ("expelled", "VERB", "expel"), ("mimicking", "VERB", "mimic"),
        ("disengaged", "VERB", "disengage"), ("apportioned", "VERB", "apportion"),
        ("sparked", "VERB", "spark"), ("slashed", "VERB", "slash"), ("muting", "VERB", "mute"),
        ("appertaining", "VERB", "appertain"), ("immersed", "VERB", "immerse"),
        ("humanizes", "VERB", "humanize"), ("caucuses", "NOUN", "caucus"),
        ("homilies", "NOUN", "homily"), ("backers", "NOUN", "backer"),
    ],
)  # fmt: skip
def test_spelling_gives_the_stem_of_an_unknown_word(form: str, upos: str, lemma: str) -> None:
    assert stems(form, upos)[0] == lemma


@pytest.mark.parametrize("form", ["heedless", "caucus", "analysis", "used"])
def test_what_only_looks_inflected_has_no_stem(form: str) -> None:
    assert stems(form, "NOUN") == []


def test_an_unknown_base_form_is_not_cut() -> None:
    lemmas = _lemmas.Lemmatiser({}, frozenset())
    assert lemmas.lemma("partisanship", "NOUN", "k|1|") == "partisanship"
    assert lemmas.lemma("prodded", "VERB", "k|2|") == "prod"
    assert lemmas.lemma("news", "NOUN", "k|0|") == "news"
