"""One place where errors become one line and an exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from crossread.errors import CrossreadError, ModelError
from crossread.faces._clean import clean
from crossread.faces.cli import _exits
from crossread.faces.cli._app import app


def run(args: Sequence[str]) -> int:
    """Run one command line and return its exit code; nothing but Ctrl-C is ever silent."""
    debug = "--debug" in args
    try:
        code = app.main(args=list(args), prog_name="crossread", standalone_mode=False)
        return code if isinstance(code, int) else _exits.OK
    except click.ClickException as error:
        error.show()
        return _exits.NOTHING_DONE
    except (click.Abort, KeyboardInterrupt):
        return _exits.INTERRUPTED
    except CrossreadError as error:
        _tell(str(error), debug=debug)
        for line in getattr(error, "__notes__", ()):
            _tell(line, debug=False)
        return _exits.FAILURE if isinstance(error, ModelError) else _exits.NOTHING_DONE
    except Exception as error:  # the last line of defence: never a bare traceback
        _tell(
            f"unexpected {type(error).__name__}: {error}. This is a defect in Crossread: run "
            "the same with --debug and report what it prints, as CONTRIBUTING.md says.",
            debug=debug,
        )
        return _exits.FAILURE


def _tell(message: str, *, debug: bool) -> None:
    if debug:
        traceback.print_exc(file=sys.stderr)
    click.echo(f"crossread: {clean(message)}", err=True)
