"""Loaded wording: what an outlet says in its own voice, with the reason why it is listed."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.model import Cell, Span

# Words shown around the loaded one, cut at spaces.
_CONTEXT = 48


@dataclass(frozen=True, slots=True)
class LoadedView:
    """Loaded words with what stands around them."""

    view: CellView
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadedList:
    """One report's loaded wording."""

    report: str
    number: int
    words: tuple[LoadedView, ...]


def loaded(desk: Desk) -> tuple[LoadedList, ...]:
    """Return every report's loaded wording; a report without any is listed too, as such."""
    return tuple(
        LoadedList(
            desk.names[report.id],
            desk.numbers[report.id],
            tuple(
                _view(desk, report.id, item.span, item.reason)
                for item in desk.comparison.loaded.get(report.id, ())
            ),
        )
        for report in desk.comparison.reports
    )


def _view(desk: Desk, report: str, span: Span, reason: str) -> LoadedView:
    before, after = around(desk.by_id[report].text, span)
    return LoadedView(
        desk.view(Cell(report, span)), printable(before), printable(after), printable(reason)
    )


def around(text: str, span: Span) -> tuple[str, str]:
    """Return the words before and after a span in its line, shortened with an ellipsis."""
    before = text[: span.start].rpartition("\n")[2]
    after = text[span.end :].partition("\n")[0]
    if len(before) > _CONTEXT:
        before = f"… {before[-_CONTEXT:].partition(' ')[2]}"
    if len(after) > _CONTEXT:
        after = f"{after[:_CONTEXT].rpartition(' ')[0]} …"
    return before, after
