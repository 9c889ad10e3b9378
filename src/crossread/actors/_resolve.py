"""Who is meant where in one report: names first, then role nouns and pronouns in text order."""

from __future__ import annotations

from dataclasses import replace

from crossread.actors._catalogue import catalogue
from crossread.actors._names import find_names
from crossread.actors._nouns import RoleHit, determiner, learn, person_beside, role_hits
from crossread.actors._pronouns import HE, Antecedents, Place
from crossread.actors._roles import resolve_role, salient
from crossread.actors._scene import Scene
from crossread.model import Actor, ActorKind, Cast, Reading, Reference

_THINGS = frozenset({ActorKind.COUNTRY, ActorKind.BODY, ActorKind.GROUP, ActorKind.OUTLET})
_SEVERAL = frozenset({ActorKind.GROUP, ActorKind.UNNAMED, ActorKind.BODY})


def resolve(reading: Reading) -> Cast:
    """Find who is meant where in a report.

    Dates come from ``reading.report.published``; without one, office-holders are known only
    where the report names them. Precision goes before recall: what is not clear is left out.
    """
    published = reading.report.published
    scene = Scene(reading, catalogue(), published.day if published else None)
    find_names(scene)
    hits = {hit.head: hit for hit in role_hits(scene)}
    beside = {}
    for head, hit in hits.items():
        named, leads = person_beside(scene, hit)
        if named >= 0:
            beside[head] = (named, leads)
            learn(scene, hit, named)
    _walk(scene, hits, beside)
    return Cast(_finished(scene))


def _finished(scene: Scene) -> tuple[Reference, ...]:
    """Return the references in text order, with what was learned about people later on."""
    current = {k.actor.id: k.actor for k in scene.known.values()}
    found = {(r.start, r.end, r.head): r for r in reversed(scene.references)}
    ordered = sorted(found.values(), key=lambda r: (r.start, -r.end, r.head))
    return tuple(
        replace(r, actor=current[r.actor.id])
        if r.actor.id in current and r.actor is not current[r.actor.id]
        else r
        for r in ordered
    )


def _walk(scene: Scene, hits: dict[int, RoleHit], beside: dict[int, tuple[int, bool]]) -> None:
    """Go through the report in order, resolving role nouns and pronouns by what came before."""
    people = Antecedents(scene.reading, scene.quoted)
    spans = {r.head: r for r in scene.references}
    for token, tag in enumerate(scene.upos):
        if tag == "PRON":
            _pronoun(scene, token, people)
        elif token in hits and token not in scene.meant:
            _role(scene, hits[token], beside.get(token), people, spans)
        elif token in scene.meant:
            _note(scene, token, scene.meant[token], people)


def _note(scene: Scene, token: int, actor: Actor, people: Antecedents) -> None:
    if actor.kind is ActorKind.PERSON:
        known = scene.known.get(actor.id)
        people.add(actor.id, Place(token, proper=True), known.gender if known else "")


def _role(
    scene: Scene,
    hit: RoleHit,
    beside: tuple[int, bool] | None,
    people: Antecedents,
    spans: dict[int, Reference],
) -> None:
    if beside is not None:
        named, leads = beside
        if leads:
            actor = scene.meant[named]
            span = spans[named]
            start, end = min(hit.start, span.start), max(hit.end, span.end)
            apart = scene.deprel[hit.head] == "appos"
            where = (hit.start, hit.end) if apart else (start, end)
            scene.refer(*where, hit.head, actor, "role")
            people.add(actor.id, Place(hit.head, proper=True))
        return
    meant = resolve_role(scene, hit)
    place = Place(hit.head, indefinite=determiner(scene, hit) in {"a", ""})
    link = scene.deprel[hit.head].split(":")[0]
    free = link not in {"compound", "flat", "amod", "root"}
    if meant is not None and meant.kind in {ActorKind.PERSON, ActorKind.UNNAMED}:
        if hit.role.kind != "plural":
            people.add(meant.id, place, hit.role.gender)
    elif meant is None and hit.role.kind in {"human", "person", "office", "top"} and free:
        people.add(f"?{hit.head}", place, hit.role.gender)


def _pronoun(scene: Scene, token: int, people: Antecedents) -> None:
    word = scene.lower[token]
    if word in HE:
        _he_or_she(scene, token, people)
    elif word in {"it", "its"}:
        _it(scene, token)
    elif word in {"they", "their"}:
        _they(scene, token)


