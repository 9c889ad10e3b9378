"""Dates that people and pages give: ISO 8601, and the long English forms of a page's top."""

from __future__ import annotations

import datetime as dt
import re

from crossread.model import DateBasis, Published

_NAMES = (
    "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august"
    "|sep sept september|oct october|nov november|dec december"
)
_MONTHS = {
    name: number
    for number, names in enumerate(_NAMES.split("|"), start=1)
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,4}\)?)?)?"
_SECOND = f"{_DAY} {_MONTH},? {_YEAR}".replace("(?P<", "(?P<b_")  # a name may stand once
_SPELT = rf"(?:{_MONTH} {_DAY},? {_YEAR}|{_SECOND})"
_LONG = re.compile(
    rf"(?:(?:first )?(?:published|posted|updated|last updated|date)(?: on)?:? )?{_WEEKDAY}"
    rf"{_SPELT}{_CLOCK}",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"\b{_SPELT}\b", re.IGNORECASE)


def published(value: str | dt.date, basis: DateBasis) -> Published:
    """Return *value* (a date, or ISO 8601 with or without a time) as a publication date.

    A time counts only with its time zone. Raises `ValueError` for anything else.
    """
    if not isinstance(value, str):
        day = value.date() if isinstance(value, dt.datetime) else value
        return Published(day, basis, _zoned(value))
    value = value.strip()
    if spelt := long_date(value):
        return Published(spelt, basis)
    moment = dt.datetime.fromisoformat(value)
    return Published(moment.date(), basis, _zoned(moment))


def long_date(line: str) -> dt.date | None:
    """Return the day that *line* spells out and nothing else ("Published 28 December 2024")."""
    return _day_of(_LONG.fullmatch(line))


def date_inside(line: str) -> dt.date | None:
    """Return the first day that is spelt out in *line*, with its year."""
    return _day_of(_INSIDE.search(line[:300]))


def _day_of(match: re.Match[str] | None) -> dt.date | None:
    if not match:
        return None
    parts = {key.removeprefix("b_"): value for key, value in match.groupdict().items() if value}
    try:
        return dt.date(
            int(parts["year"]), _MONTHS[parts["month"].lower().rstrip(".")], int(parts["day"])
        )
    except ValueError:
        return None


def _zoned(value: dt.date) -> dt.datetime | None:
    return value if isinstance(value, dt.datetime) and value.tzinfo else None
