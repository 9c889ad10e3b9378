"""Actors: identities that act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class ActorKind(StrEnum):
    """What kind of identity an actor is."""

    COUNTRY = "country"
    BODY = "body"  # international organisation
    GROUP = "group"  # armed group, party, company, agency, ministry
    PERSON = "person"
    OUTLET = "outlet"  # news agency or publisher
    UNNAMED = "unnamed"  # "a senior official", "residents"


@dataclass(frozen=True, slots=True)
class Role:
    """An office or membership, with the days on which it was held (None: open end)."""

    title: str  # "president", "foreign minister", "member"
    of: str  # actor id, e.g. "USA"
    since: dt.date | None = None
    until: dt.date | None = None

    def held_on(self, day: dt.date | None) -> bool:
        """Return whether the role was held on *day*; an unknown day cannot rule it out."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Actor:
    """An identity that acts.

    Attributes:
        id: stable key: ISO 3166 alpha-3 for countries ("PRK"), a short upper-case key for
            bodies and known groups ("UNO", "NATO", "HAMAS"), "Family, Given" style slugs for
            known people ("kim-jong-un"), and "local:..." for identities known only in one run.
        name: for readers, "Kim Jong Un".
        kind: what it is.
        country: actor id of the country it belongs to or acts for, or "".
        sector: PLOVER sector code where known ("GOV", "MIL", "MED", "REB", "CVL", "IGO"), or "".
        roles: dated offices of a person or memberships of a country.
    """

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    sector: str = ""
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words of one report that mean an actor: tokens ``start:end`` with syntactic head *head*."""

    start: int
    end: int
    head: int
    actor: Actor
    # "name", "short name", "pronoun", "role", "capital", "adjective" or "definite description"
    how: str


@dataclass(frozen=True)
class Cast:
    """Who is meant where in one report: every reference, in text order; they may nest."""

    references: tuple[Reference, ...]

    @cached_property
    def by_head(self) -> Mapping[int, Reference]:
        """The widest reference whose syntactic head is a token."""
        found: dict[int, Reference] = {}
        for ref in self.references:
            known = found.get(ref.head)
            if known is None or ref.end - ref.start > known.end - known.start:
                found[ref.head] = ref
        return found

    def at(self, token: int) -> Actor | None:
        """Return the actor that a head token means, or None."""
        ref = self.by_head.get(token)
        return ref.actor if ref else None

    def within(self, start: int, end: int) -> tuple[Reference, ...]:
        """Return the references that lie wholly in tokens ``start:end``."""
        from bisect import bisect_left

        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(r for r in self.references[first:last] if r.end <= end)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(ref.start for ref in self.references)
