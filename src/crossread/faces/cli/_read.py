"""``crossread read``: what one report says."""

from __future__ import annotations

import datetime as dt

import click

from crossread.faces.cli import _exits, _options


@click.command("read", short_help="Show what one report says: sources, events, figures, times.")
@click.argument("report", metavar="REPORT")
@click.option("--outlet", metavar="NAME", help="Name of the outlet that published the report.")
@click.option("--date", type=_options.Day(), metavar="DATE", help="Day on which it appeared.")
@click.option("--url", metavar="URL", help="Address that it comes from.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of the view.")
@_options.full
@_options.view
def command(
    report: str,
    outlet: str | None,
    date: dt.date | None,
    url: str | None,
    as_json: bool,
    width: int | None,
    everything: bool,
) -> int:
    """Show what one report says: who says what, events, figures, times, loaded words.

    REPORT is a text, Markdown or HTML file, an http(s) address, or - for standard input.
    """
    import crossread
    from crossread.faces import json, terminal
    from crossread.faces.cli._output import screen, show
    from crossread.faces.cli._progress import Progress

    _options.announce([report])
    with Progress() as progress:
        progress(f"reading {report}")
        account = crossread.read(report, outlet=outlet or "", date=date, url=url or "")
    if as_json:
        show(json.dumps(json.account_to_dict(account)))
    else:
        columns, color = screen(width)
        show(terminal.render_account(account, width=columns, color=color, everything=everything))
    return _exits.OK
