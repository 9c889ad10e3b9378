"""Figures: the interval that each report's words allow, on one axis."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.faces import _plain
from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.faces.page._labels import label
from crossread.faces.page._points import key
from crossread.faces.page._scales import Scale, scale
from crossread.model import Cell, FigureRow, Quantity

# Markers 10 px wide around the origin, one a report: told apart without colour.
_SHAPES = (
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M-4.5-4.5h9v9h-9z",
    "M0-5.5L5.5 4.5h-11z",
    "M0-6L6 0 0 6-6 0z",
    "M-2-5.5h4v3.5h3.5v4h-3.5v3.5h-4v-3.5h-3.5v-4h3.5z",
    "M0 5.5L-5.5-4.5h11z",
)


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval drawn on the axis; positions in per cent.

    ``left`` and ``right`` are its ends; None where it is open to that side and runs out of
    the drawing as an arrow.
    """

    left: float | None
    right: float | None
    left_open: bool
    right_open: bool
    approximate: bool

    @property
    def point(self) -> bool:
        """Whether it is one value."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class Reading:
    """One report's figure."""

    view: CellView
    interval: str
    remarks: tuple[str, ...]
    shape: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class FigureView:
    """One matter with each report's figure; ``ticks`` are (position, label), empty: no axis."""

    matter: str
    unit: str
    relation: str
    relation_words: str
    sign: str
    readings: tuple[Reading, ...]
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool
    shared: bool


def figures(desk: Desk) -> tuple[FigureView, ...]:
    """Return the figures, those that several reports give first."""
    found = [_figure(desk, row) for row in desk.comparison.figures if row.cells]
    return tuple(sorted(found, key=lambda figure: not figure.shared))


def _figure(desk: Desk, row: FigureRow) -> FigureView:
    axis = _axis(row)
    matter = printable(row.matter)
    return FigureView(
        matter=matter[:1].upper() + matter[1:],
        unit=_unit(row),
        relation=key(row.relation),
        relation_words=_plain.relation(row.relation),
        sign=_plain.SIGNS[row.relation],
        readings=tuple(_reading(desk, cell, quantity, axis) for cell, quantity in row.cells),
        ticks=tuple((axis.at(tick), _plain.number(tick)) for tick in axis.ticks) if axis else (),
        logarithmic=axis.logarithmic if axis else False,
        shared=len({cell.report for cell, _ in row.cells}) > 1,
    )


def _axis(row: FigureRow) -> Scale | None:
    """Return the axis, or None where every report gives the same: a picture adds nothing."""
    figures = {(q.low, q.high, q.low_open, q.high_open, q.approximate) for _, q in row.cells}
    values = [v for _, q in row.cells for v in (q.low, q.high) if v is not None]
    if len(figures) < 2 or not values:
        return None
    left, right = ({getattr(q, end) is None for _, q in row.cells} for end in ("low", "high"))
    return scale(values, left_open=True in left, right_open=True in right)


def _reading(desk: Desk, cell: Cell, quantity: Quantity, axis: Scale | None) -> Reading:
    view = desk.view(cell)
    return Reading(
        view=view,
        interval=_plain.interval(quantity),
        remarks=tuple(_remarks(quantity)),
        shape=_SHAPES[(view.number - 1) % len(_SHAPES)],
        bar=_bar(quantity, axis) if axis else None,
    )


def _remarks(quantity: Quantity) -> list[str]:
    found = ["approximate"] if quantity.approximate else []
    if quantity.change in ("up", "down"):
        found.append(label("change", quantity.change))
    if quantity.as_of:
        found.append(f"as of {_plain.date(quantity.as_of)}")
    return found


def _bar(quantity: Quantity, axis: Scale) -> Bar | None:
    if quantity.low is None and quantity.high is None:
        return None
    return Bar(
        left=None if quantity.low is None else axis.at(quantity.low),
        right=None if quantity.high is None else axis.at(quantity.high),
        left_open=quantity.low_open,
        right_open=quantity.high_open,
        approximate=quantity.approximate,
    )


def _unit(row: FigureRow) -> str:
    """Return role and unit, without what the matter says already."""
    told = printable(row.matter).casefold()
    parts = dict.fromkeys(map(printable, (row.role, row.unit)))
    return ", ".join(part for part in parts if part and part.casefold() not in told)
