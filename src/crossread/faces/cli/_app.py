"""The list of commands; each lives in a module of its own that is loaded when it is needed."""

from __future__ import annotations

from importlib import import_module

import click

import crossread

# In the order of the help. No module of them imports more than click at its top, so that
# `crossread --help` answers at once; a test holds this.
COMMANDS = ("compare", "demo", "quotes", "read")


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"crossread.faces.cli._{cmd_name}").command
        return found if isinstance(found, click.Command) else None


@click.command(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(crossread.__version__, prog_name="crossread")
@click.option("--debug", is_flag=True, expose_value=False, help="Show tracebacks of errors.")
def app() -> None:
    """Read what several outlets report on one event and set the accounts side by side.

    Start with: crossread demo
    """
