"""The calendar: days, weeks, months, seasons and feasts as values with the days they cover."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from crossread.claims._times_grammar import MONTHS, PARTS, SEASONS, SMALL, WEEKDAYS


@dataclass(frozen=True, slots=True)
class Meaning:
    value: str
    granularity: str
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is resolved against: the day of publication and the tense around it."""

    day: dt.date | None
    future: bool


def of_day(day: dt.date, part: str = "") -> Meaning:
    value = day.isoformat() + (f"T{PARTS[part]}" if part else "")
    return Meaning(value, "time" if part else "day", day, day)


def of_month(year: int, month: int) -> Meaning:
    last = calendar.monthrange(year, month)[1]
    return Meaning(
        f"{year:04d}-{month:02d}", "month", dt.date(year, month, 1), dt.date(year, month, last)
    )


def of_year(year: int) -> Meaning:
    return Meaning(f"{year:04d}", "year", dt.date(year, 1, 1), dt.date(year, 12, 31))


def of_week(day: dt.date) -> Meaning:
    monday = day - dt.timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return Meaning(f"{year:04d}-W{week:02d}", "week", monday, monday + dt.timedelta(days=6))


def of_weekend(day: dt.date) -> Meaning:
    week = of_week(day)
    assert week.last is not None  # noqa: S101 - a week always has its days
    return Meaning(f"{week.value}-WE", "week", week.last - dt.timedelta(days=1), week.last)


def of_season(year: int, season: str) -> Meaning:
    code = SEASONS[season.lower()]
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    first = dt.date(year, start, 1)
    end_year, end_month = (year + 1, 2) if code == "WI" else (year, start + 2)
    last = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return Meaning(f"{year:04d}-{code}", "season", first, last)


def add_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def narrowed(meaning: Meaning, edge: str) -> Meaning:
    """Narrow "early 2018" and the like to the third of the stretch that is meant."""
    edge = edge.lower()
    if meaning.first is None or meaning.last is None or not edge:
        return meaning
    days = (meaning.last - meaning.first).days + 1
    if days < 14:
        return meaning
    first, last = meaning.first, meaning.last
    if edge == "early":
        last = first + dt.timedelta(days=days // 3)
    elif edge == "late":
        first = last - dt.timedelta(days=days // 3)
    elif edge == "mid":
        first, last = first + dt.timedelta(days=days // 3), last - dt.timedelta(days=days // 3)
    return Meaning(meaning.value, meaning.granularity, first, last)


def until_now(meaning: Meaning, edge: str, setting: Setting) -> Meaning:
    """Cut "earlier this month" and "later this month" at the day of publication."""
    if setting.day is None or meaning.first is None or meaning.last is None:
        return meaning
    if edge.lower() == "earlier" and meaning.first <= setting.day <= meaning.last:
        return Meaning(meaning.value, meaning.granularity, meaning.first, setting.day)
    if edge.lower() == "later" and meaning.first <= setting.day <= meaning.last:
        return Meaning(meaning.value, meaning.granularity, setting.day, meaning.last)
    return narrowed(meaning, edge)


def month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def weekday_number(name: str) -> int:
    return WEEKDAYS[name.lower().rstrip(".")]


def number_of(text: str) -> float | None:
    words = text.lower().replace(",", "").replace("half an", "half").replace("half a", "half")
    if words == "half":
        return 0.5
    if words in SMALL:
        return float(SMALL[words])
    if words.endswith(" 1/2"):
        return float(words.split()[0]) + 0.5
    return float(words)


def feast(name: str, year: int) -> dt.date:
    if name.startswith("Christmas"):
        return dt.date(year, 12, 24 if name.endswith("Eve") else 25)
    if name.startswith("New"):
        return dt.date(year, 12, 31) if name.endswith("Eve") else dt.date(year, 1, 1)
    if name.startswith("Thanks"):
        first = dt.date(year, 11, 1)
        return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
    shift = {"Good Friday": -2, "Easter Monday": 1}.get(" ".join(name.split()), 0)
    return easter(year) + dt.timedelta(days=shift)


def easter(year: int) -> dt.date:
    """Return Easter Sunday by the anonymous Gregorian computus (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return dt.date(year, month, day + 1)
