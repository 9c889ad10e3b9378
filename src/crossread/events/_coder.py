"""The pattern coder: from a reading to PLOVER records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.events._clause import Clauses
from crossread.events._frames import conjuncts, frame_of, is_verbal, relation
from crossread.events._judge import is_between_actors, is_capability, is_told
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import context_words, words
from crossread.events._match import Match, match, noun_event
from crossread.events._roles import Roles, is_placed, unique
from crossread.events._sides import Sides, complements
from crossread.events._state import State, state_of
from crossread.events._types import settle
from crossread.model import (
    Actor,
    ActorKind,
    Attribution,
    Cast,
    Event,
    Quantity,
    Reading,
    SentenceKind,
    TimeRef,
)


@dataclass(frozen=True)
class _Found:
    """An event before its context is filled in; `last` is a token that the evidence reaches."""

    predicate: int
    type: str
    mode: str
    actors: list[Actor]
    recipients: list[Actor]
    state: State
    last: int = -1


def code(
    reading: Reading,
    cast: Cast,
    attributions: Sequence[Attribution] = (),
    quantities: Sequence[Quantity] = (),
    times: Sequence[TimeRef] = (),
) -> tuple[Event, ...]:
    """Return the PLOVER events that a report tells, in text order, headline included.

    Only acts with an actor of international or political standing count: a state, a body,
    a group, or people tied to one. Negated, planned, possible and background events carry
    their flags; purposes, conditions and wishes are no events. Types and modes are those of
    the PLOVER manual, draft 2.0 (openeventdata/PLOVER).
    """
    clauses = Clauses(reading, tuple(attributions), tuple(quantities), tuple(times))
    coder = _Coder(Sides(Roles(reading, cast)), clauses)
    events: list[Event] = []
    for sentence in reading.sentences:
        if reading.sentence_kind[sentence] is not SentenceKind.FURNITURE:
            found = _merged(list(coder.sentence(sentence)))
            events.extend(_event(reading, clauses, f) for f in found)
    return tuple(events)


@dataclass(frozen=True)
class _Coder:
    """Walks the clauses of a report."""

    sides: Sides
    clauses: Clauses

    @property
    def reading(self) -> Reading:
        return self.sides.roles.reading

    def sentence(self, sentence: int) -> Iterator[_Found]:
        """Yield the events of a sentence, governing clauses before what they govern."""
        taken: set[int] = set()
        for token in sorted(self.reading.tokens_of(sentence), key=lambda t: (self._depth(t), t)):
            found = None if token in taken else self._at(token, taken)
            if found and is_between_actors(found.type, found.actors, found.recipients):
                yield found

    def _depth(self, token: int) -> int:
        depth = 0
        while self.reading.head[token] >= 0 and depth < 60:
            token, depth = self.reading.head[token], depth + 1
        return depth

    def _at(self, token: int, taken: set[int]) -> _Found | None:
        if is_verbal(self.reading, token) and relation(self.reading, token) not in (
            "amod",
            "advmod",
        ):
            return self._must(token) or self._verb(token, taken)
        if self.reading.upos[token] in ("NOUN", "PROPN"):
            return self._noun(token)
        return None

    def _verb(self, token: int, taken: set[int]) -> _Found | None:
        matched = match(self.sides.roles, token)
        if matched is None:
            return None
        self._take(matched, taken)
        state = self._state(token)
        if state.unreal or (state.obliged and not state.future):
            return None
        return self._with_sides(token, matched, state)

    def _take(self, matched: Match, taken: set[int]) -> None:
        """Mark what is part of this event, so that it is not coded as one of its own."""
        if matched.noun is not None:
            taken.add(matched.noun)
        elif matched.type in ("REJECT", "REQUEST", "AGREE", "THREATEN"):
            taken.update(matched.frame.object)
        if matched.absorbs:
            for complement in complements(self.sides.roles, matched):
                taken.update(conjuncts(self.reading, complement))

    def _state(self, token: int) -> State:
        state = state_of(self.reading, token, self.clauses.times_of(token))
        past = state.historical or self.clauses.told_as_past(token)
        return replace(state, historical=past)

    def _with_sides(self, token: int, matched: Match, state: State) -> _Found | None:
        actors = self.sides.actors(matched)
        if not is_told(self.sides, matched, actors):
            return None
        kind, mode, state = settle(matched, state)
        if kind == "" or is_capability(self.reading, token, state):
            return None
        recipients = self.sides.recipients(matched, actors)
        if kind == "MOBILIZE" and self.sides.is_joint_drill(matched, actors):
            kind, mode, recipients = "COOPERATE", "", []
            actors = unique([*actors, *self.sides.partners(matched)])
        if matched.mutual and kind == matched.type and not state.negated:
            actors, recipients = self._mutual(matched, actors)
            if kind == "CONSULT" and len(actors) < 2 and not recipients:
                return None
        recipients = [r for r in recipients if not _is_among(r, actors)]
        if kind == "ASSAULT" and not any(is_placed(a) for a in (*actors, *recipients)):
            recipients = self.sides.victims(token, matched) or recipients
        last = max(self._reach(matched), default=-1)
        return _Found(token, kind, mode, actors, recipients, state, last)

    def _mutual(self, matched: Match, actors: list[Actor]) -> tuple[list[Actor], list[Actor]]:
        """Of what sides do together all are actors; a sole actor keeps whom it does it to."""
        together = unique([*actors, *self.sides.partners(matched)])
        alone = len(together) < 2 and matched.type in ("CONSULT", "AGREE")
        return together, self.sides.recipients(matched, together) if alone else []

    def _reach(self, matched: Match) -> list[int]:
        clauses = complements(self.sides.roles, matched)[:1] if matched.absorbs else []
        return [*matched.frame.object[:1], *clauses]

    def _must(self, token: int) -> _Found | None:
        """Read a request in "A said that B must …"."""
        reading = self.reading
        frame = frame_of(reading, token)
        clause = frame.finite
        if frame.lemma not in words("speech") or clause is None or frame.passive:
            return None
        inner = frame_of(reading, clause)
        if not self._is_obliged(clause) or reading.upos[clause] not in ("VERB", "ADJ"):
            return None
        speakers = self.sides.all(frame.subject)
        asked = self.sides.all(inner.object if inner.passive else inner.subject)
        asked = [a for a in asked if a.id not in {s.id for s in speakers}]
        own = {a.id for a in asked} <= {s.country for s in speakers}
        if not speakers or not asked or own:
            return None  # what one's own country must do is no request
        return _Found(token, "REQUEST", "", speakers, asked, self._state(token), clause)

    def _is_obliged(self, clause: int) -> bool:
        state = state_of(self.reading, clause)
        lemma, inner = lemma_of(self.reading, clause), frame_of(self.reading, clause)
        needed = lemma in ("need", "have") and inner.infinitive is not None
        return (state.obliged or needed) and not state.negated

    def _noun(self, token: int) -> _Found | None:
        """An event noun with its sides beside it: "Russia's invasion of Ukraine"."""
        entry = noun_event(self.sides.roles, token)
        if entry is None:
            return None
        actors, recipients = self.sides.possessors(token), list[Actor]()
        if "between" in entry.prepositions:
            partners = self.sides.all(self.sides.beside(token, ("between", "with")))
            actors = unique([*actors, *partners])
            if len(actors) < 2:
                return None
        else:
            others = self.sides.all(self.sides.beside(token, entry.prepositions))
            recipients = [r for r in others if r.id not in {a.id for a in actors}]
            if not actors or not recipients:
                return None
        state = replace(self._state(token), future=False)
        if state.unreal or state.hypothetical:
            return None
        return _Found(token, entry.type, entry.mode, actors, recipients, state)


def _merged(found: list[_Found]) -> list[_Found]:
    """Merge records of one sentence that say the same, the fuller one standing."""
    kept: list[_Found] = []
    for one in found:
        twin = next((k for k in kept if _same(k, one)), None)
        if twin is None:
            kept.append(one)
        elif len(one.recipients) + len(one.actors) > len(twin.recipients) + len(twin.actors):
            kept[kept.index(twin)] = one
    return sorted(kept, key=lambda f: f.predicate)


def _is_among(other: Actor, actors: Sequence[Actor]) -> bool:
    """Whether an actor is one of some others, or only the title of one ("President [Xi]")."""
    if any(other.id == a.id for a in actors):
        return True
    titled = other.kind is ActorKind.UNNAMED and other.sector in ("GOV", "ELI", "LEG", "MIL")
    return titled and any(
        a.kind is ActorKind.PERSON
        and a.name != other.name
        and a.country == other.country
        and other.name.split()[-1].istitle()
        and " " in other.name
        for a in actors
    )


def _same(one: _Found, other: _Found) -> bool:
    if one.type != other.type or one.state.negated != other.state.negated:
        return False
    actors = ({a.id for a in one.actors}, {a.id for a in other.actors})
    recipients = ({a.id for a in one.recipients}, {a.id for a in other.recipients})
    nested = all(a <= b or b <= a for a, b in (actors, recipients))
    return nested and bool(actors[0] & actors[1] or not (actors[0] and actors[1]))


def _event(reading: Reading, clauses: Clauses, found: _Found) -> Event:
    span = clauses.span(found.predicate, found.last)
    when, until = clauses.dates(found.predicate)
    lemmas = {reading.lemma[t].lower() for t in reading.tokens_in(span)}
    contexts = {c for lemma in lemmas for c in context_words().get(lemma, ())}
    return Event(
        type=found.type,
        actors=tuple(found.actors),
        recipients=tuple(found.recipients),
        span=span,
        predicate=found.predicate,
        mode=found.mode,
        contexts=tuple(sorted(contexts)),
        when=when,
        until=until,
        place=clauses.place(found.predicate),
        magnitudes=clauses.quantities_in(span),
        historical=found.state.historical,
        future=found.state.future,
        negated=found.state.negated,
        hypothetical=found.state.hypothetical,
        attribution=clauses.attribution(found.predicate),
    )
