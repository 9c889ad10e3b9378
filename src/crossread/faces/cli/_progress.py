"""A sign of life on standard error, for work that takes more than a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from crossread.faces._clean import clean
from crossread.faces.cli._output import is_terminal

if TYPE_CHECKING:
    from rich.status import Status

_PATIENCE = 1.0  # seconds before anything shows


class Progress:
    """Told what is being done; shows it on a terminal once a second has passed.

    Used as the *progress* of the façade: called with what is done now and, where known,
    how many of how many parts are finished.
    """

    def __init__(self) -> None:
        self._what = "reading"
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def __call__(self, what: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done now."""
        counted = f" ({done} of {total})" if total > 1 else ""
        with self._lock:
            self._what = f"{clean(what)}{counted}"
            if self._status:
                self._status.update(self._what)

    def __enter__(self) -> Progress:
        if is_terminal(sys.stderr):
            self._timer = threading.Timer(_PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._timer = None
            if self._status:
                self._status.stop()
                self._status = None

    def _show(self) -> None:
        from rich.console import Console
        from rich.status import Status

        with self._lock:
            if self._timer:
                console = Console(stderr=True, markup=False, highlight=False)
                self._status = Status(self._what, console=console)
                self._status.start()
