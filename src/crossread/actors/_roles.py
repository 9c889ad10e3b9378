"""Whom role nouns mean: "the president", "Russian forces", "the group"."""

from __future__ import annotations

from crossread.actors._catalogue import Person
from crossread.actors._keys import slug
from crossread.actors._nouns import (
    RoleHit,
    affiliation,
    determiner,
    modifiers,
    phrase,
    state_of,
)
from crossread.actors._people import acting
from crossread.actors._scene import Known, Scene
from crossread.actors._tables import RoleNoun
from crossread.model import Actor, ActorKind

_PAST = frozenset({"former", "ex", "then", "late", "past", "previous", "ousted", "deposed",
                   "acting", "interim", "deputy", "vice", "next", "future", "potential",
                   "first", "last", "new", "onetime", "assistant", "would-be",
                   "then-president", "ex-president"})  # fmt: skip
# "the opposition leader" leads no country.
_OTHER_LEADERS = frozenset({"opposition", "party", "religious", "world", "military", "rebel",
                            "tribal", "majority", "minority", "union", "spiritual",
                            "congressional", "local", "business", "civil", "gang", "cult",
                            "labor", "labour", "youth", "student", "community", "church",
                            "thought", "team", "separatist", "protest", "resistance", "coup",
                            "senate", "house", "regional", "muslim", "islamic", "christian",
                            "jewish", "evangelical", "militant", "terrorist", "democratic",
                            "republican", "faction", "group", "project", "political",
                            "nationalist", "far-right"})  # fmt: skip
# Adjectives that leave "the regime" and "the country" what they are.
_PLAIN = frozenset({"authoritarian", "isolated", "reclusive", "entire", "whole", "communist",
                    "ruling", "current"})  # fmt: skip
# English-language news does not call the governments of these "the regime".
_DEMOCRACIES = frozenset(
    "USA CAN GBR IRL FRA DEU ITA ESP PRT NLD BEL LUX AUT CHE DNK NOR SWE FIN ISL POL CZE SVK SVN "
    "HRV ROU BGR GRC CYP EST LVA LTU JPN KOR TWN AUS NZL IND ISR".split()
)


def resolve_role(scene: Scene, hit: RoleHit) -> Actor | None:
    """Return whom a role noun without a name beside it means; records the reference."""
    reading, head, role = scene.reading, hit.head, hit.role
    link = scene.deprel[head].split(":")[0]
    if link in {"flat", "amod"} or (link == "nmod" and role.kind == "human"):
        return None
    if link == "compound" and role.kind != "inst":
        return None
    owner, owner_at = affiliation(scene, hit.start, hit.end)
    det = determiner(scene, hit)
    actor, how = _meaning(scene, hit, owner, det)
    if actor is None:
        return None
    if reading.child(head, "cop") is not None:
        return None
    start, end = phrase(scene, hit, owner_at)
    scene.refer(start, end, head, actor, how)
    return actor


def _meaning(scene: Scene, hit: RoleHit, owner: Actor | None, det: str) -> tuple[Actor | None, str]:
    role = hit.role
    if role.kind in {"office", "top"}:
        return _officer(scene, hit, owner, det), "role"
    if role.kind == "person":
        return _unnamed(scene, hit, owner, det)
    if role.kind == "plural":
        return _several(scene, hit, owner), "role"
    if role.kind == "inst":
        return _institution(scene, hit, owner, det), "role"
    if role.kind in {"state", "country"}:
        return _state(scene, hit, owner, det), "definite description"
    plain = owner is None or owner.kind is ActorKind.COUNTRY
    if role.kind in {"group", "body"} and det == "the" and plain:
        return _group(scene, hit, owner), "definite description"
    return None, ""


def _codes(role: RoleNoun) -> list[tuple[str, str]]:
    return [(c.partition("@")[0], c.partition("@")[2]) for c in role.code.split()]


def _officer(scene: Scene, hit: RoleHit, owner: Actor | None, det: str) -> Actor | None:
    """Return the holder: named in the report before, else by date, else a nameless one."""
    role, mods = hit.role, modifiers(scene, hit)
    state = state_of(owner)
    codes = [(code, of or _office_of(owner, state)) for code, of in _codes(role)]
    if "then" in mods and det == "the":
        return _named_before(scene, hit, codes, ever=True)
    if det == "a" or mods & _PAST or (det == "" and not state and not codes[0][1]):
        return _nameless(scene, hit, owner) if state and det == "a" else None
    if role.kind == "top":
        if mods & _OTHER_LEADERS:
            return None
        if owner is not None and owner.kind is ActorKind.GROUP and ":" not in owner.id:
            codes = [("L", owner.id), ("H", owner.id)]
        elif owner is not None and owner.kind is ActorKind.PERSON:
            return None
        elif state:
            codes = [(code, state) for code in (*role.code.split(), "SL", "P", "PM", "C", "K", "L")]
    if not any(of for _, of in codes):
        if role.kind == "top" and _several_leaders(scene, hit, codes):
            return None
        if det != "the":
            return None
        return _of_the_speaker(scene, hit, codes) or _named_before(scene, hit, codes)
    return _holder(scene, hit, codes) or (_nameless(scene, hit, owner) if state else None)


