"""Where words stand: spans in a report's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's text, in Unicode code points.

    The words are always ``report.text[span.start:span.end]``; nothing is stored twice.
    ``end`` is exclusive. An empty or reversed span is a programming error and raises
    `ValueError`, since a statement without words has no evidence.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of this span in *text*."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many code points both spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Return whether *other* lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """Return the smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
