"""Quotations, figures and events side by side, and each outlet's own wording."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import ConsoleRenderable
from rich.text import Text

from crossread.faces._clean import clean
from crossread.faces._plain import SIGNS, date, figure
from crossread.faces._wording import own_words
from crossread.faces.terminal._cells import STYLES, View, source
from crossread.faces.terminal._layout import (
    Block,
    bullets,
    heading,
    more,
    safe,
    side_by_side,
    stacked,
    verbatim,
    words,
)
from crossread.model import Event, EventRow, FigureRow, QuotationRow

_USUAL = 12


def quotations(view: View) -> Iterator[ConsoleRenderable]:
    """Yield each utterance in each wording, its own words marked."""
    rows = view.comparison.quotations
    if not rows:
        return
    mark = "underlined" if view.page.color else "between * and *"
    yield from heading("Quotations", f"Words {mark} stand in one version alone.")
    shared = [row for row in rows if len({cell.report for cell in row.cells}) > 1]
    limit = view.page.limit(_USUAL)
    for row in shared[:limit]:
        yield Text()
        yield Text.assemble((_speaker(row), "bold"), f"  {row.relation}")
        yield side_by_side(_versions(view, row), view.page)
    yield from more(len(shared), limit)
    yield from _quoted_alone(view, [row for row in rows if row not in shared])


def _quoted_alone(view: View, rows: list[QuotationRow]) -> Iterator[ConsoleRenderable]:
    if rows:
        yield Text()
        yield Text("only one report quotes", style="magenta")
        lines = [
            verbatim(view.words(row.cells[0]), "").append(
                f"  {_speaker(row)}, in {view.names[row.cells[0].report]}", style="dim"
            )
            for row in rows
        ]
        yield from bullets(lines, view.page, _USUAL)


def _speaker(row: QuotationRow) -> str:
    return clean(row.speaker) or "unnamed speaker"


def _versions(view: View, row: QuotationRow) -> list[Block]:
    """Return one block for each set of wordings, with the reports that share it."""
    versions = [(cell.report, view.words(cell)) for cell in row.cells]
    cut = dict(zip(versions, own_words(versions), strict=True))
    who: dict[tuple[str, ...], list[str]] = {}
    for report in dict.fromkeys(report for report, _ in cut):
        who.setdefault(tuple(text for r, text in cut if r == report), []).append(report)
    return [
        Block(
            " and ".join(view.names[report] for report in reports),
            tuple(_version(view, cut[reports[0], text]) for text in texts),
        )
        for texts, reports in who.items()
    ]


def _version(view: View, stretches: tuple[tuple[str, bool], ...]) -> Text:
    line = Text("“", overflow="fold")
    for stretch, own in stretches:
        bare = stretch.strip()
        if own and not view.page.color:
            stretch = stretch.replace(bare, f"*{bare}*")
        line.append(stretch, style="underline yellow" if own else "")
    return line.append("”")


def figures(view: View) -> Iterator[ConsoleRenderable]:
    """Yield figures on one matter, as what they allow."""
    # Figures of one report alone stand with the other things that only it says.
    rows = [row for row in view.comparison.figures if view.page.everything or _is_shared(row)]
    if not rows:
        return
    yield from heading("Figures", "In brackets: the range that the words allow.")
    limit = view.page.limit(_USUAL)
    for row in rows[:limit]:
        yield Text()
        yield Text.assemble(
            (f"{SIGNS[row.relation]} {row.relation}", STYLES[row.relation]),
            f"  {safe(row.matter)}",
        )
        yield stacked(_figures(view, row))
    yield from more(len(rows), limit)


def _is_shared(row: FigureRow) -> bool:
    return len({cell.report for cell, _ in row.cells}) > 1


def _figures(view: View, row: FigureRow) -> list[Block]:
    who: dict[tuple[str, str], list[str]] = {}
    for cell, quantity in row.cells:
        text = view.comparison.report(cell.report).text
        told = (figure(quantity, quantity.span.of(text)), source(cell.attribution))
        who.setdefault(told, []).append(view.names[cell.report])
    return [
        Block(
            " and ".join(dict.fromkeys(names)),
            (Text.assemble((told, "bold"), (f"  {origin}" if origin else "", "dim")),),
        )
        for (told, origin), names in who.items()
    ]


def events(view: View) -> Iterator[ConsoleRenderable]:
    """Yield the events coded, each with the words that it rests on."""
    rows = view.comparison.events
    if not rows:
        return
    yield from heading("Events", "PLOVER records: who did what to whom.")
    limit = view.page.limit(_USUAL)
    for row in rows[:limit]:
        yield Text()
        yield record(row.event)
        yield side_by_side(_event(view, row), view.page)
    yield from more(len(rows), limit)


def _event(view: View, row: EventRow) -> list[Block]:
    return view.blocks([cell for cell, _ in row.cells])


def record(event: Event) -> Text:
    """Return one record as a line: type, actors, recipients, day, place, how it is put."""
    line = Text(overflow="fold")
    line.append(event.type + (f" ({event.mode})" if event.mode else ""), style="bold")
    who = ", ".join(clean(actor.name) for actor in event.actors) or "unknown actor"
    whom = ", ".join(clean(actor.name) for actor in event.recipients)
    line.append(f"  {who} → {whom}" if whom else f"  {who}")
    flags = ("historical", "future", "negated", "hypothetical")
    told = [date(event.when)] if event.when else []
    told += [clean(event.place)] if event.place else []
    told += [flag for flag in flags if getattr(event, flag)]
    return line.append(f"  {', '.join(told)}" if told else "", style="dim")


def loaded(view: View) -> Iterator[ConsoleRenderable]:
    """Yield the loaded words that each outlet uses itself."""
    found = view.comparison.loaded
    if not any(found.values()):
        return
    yield from heading("Loaded wording", "The outlets' own words, outside quotations.")
    for report in view.comparison.reports:
        lines = [
            verbatim(item.span.of(report.text)).append(f"  {clean(item.reason)}", style="not bold")
            for item in found.get(report.id, ())
        ]
        if lines:
            yield Text()
            yield words(view.names[report.id], "dim")
            yield from bullets(lines, view.page, _USUAL)
