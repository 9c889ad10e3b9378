"""The pattern coder: from a reading to PLOVER records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crossread.events._clause import Clauses
from crossread.events._frames import conjuncts, frame_of, is_verbal, prepositions, relation
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import context_words, event_nouns, words
from crossread.events._match import Match, match, noun_event
from crossread.events._roles import Roles, is_political, unique, unnamed
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

# Prepositions that introduce the other side, in the order in which they are believed.
_SIDES = tuple("against to with on at from for toward towards of into over upon about in".split())
_WEAK = frozenset({"in", "about", "over", "of", "for"})
_FORCE = ("ASSAULT", "COERCE", "SANCTION")


@dataclass(frozen=True)
class _Found:
    """An event before its context is filled in."""

    predicate: int
    type: str
    mode: str
    actors: list[Actor]
    recipients: list[Actor]
    state: State
    last: int  # token that the evidence must reach, -1 where only the clause matters


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
    their flags; purposes, conditions and wishes are no events.
    """
    clauses = Clauses(reading, tuple(attributions), tuple(quantities), tuple(times))
    coder = _Coder(Roles(reading, cast), clauses)
    events: list[Event] = []
    for sentence in reading.sentences:
        if reading.sentence_kind[sentence] is not SentenceKind.FURNITURE:
            found = merged(list(coder.sentence(sentence)))
            events.extend(_event(reading, clauses, f) for f in found)
    return tuple(events)


