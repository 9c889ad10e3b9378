"""Claims: the smallest things that can be agreed or disputed, and who says them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from crossread.model.actors import Actor
from crossread.model.spans import Span


class Style(StrEnum):
    """How somebody's words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """How the cue word takes sides with what it introduces."""

    NEUTRAL = "neutral"  # said
    ENDORSING = "endorsing"  # admitted, confirmed
    DISTANCING = "distancing"  # claimed, alleged
    DENYING = "denying"  # denied, rejected


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain of sources: who passed it on, in which words, known as which actor."""

    name: str  # for readers: "KCNA", "a senior White House official"
    span: Span | None = None  # None for the outlet itself and credit lines outside the text
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, the cue that introduces it, and the content it is made to answer for.

    ``chain`` runs from the outlet outwards: (outlet, agency, ..., speaker); its last link
    is the origin so far as the report tells. ``source`` is None for "it was reported".
    ``quoted`` are the stretches inside quotation marks, without the marks.
    """

    style: Style
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    speaker: Link | None
    chain: tuple[Link, ...]
    stance: Stance = Stance.NEUTRAL
    quoted: tuple[Span, ...] = ()
    cue_lemma: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as an interval.

    Attributes:
        span: the words that give it, hedge included ("around 3,000").
        low, high: closed interval unless `low_open` / `high_open`; None: unbounded.
        unit: what is counted or measured, lemma or ISO code ("troop", "USD", "percent").
        role: what the figure is of: "killed", "injured", "killed or injured", "troops",
            "money", "share", "distance", "duration", "meetings", "ordinal", or the
            lemma of what is counted.
        approximate: "around", "some", "about".
        change: "=", "~", "up", "down", ">" or "<", as the report puts it.
        head: token index of the counted noun or of the numeral.
        predicate: token index of the governing verb or -1.
        as_of: the day for which the figure is given, where the report says so.
        written: the number as printed, or both ends of a range, before a hedge widens it.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str
    role: str
    approximate: bool = False
    low_open: bool = False
    high_open: bool = False
    change: str = "="
    head: int = -1
    predicate: int = -1
    as_of: dt.date | None = None
    written: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeRef:
    """A time expression: its words and, where it can be resolved, the days it covers.

    ``value`` is TIMEX3-like ("2024-12-27", "2019", "P3D", "PRESENT_REF"); relative times
    without a publication date keep ``first``/``last`` None, and say so by ``resolved`` False.
    """

    span: Span
    value: str
    granularity: str  # "day", "week", "month", "quarter", "year", "duration", "vague", "time"
    first: dt.date | None = None
    last: dt.date | None = None
    resolved: bool = False


class Factuality(StrEnum):
    """How certain a report puts a claim."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"  # negated: said not to have happened
    WISHED = "wished"


@dataclass(frozen=True, slots=True)
class Claim:
    """One clause that can be agreed or disputed.

    Attributes:
        span: the clause, without the attribution around it; may hold quoted words.
        predicate: token index of its head word; `lemma` its dictionary form.
        participants: (role, actor, head token); the role is "agent", "patient",
            "recipient" or "other".
        quantities, times: those inside the span.
        places: names of places inside the span, by token index.
        factuality, hedge: how certain, and the word that makes it so ("reportedly").
        attribution: who answers for it, outermost context included; None: the outlet itself.
        sentence: sentence number in the reading.
        quoted: whether most of it stands inside quotation marks.
    """

    span: Span
    predicate: int
    lemma: str
    participants: tuple[tuple[str, Actor, int], ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeRef, ...]
    places: tuple[int, ...]
    factuality: Factuality
    hedge: Span | None
    attribution: Attribution | None
    sentence: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """An outlet's own loaded wording, outside quotations, with a plain reason."""

    span: Span
    reason: str
