"""People: by full name, by short names within the report, by office and date, and strangers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from crossread.actors import _tables as tables
from crossread.actors._catalogue import Person
from crossread.actors._keys import atoms, name_atoms, person_key, plain, slug
from crossread.actors._scene import Known, Scene
from crossread.model import Actor, ActorKind, EntityType, Mention

_MALE = frozenset({"mr", "mr.", "sir", "lord", "prince", "king", "brother", "father", "baron"})
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "princess", "queen", "dame",
                     "sister", "baroness"})  # fmt: skip
RANKS = frozenset({"dr", "dr.", "sen", "sen.", "rep", "rep.", "gen", "gen.", "col", "col.", "lt",
                    "lt.", "maj", "maj.", "capt", "capt.", "gov", "gov.", "adm", "adm.", "sgt",
                    "sgt.", "prof", "prof.", "rev", "rev.", "sheikh", "mullah", "judge", "justice",
                    "pope", "major", "lieutenant", "captain", "sergeant", "brigadier", "vice",
                    "ayatollah", "chief", "master", "staff", "first", "corporal", "rear",
                    "marshal", "field", "imam", "comrade", "hon.", "amb.", "sens.", "reps.",
                    "defense", "foreign", "deputy", "prime", "state", "attorney"})  # fmt: skip
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def full_names(
    scene: Scene, people: list[tuple[int, int, Person]], blocked: list[tuple[int, int]]
) -> tuple[list[tuple[int, int, Person]], list[Mention]]:
    """Return the known people named in full, and the person mentions left over."""
    barred = {t for start, end in blocked for t in range(start, end)}
    accepted: list[tuple[int, int, Person]] = []
    taken: set[int] = set()
    for start, end, person in people:
        if _stands_alone(scene, start, end):
            accepted.append((start, end, person))
            taken.update(range(start, end))
    rest = []
    for mention in scene.reading.mentions:
        span = range(mention.start, mention.end)
        if mention.type is not EntityType.PERSON or taken.intersection(span):
            continue
        if not barred.intersection(span):
            rest.append(mention)
    return accepted, rest


def _stands_alone(scene: Scene, start: int, end: int) -> bool:
    """Return whether a known person's name is not part of a longer, other name."""
    mention = scene.mentions.get(scene.top(start, end))
    if mention and (mention.start < start or mention.end > end):
        outside = [*range(mention.start, min(start, mention.end)), *range(end, mention.end)]
        if mention.type is not EntityType.PERSON:
            return not (mention.start <= start and end <= mention.end)
        if not all(is_title(scene, t) or _untitled(scene, t, start) for t in outside):
            return False
    for token in (start - 1, end):
        if 0 <= token < len(scene.words) and scene.upos[token] == "PROPN":
            linked = start <= scene.head[token] < end or scene.head[scene.top(start, end)] == token
            flat = scene.deprel[token] == "flat" or scene.deprel[start] == "flat"
            if linked and flat and not is_title(scene, token) and mention is None:
                return False
    return True


def _untitled(scene: Scene, token: int, start: int) -> bool:
    """Return whether a word in front is no name of a person: "Majority Whip [John Cornyn]"."""
    key = person_key(atoms(scene.words[token]))
    return token < start and bool(key) and not scene.catalogue.genders.keys() & {key[0]}


def is_title(scene: Scene, token: int) -> bool:
    word = scene.lower[token]
    return (
        word in RANKS
        or word in _MALE
        or word in _FEMALE
        or word in _SUFFIXES
        or word in scene.catalogue.roles
        or not word.isalpha()
        or len(word) == 1
        or scene.upos[token] not in {"PROPN", "NOUN"}
        or (atoms(scene.words[token]) or ("",))[0] in scene.catalogue.names
    )


def acting(scene: Scene, person: Person) -> Actor:
    """Return a known person as the actor they are on the report's day.

    Whoever holds an office of a body or a group acts for it (a UN secretary general for the
    UN); the sector follows the office, and is ELI for those who are out of office.
    """
    held = [o for o in person.offices if scene.day is None or o.held_on(scene.day)]
    if not person.offices:
        return person.actor
    office = max(
        held or person.offices,
        key=lambda o: (o.code in tables.TOP, o.code != "CAND", o.since or dt.date.min),
    )
    owner = scene.catalogue.actors.get(office.of)
    country, sector = person.actor.country, tables.sector_of(office.code)
    if owner and owner.kind is ActorKind.BODY:
        country, sector = owner.id.split(":")[0], "IGO"
    elif owner and owner.kind is ActorKind.GROUP:
        sector = owner.sector
    if not held:
        country, sector = person.actor.country, "ELI"
    return replace(person.actor, country=country, sector=sector)


