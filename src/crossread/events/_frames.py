"""Frames: a predicate with its arguments, read off the UD tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import classes, words
from crossread.model import EntityType, Reading

_PARTICLES = frozenset("out up down off back away over in on aside forward through apart".split())
_DEEPEST = 3  # clauses that an argument is looked for above its own
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "parataxis")


@dataclass
class Frame:
    """A predicate and its arguments as token indices; conjuncts are included.

    ``obliques`` holds nouns by preposition, and clauses by their marker ("of attacking").
    A passive's subject is its object here, and the agent after "by" its subject.
    """

    predicate: int
    lemma: str
    particle: str = ""
    passive: bool = False
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    obliques: dict[str, list[int]] = field(default_factory=dict)
    infinitive: int | None = None
    finite: int | None = None
    gerund: int | None = None

    @property
    def complement(self) -> int | None:
        """The head of the clause that completes it, if any."""
        return next((c for c in (self.infinitive, self.finite, self.gerund) if c is not None), None)


def relation(reading: Reading, token: int) -> str:
    """Return the universal relation of a token, without subtype."""
    return reading.deprel[token].split(":")[0]


def conjuncts(reading: Reading, token: int) -> list[int]:
    """Return a token with what is coordinated with it."""
    return [token, *(k for k in reading.children[token] if relation(reading, k) == "conj")]


def is_verbal(reading: Reading, token: int) -> bool:
    """Return whether a token can head a clause."""
    return reading.upos[token] in ("VERB", "ADJ") or (
        reading.upos[token] == "NOUN" and reading.child(token, "cop") is not None
    )


def frame_of(reading: Reading, token: int, depth: int = 0) -> Frame:
    """Read the frame of a predicate; missing subjects come from the clause around it."""
    frame = Frame(token, lemma_of(reading, token))
    frame.passive = _is_passive(reading, token)
    stray = _stray_subjects(reading, token)
    for kid in reading.children[token]:
        if kid not in stray:
            _add(reading, frame, kid)
    _close_passive(reading, frame)
    _as_adjective(reading, frame)
    _from_above(reading, frame, depth)
    for noun in list(frame.object):
        _add_modifiers(reading, frame, noun)
    return frame


def prepositions(reading: Reading, token: int) -> Iterator[str]:
    """Yield the prepositions of a noun phrase ("out of" gives both)."""
    for kid in reading.children[token]:
        if relation(reading, kid) in ("case", "mark"):
            yield lemma_of(reading, kid)
            for more in reading.children[kid]:
                if relation(reading, more) == "fixed":
                    yield reading.lemma[more].lower()


def _is_passive(reading: Reading, token: int) -> bool:
    feats = reading.feats[token]
    marked = {reading.deprel[k] for k in reading.children[token]}
    if marked & {"aux:pass", "obl:agent"}:
        return True
    if marked & {"nsubj:pass", "csubj:pass"}:
        bare = "VerbForm=Fin" in feats or lemma_of(reading, token) in words("active")
        return not bare  # "called for", without an auxiliary, is no passive
    participle = "VerbForm=Part" in feats and "Tense=Past" in feats
    reduced = relation(reading, token) in ("acl", "amod")
    return participle and reduced and reading.child(token, "nsubj", "csubj") is None


def _is_time(reading: Reading, token: int) -> bool:
    """Whether a noun heads a time expression: "on Tuesday" is no target."""
    return any(m.type is EntityType.TIME for m in reading.mentions_at.get(token, ()))


def _add(reading: Reading, frame: Frame, kid: int) -> None:
    rel, lemma = relation(reading, kid), lemma_of(reading, kid)
    if rel == "nsubj":
        behind = kid > frame.predicate and bool(frame.subject) and not frame.object
        target = frame.object if frame.passive or behind else frame.subject
        target.extend(conjuncts(reading, kid))
    elif rel == "obj" and frame.object and lemma in classes()["NEGATIVE"]:
        frame.obliques.setdefault("NEG", []).append(kid)  # "called it a crime"
    elif rel == "obj":
        frame.object.extend(conjuncts(reading, kid))
    elif rel == "iobj":
        frame.indirect.extend(conjuncts(reading, kid))
    elif rel in ("obl", "nmod"):
        if _is_time(reading, kid):
            return
        for preposition in prepositions(reading, kid):
            frame.obliques.setdefault(preposition, []).extend(conjuncts(reading, kid))
            if preposition in ("out", "off", "back") and not frame.particle:
                frame.particle = preposition
    elif reading.deprel[kid] == "compound:prt" or (rel == "advmod" and lemma in _PARTICLES):
        frame.particle = frame.particle or lemma
    elif rel in _CLAUSES:
        _add_clause(reading, frame, kid, rel)


def _add_clause(reading: Reading, frame: Frame, kid: int, rel: str) -> None:
    marks = list(prepositions(reading, kid))
    if rel == "xcomp" and "to" not in marks and reading.upos[kid] in ("ADJ", "NOUN", "PROPN"):
        frame.obliques.setdefault(lemma_of(reading, kid), []).append(kid)
        if lemma_of(reading, kid) in classes()["NEGATIVE"]:
            frame.obliques.setdefault("NEG", []).append(kid)
    elif "to" in marks and rel in ("xcomp", "ccomp", "advcl", "acl"):
        frame.infinitive = frame.infinitive if frame.infinitive is not None else kid
    elif rel == "xcomp":
        frame.gerund = kid
    elif rel == "ccomp":
        frame.finite = kid
    elif rel in ("advcl", "acl"):
        for mark in marks:
            frame.obliques.setdefault(mark, []).append(kid)


def _stray_subjects(reading: Reading, verb: int) -> list[int]:
    """Subjects that belong to a clause quoted before the verb ("A fired at B, C said").

    A parser now and then hangs both on "said", which then has two.
    """
    kids = reading.children[verb]
    subjects = [k for k in kids if relation(reading, k) == "nsubj"]
    quoted = [k for k in kids if relation(reading, k) == "ccomp" and k < verb]
    if len(subjects) < 2 or not quoted or not subjects[0] < quoted[0] < subjects[1]:
        return []
    return [s for s in subjects if s < quoted[0]]


def _as_adjective(reading: Reading, frame: Frame) -> None:
    """Read "is opposed to", "are committed to" as a state of the subject."""
    stative = ("oppose", "commit", "prepare", "dedicate", "determine")
    linked = frame.infinitive is not None or "to" in frame.obliques
    if frame.passive and frame.lemma in stative and linked and not frame.subject:
        frame.lemma = reading.word(frame.predicate).lower()
        frame.subject, frame.object, frame.passive = frame.object, [], False


def _close_passive(reading: Reading, frame: Frame) -> None:
    if not frame.passive:
        return
    agents = frame.obliques.pop("by", [])
    frame.subject.extend(agents)


def _add_modifiers(reading: Reading, frame: Frame, noun: int) -> None:
    """What hangs on the object by a preposition may belong to the predicate."""
    for kid in reading.children[noun]:
        if relation(reading, kid) in ("nmod", "acl") and reading.upos[kid] != "VERB":
            for preposition in prepositions(reading, kid):
                if preposition != "of":
                    frame.obliques.setdefault(preposition, []).extend(conjuncts(reading, kid))


def _from_above(reading: Reading, frame: Frame, depth: int) -> None:
    """Find arguments that the clause around holds: relative, participle, control, conjunct."""
    token, head = frame.predicate, reading.head[frame.predicate]
    if head < 0 or depth > _DEEPEST:
        return
    rel = relation(reading, token)
    if rel == "acl":
        _from_noun(reading, frame, head)
    elif rel == "ccomp" and not frame.subject and not frame.passive:
        frame.subject = [t for s in _stray_subjects(reading, head) for t in conjuncts(reading, s)]
    elif rel in ("conj", "xcomp", "advcl") and is_verbal(reading, head):
        _from_verb(frame, frame_of(reading, head, depth + 1), rel)


def _from_verb(frame: Frame, above: Frame, rel: str) -> None:
    """Take over the subject; an infinitive's is the object above it ("urged Iran to stop")."""
    if frame.subject or (frame.passive and frame.object):
        return
    controlled = rel == "xcomp" and bool(above.object)
    shared = above.object if above.passive or controlled else above.subject
    if above.passive and rel == "advcl" and above.subject:
        shared = above.subject
    if frame.passive:
        frame.object = list(shared)
    else:
        frame.subject = list(shared)


