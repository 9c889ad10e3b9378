"""How auxiliary modes change a type: the codebook's "return the single type" rules."""

from __future__ import annotations

from dataclasses import replace

from crossread.events._match import Match
from crossread.events._state import State

_TO_AGREE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_TO_THREATEN = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "relations"}
_REFUSABLE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})


def settle(matched: Match, state: State) -> tuple[str, str, State]:
    """Return type, mode and state of an event after its auxiliaries are counted in.

    What somebody will not do for another is refused (REJECT); a planned meeting, help or
    support is AGREE, a planned withdrawal CONCEDE, planned force or sanctions THREATEN.
    """
    kind, mode = matched.type, matched.mode
    if state.negated:
        if kind in _REFUSABLE and (
            state.future or matched.frame.lemma in ("accept", "recognise", "recognize", "support")
        ):
            return "REJECT", _refused(kind), replace(state, negated=False, future=False)
        return kind, mode, state
    if state.future and not matched.frame.passive:
        if kind in _TO_AGREE:
            return "AGREE", "", replace(state, future=False)
        if kind == "RETREAT":
            return "CONCEDE", "", replace(state, future=False)
        if kind in _TO_THREATEN:
            return "THREATEN", _TO_THREATEN[kind], replace(state, future=False)
    return kind, mode, state


def _refused(kind: str) -> str:
    if kind == "CONSULT":
        return "meet"
    return "yield" if kind in ("RETREAT", "CONCEDE") else "assist"
