"""Which claims of different reports stand side by side: pairs, then matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crossread.comparison._features import Side
from crossread.comparison._lexis import Matrix
from crossread.comparison._scores import Scores
from crossread.comparison._units import Unit, stretch
from crossread.comparison._weights import Weights
from crossread.model import Span

# From this score a passage may stand beside a second one of the same report: a headline and the
# lead both tell what one sentence of the other report tells.
_AGAIN = 0.5


@dataclass(frozen=True)
class Edge:
    """Two claims of two reports on one matter, and how sure that is."""

    score: float
    first: Unit
    second: Unit


@dataclass(frozen=True)
class Group:
    """Claims of at least two reports on one matter; ``score`` is that of its surest pair."""

    units: tuple[Unit, ...]
    score: float

    @property
    def accounts(self) -> frozenset[int]:
        """Positions of the accounts that speak of it."""
        return frozenset(u.account for u in self.units)


def align(sides: Sequence[Side], scores: Scores, weights: Weights) -> tuple[Group, ...]:
    """Return the matters that at least two reports share, surest first."""
    edges: list[Edge] = []
    for (i, j), matrix in scores.items():
        edges += _one_to_one(sides[i].units, sides[j].units, matrix, weights.pair)
    edges.sort(key=lambda e: (-e.score, _place(e.first), _place(e.second)))
    return tuple(_merged(list(_grouped(edges, weights))))


def _place(unit: Unit) -> tuple[int, int, int]:
    return unit.account, unit.span.start, unit.span.end


def _one_to_one(
    first: Sequence[Unit], second: Sequence[Unit], scores: Matrix, least: float
) -> Iterator[Edge]:
    """Yield pairs from the best down; words taken once are not taken again, or only by a sure pair.

    Claims nest, so a clause and the sentence around it compete for the same words.
    """
    rows, columns = np.nonzero(scores >= least)
    order = np.lexsort((columns, rows, -scores[rows, columns]))
    taken_first: list[Span] = []
    taken_second: list[Span] = []
    for k in order:
        one, two = first[rows[k]], second[columns[k]]
        taken = _taken(one.span, taken_first), _taken(two.span, taken_second)
        if all(taken) or (any(taken) and scores[rows[k], columns[k]] < _AGAIN):
            continue
        taken_first.append(one.span)
        taken_second.append(two.span)
        yield Edge(float(scores[rows[k], columns[k]]), one, two)


def _taken(span: Span, others: Sequence[Span]) -> bool:
    return any(same_words(span, other) for other in others)


def same_words(first: Span, second: Span) -> bool:
    """Return whether two spans of one report share at least half of the shorter one."""
    return 2 * first.overlap(second) >= min(len(first), len(second))


def _grouped(edges: Sequence[Edge], weights: Weights) -> Iterator[Group]:
    """Join edges into matters, surest first.

    An edge below ``join`` that would bring a second passage of a report into a matter stands
    as a matter of its own, so that one weak link does not chain two matters together. One
    below ``grow`` adds nothing to a matter that stands: two reports alike are evidence,
    a third that is a little like one of them is not.
    """
    join = weights.join
    groups: list[dict[tuple[int, int, int], Unit]] = []
    scores: list[float] = []
    for edge in edges:
        home = [i for i, g in enumerate(groups) if _belongs(edge, g, join)]
        if home and edge.score < weights.grow and _widens(edge, groups[home[0]]):
            continue
        if not home:
            groups.append({})
            scores.append(edge.score)
            home = [len(groups) - 1]
        target = groups[home[0]]
        for other in reversed(home[1:]):
            if not _clash(target, groups[other], edge.score >= join):
                target.update(groups.pop(other))
                scores.pop(other)
        for unit in (edge.first, edge.second):
            target.setdefault(_place(unit), unit)
    for members, score in zip(groups, scores, strict=True):
        yield Group(tuple(_without_doubles(members.values())), score)


def _merged(groups: list[Group]) -> list[Group]:
    """Join matters that stand in the same sentences of at least two reports.

    They are one matter cut into clauses ("he should pay for it", "he's got the money").
    """
    found: list[Group] = []
    for group in groups:
        home = next(
            (i for i, g in enumerate(found) if len(_sentences(g) & _sentences(group)) > 1), None
        )
        if home is None:
            found.append(group)
        else:
            units = _without_doubles((*found[home].units, *group.units))
            found[home] = Group(tuple(_joined(units)), found[home].score)
    return found


def _joined(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield one unit a sentence: clauses of one sentence become the stretch that holds them."""
    by_sentence: dict[tuple[int, int], list[Unit]] = {}
    for unit in units:
        by_sentence.setdefault((unit.account, unit.claim.sentence), []).append(unit)
    for parts in by_sentence.values():
        yield parts[0] if len(parts) == 1 else stretch(parts)


def _sentences(group: Group) -> frozenset[tuple[int, int]]:
    return frozenset((u.account, u.claim.sentence) for u in group.units)


def _belongs(edge: Edge, group: dict[tuple[int, int, int], Unit], join: float) -> bool:
    ends = {_place(edge.first): edge.first, _place(edge.second): edge.second}
    touches = any(
        u.account == v.account and same_words(u.span, v.span)
        for u in ends.values()
        for v in group.values()
    )
    return touches and not _clash(group, ends, edge.score >= join)


def _widens(edge: Edge, group: dict[tuple[int, int, int], Unit]) -> bool:
    """Return whether an edge brings words into a matter that are not in it yet."""
    return not all(
        any(u.account == v.account and same_words(u.span, v.span) for v in group.values())
        for u in (edge.first, edge.second)
    )


def _clash(
    first: dict[tuple[int, int, int], Unit],
    second: dict[tuple[int, int, int], Unit],
    sure: bool,
) -> bool:
    """Return whether joining would give one report two different passages without good reason."""
    if sure:
        return False
    return any(
        u.account == v.account and not same_words(u.span, v.span)
        for u in first.values()
        for v in second.values()
    )


def _without_doubles(units: Iterable[Unit]) -> list[Unit]:
    """Drop passages that overlap one that came before (surer first); keep text order."""
    kept: list[Unit] = []
    for unit in units:
        if not any(u.account == unit.account and same_words(u.span, unit.span) for u in kept):
            kept.append(unit)
    return sorted(kept, key=_place)
