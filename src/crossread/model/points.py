"""Points: one row of a comparison, and where its statements come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from crossread.model.claims import Attribution, Loaded, Quantity
from crossread.model.events import Event
from crossread.model.reports import Report
from crossread.model.spans import Span
from crossread.model.stories import Kinship


class Slot(StrEnum):
    """What a point is about."""

    ACT = "act"
    FIGURE = "figure"
    QUOTATION = "quotation"
    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    CAUSE = "cause"
    REACTION = "reaction"
    BACKGROUND = "background"
    OUTLOOK = "outlook"


class Relation(StrEnum):
    """How the reports stand to each other on one matter."""

    AGREES = "agrees"
    MORE_PRECISE = "more precise"
    DIFFERS = "differs"
    LATER_UPDATE = "later update"
    ONLY_HERE = "only here"
    NOT_COMPARABLE = "not comparable"


class Difference(StrEnum):
    """In what reports differ."""

    FIGURE = "figure"
    WORDING = "wording"
    TIME = "time"
    PLACE = "place"
    ACTOR = "actor"
    CERTAINTY = "certainty"
    CAUSE = "cause"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on one matter, in its own words."""

    report: str  # report id
    span: Span
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from before the outlets.

    ``known`` is False for an outlet's own unattributed statement: it confirms nothing.
    """

    name: str
    reports: tuple[str, ...]
    known: bool = True
    actor: str = ""  # actor id, or ""


@dataclass(frozen=True, slots=True)
class Point:
    """One matter on which reports are set side by side.

    ``cells`` hold at least one entry a report that speaks of it (several where a report
    says it twice). ``independent_origins`` counts known origins after copies and shared
    speakers are merged; unknown origins count nothing.
    """

    id: str
    matter: str
    slot: Slot
    relation: Relation
    cells: tuple[Cell, ...]
    origins: tuple[Origin, ...]
    independent_origins: int
    differs_in: Difference | None = None
    note: str = ""
    weight: float = 0.0  # for sorting: how central the matter is to the story

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that speak of it, in order, each once."""
        return tuple(dict.fromkeys(cell.report for cell in self.cells))


@dataclass(frozen=True, slots=True)
class QuotationRow:
    """One utterance in each report's wording.

    ``relation`` is one of "same words",
    "one contains the other", "different words of one utterance", "only one report".
    """

    speaker: str
    relation: str
    cells: tuple[Cell, ...]  # spans inside the marks


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures on one matter, as intervals, side by side."""

    matter: str
    role: str
    unit: str
    relation: Relation
    cells: tuple[tuple[Cell, Quantity], ...]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One real-world event with its record in each report that tells it."""

    event: Event  # the fullest record
    cells: tuple[tuple[Cell, Event], ...]


@dataclass(frozen=True)
class Comparison:
    """Everything a comparison of reports found; the value `crossread.compare` returns."""

    reports: tuple[Report, ...]
    points: tuple[Point, ...]
    quotations: tuple[QuotationRow, ...]
    figures: tuple[FigureRow, ...]
    events: tuple[EventRow, ...]
    kinship: tuple[Kinship, ...]
    loaded: Mapping[str, tuple[Loaded, ...]] = field(default_factory=dict)  # by report id
    notes: tuple[str, ...] = ()  # what the program could not tell, in plain words
    problems: tuple[str, ...] = ()  # inputs that could not be read, one line each

    def report(self, id: str) -> Report:
        """Return the report with this id; raises `KeyError` where there is none."""
        for report in self.reports:
            if report.id == id:
                return report
        raise KeyError(id)

    def words(self, cell: Cell) -> str:
        """Return the verbatim words of a cell."""
        return cell.span.of(self.report(cell.report).text)
