"""The plain words that every face uses for relations, figures, origins and dates."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import PurePath
from urllib.parse import urlsplit

from crossread.faces._clean import clean
from crossread.model import Comparison, Difference, Origin, Point, Quantity, Relation, Report

# A sign beside the word, for the eye; the word alone says everything.
SIGNS: Mapping[Relation, str] = {
    Relation.AGREES: "=",
    Relation.MORE_PRECISE: "⊂",
    Relation.DIFFERS: "≠",
    Relation.LATER_UPDATE: "→",
    Relation.ONLY_HERE: "·",
    Relation.NOT_COMPARABLE: "?",
}


def relation(kind: Relation, differs_in: Difference | None = None) -> str:
    """Return "differs in certainty", "agrees": the relation as a reader would say it."""
    differs = kind is Relation.DIFFERS and differs_in
    return f"{kind} in {differs_in}" if differs else str(kind)


def labels(reports: tuple[Report, ...]) -> dict[str, str]:
    """Return a name for each report, by id, that no other report of the run has."""
    names = {report.id: _name(report) for report in reports}
    names = _told_apart(names, {r.id: date(r.published.day) for r in reports if r.published})
    return _told_apart(names, {r.id: str(n) for n, r in enumerate(reports, 1)})


def _name(report: Report) -> str:
    if report.outlet:
        return clean(report.outlet)
    if report.url or "://" in report.origin_path:
        return clean(urlsplit(report.url or report.origin_path).hostname or "unknown outlet")
    if report.origin_path in ("", "-"):
        return "unknown outlet"
    return clean(PurePath(report.origin_path).name)


def _told_apart(names: Mapping[str, str], extra: Mapping[str, str]) -> dict[str, str]:
    """Add *extra* to names that several reports share, where it tells them apart."""
    often = Counter(names.values())
    pairs = Counter((name, extra.get(id)) for id, name in names.items())
    return {
        id: f"{name} ({extra[id]})"
        if often[name] > 1 and id in extra and pairs[name, extra[id]] == 1
        else name
        for id, name in names.items()
    }


def date(day: dt.date) -> str:
    """Return "6 February 2023"."""
    return f"{day.day} {day:%B %Y}"


def number(value: float) -> str:
    """Return a figure for readers: "3,400", "1.5 million", "0.5"."""
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size:
            return f"{value / size:.6g} {word}"
    return f"{int(value):,}" if value == int(value) else f"{value:,.6g}"


def interval(quantity: Quantity) -> str:
    """Return what a figure allows, in plain words: "2,700–3,300", "more than 3,400"."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "no number given"
    if low is None:
        return f"{'fewer than' if quantity.high_open else 'up to'} {number(high or 0)}"
    if high is None:
        return f"{'more than' if quantity.low_open else 'at least'} {number(low)}"
    if low == high:
        return number(low)
    return f"{number(low)}–{number(high)}"


# Nobody needs to be told what "two" means.
_SMALL = frozenset(
    "one two three four five six seven eight nine ten eleven twelve once twice both".split()
)


def figure(quantity: Quantity, words: str) -> str:
    """Return the words of a figure, with its interval where the words do not say it."""
    words = clean(words)
    if quantity.low == quantity.high and words.casefold() in _SMALL:
        return words
    bounds = [number(b) for b in (quantity.low, quantity.high) if b is not None]
    said = all(re.search(rf"(?<![\d.,]){re.escape(b)}(?![\d]|[.,]\d)", words) for b in bounds)
    return words if bounds and said else f"{words} ({interval(quantity)})"


def origins(point: Point, names: Mapping[str, str]) -> str:
    """Return "1 origin: Zelenskyy, carried by A, B": where the statements come from.

    Unknown origins are named last and never counted.
    """
    known = [origin for origin in point.origins if origin.known]
    unknown = [origin for origin in point.origins if not origin.known]
    parts = []
    if known:
        count = point.independent_origins
        told = "; ".join(_carried(origin, names) for origin in known)
        parts.append(f"{count} {'origin' if count == 1 else 'independent origins'}: {told}")
    if unknown:
        ids = dict.fromkeys(id for origin in unknown for id in origin.reports)
        carriers = ", ".join(names.get(id, clean(id)) for id in ids)
        parts.append(f"no source named by {carriers}" if carriers else "no source named")
    return "; ".join(parts) or "origin unknown"


def _carried(origin: Origin, names: Mapping[str, str]) -> str:
    name = clean(origin.name)
    carriers = [names.get(id, clean(id)) for id in origin.reports]
    others = [carrier for carrier in carriers if carrier != name]
    return f"{name}, carried by {', '.join(others)}" if others else name


def problem_line(comparison: Comparison) -> str:
    """Return "2 of 5 reports could not be read", or ""."""
    failed = len(comparison.problems)
    total = failed + len(comparison.reports)
    verb = "report" if total == 1 else "reports"
    return f"{failed} of {total} {verb} could not be read" if failed else ""