def _from_noun(reading: Reading, frame: Frame, noun: int) -> None:
    """Give a relative clause or a participle the noun that it describes."""
    if _from_statement(reading, frame, noun):
        return
    relatives = words("relative")
    for arguments in (frame.subject, frame.object):
        if any(reading.lemma[t].lower() in relatives for t in arguments):
            arguments[:] = [noun]
            return
    feats = reading.feats[frame.predicate]
    running = "VerbForm=Ger" in feats or reading.word(frame.predicate).endswith("ing")
    if frame.passive and not frame.object:
        frame.object = [noun]
    elif not frame.subject and running and "VerbForm=Fin" not in feats:
        frame.subject = [noun]
    elif frame.subject and not frame.object and _takes_object(reading, frame.predicate, noun):
        frame.object = [noun]


def _takes_object(reading: Reading, predicate: int, noun: int) -> bool:
    """Whether a relative clause lacks its object: not "where he asked", "the reason he asked"."""
    if reading.deprel[predicate] != "acl:relcl" or lemma_of(reading, noun) in words("adverbial"):
        return False
    kids = reading.children[predicate]
    return not any(reading.lemma[k].lower() in ("where", "when", "why", "how") for k in kids)


def _from_statement(reading: Reading, frame: Frame, noun: int) -> bool:
    """Let who "issued a statement demanding ..." or "announced plans to ..." do the act."""
    verb = reading.head[noun]
    if relation(reading, noun) != "obj" or verb < 0 or frame.subject or frame.passive:
        return False
    if lemma_of(reading, verb) not in words("utter"):
        return False
    frame.subject = frame_of(reading, verb, _DEEPEST).subject
    return True
