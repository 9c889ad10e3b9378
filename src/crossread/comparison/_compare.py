"""The comparison of a story's reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from crossread.comparison import _points
from crossread.comparison._align import align
from crossread.comparison._events import events
from crossread.comparison._features import Side
from crossread.comparison._figures import figures
from crossread.comparison._lexis import Lexis
from crossread.comparison._quotations import quotations
from crossread.comparison._relation import relation
from crossread.comparison._scores import likeliest, score
from crossread.comparison._units import Unit, units
from crossread.comparison._weights import load_weights
from crossread.model import Account, Comparison, Kinship, KinshipKind, Point
from crossread.reading import Encoding

# A claim is "only here" if no other report's claim comes near the threshold of a pair by this
# factor. At 1 too much is hidden that one report alone says; well above it things are called
# "only here" that another report says in other words.
_DOUBT = 1.5

# Every claim meets every claim of the other reports. This many are some 15,000 words, longer
# than any news report; what stands behind is read and quoted but not aligned, and a note says so.
_MOST = 1500

Encode = Callable[[Sequence[str]], Sequence[Encoding]]


def compare(accounts: Sequence[Account], kin: Sequence[Kinship], encode: Encode) -> Comparison:
    """Set the accounts of one story side by side.

    Args:
        accounts: the analysed reports, in the order in which they are to be shown.
        kin: how each two of them are related; a copy of an earlier report adds nothing
            and is left out of the points, since a reprint does not agree with its source.
        encode: turns texts into encodings, one each (`crossread.reading.Reader.encode`).
    """
    kept = _without_copies(accounts, kin)
    groups_of = [units(account, i)[:_MOST] for i, account in enumerate(kept)]
    lexis = Lexis(groups_of)
    sides = [_side(a, g, lexis, encode) for a, g in zip(kept, groups_of, strict=True)]
    weights = load_weights()
    scores = score(sides, weights)
    groups = align(sides, scores, weights)
    verdicts = [relation(g.units, kept) for g in groups]
    shared = [
        _points.shared_point(g, v, kept, kin, lexis) for g, v in zip(groups, verdicts, strict=True)
    ]
    unmatched = [
        unit
        for side, best in zip(sides, likeliest(sides, scores), strict=True)
        for unit, chance in zip(side.units, best, strict=True)
        if chance < _DOUBT * weights.pair
    ]
    alone = _points.lone_points(unmatched, groups, kept, lexis)
    return Comparison(
        reports=tuple(a.report for a in accounts),
        points=_numbered([*shared, *(alone if len(kept) > 1 else ())]),
        quotations=quotations(kept),
        figures=figures(groups, kept, [v.relation for v in verdicts]),
        events=events(kept, groups),
        kinship=tuple(kin),
        loaded={a.report.id: a.loaded for a in accounts},
        notes=(*_notes(accounts, kept), *_cut_short(kept, groups_of)),
    )


def _without_copies(accounts: Sequence[Account], kin: Sequence[Kinship]) -> list[Account]:
    copies = {k.second for k in kin if k.kind is KinshipKind.COPY}
    return [a for a in accounts if a.report.id not in copies]


def _side(account: Account, group: Sequence[Unit], lexis: Lexis, encode: Encode) -> Side:
    text = account.report.text
    sentences = np.array([u.claim.sentence for u in group], dtype=int)
    vectors = account.reading.vectors
    return Side(
        group,
        encode([u.span.of(text) for u in group]),
        vectors[sentences] if len(group) else vectors[:0],
        lexis.matrix(group),
    )


def _numbered(points: Sequence[Point]) -> tuple[Point, ...]:
    """Sort points by weight and give them ids."""
    order = sorted(points, key=lambda p: (-p.weight, p.cells[0].report, p.cells[0].span))
    return tuple(replace(p, id=f"p{i}") for i, p in enumerate(order, 1))


def _notes(accounts: Sequence[Account], kept: Sequence[Account]) -> tuple[str, ...]:
    """Say in plain words what could not be told."""
    notes = []
    undated = [a.report.outlet or a.report.id for a in accounts if a.report.published is None]
    if undated:
        names = ", ".join(undated)
        notes.append(
            f"No publication date is known for {names}: “Friday” or “last week” stay "
            "unresolved there, and a later figure cannot be told from a different one."
        )
    unnamed = [a.report.id for a in accounts if not a.report.outlet]
    if unnamed:
        notes.append(f"No outlet is known for {', '.join(unnamed)}.")
    if len(kept) < len(accounts):
        notes.append("Copies stand under the reports they copy and are not counted as agreement.")
    return tuple(notes)


def _cut_short(accounts: Sequence[Account], groups: Sequence[Sequence[Unit]]) -> list[str]:
    names = [a.report.id for a, g in zip(accounts, groups, strict=True) if len(g) == _MOST]
    return [
        f"{name} is very long: only its first part is compared point by point." for name in names
    ]
