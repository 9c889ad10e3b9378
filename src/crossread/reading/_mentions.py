"""Mentions of names over a whole report: heads, and neighbours that are one name after all.

The tagger decides word by word, so it now and then opens a name twice ("United" "States") or
leaves the compass point of a people outside ("North" "Korean"). The tree says better what belongs
together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.model import EntityType, Mention
from crossread.reading._names import Found, Names, settle

Ints = NDArray[np.int64]
_TYPES = {"MISC": EntityType.OTHER}
_ONE_NAME = ("compound", "flat", "amod")
_COMPASS = frozenset(("north", "south", "east", "west", "central", "latin", "saudi", "sri"))
_WHOLE = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE)


def entity_type(tag: str) -> EntityType:
    """The type that a tag of the model stands for."""
    return _TYPES.get(tag) or EntityType(tag.lower())


def finish(
    found: Sequence[Found],
    forms: Sequence[str],
    head: Ints,
    deprel: Sequence[str],
    opens: set[int],
    names: Names,
) -> tuple[Mention, ...]:
    """Join what is one name, settle what is unsure, and find the head of each."""
    joined = settle(_joined(found, forms, head, deprel, opens), forms, names)
    return tuple(Mention(m.start, m.end, m.type, _head_of_type(head, m), m.score) for m in joined)


def _joined(
    found: Sequence[Found], forms: Sequence[str], head: Ints, deprel: Sequence[str], opens: set[int]
) -> list[Found]:
    joined: list[Found] = []
    for mention in found:
        mention = _with_compass(mention, forms, opens)
        while joined and joined[-1].end > mention.start:
            joined.pop()  # the compass point had been taken for a name of its own
        if joined and _is_one(joined[-1], mention, head, deprel):
            last = joined.pop()
            score = min(last.score, mention.score)
            mention = Found(last.start, mention.end, mention.type, score)
        joined.append(mention)
    return joined


def _with_compass(mention: Found, forms: Sequence[str], opens: set[int]) -> Found:
    before = mention.start - 1
    if mention.type is not EntityType.NORP or before < 0 or mention.start in opens:
        return mention
    if forms[before].lower() not in _COMPASS or not forms[before][0].isupper():
        return mention
    return Found(before, mention.end, mention.type, mention.score)


def _is_one(first: Found, second: Found, head: Ints, deprel: Sequence[str]) -> bool:
    """Whether two neighbours of one type hang together as the parts of one name do."""
    if first.end != second.start or first.type is not second.type or first.type not in _WHOLE:
        return False
    left, right = (_head_of(head, m.start, m.end) for m in (first, second))
    return any(
        inside.start <= head[word] < inside.end and deprel[word].split(":")[0] in _ONE_NAME
        for word, inside in ((left, second), (right, first))
    )


def _head_of_type(head: Ints, mention: Found) -> int:
    """The last word of a people ("North Korean"), whose parts hang together by order alone."""
    if mention.type is EntityType.NORP:
        return mention.end - 1
    return _head_of(head, mention.start, mention.end)


def _head_of(head: Ints, start: int, end: int) -> int:
    """The first word of a mention whose own head is outside it."""
    above = head[start:end]
    outside = np.flatnonzero((above < start) | (above >= end))
    return start + int(outside[0]) if len(outside) else start
