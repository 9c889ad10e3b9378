"""The way of a report through the house: sources, reading, actors, claims, events, comparison."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from crossread.errors import SourceError, UsageError
from crossread.model import Account, Comparison, Report

_T = TypeVar("_T")

Progress = Callable[[str, int, int], None]
"""Called as ``progress(what, done, total)`` before each step of work."""


def _silent(_what: str, _done: int, _total: int) -> None:
    return None


def read(
    target: str | Path | Report,
    *,
    outlet: str = "",
    date: dt.date | str | None = None,
    url: str = "",
    title: str = "",
) -> Account:
    """Analyse one report: a file, an address, "-" for standard input, or a `Report`.

    Raises:
        SourceError: it cannot be had or read; the message says why and what to do.
    """
    if isinstance(target, Report):
        return analyse(target)
    from crossread.sources import load

    return analyse(load(target, outlet=outlet, date=date, url=url, title=title))


def analyse(report: Report) -> Account:
    """Return everything that one report says."""
    from crossread import actors, claims, events, reading

    read_as = reading.read(report)
    cast = actors.resolve(read_as)
    attributions = claims.attributions(read_as, cast)
    quantities = claims.quantities(read_as)
    times = claims.times(read_as)
    return Account(
        reading=read_as,
        cast=cast,
        attributions=attributions,
        quantities=quantities,
        times=times,
        claims=claims.claims(read_as, cast, attributions, quantities, times),
        loaded=claims.loaded(read_as, attributions),
        events=events.code(read_as, cast, attributions, quantities, times),
    )


def compare(
    targets: Iterable[str | Path | Report],
    *,
    outlets: Sequence[str] = (),
    dates: Sequence[dt.date | str | None] = (),
    urls: Sequence[str] = (),
    progress: Progress = _silent,
) -> Comparison:
    """Set the accounts of two or more reports of one event side by side.

    Args:
        targets: files, addresses, "-" or `Report` values, in the order to be shown.
        outlets: publishers' names, one entry a target in the same order; "" where unknown.
        dates: days of publication likewise, ISO text or dates; None where unknown.
        urls: addresses likewise.
        progress: told what is being done, for long work.

    Inputs that cannot be read are left out and named in ``Comparison.problems``.

    Raises:
        SourceError: not one of the inputs could be read; of several, the first, with the
            others as its notes.
        UsageError: there is nothing to compare, or metadata without a target.
    """
    from crossread import comparison, reading, stories

    reports, failed = _load(list(targets), outlets, dates, urls, progress)
    accounts = []
    for i, report in enumerate(reports):
        progress(f"reading {report.outlet or report.id}", i, len(reports))
        accounts.append(analyse(report))
    progress("comparing", len(reports), len(reports))
    kin = stories.kinships(reports)
    result = comparison.compare(accounts, kin, reading.load_reader().encode)
    return _with_problems(result, failed)


def _with_problems(result: Comparison, failed: Sequence[SourceError]) -> Comparison:
    from dataclasses import replace

    return replace(result, problems=tuple(map(str, failed))) if failed else result


def _load(
    targets: Sequence[str | Path | Report],
    outlets: Sequence[str],
    dates: Sequence[dt.date | str | None],
    urls: Sequence[str],
    progress: Progress,
) -> tuple[list[Report], list[SourceError]]:
    if not targets:
        raise UsageError("There is nothing to compare.", hint="Name at least two reports.")
    if max(len(outlets), len(dates), len(urls)) > len(targets):
        raise UsageError("There are more outlets, dates or addresses than reports.")
    from crossread.sources import load

    reports: list[Report] = []
    failed: list[SourceError] = []
    for i, target in enumerate(targets):
        if isinstance(target, Report):
            reports.append(target)
            continue
        progress(f"loading {target}", i, len(targets))
        try:
            reports.append(
                load(
                    target,
                    outlet=_at(outlets, i, ""),
                    date=_at(dates, i, None),
                    url=_at(urls, i, ""),
                )
            )
        except SourceError as error:
            failed.append(error)
    if not reports:
        for other in failed[1:]:
            failed[0].add_note(str(other))
        raise failed[0]
    return _with_own_ids(reports), failed


def _at(values: Sequence[_T], index: int, default: _T) -> _T:
    return values[index] if index < len(values) else default


def _with_own_ids(reports: Sequence[Report]) -> list[Report]:
    """Give reports that would share an id a number each."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    unique = []
    for report in reports:
        seen[report.id] = count = seen.get(report.id, 0) + 1
        unique.append(report if count == 1 else replace(report, id=f"{report.id}-{count}"))
    return unique
