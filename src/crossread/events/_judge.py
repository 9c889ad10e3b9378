"""Which matched predicates are no events after all."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.events._frames import frame_of
from crossread.events._lemmas import lemma_of
from crossread.events._lexicon import words
from crossread.events._match import Match
from crossread.events._roles import is_placed, is_political
from crossread.events._sides import Sides
from crossread.events._state import State, state_of
from crossread.model import Actor, Reading

_FORCE = ("ASSAULT", "COERCE", "SANCTION")


def is_told(sides: Sides, matched: Match, actors: Sequence[Actor]) -> bool:
    """Return whether a predicate tells an act, and not an assertion or a piece of advice."""
    if not actors and not _may_lack_actor(sides, matched):
        return False
    if matched.type == "REJECT" and _is_reticence(sides.roles.reading, matched):
        return False
    if matched.frame.lemma == "insist":
        return not _is_assertion(sides.roles.reading, matched)
    return matched.frame.lemma not in ("warn", "caution") or _is_own_threat(sides, matched, actors)


def is_between_actors(kind: str, actors: Sequence[Actor], recipients: Sequence[Actor]) -> bool:
    """Return whether an event has actors of standing: a state, a body, or people tied to one.

    Force may be told without who used it.
    """
    if not any(is_placed(a) for a in (*actors, *recipients)):
        return False
    return any(is_political(a) for a in actors) or (kind in _FORCE and not actors)


def is_capability(reading: Reading, token: int, state: State) -> bool:
    """Return whether words tell only what could be: "a missile that could hit Alaska"."""
    relative = reading.deprel[token] == "acl:relcl"
    return state.hypothetical and (relative or state.negated)


def _may_lack_actor(sides: Sides, matched: Match) -> bool:
    """Force may be told in the passive, or of a bomb."""
    reading = sides.roles.reading
    causes = {lemma_of(reading, t) for t in matched.frame.subject}
    return matched.frame.passive or bool(causes & words("cause"))


def _is_own_threat(sides: Sides, matched: Match, actors: Sequence[Actor]) -> bool:
    """A warning threatens where it says what one's own side will do; else it informs."""
    clause = matched.frame.finite
    if clause is None:
        return True
    subjects = sides.all(frame_of(sides.roles.reading, clause).subject)
    home = {a.id for a in actors} | {a.country for a in actors if a.country}
    own = any(a.id in home or (a.country and a.country in home) for a in subjects)
    state = state_of(sides.roles.reading, clause)
    ready = lemma_of(sides.roles.reading, clause) in ("ready", "prepared")
    return own and (state.future or state.hypothetical or ready)


def _is_reticence(reading: Reading, matched: Match) -> bool:
    """Whether somebody only "declined to comment"."""
    clause = matched.frame.infinitive
    return clause is not None and lemma_of(reading, clause) in words("reticence")


def _is_assertion(reading: Reading, matched: Match) -> bool:
    """Tell "insisted that it was so" from the demand "insisted that it be so"."""
    clause = matched.frame.finite
    if clause is None:
        return False
    auxiliary = reading.child(clause, "aux", "cop")
    carrier = clause if auxiliary is None else auxiliary
    indicative = "VerbForm=Fin" in reading.feats[carrier]
    subjunctive = "Mood=Sub" in reading.feats[carrier]
    return indicative and not subjunctive and not state_of(reading, clause).obliged
