"""The reports' full texts, with every stretch marked that something else points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.faces.page._anchors import language, printable
from crossread.faces.page._cells import Desk
from crossread.faces.page._segments import Mark, Segment, segments
from crossread.model import Attribution, Cell, Report, Span


@dataclass(frozen=True, slots=True)
class Back:
    """A way back from words to the point that rests on them."""

    number: int
    href: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A segment as the template needs it; ``id`` is "" where no link leads here."""

    text: str
    start: int
    end: int
    classes: str
    id: str
    backs: tuple[Back, ...]

    @property
    def plain(self) -> bool:
        """Whether it needs no element of its own."""
        return not (self.classes or self.id)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text: a heading, a paragraph or furniture; empty lines are kept."""

    kind: str  # "headline", "subhead", "furniture" or "body"
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """One report's text, ready to be shown."""

    name: str
    number: int
    slug: str
    lang: str
    lines: tuple[Line, ...]


def texts(desk: Desk, numbers: dict[str, int]) -> tuple[TextView, ...]:
    """Return the annotated text of each report; *numbers* are the points', by id."""
    return tuple(_text(desk, report, numbers) for report in desk.comparison.reports)


def _text(desk: Desk, report: Report, numbers: dict[str, int]) -> TextView:
    marks = [m for r, m in _marks(desk) if r == report.id]
    marks += [Mark(span, "furniture") for span in report.furniture]
    cut = segments(report.text, marks)
    passages = [_passage(desk, report, segment, numbers) for segment in cut]
    return TextView(
        name=desk.names[report.id],
        number=desk.numbers[report.id],
        slug=desk.anchors.reports[report.id],
        lang=language(report.language),
        lines=tuple(_lines(report, passages)),
    )


def _marks(desk: Desk) -> Iterator[tuple[str, Mark]]:
    """Yield everything on the page that points into a text, with the report's id."""
    found = desk.comparison
    for point in found.points:
        for cell in point.cells:
            yield cell.report, Mark(cell.span, "cell", point.id)
            yield from _attributed(cell)
    for cell in _other_cells(desk):
        yield cell.report, Mark(cell.span, "cell")
        yield from _attributed(cell)
    for report, words in found.loaded.items():
        for loaded in words:
            yield report, Mark(loaded.span, "loaded")
    for kin in found.kinship:
        for first, second in kin.shared:
            yield kin.first, Mark(first, "cell")
            yield kin.second, Mark(second, "cell")


def _other_cells(desk: Desk) -> Iterator[Cell]:
    for quotation in desk.comparison.quotations:
        yield from quotation.cells
    for figure in desk.comparison.figures:
        yield from (cell for cell, _ in figure.cells)
    for row in desk.comparison.events:
        yield from (cell for cell, _ in row.cells)


def _attributed(cell: Cell) -> Iterator[tuple[str, Mark]]:
    told = cell.attribution
    if told is None:
        return
    yield from ((cell.report, Mark(span, kind)) for span, kind in _parts(told))


def _parts(told: Attribution) -> Iterator[tuple[Span, str]]:
    if told.source:
        yield told.source, "source"
    if told.cue:
        yield told.cue, "cue"
    for span in told.content:
        yield span, "content"


def _passage(desk: Desk, report: Report, part: Segment, numbers: dict[str, int]) -> Passage:
    slug = desk.anchors.reports[report.id]
    # Two cells of one point may end together: one way back is enough.
    ends = {mark.ref: mark for mark in reversed(part.closes)}
    backs = (
        Back(numbers[ref], desk.anchors.point(ref), mark.span.start, mark.span.end)
        for ref, mark in ends.items()
    )
    return Passage(
        text=printable(part.text),
        start=part.start,
        end=part.end,
        classes=" ".join(f"m-{kind}" for kind in part.kinds),
        id=f"r-{slug}-s-{part.start}" if part.begins else "",
        backs=tuple(sorted(backs, key=lambda back: back.number)),
    )


def _lines(report: Report, passages: list[Passage]) -> Iterator[Line]:
    """Group passages into lines; the line breaks themselves are left to the template."""
    line: list[Passage] = []
    for passage in passages:
        if passage.text == "\n":
            yield _line(report, line)
            line = []
        else:
            line.append(passage)
    yield _line(report, line)


def _line(report: Report, passages: list[Passage]) -> Line:
    if not passages:
        return Line("body", ())
    span = Span(passages[0].start, passages[-1].end)
    kinds = {
        "headline": (report.headline,) if report.headline else (),
        "subhead": report.subheads,
        "furniture": report.furniture,
    }
    for kind, places in kinds.items():
        # Most of the line, since a span may leave out a closing mark or blank.
        if 2 * sum(span.overlap(place) for place in places) > len(span):
            return Line(kind, tuple(passages))
    return Line("body", tuple(passages))
