"""The catalogue: all known actors, indexed for matching. Built once, then only read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from crossread.actors import _tables as tables
from crossread.actors._keys import name_atoms, person_key, slug
from crossread.actors._tables import Office, RoleNoun
from crossread.model import Actor, ActorKind, Role

Trie = dict[str, Any]  # atom to the next level; "" holds what ends here
# Countries whose people are called by the first part of the name.
_FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "SGP", "KHM"})


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name of the gazetteer means: *how* as in `Reference.how`, or "place"."""

    actor: str
    how: str
    doubt: int = 0  # 1: needs the tagger or a surer name, 2: needs a surer name


@dataclass(frozen=True, slots=True)
class Person:
    """A known person with what matching needs beyond the noun."""

    actor: Actor
    gender: str
    names: tuple[tuple[str, ...], ...]
    offices: tuple[Office, ...]
    family_first: bool


@dataclass
class Catalogue:
    """All indexes. Treat as read-only."""

    actors: dict[str, Actor] = field(default_factory=dict)
    names: Trie = field(default_factory=dict)
    people_trie: Trie = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    short: dict[tuple[str, ...], list[Person]] = field(default_factory=dict)
    holders: dict[tuple[str, str], list[tuple[Office, Person]]] = field(default_factory=dict)
    roles: dict[str, list[RoleNoun]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)  # folded given name to m or f
    adjectives: dict[str, str] = field(default_factory=dict)  # actor id to "Russian"
    state_media: frozenset[str] = frozenset()

    def holder(self, code: str, of: str, day: dt.date | None) -> Person | None:
        """Return who alone held an office on *day*; None where unknown or not one person."""
        if day is None or day > tables.HORIZON + tables.TRUST:
            return None
        found = {p.actor.id: p for o, p in self.holders.get((code, of), ()) if o.held_on(day)}
        return next(iter(found.values())) if len(found) == 1 else None


@cache
def catalogue() -> Catalogue:
    """Return the catalogue, reading the tables on first use (about 60 ms)."""
    cat = Catalogue()
    _add_countries(cat)
    _add_bodies(cat)
    _add_seats_and_places(cat)
    _add_people(cat)
    _add_given_names(cat)
    for role in tables.role_nouns():
        cat.roles.setdefault(role.words[0], []).append(role)
    for nouns in cat.roles.values():
        nouns.sort(key=lambda r: -len(r.words))
    for line in tables.text("blocks.txt").splitlines():
        for name in () if line.startswith("#") else tables.items(line):
            _insert(cat.names, name_atoms(name), None)
    return cat


def variants(parts: tuple[str, ...], *, family_first: bool) -> Iterator[tuple[str, ...]]:
    """Yield the short forms of a person's name: its endings, and the family name in front."""
    for start in range(1, len(parts)):
        if parts[start:] not in {("jr",), ("jr.",)}:
            yield parts[start:]
    if family_first and len(parts) > 1:
        yield parts[:1]
    if parts[-1:] == ("jr",) and len(parts) > 2:
        yield parts[-2:-1]


def _insert(trie: Trie, parts: tuple[str, ...], value: Entry | Person | None) -> None:
    node = trie
    for part in parts:
        node = node.setdefault(part, {})
    node.setdefault("", value)


def _add_names(
    cat: Catalogue, names: Iterable[str], actor: str, how: str, *, shout: bool = False
) -> None:
    for name in names:
        bare = name.lstrip("?")
        entry = Entry(actor, how, len(name) - len(bare))
        name = bare
        _insert(cat.names, name_atoms(name), entry)
        if shout and len(name) > 3:
            _insert(cat.names, name_atoms(name.upper()), entry)


def _add_countries(cat: Catalogue) -> None:
    for id_, name, others, adjectives, people, capitals in tables.rows("countries.txt", 6):
        shown = name.lstrip("?")
        cat.actors[id_] = Actor(id_, shown, ActorKind.COUNTRY, id_)
        _add_names(cat, (name, *tables.items(others)), id_, "name", shout=True)
        _add_names(cat, tables.items(adjectives), id_, "adjective", shout=True)
        _add_names(cat, tables.items(people), id_, "people")
        _add_names(cat, tables.items(capitals), id_, "capital", shout=True)
        cat.adjectives[id_] = (tables.items(adjectives) or (shown,))[0].lstrip("?")


def _add_bodies(cat: Catalogue) -> None:
    state = set()
    for id_, name, kind, country, sector, others in tables.rows("bodies.txt", 6):
        if country.startswith("+"):
            state.add(id_)
            country = country[1:]
        known = cat.actors.get(id_)
        if known is None:
            cat.actors[id_] = Actor(id_, name.lstrip("?"), ActorKind(kind), country, sector)
        names = (name, *tables.items(others))
        _add_names(cat, names, id_, "name", shout=kind == "body" or " " in name)
    cat.state_media = frozenset(state)


def _add_seats_and_places(cat: Catalogue) -> None:
    for actor, names in tables.rows("seats.txt", 2):
        if actor not in cat.actors:
            country, _, rest = actor.partition(":")
            name = f"{cat.adjectives[country]} {rest.replace('-', ' ')}"
            cat.actors[actor] = Actor(actor, name, ActorKind.GROUP, country, "GOV")
        _add_names(cat, tables.items(names), actor, "capital")
    for actor, names in tables.rows("places.txt", 2):
        _add_names(cat, tables.items(names), actor, "place")


def _add_people(cat: Catalogue) -> None:
    for row in tables.people():
        id_ = slug(row.name)
        actor = Actor(id_, row.name, ActorKind.PERSON, row.country, "", tuple(_roles(row)))
        first = row.country in _FAMILY_FIRST
        names = tuple(person_key(name_atoms(n.replace('"', ""))) for n in (row.name, *row.others))
        person = Person(actor, row.gender, names, row.offices, first)
        cat.actors[id_] = actor
        cat.people[id_] = person
        for name in names:
            _insert(cat.people_trie, name, person)
            for form in variants(name, family_first=first):
                known = cat.short.setdefault(form, [])
                if person not in known:
                    known.append(person)
        for office in row.offices:
            cat.holders.setdefault((office.code, office.of), []).append((office, person))


def _roles(row: tables.PersonRow) -> Iterator[Role]:
    for office in row.offices:
        yield Role(tables.TITLES[office.code], office.of, office.since, office.until)


def _add_given_names(cat: Catalogue) -> None:
    """The list decides; beside it a given name counts that two known people share in gender."""
    listed: dict[str, set[str]] = {}
    for gender, names in tables.rows("given_names.txt", 2):
        for name in names.split():
            listed.setdefault(person_key(name_atoms(name))[0], set()).add(gender)
    borne: dict[str, list[str]] = {}
    for person in cat.people.values():
        if not person.family_first and len(person.names[0]) > 1:
            borne.setdefault(person.names[0][0], []).append(person.gender)
    found = {name: set(genders) for name, genders in borne.items() if len(genders) > 1}
    found |= listed
    cat.genders = {name: next(iter(g)) for name, g in found.items() if len(g) == 1}
