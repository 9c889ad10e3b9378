"""Options that several commands share, and the checks on them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from crossread.errors import UsageError
from crossread.faces.cli._output import is_terminal

_F = TypeVar("_F", bound=Callable[..., Any])

WIDTHS = (40, 200)


class Day(click.ParamType[dt.date | None]):
    """A day as YYYY-MM-DD, or nothing: "" leaves a report without one."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date | None:
        """Return the day that *value* names; fails with what to write instead."""
        if value == "" or value is None:
            return None
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2024-12-29.", param, ctx)


def metadata(command: _F) -> _F:
    """Add --outlet, --date and --url, each given once a report, in their order."""
    for name, kind, what in (
        ("url", str, "Address that the report comes from."),
        ("date", Day(), "Day on which the report appeared."),
        ("outlet", str, "Name of the outlet that published the report."),
    ):
        command = click.option(
            f"--{name}",
            f"{name}s",
            type=kind,
            metavar="NAME" if name == "outlet" else name.upper(),
            multiple=True,
            help=f"{what} Repeat it, in the order of the reports.",
        )(command)
    return command


def view(command: _F) -> _F:
    """Add --width and --debug, which every command that shows something takes."""
    command = click.option(
        "--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors."
    )(command)
    return click.option(
        "--width",
        type=click.IntRange(*WIDTHS),
        help="Columns of the view; by default those of the terminal.",
    )(command)


def full(command: _F) -> _F:
    """Add --full, which commands take whose lists may be cut short."""
    return click.option("--full", "everything", is_flag=True, help="Cut no list short.")(command)


def check_counts(reports: Sequence[str], **given: Sequence[object]) -> None:
    """Raise `UsageError` where an option was given neither never nor once a report."""
    for option, values in given.items():
        if values and len(values) != len(reports):
            raise UsageError(
                f"--{option} was given {_times(len(values))} for {_reports(len(reports))}.",
                hint="Give it once a report, in their order; '' leaves one out.",
            )
    if reports.count("-") > 1:
        raise UsageError(
            "'-' was named more than once.", hint="Standard input holds one report only."
        )


def announce(reports: Sequence[str]) -> None:
    """Tell somebody at a terminal that the program waits for them to paste a report."""
    if "-" in reports and is_terminal(sys.stdin):
        click.echo("crossread: paste the report, then press Ctrl-D on an empty line.", err=True)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _reports(count: int) -> str:
    return "one report" if count == 1 else f"{count} reports"
