"""What every format is turned into before a report is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

from crossread.model import Published


class Mark(Enum):
    """What the format itself says about a line; plain text says nothing."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, heading or list item, cleaned, without a line break."""

    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Details:
    """What is known about a report besides its words. Empty means unknown."""

    outlet: str = ""
    title: str = ""
    byline: str = ""
    url: str = ""
    language: str = ""
    published: Published | None = None

    def over(self, other: Details) -> Details:
        """Return these details, completed from *other* where something is unknown."""
        return replace(
            other, **{name: value for name in self.__slots__ if (value := getattr(self, name))}
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """A text on its way to a report: its lines and what its source says about it."""

    lines: list[Line]
    details: Details = field(default_factory=Details)
