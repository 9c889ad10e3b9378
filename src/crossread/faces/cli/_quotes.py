"""``crossread quotes``: who said what, to whom, how."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from crossread.faces.cli import _exits, _options

if TYPE_CHECKING:
    from crossread.model import Account


@click.command("quotes", short_help="List who said what, to whom, how, in one report or many.")
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--json", "shape", flag_value="json", help="Write JSON instead of the view.")
@click.option("--csv", "shape", flag_value="csv", help="Write CSV, one row a quotation.")
@_options.view
def command(reports: tuple[str, ...], shape: str | None, width: int | None) -> int:
    """List who said what, to whom, how: direct quotations, reported speech, denials.

    REPORT is a text, Markdown or HTML file, an http(s) address, or - for standard input.
    """
    from crossread.faces import json, quotes, terminal
    from crossread.faces.cli._output import screen, show

    _options.check_counts(reports)
    _options.announce(reports)
    accounts = _read_all(reports)
    if not accounts:
        return _exits.NOTHING_DONE
    if shape == "json":
        show(json.dumps(quotes.to_dict(accounts)))
    elif shape == "csv":
        show(quotes.to_csv(accounts))
    else:
        columns, color = screen(width)
        for account in accounts:
            show(terminal.render_quotes(account, width=columns, color=color))
    return _exits.OK if len(accounts) == len(reports) else _exits.PARTIAL


def _read_all(reports: tuple[str, ...]) -> list[Account]:
    """Read what can be read, and say on standard error what cannot."""
    import crossread
    from crossread.errors import SourceError
    from crossread.faces._clean import clean
    from crossread.faces.cli._output import note
    from crossread.faces.cli._progress import Progress

    accounts, failed = [], []
    with Progress() as progress:
        for done, report in enumerate(reports):
            progress(f"reading {report}", done + 1, len(reports))
            try:
                accounts.append(crossread.read(report))
            except SourceError as error:
                failed.append(clean(str(error)))
    for line in failed:
        note(line)
    return accounts
