"""Chains of sources: from the outlet to the last known origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crossread.claims import attributions
from crossread.model import Actor, ActorKind, Cast, Reading, Reference
from tests.claims.test_attribution import NOBODY, readings


def chains(reading: Reading, cast: Cast = NOBODY) -> list[list[str]]:
    return [[link.name for link in a.chain] for a in attributions(reading, cast)]


CASES = [
    ("nested", ["this report", "KCNA", "Kim Jong Un"]),
    ("direct", ["this report", "BBC", "the mayor"]),
    ("citing", ["this report", "Financial Times", "three people familiar with the matter"]),
    (
        "tasnim",
        ["this report", "the semi-official Tasnim news agency", "Foreign Minister Abbas Araghchi"],
    ),
    ("quotedas", ["this report", "state television", "The president"]),
    ("documents", ["this report", "Reuters", "Documents"]),
    ("carried", ["this report", "KCNA", "Kim"]),
    ("relative", ["this report", "Officials"]),
]


@pytest.mark.parametrize(("name", "chain"), CASES)
def test_whole_chain(name: str, chain: list[str]) -> None:
    assert chain in chains(readings()[name])


@pytest.mark.parametrize("name", ["believed", "reportedly", "speculation", "itwas"])
def test_unknown_stays_unknown(name: str) -> None:
    assert chains(readings()[name])[0] == ["this report"]


def with_meta(name: str, **meta: str) -> Reading:
    reading = readings()[name]
    return replace(reading, report=replace(reading.report, **meta))


def test_credit_line_and_outlet_open_the_chain() -> None:
    reading = with_meta("denied", outlet="The Example Post", credit="Reporting by A. B.; Reuters")
    assert chains(reading) == [["The Example Post", "Reuters", "Hamas"]]


def test_dateline_names_the_agency() -> None:
    reading = with_meta("denied", outlet="The Example Post", dateline="CAIRO (AP)")
    assert chains(reading) == [["The Example Post", "AP", "Hamas"]]


def test_an_agency_is_not_its_own_source() -> None:
    reading = with_meta("denied", outlet="Reuters", dateline="CAIRO (Reuters)")
    assert chains(reading) == [["Reuters", "Hamas"]]


def test_joint_origin_has_no_actor_and_members_follow() -> None:
    found = attributions(readings()["according"], NOBODY)
    names = [a.chain[-1].name for a in found]
    assert names[0] == "reports from the United States, South Korea and Ukraine"
    assert set(names[1:]) == {"the United States", "South Korea", "Ukraine"}
    assert found[0].chain[-1].actor is None


def test_speaker_is_the_actor_of_the_cast() -> None:
    reading = readings()["relative"]
    actor = Actor("local:officials", "Example officials", ActorKind.GROUP)
    cast = Cast((Reference(0, 1, 0, actor, "name"),))
    speaker = attributions(reading, cast)[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.actor) == ("Example officials", actor)
    assert speaker.span is not None
    assert speaker.span.of(reading.report.text) == "who"
