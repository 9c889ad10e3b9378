"""The nouns: frozen value types that every room speaks in. No I/O, no decisions."""

from crossread.model.accounts import Account
from crossread.model.actors import Actor, ActorKind, Cast, Reference, Role
from crossread.model.claims import (
    Attribution,
    Claim,
    Factuality,
    Link,
    Loaded,
    Quantity,
    Stance,
    Style,
    TimeRef,
)
from crossread.model.events import Event
from crossread.model.points import (
    Cell,
    Comparison,
    Difference,
    EventRow,
    FigureRow,
    Origin,
    Point,
    QuotationRow,
    Relation,
    Slot,
)
from crossread.model.readings import EntityType, Mention, Reading, SentenceKind
from crossread.model.reports import DateBasis, Published, Report
from crossread.model.spans import Span
from crossread.model.stories import Kinship, KinshipKind, Story

__all__ = [
    "Account",
    "Actor",
    "ActorKind",
    "Attribution",
    "Cast",
    "Cell",
    "Claim",
    "Comparison",
    "DateBasis",
    "Difference",
    "EntityType",
    "Event",
    "EventRow",
    "Factuality",
    "FigureRow",
    "Kinship",
    "KinshipKind",
    "Link",
    "Loaded",
    "Mention",
    "Origin",
    "Point",
    "Published",
    "Quantity",
    "QuotationRow",
    "Reading",
    "Reference",
    "Relation",
    "Report",
    "Role",
    "SentenceKind",
    "Slot",
    "Span",
    "Stance",
    "Story",
    "Style",
    "TimeRef",
]
