"""From aligned claims to points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from crossread.comparison._align import Group, same_words
from crossread.comparison._lexis import Lexis
from crossread.comparison._origins import independent, origins, voice
from crossread.comparison._relation import Verdict
from crossread.comparison._slots import matter, slot
from crossread.comparison._units import Unit
from crossread.model import Account, Cell, Kinship, Point, Relation, Span

# A claim of one report alone is worth a point if it holds so many terms that no other sentence
# has (or more of commoner ones), if it carries a figure or a named source; else half as many
# again. Below that it is detail.
_TELLING = 2.0
_FULL = 12  # terms; beyond it a longer claim is not a better one


def shared_point(
    group: Group,
    verdict: Verdict,
    accounts: Sequence[Account],
    kin: Sequence[Kinship],
    lexis: Lexis,
) -> Point:
    """Return the point of a matter that at least two reports share (without its id)."""
    return _point(
        group.units, verdict, accounts, kin, 1.0 + group.score + _weight(group.units, lexis)
    )


def lone_points(
    units: Iterable[Unit],
    groups: Sequence[Group],
    accounts: Sequence[Account],
    lexis: Lexis,
) -> Iterator[Point]:
    """Yield what one report alone says, out of the claims like no claim of another report.

    A claim that resembles another report's, but not enough to be set beside it, is left
    out on both sides: "only here" must not be said of what may stand there in other words.
    """
    taken: dict[int, list[Span]] = {}
    for group in groups:
        for unit in group.units:
            taken.setdefault(unit.account, []).append(unit.span)
    # The fullest claim that is still one matter comes first: it says who, what and whom.
    chosen = sorted(units, key=lambda u: (u.account, -min(len(u.terms), _FULL), u.span))
    for unit in chosen:
        spans = taken.setdefault(unit.account, [])
        if any(same_words(unit.span, s) for s in spans):
            continue
        tells = sum(lexis.of(t) for t in unit.terms) / max(lexis.rarest, 1.0)
        if _tells(unit, tells):
            spans.append(unit.span)
            weight = 0.5 * unit.opening + min(tells, 3 * _TELLING) / (6 * _TELLING)
            yield _point((unit,), Verdict(Relation.ONLY_HERE), accounts, (), weight)


def _tells(unit: Unit, weight: float) -> bool:
    carries = bool(unit.figures) or unit.attribution is not None
    return weight >= (_TELLING if carries else 1.5 * _TELLING)


def _one_text(cells: Sequence[Cell], kin: Sequence[Kinship]) -> str:
    """Say so where all reports of a matter have one text: that is no second account."""
    reports = list(dict.fromkeys(c.report for c in cells))
    related = {frozenset((k.first, k.second)) for k in kin if k.same_origin}
    one = len(reports) > 1 and all(frozenset(pair) in related for pair in combinations(reports, 2))
    return "one text in these reports, not a second account" if one else ""


def _weight(units: Sequence[Unit], lexis: Lexis) -> float:
    opening = sum(u.opening for u in units) / len(units)
    return opening + 0.25 * len({u.account for u in units})


def _point(
    units: Sequence[Unit],
    verdict: Verdict,
    accounts: Sequence[Account],
    kin: Sequence[Kinship],
    weight: float,
) -> Point:
    cells = tuple(Cell(accounts[u.account].report.id, u.span, u.attribution) for u in units)
    voices = [voice(accounts[u.account], u.span, u.attribution) for u in units]
    found = origins(voices, kin)
    return Point(
        id="",
        matter=matter(units, accounts),
        slot=slot(units, accounts),
        relation=verdict.relation,
        cells=cells,
        origins=found,
        independent_origins=independent(found),
        differs_in=verdict.differs_in,
        note=_one_text(cells, kin) or verdict.note,
        weight=round(weight, 4),
    )
