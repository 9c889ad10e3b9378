"""Role nouns in the text: where they stand, whose they are, and which name they go with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from crossread.actors._scene import Scene
from crossread.actors._tables import RoleNoun
from crossread.model import Actor, ActorKind

_THE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "some", "any", "no", "every", "another", "each", "one",
                         "several", "many"})  # fmt: skip
_AFFILIATING = frozenset({"of", "for"})
_LINKS = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "nmod:unmarked"})
_MODIFIERS = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc",
                        "nmod:unmarked"})  # fmt: skip
_AGAINST = frozenset({"anti", "pro", "non", "trans", "post"})


@dataclass(frozen=True, slots=True)
class RoleHit:
    """A role noun in the text."""

    start: int
    end: int
    head: int
    role: RoleNoun


def role_hits(scene: Scene) -> Iterator[RoleHit]:
    """Yield the role nouns of the report outside names, longest match first, in text order."""
    table, lower, done = scene.catalogue.roles, scene.lower, 0
    for token, word in enumerate(lower):
        if token < done or word not in table or scene.covered[token]:
            continue
        for role in table[word]:
            end = token + len(role.words)
            if lower[token:end] == role.words:
                head = scene.top(token, end)
                if scene.upos[head] in {"NOUN", "PROPN"} and not _in_a_title(scene, token, role):
                    yield RoleHit(token, end, head, role)
                    done = end
                break


def _in_a_title(scene: Scene, token: int, role: RoleNoun) -> bool:
    """Return whether a capitalised noun closes an untagged name: "Independent Diplomat"."""
    if role.kind not in {"person", "human"} or not scene.words[token][0].isupper() or not token:
        return False
    before = scene.words[token - 1]
    start = scene.reading.sentence_start[scene.sentence_of[token]]
    plain = scene.lower[token - 1] not in scene.catalogue.roles and not scene.covered[token - 1]
    headed = scene.head[token] > token  # "Deputy Spokesman John Roe"
    return before[0].isupper() and before.isalpha() and plain and token - 1 > start and not headed


def affiliation(scene: Scene, start: int, end: int) -> tuple[Actor | None, int]:
    """Return whom a noun belongs to ("Russian", "of Iran", "the Pentagon's"), and that token."""
    for kid in _dependents(scene, start, end):
        link = scene.deprel[kid]
        if link not in _LINKS:
            continue
        if link in {"nmod", "nmod:unmarked"} and kid > start:
            case = scene.reading.child(kid, "case")
            if case is None or scene.lower[case] not in _AFFILIATING:
                continue
        if kid > 1 and scene.words[kid - 1] == "-" and scene.lower[kid - 2] in _AGAINST:
            continue
        actor = scene.meant.get(kid)
        if actor is None and kid in scene.hints:
            actor = scene.catalogue.actors.get(scene.hints[kid])
        if actor is not None and (actor.country or actor.kind in _OWNERS):
            return actor, kid
    return None, -1


_OWNERS = frozenset({ActorKind.COUNTRY, ActorKind.BODY, ActorKind.GROUP, ActorKind.OUTLET})


def state_of(actor: Actor | None) -> str:
    """Return the country or body that an owner acts for, or ""."""
    if actor is None:
        return ""
    if actor.kind in {ActorKind.COUNTRY, ActorKind.BODY} or not actor.country:
        return actor.id if actor.kind is not ActorKind.PERSON else ""
    return actor.country


def person_beside(scene: Scene, hit: RoleHit) -> tuple[int, bool]:
    """Return the head token of the name that a role noun stands with, and whether it leads.

    "White House spokesman John Kirby", "Kim Jong Un, leader of North Korea"; -1 where none.
    The second value is true where the noun phrase has a head of its own, which then means
    the person too.
    """
    head, above = hit.head, scene.head[hit.head]
    link = scene.deprel[head].split(":")[0]
    if not _adjacent(hit, above, 9 if link == "appos" else 5):
        above = -1
    if above in scene.meant and scene.meant[above].kind is ActorKind.PERSON:
        if link in {"compound", "flat", "amod"} or scene.deprel[head] == "nmod:desc":
            return above, False
        if link == "appos":
            return above, True
    for kid in scene.children[head]:
        named = kid in scene.meant and scene.meant[kid].kind is ActorKind.PERSON
        kin = scene.deprel[kid].split(":")[0]
        if (
            named
            and _adjacent(hit, kid, 5)
            and (kin in {"appos", "flat"} or (kin == "compound" and kid > head))
        ):
            return kid, True
    return -1, False


def _adjacent(hit: RoleHit, name: int, most: int) -> bool:
    return hit.start - most <= name < hit.end + most


def learn(scene: Scene, hit: RoleHit, named: int) -> None:
    """Note what the report says of a person: office, country, sector."""
    known = scene.known.get(scene.meant[named].id)
    if known is None:
        return
    known.nouns.add(scene.reading.lemma[hit.head].lower())
    known.nouns.add(" ".join(hit.role.words))
    if hit.role.gender and not known.gender:
        known.gender = hit.role.gender
    owner = affiliation(scene, hit.start, hit.end)[0] or affiliation(scene, named, named + 1)[0]
    state = state_of(owner)
    for code in hit.role.code.split():
        if hit.role.kind == "office" and state:
            known.offices.add((code.partition("@")[0], state))
    if known.person is None and not known.actor.country and state:
        sector = hit.role.sector or (owner.sector if owner else "")
        known.actor = replace(known.actor, country=state, sector=sector)


def _dependents(scene: Scene, start: int, end: int) -> Iterator[int]:
    """Yield what depends on any of the tokens from outside them: "UN [secretary general]"."""
    for token in range(start, end):
        for kid in scene.children[token]:
            if not start <= kid < end:
                yield kid


def determiner(scene: Scene, hit: RoleHit) -> str:
    """Return "the", "a", "poss" or ""."""
    for kid in _dependents(scene, hit.start, hit.end):
        if scene.deprel[kid] == "nmod:poss":
            return "poss"
        if scene.deprel[kid] == "det":
            word = scene.lower[kid]
            return "the" if word in _THE else "a" if word in _INDEFINITE else ""
    return ""


def phrase(scene: Scene, hit: RoleHit, owner: int) -> tuple[int, int]:
    """Return the tokens of a role noun with its premodifiers, and an "of" phrase that owns it."""
    start, end = hit.start, hit.end
    for kid in _dependents(scene, hit.start, hit.end):
        if kid < start and scene.deprel[kid] in _MODIFIERS:
            start = min(start, kid, *scene.children[kid], *_below(scene, kid))
    if owner >= end:
        end = owner + 1
    return max(start, scene.reading.sentence_start[scene.sentence_of[hit.head]]), end


def _below(scene: Scene, token: int) -> list[int]:
    return [k for kid in scene.children[token] for k in scene.children[kid]]


def modifiers(scene: Scene, hit: RoleHit) -> set[str]:
    """Return the adjectives and nouns in front of a role noun, in lower case."""
    return {
        scene.lower[k]
        for k in _dependents(scene, hit.start, hit.end)
        if scene.deprel[k] in {"amod", "compound", "advmod"}
    }
