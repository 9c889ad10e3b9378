"""Events: PLOVER records in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.faces import _plain
from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.faces.page._labels import label
from crossread.model import Actor, Event, EventRow


@dataclass(frozen=True, slots=True)
class Told:
    """How one report tells the event: its words, and its flags where they differ."""

    view: CellView
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One event, and each report's words for it."""

    code: str
    deed: str
    actors: str
    recipients: str
    when: str
    machine_when: str
    place: str
    flags: tuple[str, ...]
    told: tuple[Told, ...]
    shared: bool


def events(desk: Desk) -> tuple[EventView, ...]:
    """Return the events: those that most reports tell first, background last."""
    rows = sorted(
        desk.comparison.events,
        key=lambda row: (row.event.historical, -len({cell.report for cell, _ in row.cells})),
    )
    return tuple(_view(desk, row) for row in rows)


def _view(desk: Desk, row: EventRow) -> EventView:
    event = row.event
    flags = _flags(event)
    return EventView(
        code=" ".join((event.type, event.mode)).strip(),
        deed=label("event", event.type),
        actors=_names(event.actors),
        recipients=_names(event.recipients),
        when=_when(event),
        machine_when=event.when.isoformat() if event.when else "",
        place=printable(event.place),
        flags=flags,
        told=tuple(
            Told(desk.view(cell), tuple(flag for flag in _flags(own) if flag not in flags))
            for cell, own in row.cells
        ),
        shared=len({cell.report for cell, _ in row.cells}) > 1,
    )


def _names(actors: tuple[Actor, ...]) -> str:
    return ", ".join(dict.fromkeys(printable(actor.name) for actor in actors))


def _when(event: Event) -> str:
    if event.when is None:
        return "date unknown"
    first = _plain.date(event.when)
    if event.until is None or event.until == event.when:
        return first
    return f"{first} to {_plain.date(event.until)}"


def _flags(event: Event) -> tuple[str, ...]:
    flags = {
        "background": event.historical,
        "planned": event.future,
        "denied": event.negated,
        "hypothetical": event.hypothetical,
    }
    return tuple(flag for flag, is_set in flags.items() if is_set)
