"""What one report says: its figures, times, events, quotations and loaded words."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import ConsoleRenderable
from rich.text import Text

from crossread.faces._clean import clean
from crossread.faces._plain import date, figure, labels
from crossread.faces.quotes import addressee
from crossread.faces.terminal._cells import source
from crossread.faces.terminal._head import title
from crossread.faces.terminal._layout import Block, Page, bullets, heading, stacked, verbatim
from crossread.faces.terminal._rows import record
from crossread.model import Account, Attribution, Quantity, TimeRef

_USUAL = 15


def account_parts(account: Account, page: Page) -> Iterator[ConsoleRenderable]:
    """Yield the parts of the view of one report."""
    yield from quote_parts(account, page)
    yield from _events(account, page)
    yield from _figures(account, page)
    yield from _times(account, page)
    yield from _loaded(account, page)


def quote_parts(account: Account, page: Page) -> Iterator[ConsoleRenderable]:
    """Yield the title of a report and who says what in it."""
    report = account.report
    yield stacked([Block(labels((report,))[report.id], tuple(title(report)))])
    if account.attributions:
        yield from heading("Who says what")
        lines = [_attribution(account, said) for said in account.attributions]
        yield from bullets(lines, page, _USUAL)


def _attribution(account: Account, said: Attribution) -> Text:
    text = account.report.text
    who = clean(said.speaker.name) if said.speaker else "nobody named"
    cue = clean(said.cue.of(text)) if said.cue else "is quoted"
    to = clean(addressee(account, said))
    content = " ... ".join(span.of(text) for span in said.content)
    line = Text.assemble(
        (who, "bold"), f" · {cue}{f' to {to}' if to else ''} · ", verbatim(content, "")
    )
    chain = source(said) if len(said.chain) > 2 else ""
    return line.append(f"  {chain}" if chain else "", style="dim")


def _events(account: Account, page: Page) -> Iterator[ConsoleRenderable]:
    if account.events:
        yield from heading("Events", "PLOVER records: who did what to whom.")
        text = account.report.text
        lines = [
            Text.assemble(record(event), "\n", verbatim(event.span.of(text), "dim"))
            for event in account.events
        ]
        yield from bullets(lines, page, _USUAL)


def _figures(account: Account, page: Page) -> Iterator[ConsoleRenderable]:
    if account.quantities:
        yield from heading("Figures", "In brackets: the range that the words allow.")
        text = account.report.text
        lines = [
            Text.assemble((figure(q, q.span.of(text)), "bold"), f"  {_counted(q)}")
            for q in account.quantities
        ]
        yield from bullets(lines, page, _USUAL)


def _counted(quantity: Quantity) -> str:
    """Return what a figure counts: "killed (person)", "weight (tonne)"."""
    role, unit = clean(quantity.role), clean(quantity.unit)
    return f"{role} ({unit})" if role and unit and unit != role else role or unit


def _times(account: Account, page: Page) -> Iterator[ConsoleRenderable]:
    if account.times:
        yield from heading("Times")
        text = account.report.text
        lines = [
            Text.assemble(verbatim(time.span.of(text)), f"  {_days(time)}")
            for time in account.times
        ]
        yield from bullets(lines, page, _USUAL)


def _days(time: TimeRef) -> str:
    if not time.resolved or time.first is None:
        return "day not known" if time.granularity != "duration" else "a length of time"
    if time.last is None or time.last == time.first:
        return date(time.first)
    return f"{date(time.first)} to {date(time.last)}"


def _loaded(account: Account, page: Page) -> Iterator[ConsoleRenderable]:
    if account.loaded:
        yield from heading("Loaded wording", "The outlet's own words, outside quotations.")
        text = account.report.text
        lines = [
            verbatim(item.span.of(text)).append(f"  {clean(item.reason)}", style="not bold")
            for item in account.loaded
        ]
        yield from bullets(lines, page, _USUAL)
