"""The command line. Every command calls the façade and shows what it returns."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code: see `crossread.faces.cli._exits`."""
    try:
        from crossread.faces.cli._run import run

        code = run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:  # while the commands were still being imported
        code = 130
    sys.exit(code)
