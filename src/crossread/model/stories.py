"""How reports are related."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crossread.model.spans import Span


class KinshipKind(StrEnum):
    """How two reports are related, closest first."""

    COPY = "copy"
    VERSION = "version"  # one text revised
    EXCERPT = "excerpt"  # one is a shortened form of the other
    SAME_AGENCY = "same agency"  # both rest on the same agency's text or credit it
    QUOTES_ONLY = "quotes only"  # share quoted words, not reporting
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two reports are related, with the passages they share.

    ``shared`` pairs spans of the first and the second report that hold the same words.
    ``containment`` is the share of the shorter text's five-word shingles found in the other.
    ``same_origin`` says whether the two count as one origin for unattributed statements.
    """

    first: str  # report id
    second: str
    kind: KinshipKind
    containment: float
    shared: tuple[tuple[Span, Span], ...] = ()
    same_origin: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Reports on one development."""

    id: str
    reports: tuple[str, ...]