def refer_person(scene: Scene, start: int, end: int, person: Person) -> Known:
    actor = acting(scene, person)
    known = scene.known.get(actor.id) or scene.introduce(
        actor, person.gender, person.names[0], person
    )
    for token in range(start, end):
        scene.covered[token] = 1
    _learn_rank(scene, start, known)
    scene.refer(start, end, scene.top(start, end), known.actor, "name")
    return known


def _bare(scene: Scene, mention: Mention) -> tuple[int, int, str]:
    """Return a person mention without titles, and the gender that a title tells."""
    start, end, gender = mention.start, mention.end, ""
    while start < end - 1 and (
        scene.lower[start] in RANKS | _MALE | _FEMALE or scene.lower[start] in scene.catalogue.roles
    ):
        start += 1
    for token in range(max(0, start - 1), start + 1):
        word = scene.lower[token]
        gender = "m" if word in _MALE else "f" if word in _FEMALE else gender
    while end > start + 1 and scene.words[end - 1] in {"'s", "’s", ",", "."}:
        end -= 1
    return start, end, gender


def _key(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    parts = [a for t in range(start, end) for a in atoms(scene.words[t]) if a != "'s"]
    kept = [p for p in parts if len(p) > 1 and plain(p).lower() not in _SUFFIXES]
    return person_key(name_atoms(" ".join(kept or parts)))


def unknown_person(scene: Scene, mention: Mention) -> None:
    """Record a full name: known after all when initials are dropped, else local to the report."""
    start, end, gender = _bare(scene, mention)
    key = _key(scene, start, end)
    if len(key) < 2 or key in scene.short:
        return
    node = scene.catalogue.people_trie
    for part in key:
        node = node.get(part, {})
    if "" in node:
        refer_person(scene, start, end, node[""])
        return
    if key in scene.catalogue.short:
        return
    text = scene.reading.span(start, end).of(scene.reading.report.text)
    gender = gender or scene.catalogue.genders.get(key[0], "")
    actor = Actor(f"local:{slug(text)}", " ".join(text.split()), ActorKind.PERSON)
    scene.introduce(actor, gender, key, None)


# Ranks and titles as printed before a name, and the noun that takes them up: "the general".
_NOUN_OF = {
    "gen": "general",
    "adm": "admiral",
    "col": "colonel",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "prof": "professor",
    "dr": "doctor",
    "lt": "lieutenant",
    "maj": "major",
    "capt": "captain",
}


def _learn_rank(scene: Scene, start: int, known: Known) -> None:
    for token in (start, start - 1):
        noun = _NOUN_OF.get(scene.lower[token].rstrip(".")) if token >= 0 else None
        if noun:
            known.nouns.add(noun)


def short_names(scene: Scene, rest: list[Mention]) -> None:
    """Resolve short names, in text order, over person mentions and bare proper nouns."""
    spans = [(*_bare(scene, m), True) for m in rest]
    within = {t for start, end, _, _ in spans for t in range(start, end)}
    for token, tag in enumerate(scene.upos):
        if tag != "PROPN" or token in within or scene.covered[token]:
            continue
        key = _key(scene, token, token + 1)
        if token in scene.mentions and not _mistagged(scene, token, key):
            continue
        if key in scene.short and not _in_longer_name(scene, token):
            spans.append((token, token + 1, "", False))
    for start, end, gender, tagged in sorted(spans):
        if scene.covered[start]:
            continue
        key = _key(scene, start, end)
        known = _recent(scene, start, key, gender) if key else None
        if known is None and tagged and key:
            known = _by_date(scene, key, gender) or _stranger(scene, start, end, key, gender)
        if known is not None:
            for token in range(start, end):
                scene.covered[token] = 1
            full = len(key) > 1 and (known.person is None or key in known.person.names)
            how = "name" if full else "short name"
            _learn_rank(scene, start, known)
            scene.refer(start, end, scene.top(start, end), known.actor, how)


def _mistagged(scene: Scene, token: int, key: tuple[str, ...]) -> bool:
    """Return whether a lone "Fox" tagged as a body is the person named in full before it."""
    mention = scene.mentions[token]
    alone = mention.end - mention.start == 1 and mention.type in (EntityType.ORG, EntityType.OTHER)
    named = (k for k in scene.short.get(key, ()) if key[-1:] == _surname(k))
    return alone and any(t < token for k in named for t in k.seen)


def _surname(known: Known) -> tuple[str, ...]:
    return person_key(name_atoms(known.actor.name))[-1:]


def _in_longer_name(scene: Scene, token: int) -> bool:
    beside = [t for t in (token - 1, token + 1) if 0 <= t < len(scene.words)]
    return any(
        scene.upos[t] == "PROPN"
        and not is_title(scene, t)
        and (scene.head[t] == token or scene.head[token] == t)
        and not scene.covered[t]
        for t in beside
    )


def _recent(scene: Scene, token: int, key: tuple[str, ...], gender: str) -> Known | None:
    """Return whom a short name means: the one of that name last spoken of, or spoken of later."""
    found = [k for k in scene.short.get(key, ()) if not gender or k.gender in {"", gender}]
    found = _entitled(scene, token, [k for k in found if not _junior(k, key)])
    family = [k for k in found if scene.prefers_family(k, key)]
    found = family or found
    if len(found) < 2:
        return found[0] if found else None
    before = {id(k): [t for t in k.seen if t < token] for k in found}
    named = [k for k in found if before[id(k)]]
    if not named:
        return None
    return max(named, key=lambda k: (min(3, len(before[id(k)])), before[id(k)][-1]))


def _junior(known: Known, key: tuple[str, ...]) -> bool:
    """Return whether a bare surname would stand for "X Jr.": outlets keep the suffix."""
    return known.person is not None and known.person.names[0][-1] == "jr" and key[-1] != "jr"


def _entitled(scene: Scene, token: int, found: list[Known]) -> list[Known]:
    """Keep whom the title in front fits: "President Obama" is not Michelle Obama."""
    role = next(
        (
            r
            for at in (token, token - 1)
            if at >= 0
            for r in scene.catalogue.roles.get(scene.lower[at], ())
            if r.kind == "office" and len(r.words) == 1
        ),
        None,
    )
    if role is None:
        return found
    codes = {c.partition("@")[0] for c in role.code.split()} | {"PE", "CAND"}
    return [k for k in found if not k.person or any(o.code in codes for o in k.person.offices)]


def _by_date(scene: Scene, key: tuple[str, ...], gender: str) -> Known | None:
    """Return the one office-holder of that name on the day, or the one whose country is named."""
    people = [p for p in scene.catalogue.short.get(key, ()) if not gender or p.gender == gender]
    node = scene.catalogue.people_trie
    for part in key:
        node = node.get(part, {})
    if "" in node and node[""] not in people:
        people.append(node[""])
    for codes in (tables.TOP, tables.TOP | tables.LESSER, frozenset(tables.TITLES)):
        found = [p for p in people if _holds(scene, p, codes)]
        if scene.day is None and len(found) > 1:
            found = [p for p in found if _lately(p)] or found
        near = [p for p in found if p.actor.country in scene.countries]
        famous = codes == tables.TOP or codes == tables.TOP | tables.LESSER
        chosen = found if len(found) == 1 and scene.day and famous else near
        if len(chosen) == 1:
            person = chosen[0]
            return scene.known.get(person.actor.id) or scene.introduce(
                acting(scene, person), person.gender, person.names[0], person
            )
        if len(chosen) > 1:
            return None
    return None


def _lately(person: Person) -> bool:
    """Return whether somebody led a country after 2008: what an undated text more likely means."""
    since = dt.date(2008, 1, 1)
    return any(o.code in tables.TOP and (not o.until or o.until > since) for o in person.offices)


def _holds(scene: Scene, person: Person, codes: frozenset[str]) -> bool:
    day = scene.day
    return any(o.code in codes and (day is None or o.held_on(day)) for o in person.offices)


def _stranger(
    scene: Scene, start: int, end: int, key: tuple[str, ...], gender: str
) -> Known | None:
    text = " ".join(scene.reading.span(start, end).of(scene.reading.report.text).split())
    if not text[:1].isupper() or not slug(text) or is_title(scene, end - 1):
        return None
    actor = Actor(f"local:{slug(text)}", text, ActorKind.PERSON)
    return scene.introduce(actor, gender or scene.catalogue.genders.get(key[0], ""), key, None)
