"""Neighbouring mentions become one name where the tree says so."""

import numpy as np
import pytest

from crossread.model import EntityType
from crossread.reading._mentions import entity_type, finish
from crossread.reading._names import Found, Names, settle

PLACE, NORP, PERSON = EntityType.PLACE, EntityType.NORP, EntityType.PERSON


def names(
    words: str, found: list[tuple[int, int, EntityType]], head: list[int], deprel: str
) -> list[str]:
    forms = words.split()
    given = [Found(*f, 0.9) for f in found]
    mentions = finish(given, forms, np.array(head), deprel.split(), {0}, Names({}))
    return [" ".join(forms[m.start : m.end]) + f"/{forms[m.head]}" for m in mentions]


def test_a_name_opened_twice_is_one() -> None:
    found = [(0, 1, PLACE), (1, 2, PLACE)]
    assert names("United States said", found, [1, 2, -1], "amod nsubj root") == [
        "United States/States"
    ]


def test_names_side_by_side_stay_two() -> None:
    found = [(0, 1, PERSON), (1, 2, PERSON)]
    assert len(names("Vince Steve said", found, [2, 0, -1], "nsubj appos root")) == 2


@pytest.mark.parametrize("first", [[(0, 1, PLACE)], []])
def test_a_people_keeps_its_compass_point(first: list[tuple[int, int, EntityType]]) -> None:
    found = [*first, (1, 2, NORP)]
    assert names("North Korean troops", found, [2, 2, -1], "amod amod root") == [
        "North Korean/Korean"
    ]


def test_a_plain_direction_is_none() -> None:
    assert names("fled north Korean lines", [(2, 3, NORP)], [-1, 0, 3, 0], "root a amod obj") == [
        "Korean/Korean"
    ]


def test_types_of_tags() -> None:
    assert entity_type("MISC") is EntityType.OTHER
    assert entity_type("PERSON") is EntityType.PERSON


LIST = Names({"Korean Central News Agency": "org", "Pyongyang": "place", "Workers' Party": "org"})


def settled(words: str, *found: Found) -> list[tuple[str, EntityType]]:
    forms = words.split()
    return [(" ".join(forms[m.start : m.end]), m.type) for m in settle(found, forms, LIST)]


def test_a_known_name_replaces_the_pieces_inside_it() -> None:
    pieces = (Found(1, 2, NORP, 0.7), Found(2, 5, EntityType.ORG, 0.7))
    assert settled("the Korean Central News Agency said", *pieces) == [
        ("Korean Central News Agency", EntityType.ORG)
    ]


def test_a_longer_mention_keeps_its_span_and_marks_are_alike() -> None:
    party = Found(0, 5, EntityType.ORG, 0.9)
    assert settled("Workers ’ Party of Korea", party) == [
        ("Workers ’ Party of Korea", EntityType.ORG)
    ]
    assert settled("the Workers ’ Party") == [("Workers ’ Party", EntityType.ORG)]


def test_the_list_types_what_the_tagger_is_unsure_of_and_nothing_else() -> None:
    assert settled("Pyongyang fired", Found(0, 1, PERSON, 0.5)) == [("Pyongyang", PLACE)]
    assert settled("Pyongyang fired", Found(0, 1, PERSON, 0.95)) == [("Pyongyang", PERSON)]


def test_a_report_uses_a_name_in_one_type() -> None:
    found = (Found(0, 2, PERSON, 0.9), Found(3, 4, PLACE, 0.5), Found(5, 6, PERSON, 0.8))
    words = "Grace Banda . Banda . Banda"
    assert {kind for _, kind in settled(words, *found)} == {PERSON}


def test_ordinary_words_are_no_names() -> None:
    assert settled("korean central news agency") == []
