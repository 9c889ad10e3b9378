"""Who did it and to whom: the sides of a matched predicate or event noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.events._frames import conjuncts, frame_of, prepositions, relation
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import event_nouns
from crossread.events._match import Match
from crossread.events._roles import Roles, is_placed, unique, unnamed
from crossread.model import Actor, ActorKind

# Prepositions that introduce the other side, in the order in which they are believed.
_ORDER = tuple("against to with on at from for toward towards of into over upon about in".split())
_WEAK = frozenset({"in", "about", "over", "of", "for"})
_TOPICS = frozenset({"on", "about", "over"})  # of talks and deals: a topic and no side
# Of these types what is given, moved or praised is not who it is for; only the placed count.
_GIVING = ("AID", "COOPERATE", "MOBILIZE", "SUPPORT", "AGREE")
# "accused of attacking", "criticised for leaving"; not "after", "while" or "because"
_COMPLETING = ("of", "for", "from", "against", "with", "about", "into", "over")
_DRILLS = ("exercise", "drill", "game", "manoeuvre", "maneuver", "training")


@dataclass(frozen=True)
class Sides:
    """Finds actors and recipients in one reading."""

    roles: Roles

    def all(self, tokens: Sequence[int]) -> list[Actor]:
        """Return the actors that some nouns mean."""
        return unique(a for t in tokens for a in self.roles.actors(t))

    def actors(self, matched: Match) -> list[Actor]:
        """Return who did it: the subject, or whom the event noun names ("US sanctions")."""
        found = self.all(matched.frame.subject)
        noun = self._event_object(matched)
        if not found and noun is not None:
            found = self.possessors(noun)
        if not found and matched.type == "PROTEST":
            found = self._crowd(matched)
        return found

    def recipients(self, matched: Match, actors: Sequence[Actor]) -> list[Actor]:
        """Return the other side: object, indirect object, obliques, then what lies deeper."""
        if matched.mode == "resign":
            return []
        known = {a.id for a in actors}
        for group, deep in self._places(matched):
            found = self.all(group)
            if deep and not found:
                found = [a for t in group for a in self.roles.beneath(t)]
            found = [a for a in unique(found) if a.id not in known]
            if matched.type == "PROTEST":  # the country that they protest in is no target as such
                found = [a for a in found if a.id not in {x.country for x in actors}]
            if matched.type in _GIVING:
                found = [a for a in found if is_placed(a)]
            if found:
                return found
        home = {a.country for a in actors if a.country} if matched.type == "THREATEN" else set()
        return self._from_complement(matched, known | home)

    def partners(self, matched: Match) -> list[Actor]:
        """Return with whom: for what two sides do together."""
        frame = matched.frame
        nouns = [*frame.obliques.get("with", []), *frame.obliques.get("between", [])]
        if matched.noun is not None:
            nouns += self.beside(matched.noun, ("with", "between"))
        met = matched.noun is None and "with" not in frame.obliques
        return self.all([*frame.object, *nouns] if met else nouns)

    def possessors(self, noun: int) -> list[Actor]:
        """Return who did what a noun names: "Russia's invasion", "US airstrike", "attack by"."""
        reading = self.roles.reading
        owners = [
            k
            for k in reading.children[noun]
            if reading.deprel[k] == "nmod:poss"
            or relation(reading, k) in ("amod", "compound")
            or (relation(reading, k) in ("nmod", "acl") and "by" in prepositions(reading, k))
        ]
        return [a for a in self.all(owners) if a.kind is not ActorKind.UNNAMED or a.country]

    def beside(self, noun: int, wanted: Sequence[str]) -> list[int]:
        """Return the nouns that hang on a noun by some prepositions."""
        reading = self.roles.reading
        return [
            t
            for k in reading.children[noun]
            if relation(reading, k) in ("nmod", "obl")
            and set(wanted).intersection(prepositions(reading, k))
            for t in conjuncts(reading, k)
        ]

    def is_joint_drill(self, matched: Match, actors: Sequence[Actor]) -> bool:
        """Whether several countries exercise: cooperation, where one alone shows force."""
        if not any(self.roles.is_class(t, d) for t in matched.frame.object for d in _DRILLS):
            return False
        partners = self.all(matched.frame.obliques.get("with", []))
        return len({a.country or a.id for a in [*actors, *partners]}) > 1

    def _places(self, matched: Match) -> Iterator[tuple[Sequence[int], bool]]:
        """Yield groups of nouns in the order in which they are asked, and whether deeper."""
        frame = matched.frame
        own_forces = matched.type in ("MOBILIZE", "RETREAT") and any(
            self.roles.is_class(t, "TROOPS") for t in frame.object
        )
        strong, weak = self._obliques(matched)
        yield [] if matched.noun is not None or own_forces else frame.object, False
        yield frame.indirect, False
        for group in strong:
            yield group, False
        noun = self._event_object(matched)
        if noun is not None and matched.noun is None:
            entry = event_nouns()[lemma_of(self.roles.reading, noun)]
            yield self.beside(noun, entry.prepositions), False
        yield [] if matched.mutual or own_forces else frame.object, True
        for group in [*strong, *weak]:
            yield group, True

    def _obliques(self, matched: Match) -> tuple[list[list[int]], list[list[int]]]:
        obliques = matched.frame.obliques
        order = [*(matched.noun_entry.prepositions if matched.noun_entry else ()), *_ORDER]
        if matched.mutual:
            order = [p for p in order if p not in _TOPICS]
        if matched.type == "ASSAULT":  # fired "from" is where the attacker stood
            order = [p for p in order if p != "from"]
        named = [p for p in dict.fromkeys(order) if p in obliques]
        strong = [obliques[p] for p in named if p not in _WEAK]
        return strong, [obliques[p] for p in named if p in _WEAK]

    def _from_complement(self, matched: Match, known: set[str]) -> list[Actor]:
        for clause in complements(self.roles, matched):
            inner = frame_of(self.roles.reading, clause)
            groups = [inner.subject, inner.object, inner.indirect]
            groups += [inner.obliques[p] for p in _ORDER if p in inner.obliques]
            for group in groups:
                found = [a for a in self.all(group) if a.id not in known]
                if found:
                    return found
            for group in groups:
                below = [a for t in group for a in self.roles.beneath(t) if a.id not in known]
                if below:
                    return unique(below)
        return []

    def _event_object(self, matched: Match) -> int | None:
        """The object, where it names the same event itself ("imposed new US sanctions")."""
        if matched.noun is not None:
            return matched.noun
        for token in matched.frame.object:
            entry = event_nouns().get(lemma_of(self.roles.reading, token))
            if entry is not None and entry.type == matched.type:
                return token
        return None

    def victims(self, predicate: int, matched: Match) -> list[Actor]:
        """People hurt in a named place belong to its country: "a blast in Kazan killed nine"."""
        reading = self.roles.reading
        hurt = [
            t
            for t in matched.frame.object
            if self.roles.is_class(t, "PERSON") or reading.upos[t] == "NUM"
        ]
        around = [t for t in reading.subtree(predicate) if self.roles.is_place(t)]
        countries = unique(a for t in around for a in self.roles.located(t))
        if not hurt or len(countries) != 1:
            return []
        return [unnamed(self.roles.phrase(hurt[0]), countries[0].id, "CVL", "victim")]

    def _crowd(self, matched: Match) -> list[Actor]:
        """Protesters of no stated country belong where they protest."""
        frame = matched.frame
        people = [t for t in frame.subject if self.roles.is_class(t, "PERSON")]
        nouns = [t for p in ("in", "across", "throughout") for t in frame.obliques.get(p, [])]
        places = unique(a for t in nouns for a in self.roles.located(t))
        return [unnamed(self.roles.phrase(t), p.id, "CVL", "crowd") for t in people for p in places]


def complements(roles: Roles, matched: Match) -> list[int]:
    """Return the heads of the clauses that say what is asked, threatened, agreed or blamed."""
    reading, frame = roles.reading, matched.frame
    clauses = [c for c in (frame.infinitive, frame.finite, frame.gerund) if c is not None]
    clauses += [
        t
        for mark in _COMPLETING
        for t in frame.obliques.get(mark, [])
        if relation(reading, t) in ("advcl", "acl", "ccomp", "xcomp")
    ]
    below = [k for t in frame.object for k in reading.children[t] if reading.deprel[k] == "acl"]
    return [*clauses, *below]
