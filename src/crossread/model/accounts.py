"""Accounts: what one report says, fully analysed."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.model.actors import Cast
from crossread.model.claims import Attribution, Claim, Loaded, Quantity, TimeRef
from crossread.model.events import Event
from crossread.model.readings import Reading
from crossread.model.reports import Report


@dataclass(frozen=True)
class Account:
    """What one report says: the input of stories and comparison.

    Everything points into ``reading.report.text``.
    """

    reading: Reading
    cast: Cast
    attributions: tuple[Attribution, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]
    claims: tuple[Claim, ...]
    loaded: tuple[Loaded, ...]
    events: tuple[Event, ...]

    @property
    def report(self) -> Report:
        """The report that was analysed."""
        return self.reading.report
