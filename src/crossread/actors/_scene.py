"""What is known while one report is being resolved: the working state of this room."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from crossread.actors._catalogue import Catalogue, Person, variants
from crossread.model import Actor, ActorKind, EntityType, Mention, Reading, Reference

_FUNCTION = frozenset({"DET", "ADP", "PUNCT", "PART", "CCONJ", "AUX"})
OPEN, CLOSE = "“«„", "”»"
COUNTRY_LIKE = frozenset({ActorKind.COUNTRY, ActorKind.BODY})


@dataclass(eq=False)
class Known:
    """A person named in this report, with what the report says of them."""

    actor: Actor
    gender: str
    person: Person | None = None
    seen: list[int] = field(default_factory=list)  # head tokens of references so far
    offices: set[tuple[str, str]] = field(default_factory=set)  # (code, actor id) told in the text
    nouns: set[str] = field(default_factory=set)  # role nouns told in the text


@dataclass(eq=False)
class Scene:
    """The report, its reading, and what has been found in it so far."""

    reading: Reading
    catalogue: Catalogue
    day: dt.date | None
    references: list[Reference] = field(default_factory=list)
    meant: dict[int, Actor] = field(default_factory=dict)  # head token to actor
    how: dict[int, str] = field(default_factory=dict)
    hints: dict[int, str] = field(default_factory=dict)  # token to country, inside other names
    covered: bytearray = field(default_factory=bytearray)  # tokens inside a name
    known: dict[str, Known] = field(default_factory=dict)  # by actor id
    short: dict[tuple[str, ...], list[Known]] = field(default_factory=dict)
    countries: dict[str, int] = field(default_factory=dict)  # how often each is named
    unnamed: dict[str, tuple[int, Actor]] = field(default_factory=dict)  # by noun, the last one

    def __post_init__(self) -> None:
        reading = self.reading
        self.words = reading.words
        self.upos = reading.upos
        self.head = reading.head
        self.deprel = reading.deprel
        self.children = reading.children
        self.sentence_of = reading.sentence_of
        self.covered = bytearray(len(reading))

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """All tokens in lower case."""
        return tuple(w.lower() for w in self.words)

    @cached_property
    def mentions(self) -> dict[int, Mention]:
        """The widest entity mention around each token."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.reading.mentions, key=lambda m: m.start - m.end):
            for token in range(mention.start, mention.end):
                found.setdefault(token, mention)
        return found

    @cached_property
    def quoted(self) -> bytearray:
        """1 for each token inside quotation marks; marks left open end with the paragraph."""
        flags = bytearray(len(self.words))
        inside, paragraph = False, -1
        for token, word in enumerate(self.words):
            here = self.reading.paragraph[self.sentence_of[token]]
            if here != paragraph:
                inside, paragraph = False, here
            if word in {'"', "``", "''"}:
                inside = not inside
            elif word[0] in OPEN:
                inside = True
            elif word[0] in CLOSE:
                inside = False
            flags[token] = inside
        return flags

    def top(self, start: int, end: int) -> int:
        """Return the head token of tokens ``start:end``."""
        outside = [t for t in range(start, end) if not start <= self.head[t] < end]
        full = [t for t in outside if self.upos[t] not in _FUNCTION]
        return (full or outside or [start])[0]

    def entity(self, token: int) -> EntityType | None:
        """Return the type of the widest mention around a token."""
        mention = self.mentions.get(token)
        return mention.type if mention else None

    def refer(self, start: int, end: int, head: int, actor: Actor, how: str) -> None:
        """Record a reference; the first actor recorded for a head token stays."""
        self.references.append(Reference(start, end, head, actor, how))
        if head not in self.meant:
            self.meant[head] = actor
            self.how[head] = how
        known = self.known.get(actor.id)
        if known:
            known.seen.append(head)

    def introduce(
        self, actor: Actor, gender: str, key: tuple[str, ...], person: Person | None
    ) -> Known:
        """Return the known person with this id, adding them and their short names."""
        found = self.known.get(actor.id)
        if found is None:
            found = self.known[actor.id] = Known(actor, gender, person)
        first = person is not None and person.family_first
        for name in (key, *(person.names if person else ())):
            forms = {name, *variants(name, family_first=first)}
            if len(name) > 1 and not first:
                forms.add(name[:1])
            for form in forms:
                others = self.short.setdefault(form, [])
                if found not in others:
                    others.append(found)
        return found

    def prefers_family(self, known: Known, key: tuple[str, ...]) -> bool:
        """Return whether *key* is how this person would be called, not their given name."""
        if known.person is None:
            return not known.actor.id.startswith("local:" + key[0] + "-")
        names = known.person.names
        return any(n[-len(key) :] == key or n == key for n in names) or (
            known.person.family_first and any(n[0] == key[0] for n in names)
        )
