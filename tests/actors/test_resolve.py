"""Who is meant where: over small parsed texts written for these tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from crossread.actors import resolve
from crossread.model import Cast, Reading
from tests.support.conllu import reading_from_conllu

FIXTURES = Path(__file__).parent / "fixtures"


@cache
def read(name: str, day: str | None) -> tuple[Reading, Cast]:
    text = (FIXTURES / f"{name}.conllu").read_text("utf-8")
    reading = reading_from_conllu(text, published=day)
    return reading, resolve(reading)


def said_of(name: str, day: str | None, words: str, nth: int = 0) -> tuple[str, str]:
    """Return (actor id, how) of the nth reference whose words are *words*."""
    reading, cast = read(name, day)
    text = reading.report.text
    found = [r for r in cast.references if reading.span(r.start, r.end).of(text) == words]
    return (found[nth].actor.id, found[nth].how) if len(found) > nth else ("", "")


SUMMIT, KOREA, WOMEN = ("summit", "2022-03-15"), ("korea", "2022-10-09"), ("women", "2018-04-20")


@pytest.mark.parametrize(
    ("story", "words", "nth", "actor", "how"),
    [
        (SUMMIT, "Vladimir Putin", 0, "vladimir-putin", "name"),
        (SUMMIT, "Putin", 0, "vladimir-putin", "short name"),
        (SUMMIT, "Moscow", 0, "RUS", "place"),
        (SUMMIT, "Moscow", 1, "RUS", "capital"),
        (SUMMIT, "The Kremlin", 0, "RUS", "capital"),
        (SUMMIT, "the Chinese president", 0, "xi-jinping", "role"),
        (SUMMIT, "He", 0, "vladimir-putin", "pronoun"),
        (SUMMIT, "He", 1, "ned-price", "pronoun"),
        (SUMMIT, "spokesman", 0, "ned-price", "role"),
        (SUMMIT, "the spokesman", 0, "ned-price", "definite description"),
        (SUMMIT, "Russian forces", 0, "RUS:MIL", "role"),
        (SUMMIT, "A senior U.S. official", 0, "USA:official", "role"),
        (SUMMIT, "Anna Holt", 0, "local:anna-holt", "name"),
        (SUMMIT, "she", 1, "local:anna-holt", "pronoun"),
        (KOREA, "North", 0, "PRK", "short name"),
        (KOREA, "The regime", 0, "PRK", "definite description"),
        (KOREA, "The reclusive leader", 0, "kim-jong-un", "role"),
        (KOREA, "the South Korean military", 0, "KOR:MIL", "role"),
        (KOREA, "Seoul", 0, "KOR", "capital"),
        (KOREA, "the country's foreign ministry", 0, "KOR:foreign-ministry", "role"),
        (KOREA, "United Nations", 0, "UNO", "name"),
        (KOREA, "The UN secretary general", 0, "antonio-guterres", "role"),
        (WOMEN, "she", 0, "angela-merkel", "pronoun"),
        (WOMEN, "she", 1, "theresa-may", "pronoun"),
        (WOMEN, "the chancellor", 0, "angela-merkel", "role"),
        (WOMEN, "May", 0, "theresa-may", "short name"),
        (WOMEN, "Trump", 0, "donald-trump", "short name"),
        (WOMEN, "Melania Trump", 0, "melania-trump", "name"),
    ],
)
def test_who_is_meant(story: tuple[str, str], words: str, nth: int, actor: str, how: str) -> None:
    assert said_of(*story, words, nth) == (actor, how)


def test_whoever_serves_a_body_acts_for_it() -> None:
    _, cast = read(*KOREA)
    guterres = next(r.actor for r in cast.references if r.actor.id == "antonio-guterres")
    assert (guterres.country, guterres.sector) == ("UNO", "IGO")


def test_no_office_holder_is_guessed_without_a_date() -> None:
    assert said_of("korea", None, "The UN secretary general")[0] == "UNO:secretary-general"


def test_the_office_follows_the_date() -> None:
    assert said_of("korea", "2014-10-09", "The UN secretary general")[0] == "ban-ki-moon"
    assert said_of("korea", "2049-10-09", "The UN secretary general")[0] == (
        "UNO:secretary-general"
    )


@pytest.mark.parametrize("story", ["summit", "korea", "women"])
def test_references_are_ordered_and_hold_their_heads(story: str) -> None:
    reading, cast = read(story, None)
    keys = [(r.start, -r.end) for r in cast.references]
    assert keys == sorted(keys)
    assert all(0 <= r.start <= r.head < r.end <= len(reading) for r in cast.references)
    assert len({(r.start, r.end, r.head) for r in cast.references}) == len(cast.references)


def test_same_input_same_cast() -> None:
    reading, cast = read(*SUMMIT)
    assert resolve(reading) == cast


def test_a_text_without_names() -> None:
    reading = reading_from_conllu("1 It it PRON _ _ 2 nsubj\n2 rained rain VERB _ _ 0 root")
    assert resolve(reading).references == ()
