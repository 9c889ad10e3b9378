"""Where links lead: one name for every stretch of words and for every point."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crossread.model import Cell, Comparison, Span

# Control characters but tab and line feed, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SAFE = re.compile(r"[A-Za-z0-9_-]{1,64}\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")


def slugs(ids: Iterable[str]) -> dict[str, str]:
    """Return a name safe in an address for each id: the id itself, or its number.

    Ids are untrusted: one with a blank or a quotation mark would break the link to it.
    """
    known = list(dict.fromkeys(ids))
    safe = {id for id in known if _SAFE.match(id)}
    return {id: id if id in safe else _free(f"n{n}", safe) for n, id in enumerate(known, 1)}


def _free(name: str, taken: set[str]) -> str:
    return name if name not in taken else _free(f"{name}-", taken)


def language(code: str) -> str:
    """Return a language tag fit for ``lang``, or "" (unknown) where the code is none."""
    return code if _LANGUAGE.match(code) else ""


def printable(text: str) -> str:
    """Return *text* of the same length without what HTML cannot hold.

    Control characters and lone surrogates become U+FFFD, so that every offset still fits.
    Bidirectional controls stay: each stretch is isolated by the style sheet.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


@dataclass(frozen=True)
class Anchors:
    """The names of all link targets of one page."""

    reports: dict[str, str]
    points: dict[str, str]

    @classmethod
    def of(cls, comparison: Comparison) -> Anchors:
        """Return the names for one comparison."""
        return cls(
            slugs(report.id for report in comparison.reports),
            slugs(point.id for point in comparison.points),
        )

    def words(self, report: str, span: Span) -> str:
        """Return the name of the place where *span* begins in a report's text."""
        return f"r-{self.reports[report]}-s-{span.start}"

    def cell(self, cell: Cell) -> str:
        """Return the name of the place where a cell's words begin."""
        return self.words(cell.report, cell.span)

    def point(self, id: str) -> str:
        """Return the name of a point's row."""
        return f"p-{self.points[id]}"
