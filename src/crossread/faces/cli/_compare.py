"""``crossread compare``: the main job."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import TYPE_CHECKING

import click

from crossread.faces.cli import _exits, _options

if TYPE_CHECKING:
    from crossread.model import Comparison

RELATIONS = (
    "agrees",
    "more-precise",
    "differs",
    "later-update",
    "only-here",
    "not-comparable",
)
PAGE_MARK = "Crossread"  # in the head of every page that we write
JSON_MARK = '"schema": "crossread.'


@click.command("compare", short_help="Set two or more reports of one event side by side.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@_options.metadata
@click.option("--html", metavar="FILE", help="Also write one page that opens offline.")
@click.option(
    "--json",
    "json_file",
    is_flag=False,
    flag_value="-",
    metavar="[FILE]",
    help="Write JSON to FILE (ending in .json), or instead of the view.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice(RELATIONS),
    help="Keep only points and figures of this relation; may be repeated.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no view; for use with --html or --json.")
@_options.full
@_options.view
def command(
    reports: tuple[str, ...],
    outlets: tuple[str, ...],
    dates: tuple[dt.date | None, ...],
    urls: tuple[str, ...],
    html: str | None,
    json_file: str | None,
    only: tuple[str, ...],
    quiet: bool,
    width: int | None,
    everything: bool,
) -> int:
    """Set two or more reports of one event side by side.

    REPORT is a text, Markdown or HTML file, an http(s) address, or - for standard input.

    Example: crossread compare first.txt second.html --html page.html
    """
    import crossread
    from crossread.faces.cli._progress import Progress

    _check_json(json_file)
    check_files(html, json_file)
    _options.check_counts(reports, outlet=outlets, date=dates, url=urls)
    _options.announce(reports)
    with Progress() as progress:
        comparison = crossread.compare(
            reports, outlets=outlets, dates=dates, urls=urls, progress=progress
        )
    comparison = narrowed(comparison, only)
    try:
        write_files(comparison, html, json_file)
    finally:  # a full disk is no reason to throw the comparison away
        if not quiet and json_file != "-":
            show_view(comparison, width, everything)
    return outcome(comparison)


def _check_json(json_file: str | None) -> None:
    """Refuse `--json A B`, in which the first report would be taken for the output."""
    if json_file not in (None, "-") and not str(json_file).endswith(".json"):
        raise click.UsageError(
            f"--json takes a FILE that ends in .json, not {json_file!r}; "
            "put --json after the reports to write to standard output."
        )


def check_files(html: str | None, json_file: str | None) -> None:
    """Refuse files that could not be written before anybody waits for what goes into them."""
    from crossread.faces.cli._output import check_target

    if html is not None:
        check_target(html, mark=PAGE_MARK)
    if json_file not in (None, "-"):
        check_target(str(json_file), mark=JSON_MARK)


def narrowed(comparison: Comparison, only: tuple[str, ...]) -> Comparison:
    """Return the comparison with the points and figures of some relations only."""
    if not only:
        return comparison
    kept = {name.replace("-", " ") for name in only}
    return dataclasses.replace(
        comparison,
        points=tuple(point for point in comparison.points if point.relation in kept),
        figures=tuple(row for row in comparison.figures if row.relation in kept),
    )


def write_files(comparison: Comparison, html: str | None, json_file: str | None) -> None:
    """Write the page and the JSON where they were asked for."""
    from crossread.faces.cli._output import note, save, show

    if json_file:
        from crossread.faces.json import dumps, to_dict
        from crossread.reading import model_version

        text = dumps(to_dict(comparison, model=model_version()))
        if json_file == "-":
            show(text)
        else:
            save(json_file, text, mark=JSON_MARK)
    if html:
        from crossread.faces.page import render

        save(html, render(comparison), mark=PAGE_MARK)
        note(f"page written to {html}")


def show_view(comparison: Comparison, width: int | None, everything: bool) -> None:
    """Show a comparison on the terminal; of one report alone, show what it says."""
    import crossread
    from crossread.faces import terminal
    from crossread.faces.cli._output import note, screen, show

    columns, color = screen(width)
    if len(comparison.reports) == 1:
        note("a comparison needs two reports; this is what the one report says.")
        account = crossread.read(comparison.reports[0])
        show(terminal.render_account(account, width=columns, color=color, everything=everything))
    elif comparison.reports:
        show(terminal.render(comparison, width=columns, color=color, everything=everything))


def outcome(comparison: Comparison) -> int:
    """Say on standard error what could not be read, and return the exit code."""
    from crossread.faces._clean import clean
    from crossread.faces.cli._output import note

    for problem in comparison.problems:
        note(clean(problem))
    if not comparison.reports:
        return _exits.NOTHING_DONE
    return _exits.PARTIAL if comparison.problems else _exits.OK
