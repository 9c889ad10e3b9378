"""Names: gazetteer matches, people by full and short names, people and bodies not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from crossread.actors import _tables as tables
from crossread.actors._catalogue import Entry, Person, Trie
from crossread.actors._keys import ARTICLES, atoms, fold, name_atoms, person_key, plain, slug
from crossread.actors._scene import Known, Scene
from crossread.model import Actor, ActorKind, EntityType, Mention

_MALE = frozenset({"mr", "mr.", "sir", "lord", "prince", "king", "brother", "father", "baron"})
_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "princess", "queen", "dame",
                     "sister", "baroness"})  # fmt: skip
_RANKS = frozenset({"dr", "dr.", "sen", "sen.", "rep", "rep.", "gen", "gen.", "col", "col.", "lt",
                    "lt.", "maj", "maj.", "capt", "capt.", "gov", "gov.", "adm", "adm.", "sgt",
                    "sgt.", "prof", "prof.", "rev", "rev.", "sheikh", "mullah", "judge", "justice",
                    "pope", "major", "lieutenant", "captain", "sergeant", "brigadier", "vice",
                    "ayatollah", "chief", "master", "staff", "first", "corporal", "rear",
                    "marshal", "field", "imam", "comrade", "hon.", "amb.", "sens.", "reps.",
                    "defense", "foreign", "deputy", "prime", "state", "attorney"})  # fmt: skip
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_WORDY = frozenset({"ADJ", "PROPN", "NOUN"})
_INSIDE = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.OTHER, EntityType.PLACE})

Hit = tuple[int, int, Entry]


def find_names(scene: Scene) -> None:
    """Find everything named in the report and record who or what it is."""
    hits, people, blocked = _scan(scene)
    full, rest = _full_names(scene, people, blocked)
    _places_and_bodies(scene, hits, full)
    for start, end, person in full:
        _refer_person(scene, start, end, person)
    for mention in rest:
        _unknown_person(scene, mention)
    _short_names(scene, rest)
    _the_north(scene)
    _other_bodies(scene)


def _the_north(scene: Scene) -> None:
    """Read "the North" and "the South" as Korea's where the report is about Korea."""
    if "PRK" not in scene.countries:
        return
    for token, word in enumerate(scene.words):
        if word not in {"North", "South"} or scene.covered[token] or token == 0:
            continue
        followed = token + 1 < len(scene.words) and scene.upos[token + 1] == "PROPN"
        if scene.lower[token - 1] != "the" or followed:
            continue
        if scene.deprel[token] in {"compound", "amod"}:
            continue
        actor = scene.catalogue.actors["PRK" if word == "North" else "KOR"]
        scene.covered[token] = 1
        scene.refer(token, token + 1, token, actor, "short name")


def _scan(scene: Scene) -> tuple[list[Hit], list[tuple[int, int, Person]], list[tuple[int, int]]]:
    """Walk once over the tokens; the longest match of either gazetteer wins."""
    names, persons = scene.catalogue.names, scene.catalogue.people_trie
    hits: list[Hit] = []
    people: list[tuple[int, int, Person]] = []
    blocked: list[tuple[int, int]] = []
    done = 0
    for token, word in enumerate(scene.words):
        if token < done:
            continue
        parts = atoms(word)
        if not parts or (parts[0] not in names and not word[0].isupper()):
            continue
        end, entry = _longest(scene, names, token)
        who_end, person = _longest_person(scene, persons, token) if word[0].isupper() else (0, None)
        if person is not None and who_end >= end:
            people.append((token, who_end, person))
            done = who_end
        elif end:
            done = end
            if entry is None:
                blocked.append((token, end))
            else:
                hits.append((token, end, entry))
    return hits, people, blocked


def _longest(scene: Scene, trie: Trie, token: int) -> tuple[int, Entry | None]:
    node, best, value = trie, 0, None
    last = scene.reading.sentence_start[scene.sentence_of[token] + 1]
    here = token
    while here < last:
        parts = atoms(scene.words[here])
        for part in parts:
            node = node.get(part)  # type: ignore[assignment]
            if node is None:
                return best, value
        here += 1
        if parts and "" in node:
            best, value = here, node[""]
    return best, value


