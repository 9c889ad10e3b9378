"""What type a predicate has, by the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.events._frames import Frame, frame_of, is_verbal, prepositions, relation
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import EventNoun, Rule, event_nouns, rules, words
from crossread.events._roles import Roles
from crossread.events._state import state_of

_CONSULT_LIKE = {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "SUPPORT": "assist"}
_YIELDING = ("RETREAT", "CONCEDE")
_THREAT_MODES = {"ASSAULT": "violence", "SANCTION": "relations", "MOBILIZE": "violence"}
_COERCE_MODES = {"arrest": "arrest", "deport": "expel", "seize": "territory"}
_CLAUSAL = frozenset({"subj", "obj", "that", "ing", "inf"})


@dataclass(frozen=True)
class Match:
    """A predicate's type and mode with the frame that gave them; `noun` is set for "hold talks"."""

    frame: Frame
    type: str
    mode: str
    mutual: bool
    absorbs: bool
    noun: int | None = None
    noun_entry: EventNoun | None = None
    complement: str = ""  # type of the complement, where it has one

    @property
    def complement_token(self) -> int | None:
        """Head of the clause that completes the predicate."""
        return self.frame.complement


def match(roles: Roles, token: int, depth: int = 0) -> Match | None:
    """Return what the lexicon makes of a predicate, or None."""
    frame = frame_of(roles.reading, token)
    for rule in rules().get(frame.lemma, ()):
        if rule.particle == frame.particle and _holds(roles, frame, rule):
            return _matched(roles, frame, rule, depth)
    for rule in rules().get(frame.lemma, ()):
        if frame.particle and not rule.particle and _holds(roles, frame, rule):
            return _matched(roles, frame, rule, depth)
    return _light(roles, frame)


def _holds(roles: Roles, frame: Frame, rule: Rule) -> bool:
    return all(_slot(roles, frame, slot, value) for slot, value in rule.needs)


def _slot(roles: Roles, frame: Frame, slot: str, value: str) -> bool:
    if slot == "obj":
        return any(roles.is_class(t, value) for t in frame.object or frame.indirect)
    if slot == "subj":
        return any(roles.is_class(t, value) for t in frame.subject)
    if slot == "!obj":
        return not frame.object
    if slot.startswith("!"):
        return slot[1:] not in frame.obliques
    if slot == "that":
        return frame.finite is not None
    if slot == "inf":
        return frame.infinitive is not None
    if slot == "ing":
        return frame.gerund is not None
    nouns = frame.obliques.get(slot, [])
    if slot == "to" and frame.infinitive is not None and _complement_is(roles, frame, value):
        return True
    return any(roles.is_class(t, value) for t in nouns)


def _complement_is(roles: Roles, frame: Frame, value: str) -> bool:
    if value == "*" or frame.infinitive is None:
        return value == "*"
    if value == "ATTACKING":
        inner = match(roles, _content(roles, frame.infinitive), 1)
        return inner is not None and inner.type == "ASSAULT"
    return lemma_of(roles.reading, frame.infinitive) == value


def _content(roles: Roles, verb: int) -> int:
    """The verb that says what is done: "resume shelling" is shelling."""
    for _ in range(3):
        below = roles.reading.child(verb, "xcomp")
        if below is None or lemma_of(roles.reading, verb) not in words("aspect"):
            break
        verb = below
    return verb


def _matched(roles: Roles, frame: Frame, rule: Rule, depth: int) -> Match:
    inner = _inner(roles, frame, rule) if depth < 2 else None
    mode = rule.mode
    kind = rule.type
    if mode == "=":
        mode = _mode(kind, inner)
    if mode in (">", ">>"):
        if inner is None and mode == ">>":
            kind = "THREATEN" if _is_hostile(roles, frame) else ""
        mode = ""
        if inner is not None and inner.type in ("ASSAULT", "SANCTION", "COERCE", "MOBILIZE"):
            kind, mode = "THREATEN", _mode("THREATEN", inner)
        elif inner is not None and inner.type in ("REJECT", "REQUEST", "ACCUSE"):
            kind, mode = inner.type, inner.mode
    absorbs = kind == "" or kind in ("REQUEST", "THREATEN", "AGREE", "REJECT", "ACCUSE", "CONCEDE")
    return Match(frame, kind, mode, rule.mutual, absorbs, complement=inner.type if inner else "")