def _of_the_speaker(scene: Scene, hit: RoleHit, codes: list[tuple[str, str]]) -> Actor | None:
    """Return whom an official means by "the president": that of the official's own country."""
    here = scene.head[hit.head]
    while here >= 0 and scene.deprel[here] not in {"ccomp", "root"}:
        here = scene.head[here]
    here = scene.head[here] if here >= 0 else -1  # above the clause that says it
    while here >= 0:
        subject = scene.reading.child(here, "nsubj")
        actor = scene.meant.get(subject) if subject is not None and subject != hit.head else None
        if actor is not None and actor.country and actor.sector in {"GOV", "MIL", "LEG"}:
            return _holder(scene, hit, [(code, actor.country) for code, _ in codes])
        here = scene.head[here]
    return None


def _office_of(owner: Actor | None, state: str) -> str:
    """Return the id under which the table keeps an owner's offices."""
    if owner is None:
        return ""
    return (
        state
        if owner.kind in {ActorKind.PERSON, ActorKind.UNNAMED}
        else (owner.id if owner.kind is ActorKind.BODY else state)
    )


def _fits(scene: Scene, known: Known, code: str, of: str, *, ever: bool = False) -> bool:
    """Return whether the text or the table says that somebody holds this office."""
    if any(c == code and (not of or o == of) for c, o in known.offices):
        return True
    offices = known.person.offices if known.person else ()
    return any(
        o.code == code
        and (not of or o.of == of or o.of.split(":")[0] == of)
        and (ever or scene.day is None or o.held_on(scene.day))
        for o in offices
    )


def _named_before(
    scene: Scene, hit: RoleHit, codes: list[tuple[str, str]], *, ever: bool = False
) -> Actor | None:
    """Return the person last spoken of who holds one of these offices, within 12 sentences.

    Often named counts for more than named last: a predecessor is named in passing.
    """
    sentence = scene.sentence_of[hit.head]
    best, most, second = None, -9.0, -9.0
    for known in scene.known.values():
        last = max((t for t in known.seen if t < hit.head), default=-1)
        gap = sentence - scene.sentence_of[last]
        if last < 0 or gap > 12:
            continue
        if not any(_fits(scene, known, c, of, ever=ever) for c, of in codes):
            continue
        score = min(4, sum(t < hit.head for t in known.seen)) - 0.5 * gap
        second = max(second, min(score, most))
        if score > most:
            best, most = known.actor, score
    return best if most - second >= 0.75 and most >= -0.5 else None


def _several_leaders(scene: Scene, hit: RoleHit, codes: list[tuple[str, str]]) -> bool:
    """Return whether "the leader" may be more than one of those spoken of just before."""
    near = {
        known.actor.id
        for known in scene.known.values()
        for seen in known.seen
        if seen < hit.head and scene.sentence_of[hit.head] - scene.sentence_of[seen] <= 3
        if any(_fits(scene, known, code, of) for code, of in codes)
    }
    return len(near) > 1


def _holder(scene: Scene, hit: RoleHit, codes: list[tuple[str, str]]) -> Actor | None:
    named = _named_before(scene, hit, codes)
    if named is not None:
        return named
    for code, of in codes:
        known = [k for k in scene.known.values() if _fits(scene, k, code, of)]
        if len(known) == 1:
            return known[0].actor
        person = scene.catalogue.holder(code, of, scene.day)
        if person is not None:
            return _introduced(scene, person)
    return None


def _introduced(scene: Scene, person: Person) -> Actor:
    known = scene.known.get(person.actor.id)
    if known is None:
        known = scene.introduce(acting(scene, person), person.gender, person.names[0], person)
    return known.actor


def _nameless(scene: Scene, hit: RoleHit, owner: Actor | None) -> Actor:
    """Return an unnamed actor: one for each office or noun of a country or body."""
    title = " ".join(hit.role.words)
    state = state_of(owner)
    own = owner is not None and owner.kind in {ActorKind.GROUP, ActorKind.OUTLET}
    if owner is not None and own and ":" not in owner.id:
        name = f"{owner.name} {title}"
        key = f"{owner.id}:{slug(title)}"
        return Actor(key, name, ActorKind.UNNAMED, owner.country, owner.sector)
    if state.startswith("local:") and owner is not None:
        title, state = f"{owner.name} {title}", ""
    if not state:
        return Actor(f"local:{slug(title)}", title, ActorKind.UNNAMED, "", hit.role.sector)
    sector = hit.role.sector or (owner.sector if owner else "")
    if hit.role.kind == "person" and sector in {"GOV", "MIL", "IGO"}:
        owned = scene.catalogue.actors.get(state)
        if owned is not None and owned.kind is ActorKind.BODY:
            sector = "IGO"
    name = f"{_adjective(scene, state)} {title}"
    return Actor(f"{state}:{slug(title)}", name, ActorKind.UNNAMED, state, sector)


