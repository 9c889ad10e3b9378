"""Times: what days a report's time expressions mean, against the day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right

from crossread.claims._certainty import certainty
from crossread.claims._lemmas import listed
from crossread.claims._times_calendar import Meaning
from crossread.claims._times_grammar import Expression, expressions
from crossread.claims._times_rules import resolve
from crossread.model import Factuality, Reading, SentenceKind, Span, TimeRef

_FUTURE = frozenset({Factuality.PLANNED, Factuality.CONDITIONAL, Factuality.WISHED})
_MAX_CLIMB = 8


def times(reading: Reading) -> tuple[TimeRef, ...]:
    """Return the time expressions of a report in text order, resolved where they can be.

    Weekdays and months without a year are taken as the latest before publication, or the next
    after it in a clause about the future. Without a day of publication, and for times counted
    from another event ("two days later"), `resolved` is False and no days are given.
    """
    published = reading.report.published
    day = published.day if published else None
    found = []
    for expression in expressions(reading.report.text):
        token = _token(reading, expression)
        if token is None or _in_furniture(reading, token):
            continue
        meaning = resolve(expression, day, future=lambda t=token: is_future(reading, t))  # type: ignore[misc]
        if meaning is not None:
            found.append(_reference(expression, meaning))
    return tuple(found)


# Words right before a day that put it ahead of publication whatever the tense around it.
_AHEAD = re.compile(
    r"(?i)\b(?:by|until|till|as\s(?:early|soon)\sas|no\slater\sthan|(?:scheduled|set|slated|planned|due|"
    r"expected|starting|beginning|effective)(?:\s(?:for|on|in|by))?)\s(?:the\s|early\s|late\s)?$"
)
# Verbs that arrange for later: a time inside their clause is that of what they arrange.
_ARRANGING = frozenset(
    "schedule plan set slate expect postpone delay due poise prepare want await demand".split()
)


def is_future(reading: Reading, token: int) -> bool:
    """Return whether the clause around a token speaks of what is still to come."""
    start = reading.start[token]
    if _AHEAD.search(reading.report.text, max(0, start - 30), start):
        return True
    here = token
    for _ in range(_MAX_CLIMB):
        if reading.upos[here] in ("VERB", "AUX") or reading.child(here, "cop") is not None:
            if listed(reading.lemma[here].lower(), _ARRANGING):
                return True
            return certainty(reading, here)[0] in _FUTURE
        if reading.head[here] < 0:
            break
        here = reading.head[here]
    return False


def _token(reading: Reading, expression: Expression) -> int | None:
    token = bisect_right(reading.end, expression.start)
    return token if token < len(reading) else None


def _in_furniture(reading: Reading, token: int) -> bool:
    return reading.sentence_kind[reading.sentence_of[token]] is SentenceKind.FURNITURE


def _reference(expression: Expression, meaning: Meaning) -> TimeRef:
    return TimeRef(
        span=Span(expression.start, expression.end),
        value=meaning.value,
        granularity=meaning.granularity,
        first=meaning.first,
        last=meaning.last,
        resolved=meaning.first is not None,
    )
