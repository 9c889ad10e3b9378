"""Who is meant by the arguments of a predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from crossread.events._frames import conjuncts, prepositions, relation
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import classes, sectors, words
from crossread.model import Actor, ActorKind, Cast, EntityType, Reading

_LONGEST_NAME = 6  # words before a noun; longer ones come from a misread tree
_NAMED = (ActorKind.COUNTRY, ActorKind.BODY, ActorKind.GROUP, ActorKind.PERSON)
_OF = frozenset("of in from for at by among within throughout across".split())
_BENEATH = frozenset("nmod amod compound obl nsubj obj".split())
_MODIFIERS = frozenset("amod compound nmod flat appos det".split())
_ARMED = frozenset(
    {"MIL", "REB", "UAF", "COP", "GOV", "SPY", "LEG", "JUD", "PRM", "REL", "OPP", "ELI"}
)


@dataclass(frozen=True)
class Roles:
    """Resolves nouns of one reading to actors, and tells which class a noun is of."""

    reading: Reading
    cast: Cast

    @cached_property
    def _types(self) -> dict[int, EntityType]:
        return {m.head: m.type for m in self.reading.mentions}

    def actors(self, token: int) -> list[Actor]:
        """Return the actors that a noun phrase and its conjuncts mean."""
        found = [a for t in conjuncts(self.reading, token) for a in self._here(t)]
        return unique(found)

    def _here(self, token: int) -> list[Actor]:
        if self.is_place(token) and self._only_sets_the_scene(token):
            return []
        direct = self.cast.at(token)
        if direct is not None and _usable(direct):
            return [self._with_office(direct, token)]
        if self.reading.upos[token] == "PRON":
            return self._speaker(token)
        if self.reading.upos[token] not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
            return []
        if self._lemma(token) in words("transparent"):
            inside = [a for k in self._kids(token, {"of", "from"}) for a in self._here(k)]
            if inside:
                return inside
        derived = list(self._derived(token))
        if derived:
            return derived
        return [direct] if direct is not None and (direct.country or direct.sector) else []

    def is_place(self, token: int) -> bool:
        """Return whether a country or city is only where something happens."""
        reference = self.cast.by_head.get(token)
        return reference is not None and reference.how == "place"

    def _only_sets_the_scene(self, token: int) -> bool:
        """Return whether a place is no side: a subject, or a town that modifies another noun.

        A country in or on which force, aid or troops come down is the other side to PLOVER
        ("deployed in Syria"), and so is a town that is shelled; "a Kazan metro train" is not.
        """
        if self.cast.by_head[token].actor.kind is not ActorKind.COUNTRY:
            return True  # a museum in Brussels is not the European Union's
        link = relation(self.reading, token)
        return (
            link == "nsubj" and self.reading.deprel[token] != "nsubj:pass"
        ) or link == "compound"

    def located(self, token: int) -> list[Actor]:
        """Return the countries in which the places at and beside a noun lie."""
        return [
            r.actor
            for t in conjuncts(self.reading, token)
            if (r := self.cast.by_head.get(t)) is not None and r.actor.kind is ActorKind.COUNTRY
        ]

    def _derived(self, token: int) -> Iterator[Actor]:
        """Make actors of a common noun and the country beside it ("Israeli troops")."""
        sector = sectors().get(self._lemma(token), "")
        if self.reading.word(token) == "House":  # of parliament
            sector = "LEG"
        if not sector and not self.is_person(token):
            return
        kids = [k for k in self.reading.children[token] if relation(self.reading, k) in _MODIFIERS]
        near = [k for k in kids if relation(self.reading, k) != "nmod" or self._is_possessive(k)]
        owners = [a for k in near for a in self._owner(k)] or [
            a for k in kids if self._is_owner(k) for a in self._owner(k)
        ]
        name = self.phrase(token)
        seen = set()
        for owner in owners:
            country = owner.country or (owner.id if owner.kind is not ActorKind.PERSON else "")
            if country and country not in seen:
                seen.add(country)
                yield unnamed(name, country, sector or owner.sector, self._lemma(token))
        if not seen and sector in _ARMED and self._lemma(token) not in words("bare"):
            yield unnamed(name, "", sector, self._lemma(token))

    def _with_office(self, actor: Actor, token: int) -> Actor:
        """Give a person of no known office the one that the words around the name state."""
        if actor.kind is not ActorKind.PERSON or actor.country or actor.sector or actor.roles:
            return actor
        titles = [
            k
            for k in self.reading.children[token]
            if relation(self.reading, k) in ("nmod", "compound", "appos", "flat")
        ]
        sector = next((s for t in titles if (s := sectors().get(self._lemma(t)))), "")
        if not sector:
            return actor
        around = [token, *titles]
        owners = [a for t in around for k in self.reading.children[t] for a in self._owner_of(k)]
        country = next((a.country or a.id for a in owners), "")
        return replace(actor, sector=sector, country=country)

    def _owner_of(self, token: int) -> list[Actor]:
        actor = self.cast.at(token)
        owning = actor is not None and actor.kind in (ActorKind.COUNTRY, ActorKind.BODY)
        return [actor] if actor is not None and owning else []

    def _speaker(self, pronoun: int) -> list[Actor]:
        """Take the subject of what is said ("A said that it would") for the speaker."""
        verb = self.reading.head[pronoun]
        if relation(self.reading, pronoun) != "nsubj" or verb < 0:
            return []
        here = verb
        while relation(self.reading, here) in ("xcomp", "conj") and self.reading.head[here] >= 0:
            here = self.reading.head[here]
        above = self.reading.head[here]
        if relation(self.reading, here) != "ccomp" or above < 0:
            return []
        if lemma_of(self.reading, above) not in words("speech"):
            return []
        subject = self.reading.child(above, "nsubj")
        return [] if subject in (None, pronoun) else self.actors(subject)

    def _owner(self, token: int) -> list[Actor]:
        if (
            self.reading.upos[token] == "PRON"
            and sectors().get(self._lemma(self.reading.head[token])) == "UNK"
        ):
            return []  # "its allies" are not its own
        found = [self.cast.at(t) for t in conjuncts(self.reading, token)]
        named = [a for a in found if a is not None and a.kind in _NAMED]
        if named or relation(self.reading, token) not in ("nmod", "compound", "amod"):
            return named
        below = [self.cast.at(k) for k in self.reading.children[token]]
        return [a for a in below if a is not None and a.kind is ActorKind.COUNTRY]

    def _is_possessive(self, token: int) -> bool:
        return self.reading.deprel[token] == "nmod:poss"

    def _is_owner(self, token: int) -> bool:
        if self._is_possessive(token):
            return True
        return any(p in _OF for p in prepositions(self.reading, token)) or (
            self.reading.child(token, "case") is None
        )

    def _kids(self, token: int, wanted: set[str]) -> list[int]:
        return [
            k
            for k in self.reading.children[token]
            if relation(self.reading, k) == "nmod"
            and wanted.intersection(prepositions(self.reading, k))
        ]

    def beneath(self, token: int, depth: int = 3) -> list[Actor]:
        """Return the actors nearest below a noun that is none itself ("Iraq's proposal")."""
        if depth == 0:
            return []
        layers = [
            k
            for k in self.reading.children[token]
            if relation(self.reading, k) in _BENEATH
            or (relation(self.reading, k) == "acl" and "to" in prepositions(self.reading, k))
        ]
        ranked = sorted(layers, key=lambda k: (relation(self.reading, k) in ("acl", "obl"), k))
        for kid in ranked:
            found = self.actors(kid)
            if found:
                return found
        for kid in ranked:
            found = self.beneath(kid, depth - 1)
            if found:
                return found
        return []

    def is_class(self, token: int, name: str) -> bool:
        """Return whether a noun is of a class of the lexicon, or is that lemma."""
        if name == "*":
            return True
        if name == "ACTOR":
            return bool(self.actors(token))
        members = classes().get(name, frozenset({name}))
        lemmas = set(self._lemmas(token))
        return bool(lemmas & members) or self._typed(token, name)

    def _typed(self, token: int, name: str) -> bool:
        actor = self.cast.at(token)
        kind = self._types.get(token)
        if name == "PERSON":
            return self.is_person(token)
        if name == "LEADER":
            return kind is EntityType.PERSON or (
                actor is not None and actor.kind is ActorKind.PERSON
            )
        if name == "PLACE":
            return kind is EntityType.PLACE
        if name == "BODY":
            return actor is not None and actor.kind is ActorKind.BODY
        if name == "TROOPS":
            return actor is not None and actor.sector == "MIL"
        return False

    def is_person(self, token: int) -> bool:
        """Return whether a noun means people."""
        actor = self.cast.at(token)
        return (
            self._lemma(token) in classes()["PERSON"]
            or self._types.get(token) in (EntityType.PERSON, EntityType.NORP)
            or (actor is not None and actor.kind in (ActorKind.PERSON, ActorKind.UNNAMED))
        )

    def _lemmas(self, token: int) -> Iterator[str]:
        actor = self.cast.at(token)
        if actor is not None and actor.kind is ActorKind.COUNTRY:
            return  # the "States" of a name are no states
        lemma = self._lemma(token)
        yield lemma
        if lemma in words("transparent"):
            for kid in self._kids(token, {"of"}):
                yield self._lemma(kid)
        for kid in self.reading.children[token]:
            if relation(self.reading, kid) in ("amod", "compound"):
                yield f"{self._lemma(kid)}_{lemma}"
                if lemma in words("weak"):
                    yield self._lemma(kid)
        if lemma in words("weak"):
            for kid in self._kids(token, {"of", "for", "between"}):
                yield self._lemma(kid)

    def _lemma(self, token: int) -> str:
        return lemma_of(self.reading, token)

    def phrase(self, token: int) -> str:
        """The noun with the words before it, as printed."""
        first = min(
            (
                t
                for k in self.reading.children[token]
                if k < token and relation(self.reading, k) in ("amod", "compound", "nmod")
                for t in self.reading.subtree(k)
            ),
            default=token,
        )
        first = token if token - first > _LONGEST_NAME else first
        return " ".join(self.reading.span(first, token + 1).of(self.reading.report.text).split())


def _usable(actor: Actor) -> bool:
    """Unnamed people count by what is said of them; unknown persons are kept for their side."""
    if actor.kind is ActorKind.OUTLET:
        return False
    return actor.kind is not ActorKind.UNNAMED or bool(actor.country)


def unnamed(name: str, country: str, sector: str, lemma: str) -> Actor:
    """Make an actor of people or forces without a name of their own."""
    key = "/".join(p for p in (country, sector or lemma) if p)
    return Actor(f"local:{key}", name, ActorKind.UNNAMED, country=country, sector=sector)


def unique(actors: Iterable[Actor]) -> list[Actor]:
    """Return actors without repeats, in order."""
    return list({a.id: a for a in actors}.values())


def is_placed(actor: Actor) -> bool:
    """Return whether a country, body or known group stands behind an actor."""
    if actor.kind in (ActorKind.COUNTRY, ActorKind.BODY):
        return True
    return bool(actor.country) or (actor.kind is ActorKind.GROUP and bool(actor.sector))


def is_political(actor: Actor) -> bool:
    """Return whether an actor belongs in an event record: a state, body, group, or tied to one."""
    if actor.kind in (ActorKind.COUNTRY, ActorKind.BODY):
        return True
    return bool(actor.country or actor.sector or actor.roles)