def _adjective(scene: Scene, state: str) -> str:
    known = scene.catalogue.actors.get(state)
    return scene.catalogue.adjectives.get(state) or (known.name if known else state)


def _unnamed(scene: Scene, hit: RoleHit, owner: Actor | None, det: str) -> tuple[Actor | None, str]:
    """Return somebody unnamed; "the spokesman" is one named so before."""
    noun = scene.reading.lemma[hit.head].lower()
    if det == "the" and owner is None:
        sentence, best, at = scene.sentence_of[hit.head], None, -1
        for known in scene.known.values():
            last = max((t for t in known.seen if t < hit.head), default=-1)
            if noun in known.nouns and last > at and sentence - scene.sentence_of[last] <= 8:
                best, at = known.actor, last
        if best is not None:
            return best, "definite description"
        before = scene.unnamed.get(noun)
        if before is not None and sentence - scene.sentence_of[before[0]] <= 12:
            return before[1], "definite description"
    if scene.deprel[hit.head].split(":")[0] not in {"nsubj", "obl", "obj", "iobj", "nmod", "conj"}:
        return None, ""
    actor = _nameless(scene, hit, owner)
    if owner is not None:
        scene.unnamed[noun] = (hit.head, actor)
    return actor, "role"


def _several(scene: Scene, hit: RoleHit, owner: Actor | None) -> Actor | None:
    """Return several people together: "Russian forces" are RUS:MIL."""
    state, sector = state_of(owner), hit.role.sector
    words = " ".join(hit.role.words)
    if state.startswith("local:") and owner is not None:
        name = f"{owner.name} {words}"
        return Actor(f"local:{slug(name)}", name, ActorKind.UNNAMED, "", sector)
    if not state:
        if sector == "CVL" or words in {"people", "leaders"}:
            return None
        return Actor(f"local:{slug(words)}", words, ActorKind.UNNAMED, "", sector)
    if owner is not None and owner.kind is ActorKind.GROUP:
        if owner.sector in {"PTY", "OPP"}:
            return owner
        if ":" not in owner.id:
            return owner if sector in {"REB", "MIL", "GOV"} else None
    kind = ActorKind.GROUP if sector in {"MIL", "COP", "REB"} else ActorKind.UNNAMED
    name = f"{_adjective(scene, state)} {words}"
    known = scene.catalogue.actors.get(f"{state}:{sector}")
    return known or Actor(f"{state}:{sector}", name, kind, state, sector)


def _institution(scene: Scene, hit: RoleHit, owner: Actor | None, det: str) -> Actor | None:
    """Return a ministry, parliament or force of a country: "RUS:foreign-ministry"."""
    state, code = state_of(owner), hit.role.code
    words = " ".join(hit.role.words)
    if state.startswith("local:"):
        return None
    if not state:
        if code in {"media", "SPY", "embassy"} or det not in {"the", ""}:
            return None
        if det == "" and not scene.words[hit.head][0].isupper():
            return None
        state = _focus(scene)
    if not state:
        return Actor(f"local:{slug(words)}", words, ActorKind.UNNAMED, "", hit.role.sector)
    known = scene.catalogue.actors.get(f"{state}:{code}")
    name = f"{_adjective(scene, state)} {words}"
    kind = ActorKind.OUTLET if hit.role.sector == "JRN" else ActorKind.GROUP
    return known or Actor(f"{state}:{code}", name, kind, state, hit.role.sector)


def _focus(scene: Scene) -> str:
    """Return the one country that the report is about, or ""."""
    return next(iter(scene.countries)) if len(scene.countries) == 1 else ""


def _state(scene: Scene, hit: RoleHit, owner: Actor | None, det: str) -> Actor | None:
    """Return the country that "the regime", "his country", "the Syrian government" mean."""
    state = state_of(owner)
    if hit.role.kind == "country" and owner is not None and owner.kind is not ActorKind.PERSON:
        return None
    if state:
        return scene.catalogue.actors.get(state)
    mods = modifiers(scene, hit) - _PLAIN
    if det != "the" or mods or scene.quoted[hit.head]:
        return None
    if scene.reading.child(hit.head, "acl:relcl", "nmod") is not None:
        return None
    if hit.role.words[-1] == "administration" and _speaks_of(scene, "USA"):
        return scene.catalogue.actors["USA"]  # what English news calls the American government
    return salient(scene, hit.head, frozenset({ActorKind.COUNTRY}), hit.role.words[-1])


