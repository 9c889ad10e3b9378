"""The head and the foot of a view: which reports, how they are related, what is not known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import ConsoleRenderable
from rich.text import Text

from crossread.faces._clean import clean
from crossread.faces._plain import date, problem_line
from crossread.faces.terminal._cells import View
from crossread.faces.terminal._layout import Block, bullets, heading, stacked, words
from crossread.model import KinshipKind, Relation, Report


def head(view: View) -> Iterator[ConsoleRenderable]:
    """Yield the reports with title and day, how they are related, and the count of points."""
    reports = view.comparison.reports
    yield stacked([Block(view.names[report.id], tuple(title(report))) for report in reports])
    kin = [line for line in _kinship(view)]
    if kin:
        yield Text()
        yield from bullets(kin, view.page, 12)
    yield Text()
    yield _counts(view)


def title(report: Report) -> Iterator[Text]:
    """Yield the title of a report, and below it the day and the credit."""
    yield words(report.title or "(no title)", "bold" if report.title else "dim")
    day = date(report.published.day) if report.published else "no date given"
    told = [day, *filter(None, (clean(report.credit), clean(report.url)))]
    yield Text(" · ".join(told), style="dim", overflow="fold")


# Shared quotations show in a section of their own; here they would only lengthen the list.
_UNTOLD = (KinshipKind.NONE, KinshipKind.QUOTES_ONLY)


def _kinship(view: View) -> Iterator[Text]:
    for kin in view.comparison.kinship:
        if kin.kind in _UNTOLD:
            continue
        one, two = view.names[kin.first], view.names[kin.second]
        line = Text.assemble(f"{one} and {two}: ", (str(kin.kind), "bold"), overflow="fold")
        reason = clean(kin.reason).rstrip(".")
        line.append(f" ({reason})" if reason else "")
        yield line.append("; they count as one origin" if kin.same_origin else "")


def _counts(view: View) -> Text:
    often = Counter(point.relation for point in view.comparison.points)
    if not often:
        return Text(_why_none(view), overflow="fold")
    told = ", ".join(f"{often[kind]} {kind}" for kind in Relation if often[kind])
    total = sum(often.values())
    return Text(f"{total} {'point' if total == 1 else 'points'}: {told}", overflow="fold")


def _why_none(view: View) -> str:
    kin = view.comparison.kinship
    if kin and all(one.kind is KinshipKind.COPY for one in kin):
        return "They are copies of one text: there is nothing to set side by side."
    return "No matter was found on which they can be set side by side."


def foot(view: View) -> Iterator[ConsoleRenderable]:
    """Yield what the program could not tell and what it could not read."""
    comparison = view.comparison
    if comparison.notes:
        yield from heading("Notes")
        yield from bullets([words(note) for note in comparison.notes], view.page, 12)
    if comparison.problems:
        yield from heading(problem_line(comparison))
        yield from bullets([words(line) for line in comparison.problems], view.page, 12)
