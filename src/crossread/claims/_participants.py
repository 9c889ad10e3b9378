"""Who takes part in a clause: the actors of its arguments, shared ones included.

Conjuncts, participles and infinitives leave their subject out; it is taken from the clause
that controls them, by the usual rules of control in English: a coordinate predicate takes the
subject of the first, an infinitive the object of the verb above where it has one, a participle
the noun that it describes, an adverbial participle the subject of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator

from crossread.model import Actor, Cast, Reading

Participant = tuple[str, Actor, int]  # role, actor, head token

_RECIPIENT_CASES = frozenset("to with against at for toward towards on upon from over".split())
_MAX_CLIMB = 8  # steps of control that a left-out subject is sought


def participants(
    reading: Reading, cast: Cast, predicate: int, start: int, end: int
) -> tuple[Participant, ...]:
    """Return the actors of a clause with their roles; those outside its roles are "other"."""
    found: dict[tuple[str, str], Participant] = {}
    taken: set[str] = set()
    for role, noun in arguments(reading, predicate):
        for actor, head in _actors_of(reading, cast, noun):
            if role != "other" and cast.by_head[head].how == "place":
                continue  # where something happens is no side of it
            found.setdefault((role, actor.id), (role, actor, head))
            taken.add(actor.id)
    for ref in cast.within(start, end):
        if ref.actor.id not in taken:
            taken.add(ref.actor.id)
            found[("other", ref.actor.id)] = ("other", ref.actor, ref.head)
    return tuple(found.values())


def arguments(reading: Reading, predicate: int) -> Iterator[tuple[str, int]]:
    """Yield (role, head noun) for the arguments of a predicate, left-out subject included."""
    has_subject = False
    for kid in reading.children[predicate]:
        role = _role(reading, kid)
        has_subject = has_subject or reading.deprel[kid].startswith(("nsubj", "csubj"))
        if role:
            for noun in _with_conjuncts(reading, _antecedent(reading, predicate, kid)):
                yield role, noun
    if not has_subject:
        subject = left_out_subject(reading, predicate)
        if subject is not None:
            role = "patient" if is_passive(reading, predicate) else "agent"
            for noun in _with_conjuncts(reading, subject):
                yield role, noun


def is_passive(reading: Reading, predicate: int) -> bool:
    """Return whether a predicate is passive: by its subject, auxiliary or bare participle."""
    if reading.child(predicate, "nsubj:pass", "aux:pass") is not None:
        return True
    if reading.child(predicate, "nsubj") is not None:
        return False
    feats = reading.feats[predicate]
    return (
        "VerbForm=Part" in feats
        and ("Tense=Past" in feats or "Voice=Pass" in feats)
        and (reading.deprel[predicate].startswith(("acl", "advcl")))
    )


def left_out_subject(reading: Reading, predicate: int) -> int | None:
    """Return the noun that is the subject of a clause without one, or None."""
    here = predicate
    for _ in range(_MAX_CLIMB):
        above, relation = reading.head[here], reading.deprel[here]
        if above < 0:
            return None
        if relation.startswith(("acl", "appos")):
            return above
        if relation.split(":")[0] not in ("conj", "xcomp", "advcl", "ccomp", "parataxis"):
            return None
        if relation.startswith("xcomp"):
            controller = reading.child(above, "obj", "iobj")
            if controller is not None and controller != here:
                return controller
        subject = reading.child(above, "nsubj")
        if subject is not None:
            return _antecedent(reading, above, subject)
        here = above
    return None


def _role(reading: Reading, kid: int) -> str:
    relation = reading.deprel[kid]
    if relation == "nsubj:pass":
        return "patient"
    if relation.startswith("nsubj") or relation == "obl:agent":
        return "agent"
    if relation == "obj":
        return "patient"
    if relation == "iobj":
        return "recipient"
    if relation.startswith("obl") and relation != "obl:tmod":
        case = reading.child(kid, "case")
        word = reading.lemma[case].lower() if case is not None else ""
        if word == "by" and is_passive(reading, reading.head[kid]):
            return "agent"
        return "recipient" if word in _RECIPIENT_CASES else "other"
    return ""


def _antecedent(reading: Reading, predicate: int, noun: int) -> int:
    """Return the noun that a relative pronoun stands for, else the noun itself."""
    if "PronType=Rel" not in reading.feats[noun] and reading.lemma[noun].lower() not in (
        "who",
        "which",
        "that",
        "whom",
    ):
        return noun
    here = predicate
    while reading.deprel[here] == "conj" and reading.head[here] >= 0:
        here = reading.head[here]
    if reading.deprel[here].startswith("acl") and reading.head[here] >= 0:
        return reading.head[here]
    return noun


def _with_conjuncts(reading: Reading, noun: int) -> Iterator[int]:
    yield noun
    for kid in reading.children[noun]:
        if reading.deprel[kid] == "conj":
            yield kid


def _actors_of(reading: Reading, cast: Cast, noun: int) -> Iterator[tuple[Actor, int]]:
    """Yield the actor that a noun means, or else the one that its closest modifier means."""
    actor = cast.at(noun)
    if actor:
        yield actor, noun
        return
    for relations in (("nmod:poss",), ("compound",), ("amod",), ("appos", "flat"), ("nmod",)):
        for kid in reading.children[noun]:
            if reading.deprel[kid] in relations and (actor := cast.at(kid)):
                yield actor, kid
                return
