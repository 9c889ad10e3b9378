"""Figures side by side, as intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.comparison import _intervals
from crossread.comparison._align import Group
from crossread.comparison._intervals import Fit
from crossread.comparison._units import Unit
from crossread.model import Account, Cell, FigureRow, Quantity, Relation

# What counts or measures something worth a row of its own; an ordinal or a duration
# matters only where two reports give it.
_ASIDE = frozenset({"ordinal", "duration", "age"})


def figures(
    groups: Sequence[Group], accounts: Sequence[Account], relations: Sequence[Relation]
) -> tuple[FigureRow, ...]:
    """Return the figures that matters share, then those that one report alone gives."""
    rows: list[FigureRow] = []
    used: set[tuple[int, int]] = set()
    for group, relation in zip(groups, relations, strict=True):
        for pairs in _families(group):
            if len({u.account for u, _ in pairs}) > 1:
                rows.append(_row(pairs, accounts, _relation(pairs, relation)))
                used |= {(u.account, q.span.start) for u, q in pairs}
    return (*rows, *_alone(accounts, used))


def _families(group: Group) -> Iterator[list[tuple[Unit, Quantity]]]:
    """Yield the quantities of a matter by kind: comparable ones together."""
    families: list[list[tuple[Unit, Quantity]]] = []
    for unit in group.units:
        for quantity in unit.figures:
            home = next((f for f in families if _kin(unit, quantity, f)), None)
            if home is None:
                families.append([(unit, quantity)])
            else:
                home.append((unit, quantity))
    yield from families


def _kin(unit: Unit, quantity: Quantity, family: Sequence[tuple[Unit, Quantity]]) -> bool:
    if any(u.account == unit.account for u, _ in family):
        return False
    return _intervals.comparable(quantity, family[0][1])


def _relation(pairs: Sequence[tuple[Unit, Quantity]], of_matter: Relation) -> Relation:
    fits = {
        _intervals.fit(a, b)
        for i, (u, a) in enumerate(pairs)
        for v, b in pairs[i + 1 :]
        if u.account != v.account
    }
    if of_matter is Relation.LATER_UPDATE and fits != {Fit.SAME}:
        return of_matter
    if Fit.APART in fits:
        return Relation.DIFFERS
    if fits & {Fit.WITHIN, Fit.OVERLAP}:
        return Relation.MORE_PRECISE
    return Relation.AGREES


def _row(
    pairs: Sequence[tuple[Unit, Quantity]], accounts: Sequence[Account], relation: Relation
) -> FigureRow:
    cells = tuple((Cell(accounts[u.account].report.id, q.span, u.attribution), q) for u, q in pairs)
    first = pairs[0][1]
    return FigureRow(_matter(first), first.role, first.unit, relation, cells)


def _matter(quantity: Quantity) -> str:
    if quantity.role == quantity.unit or not quantity.unit:
        return quantity.role
    return f"{quantity.unit}: {quantity.role}"


def _alone(accounts: Sequence[Account], used: set[tuple[int, int]]) -> Iterator[FigureRow]:
    for position, account in enumerate(accounts):
        seen: set[int] = set()
        for claim in account.claims:
            for q in claim.quantities:
                known = (position, q.span.start) in used or q.span.start in seen
                if known or q.role in _ASIDE:
                    continue
                seen.add(q.span.start)
                cell = Cell(account.report.id, q.span, claim.attribution)
                yield FigureRow(_matter(q), q.role, q.unit, Relation.ONLY_HERE, ((cell, q),))
