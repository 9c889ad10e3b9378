"""Cut a text at the ends of overlapping spans, so that each piece can be one HTML element."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from crossread.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is something (*kind*), perhaps for a point (*ref*)."""

    span: Span
    kind: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text within which nothing starts or ends.

    Attributes:
        start, end: where it stands, in code points.
        text: its words.
        kinds: what it is, sorted; empty for plain text.
        begins: whether a mark starts here, so that links may lead to it.
        closes: marks with a reference that end with this piece, longest first.
    """

    start: int
    end: int
    text: str
    kinds: tuple[str, ...]
    begins: bool
    closes: tuple[Mark, ...]


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """Return *text* cut at every end of a mark and after every line, in order.

    The pieces add up to the text. What reaches beyond the text is clipped; a mark that lies
    wholly beyond it is left out.
    """
    inside = [m for m in (_clipped(mark, len(text)) for mark in marks) if m]
    starts = {mark.span.start for mark in inside}
    cuts = starts | {mark.span.end for mark in inside} | _line_cuts(text) | {0, len(text)}
    ends = sorted(cuts)
    return tuple(_sweep(text, ends, inside, starts))


def _sweep(text: str, cuts: list[int], marks: list[Mark], starts: set[int]) -> Iterator[Segment]:
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    active: Counter[str] = Counter()
    for start, end in pairwise(cuts):
        active.update(mark.kind for mark in opening.get(start, ()))
        active.subtract(Counter(mark.kind for mark in closing.get(start, ())))
        kinds = tuple(sorted(kind for kind, count in active.items() if count > 0))
        closes = sorted((m for m in closing.get(end, ()) if m.ref), key=lambda m: m.span.start)
        yield Segment(start, end, text[start:end], kinds, start in starts, tuple(closes))


def _clipped(mark: Mark, length: int) -> Mark | None:
    if mark.span.end <= length:
        return mark
    if mark.span.start >= length:
        return None
    return Mark(Span(mark.span.start, length), mark.kind, mark.ref)


def _line_cuts(text: str) -> set[int]:
    """Return both ends of every line break, so that it is a piece of its own."""
    found = {i for i, char in enumerate(text) if char == "\n"}
    return found | {i + 1 for i in found}
