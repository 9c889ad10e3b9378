"""Neighbouring mentions become one name where the tree says so."""

import numpy as np
import pytest

from crossread.model import EntityType
from crossread.reading._mentions import Found, entity_type, finish

PLACE, NORP, PERSON = EntityType.PLACE, EntityType.NORP, EntityType.PERSON


def names(
    words: str, found: list[tuple[int, int, EntityType]], head: list[int], deprel: str
) -> list[str]:
    forms = words.split()
    given = [Found(*f, 0.9) for f in found]
    mentions = finish(given, forms, np.array(head), deprel.split(), {0})
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
