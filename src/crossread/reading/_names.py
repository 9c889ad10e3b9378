"""Known names: what the tagger was unsure of, settled by a list and by the rest of the report.

The tagger sees a sentence or a few. A list of countries, peoples, bodies and office-holders that
ships with the model knows more names than the training texts held; and a name that a report uses
ten times is of one type all ten times.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossread.model import EntityType

_LONGEST: Final = 7  # words of a known name
# Above this mean probability the tagger is right more often than the list or the majority.
SURE: Final = 0.85
_VOTED: Final = (EntityType.PERSON, EntityType.ORG, EntityType.PLACE, EntityType.NORP)
_FIRST: Final = re.compile(r"\w+")


@dataclass(frozen=True)
class Found:
    """A mention as the tagger found it, in words of the report."""

    start: int
    end: int
    type: EntityType
    score: float


def key(name: str) -> str:
    """How the list writes a name: lower case, no white space, straight marks."""
    return "".join(name.lower().replace("’", "'").split())


class Names:
    """A list of names with their types."""

    def __init__(self, types: Mapping[str, str]) -> None:
        """Take a mapping from names as written to types in lower case."""
        self._types = {key(name): EntityType(kind) for name, kind in types.items()}
        self._openers = {m.group() for name in types if (m := _FIRST.match(name.lower()))}

    def type_of(self, forms: Sequence[str]) -> EntityType | None:
        """The type of a name in the list."""
        return self._types.get(key("".join(forms)))

    def matches(self, forms: Sequence[str]) -> Iterator[Found]:
        """The longest names of several words in a row of words, from left to right."""
        n = 0
        while n < len(forms):
            end = self._end(forms, n)
            kind = self.type_of(forms[n:end]) if end else None
            if kind is not None:
                yield Found(n, end, kind, SURE)
            n = max(end, n + 1)

    def _end(self, forms: Sequence[str], start: int) -> int:
        """Where the longest name that begins here ends, 0 where none does."""
        first = _FIRST.match(forms[start].lower())
        if not forms[start][:1].isupper() or not first or first.group() not in self._openers:
            return 0
        ends = range(min(start + _LONGEST, len(forms)), start + 1, -1)
        return next((e for e in ends if key("".join(forms[start:e])) in self._types), 0)


def settle(found: Sequence[Found], forms: Sequence[str], names: Names) -> list[Found]:
    """Mentions with the spans and types that the list and the whole report support."""
    spans = _spans(found, list(names.matches(forms)))
    votes = _votes(spans, forms)
    return [_settled(m, forms, names, votes) for m in spans]


def _spans(found: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """Known names in place of the mentions inside them; a longer mention keeps its span."""
    kept = [k for k in known if not any(m.start <= k.start and k.end <= m.end for m in found)]
    crossed = {
        k for k in kept
        if any(m.start < k.end and k.start < m.end and not _inside(m, k) for m in found)
    }  # fmt: skip
    chosen = [k for k in kept if k not in crossed]
    rest = [m for m in found if not any(_inside(m, k) for k in chosen)]
    return sorted([*rest, *chosen], key=lambda m: m.start)


def _inside(inner: Found, outer: Found) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _votes(found: Sequence[Found], forms: Sequence[str]) -> dict[str, EntityType]:
    """The type that each name has in most of its uses; a surname is what the full name is."""
    sums: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    for m in found:
        if m.type in _VOTED:
            sums[key("".join(forms[m.start : m.end]))][m.type] += m.score
            if m.type is EntityType.PERSON and m.end - m.start > 1:
                sums[key(forms[m.end - 1])][m.type] += m.score
    return {name: max(types, key=lambda t: types[t]) for name, types in sums.items()}


def _settled(
    mention: Found, forms: Sequence[str], names: Names, votes: Mapping[str, EntityType]
) -> Found:
    if mention.score >= SURE or mention.type not in (*_VOTED, EntityType.OTHER, EntityType.EVENT):
        return mention
    words = forms[mention.start : mention.end]
    kind = names.type_of(words) or votes.get(key("".join(words)))
    return replace(mention, type=kind) if kind else mention
