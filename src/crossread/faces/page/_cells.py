"""One report's words on one matter, ready to be shown with who answers for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from crossread.faces import _plain
from crossread.faces.page._anchors import Anchors, language, printable
from crossread.faces.page._labels import label
from crossread.faces.page._segments import Mark, Segment, segments
from crossread.model import Cell, Comparison, Link, Report, Span

_OPENING = frozenset("\"'“‘«„‹")
_CLOSING = frozenset("\"'”’»“›")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a cell; *quoted* if they stand in quotation marks.

    ``opens`` and ``closes`` are the marks where they are not among the cell's words, so that
    the style sheet has to set them; else "".
    """

    text: str
    quoted: bool = False
    opens: str = ""
    closes: str = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """What the templates need of a cell."""

    outlet: str
    number: int  # of the report, from 1
    lang: str
    href: str  # name of the place in the text
    report: str  # the report's name in addresses
    start: int
    end: int
    pieces: tuple[Piece, ...]
    own: bool  # the outlet's own statement, attributed to nobody
    chain: tuple[str, ...]
    cue: str
    stance: str

    @property
    def words(self) -> str:
        """The verbatim words."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Desk:
    """What every part of the page needs to show words: the reports, their names and anchors."""

    comparison: Comparison
    anchors: Anchors
    names: Mapping[str, str]
    numbers: Mapping[str, int]
    by_id: Mapping[str, Report]

    @classmethod
    def of(cls, comparison: Comparison) -> Desk:
        """Return the desk for one comparison."""
        return cls(
            comparison,
            Anchors.of(comparison),
            {id: printable(name) for id, name in _plain.labels(comparison.reports).items()},
            {report.id: n for n, report in enumerate(comparison.reports, 1)},
            {report.id: report for report in comparison.reports},
        )

    def name(self, report: str) -> str:
        """Return what a report is called on this page; an unknown id is shown as it is."""
        return self.names.get(report) or printable(report)

    def view(self, cell: Cell) -> CellView:
        """Return a cell as the templates need it."""
        report = self.by_id[cell.report]
        told = cell.attribution
        return CellView(
            outlet=self.names[cell.report],
            number=self.numbers[cell.report],
            lang=language(report.language),
            href=self.anchors.cell(cell),
            report=self.anchors.reports[cell.report],
            start=cell.span.start,
            end=cell.span.end,
            pieces=pieces(report.text, cell.span, told.quoted if told else ()),
            own=told is None,
            chain=self.chain(cell),
            cue=printable(told.cue.of(report.text)) if told and told.cue else "",
            stance=label("stance", told.stance) if told else "",
        )

    def chain(self, cell: Cell) -> tuple[str, ...]:
        """Return the names from the outlet outwards; the outlet alone where nobody is named."""
        outlet = self.names[cell.report]
        links = cell.attribution.chain if cell.attribution else ()
        if links and links[0].span is None:
            links = links[1:]  # the outlet itself, which has a better name here
        names = (printable(_name(link)) for link in links)
        return tuple(dict.fromkeys((outlet, *(name for name in names if name))))


def _name(link: Link) -> str:
    """Return a link's name, with the actor's where the words alone do not tell ("he")."""
    words = " ".join(link.name.split())
    if not link.actor or set(words.casefold().split()) & set(link.actor.name.casefold().split()):
        return words
    return f"{words} ({link.actor.name})"


def pieces(text: str, span: Span, quoted: tuple[Span, ...]) -> tuple[Piece, ...]:
    """Return the words of *span*, cut where quoted stretches begin and end."""
    words = span.of(text)
    inside = [Mark(s, "quoted") for s in (_within(q, span) for q in quoted) if s]
    found = []
    for part in _joined(segments(words, inside)):
        start, end = part.start + span.start, part.end + span.start
        said = "quoted" in part.kinds
        before = text[start - 1 : start] if start else ""
        after = text[end : end + 1]
        opens = "" if part.start and before in _OPENING else _mark(before, _OPENING, "“")
        closes = "" if end < span.end and after in _CLOSING else _mark(after, _CLOSING, "”")
        found.append(Piece(printable(part.text), said, opens * said, closes * said))
    return tuple(found)


def _mark(char: str, marks: frozenset[str], usual: str) -> str:
    """Return the report's own quotation mark, or the usual one where it stands elsewhere."""
    return char if char in marks else usual


def _joined(parts: tuple[Segment, ...]) -> list[Segment]:
    """Join neighbours of one kind: a line break inside a quotation does not end it."""
    runs: list[Segment] = []
    for part in parts:
        if runs and runs[-1].kinds == part.kinds:
            last = runs.pop()
            part = replace(part, start=last.start, text=last.text + part.text)
        runs.append(part)
    return runs


def _within(stretch: Span, span: Span) -> Span | None:
    """Return the part of *stretch* inside *span*, counted from the start of *span*."""
    start, end = max(stretch.start, span.start), min(stretch.end, span.end)
    return Span(start - span.start, end - span.start) if start < end else None