def _speaks_of(scene: Scene, country: str) -> bool:
    """Return whether a report names a country or somebody who acts for it."""
    return country in scene.countries or any(
        k.actor.country == country and k.seen for k in scene.known.values()
    )


_ARMED = frozenset({"militant", "rebel", "terrorist", "armed", "jihadist", "militia", "islamist",
                    "paramilitary", "insurgent", "extremist", "separatist"})  # fmt: skip


def _group(scene: Scene, hit: RoleHit, owner: Actor | None) -> Actor | None:
    """Return what "the group", "the bloc", "the Lebanese militant group" point back to."""
    found = _any_group(scene, hit)
    if found is None or owner is None or found.country == owner.id:
        return found
    return None


def _any_group(scene: Scene, hit: RoleHit) -> Actor | None:
    mods = {m for m in modifiers(scene, hit) if m.islower()}
    named = {scene.lower[t] for t in range(max(0, hit.start - 4), hit.start) if scene.covered[t]}
    mods -= named
    noun = hit.role.words[-1]
    if mods - _ARMED - {"world"}:
        return None
    if scene.reading.child(hit.head, "acl:relcl", "nmod", "acl") is not None:
        return None
    if noun in {"bloc", "alliance"}:
        return salient(scene, hit.head, frozenset({ActorKind.BODY}), noun)
    if (mods | set(hit.role.words)) & _ARMED:
        return salient(scene, hit.head, frozenset({ActorKind.GROUP}), "militia")
    kinds = {ActorKind.GROUP, ActorKind.BODY, ActorKind.OUTLET}
    return salient(scene, hit.head, frozenset(kinds), noun)


def _says(actor: Actor, noun: str) -> bool:
    """Return whether this noun can be said of this actor."""
    if noun == "regime":
        return actor.id not in _DEMOCRACIES
    if noun == "militia":
        return actor.sector == "REB"
    if noun in {"agency", "watchdog", "council"}:
        return actor.sector not in {"REB", "PTY", "MIL", "OPP", "BUS"}
    if noun in {"group", "movement", "network", "party"}:
        return ":" not in actor.id or actor.sector in {"PTY", "CVL", "OPP"}
    return True


def salient(scene: Scene, token: int, kinds: frozenset[ActorKind], noun: str = "") -> Actor | None:
    """Return the actor of these kinds that stands out before *token*; None where two compete.

    Each actor of the last three sentences scores by nearness, by being a subject, and by how
    often it was named; the best must lead by half a point. "The regime" (*noun*) is not said
    of a democracy, and may point back to an adjective.
    """
    sentence = scene.sentence_of[token]
    begin = scene.reading.sentence_start[max(0, sentence - 3)]
    scores: dict[str, float] = {}
    by_person: set[str] = set()
    for head in range(begin, token):
        actor = scene.meant.get(head)
        if actor is None or _beside(scene, head, token):
            continue
        if noun in {"country", "nation"} and scene.deprel[head] == "compound":
            continue
        subject = scene.deprel[head].startswith("nsubj")
        if actor.kind is ActorKind.PERSON and ActorKind.COUNTRY in kinds and subject:
            # Who acts may stand for the country, which makes any other choice doubtful.
            actor = scene.catalogue.actors.get(actor.country)
            if actor is not None and actor.id not in scores:
                by_person.add(actor.id)
        elif ActorKind.COUNTRY in kinds and subject and ":" in actor.id:
            actor = scene.catalogue.actors.get(actor.country)  # "Syria's health ministry"
        elif actor.kind in kinds:
            by_person.discard(actor.id)
        if actor is None or actor.kind not in kinds:
            continue
        if not _says(actor, noun):
            continue
        if noun != "regime" and scene.how[head] == "adjective":
            continue
        weight = 1.5 - 0.6 * (sentence - scene.sentence_of[head])
        weight += 1.2 if subject else 0.0
        weight -= 0.5 if scene.how[head] == "place" else 0.0
        scores[actor.id] = max(scores.get(actor.id, -9.0), weight) + 0.15
    ranked = sorted(scores, key=lambda a: -scores[a])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < 0.5):
        return None
    if ranked[0] in by_person and noun != "regime":
        return None
    return scene.catalogue.actors.get(ranked[0]) or next(
        a for a in scene.meant.values() if a.id == ranked[0]
    )


def _beside(scene: Scene, head: int, token: int) -> bool:
    """Return whether two nouns stand under one verb, and so mean two."""
    above = scene.head[token]
    return above >= 0 and scene.head[head] == above and scene.deprel[head].startswith("nsubj")
