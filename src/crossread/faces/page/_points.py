"""The table of points: what stands in which order, and under which heading."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.faces import _plain
from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.faces.page._labels import label
from crossread.model import KinshipKind, Origin, Point, Relation

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
    """A row: its matter, and a tuple of cells for each column in order (empty: silent)."""

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
    missing: tuple[str, ...]  # names of the columns that are silent
    search: str


@dataclass(frozen=True, slots=True)
class Column:
    """A report that speaks of a shared point, with the copies that speak through it."""

    report: str  # report id
    name: str
    copies: tuple[str, ...]


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


def columns(desk: Desk) -> tuple[Column, ...]:
    """Return the reports that speak of a shared point.

    A copy says nothing of its own, so it has no cells: it is named beside its original.
    """
    points = [point for relation in ORDER for point in _of(desk, relation)]
    speaking = {report for point in points for report in point.reports}
    return tuple(
        Column(report.id, desk.names[report.id], _copies(desk, report.id, speaking))
        for report in desk.comparison.reports
        if report.id in speaking
    )


def silent(desk: Desk) -> tuple[str, ...]:
    """Return the names of the reports that have no column and are nobody's copy."""
    shown = columns(desk)
    named = {name for column in shown for name in (column.name, *column.copies)}
    return tuple(name for name in desk.names.values() if name not in named)


def _copies(desk: Desk, report: str, speaking: set[str]) -> tuple[str, ...]:
    """Return the silent reports that are copies of this one; each goes with one original."""
    found = []
    for pair in desk.comparison.kinship:
        if pair.kind is not KinshipKind.COPY or report not in (pair.first, pair.second):
            continue
        other = pair.second if pair.first == report else pair.first
        if other not in speaking:
            found.append(desk.name(other))
    return tuple(found)


def groups(desk: Desk, numbers: dict[str, int]) -> tuple[Group, ...]:
    """Return the points that set reports side by side, grouped by relation."""
    found = []
    ids = [column.report for column in columns(desk)]
    for relation in ORDER:
        points = tuple(_view(desk, point, numbers, ids) for point in _of(desk, relation))
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
            views = tuple(_view(desk, point, numbers, [*point.reports]) for point in mine)
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


def _view(desk: Desk, point: Point, numbers: dict[str, int], ids: list[str]) -> PointView:
    cells = tuple(tuple(desk.view(cell) for cell in point.cells if cell.report == id) for id in ids)
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
        missing=tuple(desk.names[id] for id, views in zip(ids, cells, strict=True) if not views),
        search=" ".join((matter, words, *(origin.name for origin in origins))).casefold(),
    )


def _origin(desk: Desk, origin: Origin) -> OriginView:
    carriers = tuple(desk.name(report) for report in origin.reports)
    return OriginView(printable(origin.name), carriers, origin.known)
