"""Names: what the gazetteer finds, as places or as actors, and bodies that no table knows."""

from __future__ import annotations

from crossread.actors._catalogue import Entry, Person, Trie
from crossread.actors._keys import ARTICLES, atoms, fold, slug
from crossread.actors._people import (
    RANKS,
    full_names,
    is_title,
    refer_person,
    short_names,
    unknown_person,
)
from crossread.actors._scene import Scene
from crossread.model import Actor, ActorKind, EntityType, Mention

_WORDY = frozenset({"ADJ", "PROPN", "NOUN"})
_INSIDE = frozenset({EntityType.ORG, EntityType.EVENT, EntityType.OTHER, EntityType.PLACE})

Hit = tuple[int, int, Entry]


def find_names(scene: Scene) -> None:
    """Find everything named in the report and record who or what it is."""
    hits, people, blocked = _scan(scene)
    full, rest = full_names(scene, people, blocked)
    _places_and_bodies(scene, hits, full)
    for start, end, person in full:
        refer_person(scene, start, end, person)
    for mention in rest:
        unknown_person(scene, mention)
    short_names(scene, rest)
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
        if any(not is_title(scene, t) for t in rest):
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
        return not is_title(scene, above)
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


_MEDIA = frozenset({"tv", "television", "radio", "media", "newspaper", "news"})


def _only_a_role(scene: Scene, mention: Mention) -> bool:
    """Return whether an organisation's name is a plain role noun: "Foreign Ministry"."""
    word = scene.lower[mention.head]
    if word in RANKS or (word in _MEDIA and mention.end - mention.start == 1):
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
