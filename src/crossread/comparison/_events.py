"""Events side by side: one row a real-world event, with every report's record of it."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.comparison._align import Group
from crossread.model import Account, Cell, Event, EventRow, Span


def events(accounts: Sequence[Account], groups: Sequence[Group]) -> tuple[EventRow, ...]:
    """Return the events coded in the reports, merged across and within reports.

    Two records are one event if type, tense and denial agree, actors and recipients are
    compatible, and they either stand in one matter, or name the same dyad on compatible days.
    """
    rows: list[list[tuple[int, Event]]] = []
    for record in ((i, e) for i, a in enumerate(accounts) for e in a.events):
        home = next((r for r in rows if all(_same(record, x, groups) for x in r)), None)
        if home is None:
            rows.append([record])
        else:
            home.append(record)
    rows.sort(key=lambda r: -len({i for i, _ in r}))
    return tuple(_row(r, accounts) for r in rows)


def _row(row: Sequence[tuple[int, Event]], accounts: Sequence[Account]) -> EventRow:
    cells = tuple((Cell(accounts[i].report.id, e.span, e.attribution), e) for i, e in row)
    return EventRow(max((e for _, e in row), key=_fullness), cells)


def _fullness(event: Event) -> tuple[int, bool, bool]:
    return len(event.actors) + len(event.recipients), event.when is not None, bool(event.place)


def _same(one: tuple[int, Event], other: tuple[int, Event], groups: Sequence[Group]) -> bool:
    (i, a), (j, b) = one, other
    if (a.type, a.negated, a.future) != (b.type, b.negated, b.future):
        return False
    if not (_compatible(_ids(a, "actors"), _ids(b, "actors"))):
        return False
    if not _compatible(_ids(a, "recipients"), _ids(b, "recipients")):
        return False
    if a.when and b.when and not _days_meet(a, b):
        return False
    if any(_holds(g, i, a.span) and _holds(g, j, b.span) for g in groups):
        return True
    dyad = _ids(a, "actors") & _ids(b, "actors") and _ids(a, "recipients") & _ids(b, "recipients")
    return bool(dyad) and a.historical == b.historical


def _days_meet(a: Event, b: Event) -> bool:
    if a.when is None or b.when is None:
        return True
    return a.when <= (b.until or b.when) and b.when <= (a.until or a.when)


def _ids(event: Event, side: str) -> frozenset[str]:
    """Identities of one side; a person also stands for the country he acts for."""
    found = event.actors if side == "actors" else event.recipients
    return frozenset(x for a in found for x in (a.id, a.country) if x)


def _compatible(a: frozenset[str], b: frozenset[str]) -> bool:
    return not a or not b or bool(a & b)


def _holds(group: Group, account: int, span: Span) -> bool:
    return any(u.account == account and u.span.overlap(span) > 0 for u in group.units)