def _he_or_she(scene: Scene, token: int, people: Antecedents) -> None:
    key = people.choose(token)
    if key is None:
        return
    people.add(key, Place(token, pronoun=scene.lower[token]), HE[scene.lower[token]])
    if key.startswith("?"):
        head = int(key[1:])
        words = scene.words[max(0, head - 1) : head + 1]
        noun = " ".join(words if scene.lower[head - 1] in {"his", "her", "the"} else words[-1:])
        actor = Actor(f"local:{noun.lower().replace(' ', '-')}", noun, ActorKind.UNNAMED)
    else:
        known = scene.known.get(key)
        actor = known.actor if known else _anyone(scene, key)
    scene.refer(token, token + 1, token, actor, "pronoun")


def _anyone(scene: Scene, key: str) -> Actor:
    return next(a for a in scene.meant.values() if a.id == key)


def _it(scene: Scene, token: int) -> None:
    """Resolve "it" and "its" to a country or body, only where one clearly stands out."""
    head = scene.head[token]
    if scene.lower[token] == "it" and scene.deprel[token] != "nsubj":
        return
    verb = head if scene.lower[token] == "it" else scene.head[head]
    subject = _subject_before(scene, token, verb)
    if subject is None or subject not in scene.meant:
        return
    actor = scene.meant[subject]
    if scene.quoted[subject] != scene.quoted[token]:
        return
    several = "Number=Plur" in scene.reading.feats[subject]
    if actor.id.startswith("local:") or (several and actor.kind is not ActorKind.COUNTRY):
        return  # the United States is a plural noun, and yet one country
    between = (scene.meant.get(t) for t in range(subject + 1, token))
    others = {a.id for a in between if a and a.kind in _THINGS and a.id != actor.id}
    if others and scene.lower[token] == "its":
        return
    if actor.kind in _THINGS and salient(scene, token, _THINGS) in {actor, None}:
        scene.refer(token, token + 1, token, actor, "pronoun")


def _they(scene: Scene, token: int) -> None:
    """Resolve "they" to a plural subject just before, only where it is an actor."""
    if scene.deprel[token] not in {"nsubj", "nmod:poss", "nsubj:pass"}:
        return
    verb = scene.head[token]
    verb = scene.head[verb] if scene.deprel[token] == "nmod:poss" else verb
    subject = _subject_before(scene, token, verb)
    if subject is None or subject not in scene.meant:
        return
    actor = scene.meant[subject]
    if _other_plurals(scene, subject, token):
        return
    if actor.id.startswith("local:") and actor.kind is not ActorKind.UNNAMED:
        return
    plural = "Number=Plur" in scene.reading.feats[subject] or actor.kind is ActorKind.GROUP
    if plural and actor.kind in _SEVERAL:
        scene.refer(token, token + 1, token, actor, "pronoun")


def _other_plurals(scene: Scene, subject: int, token: int) -> bool:
    """Return whether others stand between a subject and "they", unless its verb governs them."""
    above, here = scene.head[subject], scene.head[token]
    while here >= 0:
        if here == above:
            return False
        here = scene.head[here] if scene.deprel[here] in {"ccomp", "xcomp", "conj"} else -1
    feats = scene.reading.feats
    return any(
        scene.upos[t] in {"NOUN", "PROPN"} and "Number=Plur" in feats[t]
        for t in range(subject + 1, token)
    )


def _subject_before(scene: Scene, token: int, verb: int) -> int | None:
    """Return the subject of the clause above, else of the sentence before, or None."""
    reading = scene.reading
    sentence = scene.sentence_of[token]
    start = reading.sentence_start[sentence]
    for here in range(token - 1, start - 1, -1):
        link = scene.deprel[here]
        if link in {"nsubj", "nsubj:pass"} and scene.upos[here] != "PRON":
            return here
    if sentence == 0 or reading.paragraph[sentence] - reading.paragraph[sentence - 1] > 1:
        return None
    for here in range(reading.sentence_start[sentence - 1], start):
        if (
            scene.deprel[here] in {"nsubj", "nsubj:pass"}
            and scene.deprel[scene.head[here]] == "root"
        ):
            return here
    return None
