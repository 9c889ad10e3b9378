"""Loaded wording in the outlet's own voice."""

from __future__ import annotations

from crossread.claims import attributions, loaded
from tests.claims.test_attribution import NOBODY, readings


def marked(name: str) -> list[tuple[str, str]]:
    reading = readings()[name]
    found = loaded(reading, attributions(reading, NOBODY))
    return [(item.span.of(reading.report.text), item.reason) for item in found]


def test_the_outlets_own_words_with_plain_reasons() -> None:
    assert marked("loaded") == [
        ("sweating", "says what goes on in somebody's mind"),
        ("dictator", "belittling name for a person or group"),
        ("brutal", "judgement put as fact"),
    ]


def test_quoted_and_attributed_words_are_not_the_outlets() -> None:
    assert "a disgrace" in readings()["loaded"].report.text
    assert not any("disgrace" in words for words, _ in marked("loaded"))


def test_plain_reports_have_none() -> None:
    plain = [name for name in readings() if name != "loaded"]
    assert [marked(name) for name in plain] == [[]] * len(plain)
