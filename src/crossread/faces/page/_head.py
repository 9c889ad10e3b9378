"""The head of the page: what was compared, from how many origins, and what is kin to what."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.faces import _plain
from crossread.faces.page._anchors import language, printable
from crossread.faces.page._cells import CellView, Desk
from crossread.faces.page._labels import label
from crossread.faces.page._points import OriginView
from crossread.model import Cell, Kinship, KinshipKind, Report

# Enough to judge a copy by; the texts themselves show the rest.
_SHOWN_PASSAGES = 6


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as the head lists it."""

    number: int
    id: str
    slug: str
    name: str
    title: str
    lang: str
    when: str
    machine_when: str
    basis: str
    credit: str
    url: str


@dataclass(frozen=True, slots=True)
class KinView:
    """How two reports are related, with the passages that show it."""

    first: str
    second: str
    words: str
    reason: str
    same_origin: bool
    slight: bool  # shared quotations only: no reason to think of one source
    passages: tuple[tuple[CellView, CellView], ...]
    more: int


def reports(desk: Desk) -> tuple[ReportView, ...]:
    """Return the reports in the order in which they were given."""
    return tuple(_report(desk, report) for report in desk.comparison.reports)


def kinship(desk: Desk) -> tuple[KinView, ...]:
    """Return the pairs that are related."""
    pairs = desk.comparison.kinship
    return tuple(_kin(desk, pair) for pair in pairs if pair.kind is not KinshipKind.NONE)


def families(desk: Desk) -> tuple[tuple[str, ...], ...]:
    """Return the groups of reports that count as one origin, by name, each report once."""
    found: list[set[str]] = []
    for pair in desk.comparison.kinship:
        if pair.same_origin:
            both = {pair.first, pair.second}
            joined = both.union(*(group for group in found if group & both))
            found = [group for group in found if not group & both] + [joined]
    ranked = sorted(sorted(desk.numbers[id] for id in group) for group in found)
    names = dict(zip(desk.numbers.values(), desk.names.values(), strict=True))
    return tuple(tuple(names[number] for number in group) for group in ranked)


def shared_origins(desk: Desk) -> tuple[OriginView, ...]:
    """Return the known origins behind the points that several reports share, each once."""
    names: dict[str, str] = {}
    carriers: dict[str, dict[str, None]] = {}
    for point in desk.comparison.points:
        for origin in point.origins if len(point.reports) > 1 else ():
            if origin.known:
                key = origin.actor or origin.name.casefold()
                names.setdefault(key, origin.name)
                carriers.setdefault(key, {}).update(dict.fromkeys(origin.reports))
    return tuple(
        OriginView(printable(name), tuple(map(desk.name, carriers[key])), known=True)
        for key, name in names.items()
    )


def _report(desk: Desk, report: Report) -> ReportView:
    published = report.published
    return ReportView(
        number=desk.numbers[report.id],
        id=printable(report.id),
        slug=desk.anchors.reports[report.id],
        name=desk.names[report.id],
        title=printable(report.title),
        lang=language(report.language),
        when=_plain.date(published.day) if published else "",
        machine_when=published.day.isoformat() if published else "",
        basis=label("basis", published.basis) if published else "",
        credit=printable(report.credit or report.byline),
        url=_address(report.url),
    )


def _address(url: str) -> str:
    """Return an address fit for a link: http and https only, since others can run code."""
    safe = url.lower().startswith(("http://", "https://"))
    return printable(url) if safe and not any(c.isspace() for c in url) else ""


def _kin(desk: Desk, pair: Kinship) -> KinView:
    longest = sorted(pair.shared, key=lambda both: -len(both[0]))[:_SHOWN_PASSAGES]
    return KinView(
        first=desk.name(pair.first),
        second=desk.name(pair.second),
        words=label("kinship", pair.kind),
        reason=printable(pair.reason),
        same_origin=pair.same_origin,
        slight=pair.kind is KinshipKind.QUOTES_ONLY,
        passages=tuple(
            (desk.view(Cell(pair.first, first)), desk.view(Cell(pair.second, second)))
            for first, second in sorted(longest)
        ),
        more=len(pair.shared) - len(longest),
    )