def _longest_person(scene: Scene, trie: Trie, token: int) -> tuple[int, Person | None]:
    node, best, value = trie, 0, None
    last = scene.reading.sentence_start[scene.sentence_of[token] + 1]
    for here in range(token, min(last, token + 9)):
        parts = atoms(scene.words[here])
        for part in parts:
            step = node.get(fold(part))
            if step is None and here > token and _passable(part):
                continue
            if step is None:
                return best, value
            node = step
        if parts and "" in node:
            best, value = here + 1, node[""]
    return best, value


def _passable(part: str) -> bool:
    """Return whether a name may be read over an atom: an initial or an Arabic article."""
    return (len(part) == 1 and part.isupper()) or part.lower() in ARTICLES


def _full_names(
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
        if not all(_is_title(scene, t) for t in outside):
            return False
    for token in (start - 1, end):
        if 0 <= token < len(scene.words) and scene.upos[token] == "PROPN":
            linked = start <= scene.head[token] < end or scene.head[scene.top(start, end)] == token
            flat = scene.deprel[token] == "flat" or scene.deprel[start] == "flat"
            if linked and flat and not _is_title(scene, token) and mention is None:
                return False
    return True


def _is_title(scene: Scene, token: int) -> bool:
    word = scene.lower[token]
    return (
        word in _RANKS
        or word in _MALE
        or word in _FEMALE
        or word in _SUFFIXES
        or word in scene.catalogue.roles
        or not word.isalpha()
        or len(word) == 1
        or scene.upos[token] not in {"PROPN", "NOUN"}
        or (atoms(scene.words[token]) or ("",))[0] in scene.catalogue.names
    )


def _places_and_bodies(scene: Scene, hits: list[Hit], full: list[tuple[int, int, Person]]) -> None:
    inside = {t for start, end, _ in full for t in range(start, end)}
    sure = {entry.actor for _, _, entry in hits if not entry.doubt}
    matched = {t for start, end, _ in hits for t in range(start, end)}
    for start, end, entry in hits:
        if inside.intersection(range(start, end)) or not _believed(scene, start, end, entry, sure):
            continue
        top = scene.top(start, end)
        actor = scene.catalogue.actors[entry.actor]
        if actor.kind is ActorKind.COUNTRY:
            scene.countries[actor.id] = scene.countries.get(actor.id, 0) + 1
        if _part_of_another_name(scene, start, end, top, entry, matched):
            scene.hints.update((t, actor.country or actor.id) for t in range(start, end))
            continue
        for token in range(start, end):
            scene.covered[token] = 1
        _refer_place(scene, start, end, top, actor, entry)


def _believed(scene: Scene, start: int, end: int, entry: Entry, sure: set[str]) -> bool:
    if entry.how in {"adjective", "people"} and scene.upos[end - 1] not in _WORDY:
        return False
    mention = scene.mentions.get(start)
    if entry.how == "place" and end - start == 1 and scene.upos[start] != "PROPN":
        return False
    if mention and mention.type is EntityType.PERSON:
        rest = [t for t in range(mention.start, mention.end) if not start <= t < end]
        if not rest and entry.how == "place":
            return False
        if any(not _is_title(scene, t) for t in rest):
            return False
    if not entry.doubt or entry.actor in sure:
        return True
    named = mention is not None and mention.type in {EntityType.PLACE, EntityType.ORG}
    return entry.doubt == 1 and named


def _part_of_another_name(
    scene: Scene, start: int, end: int, top: int, entry: Entry, matched: set[int]
) -> bool:
    """Return whether the match only lends its name: "Bank of China", "American Airlines"."""
    if end - start > 1 and ":" in entry.actor:
        return False
    mention = scene.mentions.get(top)
    roles = scene.catalogue.roles
    if mention and mention.start <= start and end <= mention.end and mention.type in _INSIDE:
        outside = [*range(mention.start, start), *range(end, mention.end)]
        names = [t for t in outside if scene.upos[t] == "PROPN" or scene.words[t][0].isupper()]
        names = [t for t in names if scene.lower[t] not in {"the", "'s", "’s"} and t not in matched]
        if names and scene.lower[mention.head] not in roles:
            return True
    above = scene.head[top]
    if above < 0 or start <= above < end:
        return False
    link = scene.deprel[top].split(":")[0]
    if scene.upos[above] != "PROPN" or scene.lower[above] in roles:
        return False
    if scene.mentions.get(above) and scene.entity(above) is EntityType.PERSON:
        return False
    if link == "flat":
        return not _is_title(scene, above)
    return link in {"compound", "amod"} and end <= above <= end + 1 and above not in matched


def _refer_place(scene: Scene, start: int, end: int, top: int, actor: Actor, entry: Entry) -> None:
    how = entry.how
    if how == "people":
        how = "name"
        plural = "Number=Plur" in scene.reading.feats[top]
        definite = any(scene.lower[k] == "the" for k in scene.children[top])
        if not definite:
            actor = _citizens(scene, actor, entry.actor, plural)
    elif how in {"name", "capital"} and located(scene, top, capital=how == "capital"):
        how = "place"
    if how == "adjective" and scene.deprel[top] in {"nsubj", "obj", "nsubj:pass"}:
        how = "name"
    scene.refer(start, end, top, actor, how)


def _citizens(scene: Scene, actor: Actor, country: str, plural: bool) -> Actor:
    adjective = scene.catalogue.adjectives.get(country, actor.name)
    name = f"{adjective} citizens" if plural else f"a {adjective} citizen"
    return Actor(f"{country}:CVL", name, ActorKind.UNNAMED, country, "CVL")


_IN = frozenset({"in", "at", "near", "inside", "within", "across", "throughout", "into", "around",
                 "outside", "via", "through"})  # fmt: skip
_TOWARDS = frozenset({"to", "from", "for", "of"})
_TRAVEL = frozenset({"go", "travel", "fly", "return", "come", "arrive", "head", "trip", "visit",
                     "flight", "move", "drive", "journey", "leave", "flee", "depart", "bring",
                     "suburb", "outskirts", "north", "south", "east", "west", "kilometer",
                     "kilometre", "mile", "km", "airport", "street", "center",
                     "centre"})  # fmt: skip
_STATE_NOUNS = frozenset({"government", "regime", "official", "leader", "leadership",
                          "administration", "ruler", "policy", "spokesman", "spokeswoman",
                          "spokesperson", "aide", "source", "adviser", "statement", "correspondent",
                          "staff", "press", "authorities", "ally", "backing"})  # fmt: skip


def located(scene: Scene, token: int, *, capital: bool) -> bool:
    """Return whether a country or capital is a place here, not its government."""
    case = scene.reading.child(token, "case")
    word = scene.lower[case] if case is not None and case < token else ""
    above = scene.head[token]
    link = scene.deprel[token].split(":")[0]
    if word in _IN:
        return True
    country = scene.catalogue.names.get(scene.words[token]) is not None
    if (
        country
        and link in {"appos", "nmod", "dep"}
        and above >= 0
        and scene.entity(above) is EntityType.PLACE
    ):
        return word != "'s" and above not in scene.meant
    if not capital:
        return False
    lemma = scene.reading.lemma[above].lower() if above >= 0 else ""
    if link == "compound":
        return lemma not in _STATE_NOUNS
    return (word in _TOWARDS and lemma in _TRAVEL) or _dateline(scene, token)


def _dateline(scene: Scene, token: int) -> bool:
    """Return whether a city opens a paragraph as "MOSCOW (Reuters) -" does."""
    start = scene.reading.sentence_start[scene.sentence_of[token]]
    if token - start > 1:
        return False
    after = scene.words[token + 1 : token + 8]
    return scene.words[token].isupper() and any(w in {"-", "–", "—", "--", "("} for w in after)


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


def _refer_person(scene: Scene, start: int, end: int, person: Person) -> Known:
    actor = acting(scene, person)
    known = scene.known.get(actor.id) or scene.introduce(
        actor, person.gender, person.names[0], person
    )
    for token in range(start, end):
        scene.covered[token] = 1
    scene.refer(start, end, scene.top(start, end), known.actor, "name")
    return known


def _bare(scene: Scene, mention: Mention) -> tuple[int, int, str]:
    """Return a person mention without titles, and the gender that a title tells."""
    start, end, gender = mention.start, mention.end, ""
    while start < end - 1 and (
        scene.lower[start] in _RANKS | _MALE | _FEMALE
        or scene.lower[start] in scene.catalogue.roles
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


def _unknown_person(scene: Scene, mention: Mention) -> None:
    """Record a full name: known after all when initials are dropped, else local to the report."""
    start, end, gender = _bare(scene, mention)
    key = _key(scene, start, end)
    if len(key) < 2 or key in scene.short:
        return
    node = scene.catalogue.people_trie
    for part in key:
        node = node.get(part, {})
    if "" in node:
        _refer_person(scene, start, end, node[""])
        return
    if key in scene.catalogue.short:
        return
    text = scene.reading.span(start, end).of(scene.reading.report.text)
    gender = gender or scene.catalogue.genders.get(key[0], "")
    actor = Actor(f"local:{slug(text)}", " ".join(text.split()), ActorKind.PERSON)
    scene.introduce(actor, gender, key, None)


def _short_names(scene: Scene, rest: list[Mention]) -> None:
    """Resolve short names, in text order, over person mentions and bare proper nouns."""
    spans = [(*_bare(scene, m), True) for m in rest]
    within = {t for start, end, _, _ in spans for t in range(start, end)}
    for token, tag in enumerate(scene.upos):
        if tag != "PROPN" or token in within or scene.covered[token] or token in scene.mentions:
            continue
        if _key(scene, token, token + 1) in scene.short and not _in_longer_name(scene, token):
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
            scene.refer(start, end, scene.top(start, end), known.actor, how)


def _in_longer_name(scene: Scene, token: int) -> bool:
    beside = [t for t in (token - 1, token + 1) if 0 <= t < len(scene.words)]
    return any(
        scene.upos[t] == "PROPN"
        and not _is_title(scene, t)
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
    if not text[:1].isupper() or not slug(text) or _is_title(scene, end - 1):
        return None
    actor = Actor(f"local:{slug(text)}", text, ActorKind.PERSON)
    return scene.introduce(actor, gender or scene.catalogue.genders.get(key[0], ""), key, None)


_MEDIA = frozenset({"tv", "television", "radio", "media", "newspaper", "news"})


def _only_a_role(scene: Scene, mention: Mention) -> bool:
    """Return whether an organisation's name is a plain role noun: "Foreign Ministry"."""
    word = scene.lower[mention.head]
    if word in _RANKS or (word in _MEDIA and mention.end - mention.start == 1):
        return True
    roles = [r for r in scene.catalogue.roles.get(word, ()) if len(r.words) == 1]
    if not roles and word not in scene.catalogue.roles:
        return False
    people = any(r.kind in {"person", "human", "plural"} for r in roles)
    names = all(scene.words[t][0].isupper() for t in range(mention.start, mention.end))
    return not (people and names and mention.end - mention.start > 1)


def _other_bodies(scene: Scene) -> None:
    """Record organisations that no table knows, under a key of this report."""
    for mention in scene.reading.mentions:
        span = range(mention.start, mention.end)
        if mention.type is not EntityType.ORG or any(scene.covered[t] for t in span):
            continue
        text = " ".join(
            scene.reading.span(mention.start, mention.end).of(scene.reading.report.text).split()
        )
        if not slug(text) or _only_a_role(scene, mention):
            continue
        country = next((scene.hints[t] for t in span if t in scene.hints), "")
        actor = Actor(f"local:{slug(text)}", text, ActorKind.GROUP, country)
        for token in span:
            scene.covered[token] = 1
        scene.refer(mention.start, mention.end, mention.head, actor, "name")
