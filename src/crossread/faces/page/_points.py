"""The table of points: what stands in which order, and under which heading."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.faces import _plain
from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.faces.page._labels import label
from crossread.model import Origin, Point, Relation

# What needs the reader's judgement comes first.
ORDER = (
    Relation.DIFFERS,
    Relation.LATER_UPDATE,
    Relation.MORE_PRECISE,
    Relation.AGREES,
    Relation.NOT_COMPARABLE,
)


@dataclass(frozen=True, slots=True)
class OriginView:
    """An origin and who carries it."""

    name: str
    carriers: tuple[str, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class PointView:
    """A row: its matter, and a tuple of cells for each report in order (empty: silent)."""

    number: int
    href: str
    matter: str
    slot: str
    slot_label: str
    relation: str
    relation_words: str
    sign: str
    note: str
    count: str
    origins: tuple[OriginView, ...]
    cells: tuple[tuple[CellView, ...], ...]
    search: str


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one relation; ``key`` is the relation's code for classes."""

    key: str
    relation: str
    sign: str
    meaning: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What only one report has."""

    report: str
    number: int
    points: tuple[PointView, ...]


def numbered(desk: Desk) -> dict[str, int]:
    """Return the number of each point on the page, by id: the order in which they are shown."""
    shown = [point for relation in ORDER for point in _of(desk, relation)]
    alone = _of(desk, Relation.ONLY_HERE)
    for report in desk.comparison.reports:
        shown += [point for point in alone if point.reports[:1] == (report.id,)]
    return {point.id: n for n, point in enumerate(shown, 1)}


def groups(desk: Desk, numbers: dict[str, int]) -> tuple[Group, ...]:
    """Return the points that set reports side by side, grouped by relation."""
    found = []
    for relation in ORDER:
        points = tuple(_view(desk, point, numbers) for point in _of(desk, relation))
        if points:
            meaning = label("relation", relation)
            found.append(Group(key(relation), relation, _plain.SIGNS[relation], meaning, points))
    return tuple(found)


def alone(desk: Desk, numbers: dict[str, int]) -> tuple[Alone, ...]:
    """Return what only one report has, report by report."""
    found = []
    points = _of(desk, Relation.ONLY_HERE)
    for report in desk.comparison.reports:
        mine = [point for point in points if point.reports[:1] == (report.id,)]
        if mine:
            views = tuple(_view(desk, point, numbers) for point in mine)
            found.append(Alone(desk.names[report.id], desk.numbers[report.id], views))
    return tuple(found)


def key(relation: str) -> str:
    """Return a relation as a class name: "later-update"."""
    return relation.replace(" ", "-")


def independent(count: int) -> str:
    """Return "1 independent origin", "2 independent origins", "no known origin"."""
    if not count:
        return "no known origin"
    return f"{count} independent {'origin' if count == 1 else 'origins'}"


def _of(desk: Desk, relation: Relation) -> list[Point]:
    points = [point for point in desk.comparison.points if point.relation is relation]
    return sorted(points, key=lambda point: -point.weight)  # stable: ties keep their order


def _view(desk: Desk, point: Point, numbers: dict[str, int]) -> PointView:
    cells = tuple(
        tuple(desk.view(cell) for cell in point.cells if cell.report == report.id)
        for report in desk.comparison.reports
    )
    words = " ".join(view.words for row in cells for view in row)
    origins = tuple(_origin(desk, origin) for origin in point.origins)
    matter = printable(point.matter)
    return PointView(
        number=numbers[point.id],
        href=desk.anchors.point(point.id),
        matter=matter[:1].upper() + matter[1:],
        slot=point.slot,
        slot_label=label("slot", point.slot),
        relation=key(point.relation),
        relation_words=_plain.relation(point.relation, point.differs_in),
        sign=_plain.SIGNS[point.relation],
        note=printable(point.note),
        count=independent(point.independent_origins),
        origins=origins,
        cells=cells,
        search=" ".join((matter, words, *(origin.name for origin in origins))).casefold(),
    )


def _origin(desk: Desk, origin: Origin) -> OriginView:
    carriers = tuple(desk.name(report) for report in origin.reports)
    return OriginView(printable(origin.name), carriers, origin.known)
