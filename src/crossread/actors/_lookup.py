"""Looking actors up by name, id or office."""

from __future__ import annotations

import datetime as dt

from crossread.actors import _tables as tables
from crossread.actors._catalogue import Entry, Person, catalogue
from crossread.actors._keys import name_atoms, person_key
from crossread.model import Actor, ActorKind


def find(name: str, day: dt.date | None = None) -> Actor | None:
    """Return the known actor of this name; with a *day*, a surname finds the office-holder.

    None where nobody or more than one is meant.
    """
    cat = catalogue()
    parts = name_atoms(name)
    node = cat.names
    for part in parts[1:] if parts[:1] in {("the",), ("The",)} else parts:
        node = node.get(part, {})
    entry = node.get("")
    if isinstance(entry, Entry):
        return cat.actors[entry.actor]
    key = person_key(parts)
    node = cat.people_trie
    for part in key:
        node = node.get(part, {})
    if "" in node:
        person: Person = node[""]
        return person.actor
    held = {
        p.actor.id: p.actor
        for p in cat.short.get(key, ())
        if any(o.code in tables.TOP and (day is None or o.held_on(day)) for o in p.offices)
    }
    return next(iter(held.values())) if len(held) == 1 else None


def country(id: str) -> Actor:
    """Return the country or body with this id; raises `KeyError` where there is none."""
    actor = catalogue().actors[id]
    if actor.kind not in {ActorKind.COUNTRY, ActorKind.BODY}:
        raise KeyError(id)
    return actor


def holder(title: str, of: str, day: dt.date | None) -> Actor | None:
    """Return who held an office ("president", "USA") on a day; None where that is not known."""
    codes = [code for code, name in tables.TITLES.items() if name == title]
    for code in codes:
        person = catalogue().holder(code, of, day)
        if person is not None:
            return person.actor
    return None


def same(first: Actor, second: Actor) -> bool:
    """Return whether two actors are one identity; those known only locally compare by name."""
    if first.id == second.id and not first.id.startswith("local:"):
        return True
    if first.id.startswith("local:") and second.id.startswith("local:"):
        one, two = first.country, second.country
        return first.id == second.id and (not one or not two or one == two)
    return False


def is_state_media(actor: Actor) -> bool:
    """Return whether an outlet is run by a state."""
    return actor.id in catalogue().state_media or actor.id.endswith(":state-media")


def gender_of(actor: Actor) -> str:
    """Return "m", "f" or "" for a known person."""
    person = catalogue().people.get(actor.id)
    return person.gender if person else ""


def describe(actor: Actor, day: dt.date | None = None) -> str:
    """Return an actor for readers: "Kim Jong Un (supreme leader, North Korea)"."""
    cat = catalogue()
    roles = [r for r in actor.roles if day is not None and r.held_on(day)]
    owner = cat.actors.get(roles[-1].of if roles else actor.country)
    parts = [roles[-1].title] if roles else []
    if owner is not None and owner.id != actor.id:
        parts.append(owner.name)
    return f"{actor.name} ({', '.join(parts)})" if parts else actor.name
