"""Reports: one text published by one outlet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from crossread.model.spans import Span


class DateBasis(StrEnum):
    """How a date is known, most trustworthy first: page dates err one time in eight."""

    GIVEN = "given"  # by the user, an option or front matter
    FEED = "feed"
    PAGE = "page"  # markup of the page
    DATELINE = "dateline"  # the text itself


@dataclass(frozen=True, slots=True)
class Published:
    """The day a report appeared, with the time where known, and how that is known."""

    day: dt.date
    basis: DateBasis
    time: dt.datetime | None = None  # with a time zone, or None


@dataclass(frozen=True, slots=True)
class Report:
    """One text published by one outlet.

    ``text`` holds everything a reader saw, headline included, so that every span, the
    headline's too, points into one string. It is plain text: control characters are
    gone, lines hard-wrapped in the source are joined, one paragraph a line.

    Attributes:
        id: short, unique within one run, stable for the same input ("a", "bbc-1" or a digest).
        text: the words; what spans point into.
        outlet: publisher's name for readers, or "" where unknown. Unknown is its own
            publisher: it never counts as independent of anything.
        title: headline, or "" where none was recognised.
        headline: where the headline stands in `text`; None where it has none.
        byline: author line as printed, or "".
        credit: agency credit as printed ("AP", "Reporting by ... Reuters"), or "".
        dateline: place and agency that open the text ("SEOUL (AP)"), or "".
        published: day of publication; None where nobody said.
        language: ISO 639-1 code.
        url: address, or "".
        origin_path: what the user named (file, address or "-"), for messages.
        furniture: stretches that are not reporting (sharing prompts, captions, links to
            other stories); kept in `text`, left out of every count.
        subheads: section headings inside the text.
    """

    id: str
    text: str
    outlet: str = ""
    title: str = ""
    headline: Span | None = None
    byline: str = ""
    credit: str = ""
    dateline: str = ""
    published: Published | None = None
    language: str = "en"
    url: str = ""
    origin_path: str = ""
    furniture: tuple[Span, ...] = ()
    subheads: tuple[Span, ...] = ()
