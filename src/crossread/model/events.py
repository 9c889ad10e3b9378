"""Events: PLOVER records."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from crossread.model.actors import Actor
from crossread.model.claims import Attribution, Quantity
from crossread.model.spans import Span


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER record with its evidence in one report.

    Attributes:
        type: one of the 16 PLOVER types, upper case.
        mode: PLOVER mode where it can be told, or "".
        contexts: PLOVER contexts.
        actors, recipients: who did it to whom.
        span: the words it rests on; `predicate` the token index of its head.
        when: the day or first day it is dated to, with `until`; None where unknown.
        historical, future, negated, hypothetical: as the report puts it.
        attribution: who says so; None: the outlet itself.
    """

    type: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    span: Span
    predicate: int
    mode: str = ""
    contexts: tuple[str, ...] = ()
    when: dt.date | None = None
    until: dt.date | None = None
    place: str = ""
    magnitudes: tuple[Quantity, ...] = ()
    historical: bool = False
    future: bool = False
    negated: bool = False
    hypothetical: bool = False
    attribution: Attribution | None = None
