"""How two reports are related, told from their words and credits.

Thresholds were set on 24 pairs of one summit's coverage that were labelled by hand and on
the 21 pairs of seven stories of three outlets each (``benchmarks kinship``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from crossread.model import Kinship, KinshipKind, Report, Span
from crossread.stories._agencies import credited
from crossread.stories._prints import Print, print_of
from crossread.stories._runs import Run, common_runs, containment

PASSAGE = 8  # words; unrelated reports of one event share shorter runs by chance only
_QUOTE = 4  # words; shorter runs inside marks on both sides are phrases anybody quotes
_COPY = 0.8  # of either text stands in the other
_EXCERPT = 0.9  # of the shorter text stands in the longer
_SHORTER = 0.75  # an excerpt has at most so many of the other's words
_VERSION = 0.3  # of one report's own words stand in the other
_VERSION_WORDS = 60  # and they are so many: fewer are a borrowed sentence or a summary,
_HALF, _HALF_WORDS = 0.5, 25  # unless they are half of a brief
_ENOUGH = 20  # words; a page with less reporting than this says nothing about its origin


@dataclass(frozen=True)
class _Side:
    """One report as kinship sees it."""

    print: Print
    agencies: frozenset[str]


@dataclass(frozen=True)
class _Shared:
    """What two reports share.

    ``own`` counts shared words outside quotation marks on both sides; ``share`` is that
    count over all such words of the first and of the second report.
    """

    runs: tuple[Run, ...]
    containment: tuple[float, float]
    own: int
    share: tuple[float, float]
    quoted: int


def kinship(first: Report, second: Report) -> Kinship:
    """Say how two reports are related, with the passages they share.

    Words are compared without case, punctuation and kind of mark; furniture, captions and
    page parts count for nothing. A shared passage has at least eight words, or four inside
    quotation marks. ``same_origin`` fails closed: it holds for copies, versions and
    excerpts, for reports that credit the same agency, and for two by one outlet.
    """
    return _kinship(_side(first), _side(second))


def kinships(reports: Iterable[Report]) -> tuple[Kinship, ...]:
    """Say how every two of some reports are related, in their order."""
    sides = [_side(report) for report in reports]
    return tuple(_kinship(a, b) for a, b in combinations(sides, 2))


def _side(report: Report) -> _Side:
    return _Side(print_of(report), credited(report))


def _kinship(first: _Side, second: _Side) -> Kinship:
    a, b = first.print, second.print
    shared = _shared(a, b)
    agency = " and ".join(sorted(first.agencies & second.agencies))
    kind = _kind(a, b, shared, agency)
    outlet = a.report.outlet if a.report.outlet == b.report.outlet else ""
    close = kind not in (KinshipKind.QUOTES_ONLY, KinshipKind.NONE)
    return Kinship(
        first=a.report.id,
        second=b.report.id,
        kind=kind,
        containment=round(_of_shorter(a, b, shared.containment), 4),
        shared=tuple(_spans(a, b, run) for run in shared.runs),
        same_origin=close or bool(outlet),
        reason=_reason(a, b, kind, shared, agency, outlet),
    )


def _shared(a: Print, b: Print) -> _Shared:
    contained = containment(a, b)
    if not any(contained):
        return _Shared((), (0.0, 0.0), 0, (0.0, 0.0), 0)
    runs = [r for r in common_runs(a, b, _QUOTE) if r.length >= PASSAGE or _in_marks(a, b, r)]
    own = sum(int(np.sum(~_quoted(a, b, r))) for r in runs if r.length >= PASSAGE)
    quoted = sum(int(np.sum(_quoted(a, b, r))) for r in runs)
    share = (own / max(1, int(np.sum(~a.quoted))), own / max(1, int(np.sum(~b.quoted))))
    return _Shared(tuple(runs), contained, own, share, quoted)


def _quoted(a: Print, b: Print, run: Run) -> np.ndarray:
    """For each word of a run, whether either report has it inside marks.

    What one report quotes is speech, even where the other prints it as a transcript.
    """
    left = a.quoted[run.first : run.first + run.length]
    return left | b.quoted[run.second : run.second + run.length]


def _in_marks(a: Print, b: Print, run: Run) -> bool:
    left = a.quoted[run.first : run.first + run.length]
    return bool(np.all(left & b.quoted[run.second : run.second + run.length]))


def _kind(a: Print, b: Print, shared: _Shared, agency: str) -> KinshipKind:
    low, high = sorted(shared.containment)
    few, many = sorted((len(a), len(b)))
    if few < _ENOUGH and low < _COPY:
        return KinshipKind.NONE
    if low >= _COPY:
        return KinshipKind.COPY
    if high >= _EXCERPT and few <= _SHORTER * many:
        return KinshipKind.EXCERPT
    if _revised(max(shared.share), shared.own):
        return KinshipKind.VERSION
    if agency:
        return KinshipKind.SAME_AGENCY
    return KinshipKind.QUOTES_ONLY if shared.quoted > shared.own else KinshipKind.NONE


def _revised(share: float, own: int) -> bool:
    return (share >= _VERSION and own >= _VERSION_WORDS) or (share >= _HALF and own >= _HALF_WORDS)


def _of_shorter(a: Print, b: Print, contained: tuple[float, float]) -> float:
    return contained[0] if len(a.distinct) <= len(b.distinct) else contained[1]


def _spans(a: Print, b: Print, run: Run) -> tuple[Span, Span]:
    return (
        a.span(run.first, run.first + run.length),
        b.span(run.second, run.second + run.length),
    )


def _reason(
    a: Print, b: Print, kind: KinshipKind, shared: _Shared, agency: str, outlet: str
) -> str:
    """Put the evidence into a sentence for readers."""
    parts = [_textual(a, b, kind, shared)]
    if agency:
        parts.append(f"both credit {agency}")
    if outlet:
        parts.append(f"both are by {outlet}")
    return "; ".join(p for p in parts if p) + "."


def _textual(a: Print, b: Print, kind: KinshipKind, shared: _Shared) -> str:
    if not shared.runs:
        return "They share no passage"
    if kind is KinshipKind.QUOTES_ONLY and shared.own < PASSAGE:
        number = sum(1 for r in shared.runs if np.any(_quoted(a, b, r)))
        passages = "one quotation" if number == 1 else f"{number} quoted passages"
        return f"They share {passages}, but not the reporting around"
    left, right = shared.containment
    part, name, other = (left, a, b) if left >= right else (right, b, a)
    who, whom = (p.report.outlet or f"report {p.report.id}" for p in (name, other))
    return f"{part:.0%} of the text of {who} stands word for word in {whom}".replace("%", " %")
