"""The points: on what the reports agree, differ, or stand alone."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import ConsoleRenderable
from rich.padding import Padding
from rich.text import Text

from crossread.faces._clean import clean
from crossread.faces._plain import SIGNS, origins, relation
from crossread.faces.terminal._cells import STYLES, View, source
from crossread.faces.terminal._layout import (
    bullets,
    heading,
    more,
    safe,
    side_by_side,
    verbatim,
    words,
)
from crossread.model import Point, Relation

_USUAL_POINTS = 25
_USUAL_ALONE = 8  # for each report


def shared(view: View) -> Iterator[ConsoleRenderable]:
    """Yield the points on which two or more reports speak."""
    points = [p for p in view.comparison.points if p.relation is not Relation.ONLY_HERE]
    if not points:
        return
    yield from heading("What they say on the same matter")
    limit = view.page.limit(_USUAL_POINTS)
    for point in points[:limit]:
        yield Text()
        yield from _point(view, point)
    yield from more(len(points), limit)


def _point(view: View, point: Point) -> Iterator[ConsoleRenderable]:
    head = Text(f"{SIGNS[point.relation]} ", style=STYLES[point.relation])
    head.append(relation(point.relation, point.differs_in))
    head.append(f"  {safe(point.matter)}", style="default not bold")
    yield head
    yield side_by_side(view.blocks(point.cells), view.page)
    yield _indented(Text(origins(point, view.names), style="dim"))
    if point.note:
        yield _indented(words(point.note, "italic"))


def alone(view: View) -> Iterator[ConsoleRenderable]:
    """Yield what only one report says, by report."""
    points = [p for p in view.comparison.points if p.relation is Relation.ONLY_HERE]
    if not points:
        return
    yield from heading("Only in one report")
    for report in view.comparison.reports:
        mine = [p for p in points if p.reports[:1] == (report.id,)]
        if mine:
            yield Text()
            yield words(f"{SIGNS[Relation.ONLY_HERE]} only in {view.names[report.id]}", "magenta")
            yield from bullets([_alone(view, p) for p in mine], view.page, _USUAL_ALONE)


def _alone(view: View, point: Point) -> Text:
    line = verbatim(view.words(point.cells[0]), "")
    named = [f"← {clean(origin.name)}" for origin in point.origins if origin.known]
    origin = source(point.cells[0].attribution) or " ".join(named)
    return line.append(f"  {origin}", style="dim") if origin else line


def _indented(text: Text) -> ConsoleRenderable:
    text.overflow = "fold"
    return Padding(text, (0, 0, 0, 2), expand=False)
