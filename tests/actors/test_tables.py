"""The tables: they can be read, refer only to what there is, and keep people apart."""

from __future__ import annotations

import datetime as dt

import pytest

from crossread.actors import _tables as tables
from crossread.actors import country, describe, find, holder, is_state_media, same
from crossread.actors._catalogue import catalogue
from crossread.actors._keys import atoms, name_atoms, person_key
from crossread.model import Actor, ActorKind


def test_no_two_people_share_a_full_name() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for person in catalogue().people.values():
        for name in set(person.names):
            assert seen.setdefault(name, person.actor.id) == person.actor.id, name


def test_offices_belong_to_what_there_is() -> None:
    cat = catalogue()
    for code, of in cat.holders:
        assert of.split(":")[0] in cat.actors, (code, of)


def test_terms_end_after_they_begin() -> None:
    for row in tables.people():
        for office in row.offices:
            if office.since and office.until:
                assert office.since <= office.until, row.name


def test_actors_belong_to_what_there_is() -> None:
    cat = catalogue()
    for actor in cat.actors.values():
        assert not actor.country or actor.country in cat.actors, actor


RIVALS = {("PM", "LBY"), ("P", "CIV")}  # two governments at once


@pytest.mark.parametrize("code", ["P", "PM", "C", "SL", "SG", "FM", "DM", "IM", "UNAMB"])
def test_one_holder_at_a_time(code: str) -> None:
    """Terms given by months overlap in the month of a handover, and no longer."""
    cat, open_end = catalogue(), dt.date(2025, 9, 1)
    for (held, of), terms in cat.holders.items():
        for n, (one, first) in enumerate(terms if held == code else ()):
            for other, second in terms[n + 1 :]:
                if first.actor.id == second.actor.id or not (one.since and other.since):
                    continue
                begin = max(one.since, other.since)
                end = min(one.until or open_end, other.until or open_end)
                if (held, of) not in RIVALS:
                    assert (end - begin).days <= 35, (of, first.actor.id, second.actor.id)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Kim Jong-un", "Kim Jong Un"),
        ("Muammar Gaddafi", "Muammar Qaddafi"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Mohamed Morsi", "Mohammed Mursi"),
        ("Alexei Navalny", "Aleksei Navalny"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    first, second = find(one), find(other)
    assert first is not None
    assert first == second


def test_keys() -> None:
    assert atoms("U.S.") == ("US",)
    assert atoms("Jong-un") == ("Jong", "un")
    assert atoms("-") == ()
    assert atoms("Iran’s") == ("Iran", "'s")
    assert person_key(name_atoms("Saif al-Islam")) == person_key(name_atoms("Saif Islam"))


def test_find() -> None:
    def found(name: str, day: dt.date | None = None) -> str:
        actor = find(name, day)
        return actor.id if actor else ""

    assert found("the Kremlin") == found("Russia") == found("Moscow") == "RUS"
    assert found("Kim") == ""  # more than one
    assert found("Kim", dt.date(2020, 1, 1)) == "kim-jong-un"
    assert found("Obama", dt.date(2012, 1, 1)) == "barack-obama"
    assert found("no such name") == ""
    assert country("PRK").name == "North Korea"
    with pytest.raises(KeyError):
        country("kim-jong-un")


def test_holder_follows_the_date() -> None:
    first = holder("president", "USA", dt.date(2016, 6, 1))
    second = holder("president", "USA", dt.date(2018, 6, 1))
    assert first is not None
    assert second is not None
    assert (first.id, second.id) == ("barack-obama", "donald-trump")
    assert holder("president", "USA", None) is None


def test_same_and_describe() -> None:
    kcna, kim = find("KCNA"), find("Kim Jong Un")
    assert kcna is not None
    assert kim is not None
    assert is_state_media(kcna)
    assert same(kim, kim)
    assert not same(kim, kcna)
    one = Actor("local:john-roe", "John Roe", ActorKind.PERSON, "USA")
    other = Actor("local:john-roe", "John Roe", ActorKind.PERSON, "GBR")
    assert not same(one, other)
    assert describe(kim, dt.date(2020, 1, 1)) == "Kim Jong Un (supreme leader, North Korea)"