def _is_hostile(roles: Roles, frame: Frame) -> bool:
    """Whether what is vowed is told in words of hostility ("the toughest anti-US strategy")."""
    if frame.complement is None:
        return False
    below = roles.reading.subtree(frame.complement)
    forms = [roles.reading.word(t).lower() for t in below]
    return any(f.startswith("anti") or f in words("hostile") for f in forms)


def _inner(roles: Roles, frame: Frame, rule: Rule) -> Match | None:
    """What the complement or the object would be as an event of its own."""
    if frame.complement is not None and is_verbal(roles.reading, frame.complement):
        return match(roles, _content(roles, frame.complement), 1)
    slots = [s for s, _ in rule.needs if s not in _CLAUSAL and s[0] != "!"]
    nouns = [t for s in slots for t in frame.obliques.get(s, [])] + frame.object
    for token in nouns:
        entry = event_nouns().get(lemma_of(roles.reading, token))
        if entry is not None:
            return Match(frame, entry.type, entry.mode, False, False, token, entry)
    return None


def _mode(kind: str, inner: Match | None) -> str:
    if inner is None:
        return ""
    if kind in ("REQUEST", "REJECT"):
        return "yield" if inner.type in _YIELDING else _CONSULT_LIKE.get(inner.type, "change")
    if kind == "THREATEN":
        if inner.type == "COERCE":
            return _COERCE_MODES.get(inner.mode, "restrict")
        return _THREAT_MODES.get(inner.type, "")
    if kind == "PROTEST":
        return inner.mode
    return ""


def _light(roles: Roles, frame: Frame) -> Match | None:
    """Match "held talks", "launched an attack": the noun says what it is."""
    if frame.lemma not in words("light"):
        return None
    for noun in frame.object:
        entry = event_nouns().get(lemma_of(roles.reading, noun))
        if entry is None or (frame.lemma == "face" and frame.passive):
            continue
        if entry.type == "ASSAULT" and frame.lemma not in words("light_force"):
            continue
        if frame.lemma in ("face", "suffer"):
            if entry.type not in ("ASSAULT", "SANCTION", "ACCUSE", "PROTEST"):
                continue
            frame.indirect.extend(frame.subject)
            frame.subject = []
        mutual = "between" in entry.prepositions
        return Match(frame, entry.type, entry.mode, mutual, False, noun, entry)
    return None


def noun_event(roles: Roles, token: int) -> EventNoun | None:
    """Return the entry of an event noun that may stand as an event without a verb."""
    entry = event_nouns().get(lemma_of(roles.reading, token))
    if entry is None or entry.type not in ("ASSAULT", "COERCE", "CONSULT", "RETREAT"):
        return None
    for kid in roles.reading.children[token]:
        if relation(roles.reading, kid) == "amod" and (
            lemma_of(roles.reading, kid) in words("unreal")
        ):
            return None
    if {"for", "without", "against"}.intersection(prepositions(roles.reading, token)):
        return None
    return None if _is_figurative(roles, token) or _in_prospect(roles, token) else entry


def _is_figurative(roles: Roles, token: int) -> bool:
    """Whether a war is only one "of words"."""
    below = roles.reading.child(token, "nmod")
    return (
        below is not None
        and lemma_of(roles.reading, token) == "war"
        and "of" in prepositions(roles.reading, below)
    )


def _in_prospect(roles: Roles, token: int) -> bool:
    """Whether an event noun is only hoped for, feared, planned or denied."""
    reading = roles.reading
    for _ in range(5):
        if words("presupposing").intersection(prepositions(reading, token)):
            return False  # "amid talks", "sanctions for its annexation": told as fact
        token = reading.head[token]
        if token < 0:
            return False
        if is_verbal(reading, token):
            state = state_of(reading, token)
            return state.negated or state.future or state.hypothetical or state.unreal
        if lemma_of(reading, token) in words("prospect"):
            return True
    return False