@dataclass
class _Coder:
    """Walks the clauses of one sentence."""

    roles: Roles
    clauses: Clauses

    def sentence(self, sentence: int) -> Iterator[_Found]:
        """Yield the events of a sentence."""
        reading = self.roles.reading
        taken: set[int] = set()
        for token in sorted(reading.tokens_of(sentence), key=lambda t: (self._depth(t), t)):
            if token in taken:
                continue
            if is_verbal(reading, token) and relation(reading, token) not in ("amod", "advmod"):
                found = self._verb(token, taken)
            elif reading.upos[token] in ("NOUN", "PROPN"):
                found = self._noun(token)
            else:
                found = None
            if found is not None:
                yield found

    def _depth(self, token: int) -> int:
        depth = 0
        while self.roles.reading.head[token] >= 0 and depth < 60:
            token, depth = self.roles.reading.head[token], depth + 1
        return depth

    def _verb(self, token: int, taken: set[int]) -> _Found | None:
        must = self._must(token)
        if must is not None:
            return must
        matched = match(self.roles, token)
        if matched is None:
            return None
        state = state_of(self.roles.reading, token, self.clauses.times_of(token))
        if matched.noun is not None:
            taken.add(matched.noun)
        elif matched.type in ("REJECT", "REQUEST", "AGREE", "THREATEN"):
            taken.update(matched.frame.object)
        if matched.absorbs:
            for complement in _complements(self.roles.reading, matched):
                taken.update(conjuncts(self.roles.reading, complement))
        if state.unreal or (state.obliged and not state.future):
            return None
        return self._with_sides(token, matched, state)

    def _must(self, token: int) -> _Found | None:
        """"A said that B must …" asks something of B."""
        reading = self.roles.reading
        if lemma_of(reading, token) not in words("speech"):
            return None
        frame = frame_of(reading, token)
        clause = frame.finite
        if clause is None or frame.passive:
            return None
        state = state_of(reading, clause)
        inner = frame_of(reading, clause)
        needed = lemma_of(reading, clause) in ("need", "have") and inner.infinitive is not None
        if not (state.obliged or needed) or state.negated:
            return None
        speakers = self._all(frame.subject)
        asked = self._all(inner.object if inner.passive else inner.subject)
        asked = [a for a in asked if a.id not in {s.id for s in speakers}]
        if not speakers or not asked or reading.upos[clause] not in ("VERB", "ADJ"):
            return None
        if {a.id for a in asked} <= {s.country for s in speakers}:
            return None  # what one's own country must do
        return self._checked(_Found(token, "REQUEST", "", speakers, asked, state_of(reading, token), clause))

    def _with_sides(self, token: int, matched: Match, state: State) -> _Found | None:
        actors = self._all(matched.frame.subject)
        noun = self._event_object(matched)
        if not actors and noun is not None:
            actors = self._possessors(noun)
        recipients = self._recipients(matched, actors)
        if not actors and not self._may_lack_actor(matched):
            return None
        if matched.frame.lemma == "warn" and not self._own_threat(matched, actors):
            return None
        kind, mode, state = settle(matched, state)
        if kind == "PROTEST" and not actors:
            actors = self._crowd(matched)
        if kind == "MOBILIZE" and self._is_joint(matched, actors):
            kind, mode, recipients = "COOPERATE", "", []
            actors = unique([*actors, *self._all(matched.frame.obliques.get("with", []))])
        last = max([*matched.frame.object[:1], matched.complement_token or -1])
        if kind == "" or (state.hypothetical and self._is_capability(token)):
            return None
        if matched.mutual and not state.negated and kind == matched.type:
            actors, recipients = unique([*actors, *self._partners(matched)]), []
            if len(actors) < 2 and kind in ("CONSULT", "AGREE"):
                recipients = self._recipients(matched, actors)
            if matched.type == "CONSULT" and len(actors) < 2 and not recipients:
                return None
        recipients = [r for r in recipients if r.id not in {a.id for a in actors}]
        return self._checked(_Found(token, kind, mode, actors, recipients, state, last))

    def _lemma(self, token: int) -> str:
        return lemma_of(self.roles.reading, token)

    def _crowd(self, matched: Match) -> list[Actor]:
        """Protesters of no stated country belong where they protest."""
        frame = matched.frame
        people = [t for t in frame.subject if self.roles.is_class(t, "PERSON")]
        nouns = [t for p in ("in", "across", "throughout") for t in frame.obliques.get(p, [])]
        places = [a for a in self._all(nouns) if a.kind is ActorKind.COUNTRY]
        return [unnamed(self.roles.phrase(t), p.id, "CVL", "crowd") for t in people for p in places]

    def _is_joint(self, matched: Match, actors: list[Actor]) -> bool:
        """Exercises of several countries are cooperation, those of one a show of force."""
        drills = ("exercise", "drill", "game", "manoeuvre", "maneuver", "training")
        if not any(self.roles.is_class(t, d) for t in matched.frame.object for d in drills):
            return False
        partners = self._all(matched.frame.obliques.get("with", []))
        return len({a.country or a.id for a in [*actors, *partners]}) > 1

    def _event_object(self, matched: Match) -> int | None:
        """The object, where it names an event itself ("US sanctions", "talks")."""
        if matched.noun is not None:
            return matched.noun
        objects = matched.frame.object
        named = [t for t in objects if lemma_of(self.roles.reading, t) in event_nouns()]
        return named[0] if named else None

    def _may_lack_actor(self, matched: Match) -> bool:
        """Force may be told without who used it: in the passive, or of a bomb."""
        frame = matched.frame
        causes = {lemma_of(self.roles.reading, t) for t in frame.subject}
        return frame.passive or bool(causes & words("cause"))

    def _own_threat(self, matched: Match, actors: list[Actor]) -> bool:
        """A warning threatens where it says what one's own side will do; else it informs."""
        clause = matched.frame.finite
        if clause is None:
            return True
        inner = frame_of(self.roles.reading, clause)
        subjects = self._all(inner.subject)
        sides = {a.id for a in actors} | {a.country for a in actors if a.country}
        own = any(a.id in sides or (a.country and a.country in sides) for a in subjects)
        return own and state_of(self.roles.reading, clause).future

    def _is_capability(self, token: int) -> bool:
        """"a missile that could hit Alaska" tells what a thing can do and no event."""
        return self.roles.reading.deprel[token] == "acl:relcl"

    def _partners(self, matched: Match) -> list[Actor]:
        frame = matched.frame
        nouns = [*frame.obliques.get("with", []), *frame.obliques.get("between", [])]
        met = matched.noun is None and "with" not in frame.obliques
        direct = self._all(frame.object) if met else []
        if matched.noun is not None:
            nouns += self._noun_sides(matched.noun, ("with", "between"))
        return [*direct, *self._all(nouns)]

    def _recipients(self, matched: Match, actors: list[Actor]) -> list[Actor]:
        """Look for the other side: object, indirect object, obliques, then deeper."""
        frame, known = matched.frame, {a.id for a in actors}

        def fresh(tokens: Sequence[int], *, deep: bool = False) -> list[Actor]:
            found = self._all(tokens)
            if deep and not found:
                found = [a for t in tokens for a in self.roles.beneath(t)]
            return [a for a in unique(found) if a.id not in known]

        sides = [p for p in _SIDES if not (matched.mutual and p in ("on", "about", "over"))]
        if matched.type == "ASSAULT":
            sides.remove("from")
        if matched.noun_entry is not None:
            sides = [*matched.noun_entry.prepositions, *sides]
        strong = [frame.obliques[p] for p in sides if p in frame.obliques and p not in _WEAK]
        weak = [frame.obliques[p] for p in sides if p in frame.obliques and p in _WEAK]
        own_forces = matched.type in ("MOBILIZE", "RETREAT") and any(
            self.roles.is_class(t, "TROOPS") for t in frame.object
        )
        direct = [] if matched.noun is not None or own_forces else frame.object
        for group in [direct, frame.indirect, *strong]:
            found = fresh(group)
            if found:
                return found
        noun = self._event_object(matched)
        if noun is not None and matched.noun is None:
            found = fresh(self._noun_sides(noun, event_nouns()[self._lemma(noun)].prepositions))
            if found:
                return found
        objects = [] if matched.mutual or own_forces else frame.object
        for group in [objects, *strong, *weak]:
            found = fresh(group, deep=True)
            if found:
                return found
        home = {a.country for a in actors if a.country} if matched.type == "THREATEN" else set()
        return self._from_complement(matched, known | home)

    def _from_complement(self, matched: Match, known: set[str]) -> list[Actor]:
        for clause in _complements(self.roles.reading, matched):
            inner = frame_of(self.roles.reading, clause)
            groups = [inner.subject, inner.object, inner.indirect]
            groups += [inner.obliques[p] for p in _SIDES if p in inner.obliques]
            for group in groups:
                found = [a for a in self._all(group) if a.id not in known]
                if found:
                    return found
            for group in groups:
                below = [a for t in group for a in self.roles.beneath(t) if a.id not in known]
                if below:
                    return unique(below)
        return []

    def _noun(self, token: int) -> _Found | None:
        entry = noun_event(self.roles, token)
        if entry is None:
            return None
        state = state_of(self.roles.reading, token, self.clauses.times_of(token))
        actors = self._possessors(token)
        partners = self._all(self._noun_sides(token, ("between", "with")))
        if entry.type == "CONSULT" or "between" in entry.prepositions:
            actors, recipients = unique([*actors, *partners]), []
            if len(actors) < 2:
                return None
        else:
            recipients = self._all(self._noun_sides(token, entry.prepositions))
            recipients = [r for r in recipients if r.id not in {a.id for a in actors}]
            if not actors or not recipients:
                return None
        if state.unreal or state.hypothetical:
            return None
        state = replace(state, future=False)
        return self._checked(_Found(token, entry.type, entry.mode, actors, recipients, state, -1))

    def _possessors(self, noun: int) -> list[Actor]:
        """Who an event noun says did it: "Russia's invasion", "US airstrike", "attack by X"."""
        reading = self.roles.reading
        owners = [
            k
            for k in reading.children[noun]
            if reading.deprel[k] == "nmod:poss"
            or relation(reading, k) in ("amod", "compound")
            or (relation(reading, k) in ("nmod", "acl") and "by" in prepositions(reading, k))
        ]
        return [a for a in self._all(owners) if a.kind is not ActorKind.UNNAMED or a.country]

    def _noun_sides(self, noun: int, wanted: Sequence[str]) -> list[int]:
        reading = self.roles.reading
        return [
            t
            for k in reading.children[noun]
            if relation(reading, k) in ("nmod", "obl")
            and set(wanted).intersection(prepositions(reading, k))
            for t in conjuncts(reading, k)
        ]

    def _all(self, tokens: Sequence[int]) -> list[Actor]:
        return unique(a for t in tokens for a in self.roles.actors(t))

    def _checked(self, found: _Found) -> _Found | None:
        """Drop what is no event between actors of standing."""
        sides = [*found.actors, *found.recipients]
        if not any(_placed(a) for a in sides):
            return None
        if not any(is_political(a) for a in found.actors):
            if found.type not in _FORCE or found.actors:
                return None
        return found


def _placed(actor: Actor) -> bool:
    """Whether a country, body or known group stands behind an actor."""
    if actor.kind in (ActorKind.COUNTRY, ActorKind.BODY):
        return True
    return bool(actor.country) or (actor.kind is ActorKind.GROUP and bool(actor.sector))


def _complements(reading: Reading, matched: Match) -> list[int]:
    frame = matched.frame
    clauses = [c for c in (frame.infinitive, frame.finite, frame.gerund) if c is not None]
    clauses += [
        t
        for tokens in frame.obliques.values()
        for t in tokens
        if relation(reading, t) in ("advcl", "acl", "ccomp", "xcomp")
    ]
    return clauses + [k for t in frame.object for k in reading.children[t] if reading.deprel[k] == "acl"]


def merged(found: list[_Found]) -> list[_Found]:
    """Merge records of one sentence that say the same, the fuller one standing."""
    kept: list[_Found] = []
    for one in found:
        twin = next((k for k in kept if _same(k, one)), None)
        if twin is None:
            kept.append(one)
        elif len(one.recipients) + len(one.actors) > len(twin.recipients) + len(twin.actors):
            kept[kept.index(twin)] = one
    return sorted(kept, key=lambda f: f.predicate)


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
