"""Whole analyses of news prose written for this test: classes of error found by careful reading."""

from __future__ import annotations

import datetime as dt

import pytest

import crossread
from crossread.model import Account, DateBasis, Published, Report


def _account(text: str, **more: str) -> Account:
    published = Published(dt.date(2017, 4, 3), DateBasis.GIVEN)
    return crossread.read(Report(id="a", text=text, published=published, **more))


def _claims(account: Account) -> list[str]:
    return [c.span.of(account.report.text) for c in account.claims]


def _speakers(account: Account) -> dict[str, str]:
    """Return the last link of the chain for each quoted stretch."""
    text = account.report.text
    return {q.of(text): a.chain[-1].name for a in account.attributions for q in a.quoted}


@pytest.mark.parametrize(
    "frame",
    [
        "Last week he said",
        "The defence minister said on Monday",
        "On Tuesday the chancellor tweeted",
        "The foreign minister told reporters",
    ],
)
def test_who_spoke_and_when_is_no_claim(frame: str) -> None:
    account = _account(f"{frame} that the border crossing would stay closed until autumn.")
    assert _claims(account) == ["the border crossing would stay closed until autumn"]


def test_an_occasion_told_at_length_is_a_claim() -> None:
    account = _account(
        "The minister said in an interview with the public radio station in Tallinn "
        "that the border crossing would stay closed."
    )
    assert any("interview" in c for c in _claims(account))


def test_a_purpose_is_said_by_the_claim_around_it() -> None:
    account = _account(
        "The two governments agreed on Friday to build a bridge across the river at Narva."
    )
    assert not [c for c in _claims(account) if c.startswith("to ")]


def test_scenes_set_before_a_clause_are_no_claims() -> None:
    account = _account(
        "In the hours after the explosion at the central railway station of the city, "
        "trams stopped running and schools sent the children home."
    )
    assert all("trams" in c or "schools" in c for c in _claims(account))


def test_words_in_marks_have_a_speaker_without_a_comma() -> None:
    account = _account('"We saw smoke and ran to the doors" a passenger named Oleg told the paper.')
    assert _speakers(account) == {
        "We saw smoke and ran to the doors": "a passenger named Oleg",
    }


def test_a_surname_that_is_also_an_outlet_is_the_person_named_before() -> None:
    account = _account(
        'Former president Vicente Fox spoke on Thursday. "We will not pay for it," Fox told '
        "a television station.\nFox, however, is not worried that Trump will win.\n"
        '"Democracy cannot choose such people," he said.'
    )
    assert set(_speakers(account).values()) == {"Vicente Fox"}


def test_an_agency_that_contributed_is_not_where_each_statement_comes_from() -> None:
    text = "The ministry said that the harbour was open."
    lent = _account(text, credit="The Associated Press contributed to this report.")
    written = _account(text, credit="Associated Press")
    assert "Associated Press" not in [link.name for link in lent.attributions[0].chain]
    assert "Associated Press" in [link.name for link in written.attributions[0].chain]


@pytest.mark.parametrize(
    ("sentence", "role", "low"),
    [
        ("The health ministry put the death toll at 10.", "killed", 10),
        ("Officials said that the toll stood at 12.", "killed", 12),
        ("The city said that 43 were being treated in hospital.", "injured", 43),
    ],
)
def test_tolls_told_without_the_word_killed(sentence: str, role: str, low: int) -> None:
    figures = [(q.role, q.low) for q in _account(sentence).quantities]
    assert figures == [(role, low)]


def test_a_dateline_is_no_part_of_a_claim() -> None:
    account = _account(
        "Trump puts the country back on the list\n\n"
        "WASHINGTON – President Trump warned Monday that the list would be restored.",
        title="Trump puts the country back on the list",
        dateline="WASHINGTON",
    )
    assert not [c for c in _claims(account) if "WASHINGTON" in c]


def test_a_place_in_front_is_no_part_of_a_source() -> None:
    account = _account(
        "In the rebel-held north-west, the rescue group White Helmets said "
        "that twelve people had been killed."
    )
    assert account.attributions[0].chain[-1].name == "the rescue group White Helmets"


def test_the_day_is_no_part_of_what_was_said() -> None:
    account = _account("The Defence Ministry said on Friday that it would not pay.")
    (content,) = account.attributions[0].content
    assert content.of(account.report.text) == "that it would not pay"


def test_the_statement_is_that_of_who_spoke_in_it_before() -> None:
    account = _account(
        "The talks went on, the White House said in a statement. "
        '"The president thanked the victims," the statement read.'
    )
    assert {a.chain[-1].actor.id for a in account.attributions if a.chain[-1].actor} == {"USA"}
    assert "the statement" not in [a.chain[-1].name for a in account.attributions]


def test_words_of_a_quotation_are_no_source_of_what_follows_it() -> None:
    account = _account(
        'Trump on Friday said "a blockade is one of the things that we could try" '
        "of the island, saying that its people go hungry."
    )
    assert {a.chain[-1].name for a in account.attributions} == {"Donald Trump"}


def test_the_administration_is_the_american_one() -> None:
    account = _account(
        "President Trump met lawmakers on Tuesday.\nThe bill, which Saudi Arabia has opposed, "
        "addresses a law. The administration has argued that the measure would do harm."
    )
    link = account.attributions[-1].chain[-1]
    assert link.actor is not None
    assert (link.actor.id, link.actor.name) == ("USA", "United States")
    assert link.name == "administration"  # a reader sees the report's word
