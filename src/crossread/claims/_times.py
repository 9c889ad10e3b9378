"""Times: what days a report's time expressions mean, against the day of publication."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from crossread.claims._certainty import certainty
from crossread.claims._lemmas import listed
from crossread.claims._times_grammar import (
    MONTHS,
    PARTS,
    QUARTERS,
    SEASONS,
    SMALL,
    UNIT_CODES,
    WEEKDAYS,
    Expression,
    expressions,
)
from crossread.model import Factuality, Reading, SentenceKind, Span, TimeRef

_FUTURE = frozenset({Factuality.PLANNED, Factuality.CONDITIONAL, Factuality.WISHED})
_MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class _Meaning:
    value: str
    granularity: str
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Setting:
    """What an expression is resolved against: the day of publication and the tense around it."""

    day: dt.date | None
    future: bool


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


def resolve(
    expression: Expression, day: dt.date | None, *, future: Callable[[], bool]
) -> _Meaning | None:
    """Return what an expression means; *future* is asked only where the tense decides."""
    rule = _MEANINGS[expression.rule]
    needs_tense = expression.rule in _TENSED and day is not None
    try:
        return rule(expression.parts, _Setting(day, needs_tense and future()), expression)
    except (ValueError, OverflowError):
        return None  # 31 February, year 0


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


def _reference(expression: Expression, meaning: _Meaning) -> TimeRef:
    return TimeRef(
        span=Span(expression.start, expression.end),
        value=meaning.value,
        granularity=meaning.granularity,
        first=meaning.first,
        last=meaning.last,
        resolved=meaning.first is not None,
    )


# The calendar.


def _one(day: dt.date, part: str = "") -> _Meaning:
    value = day.isoformat() + (f"T{PARTS[part]}" if part else "")
    return _Meaning(value, "time" if part else "day", day, day)


def _of_month(year: int, month: int) -> _Meaning:
    last = calendar.monthrange(year, month)[1]
    return _Meaning(
        f"{year:04d}-{month:02d}", "month", dt.date(year, month, 1), dt.date(year, month, last)
    )


def _of_year(year: int) -> _Meaning:
    return _Meaning(f"{year:04d}", "year", dt.date(year, 1, 1), dt.date(year, 12, 31))


def _of_week(day: dt.date) -> _Meaning:
    monday = day - dt.timedelta(days=day.weekday())
    year, week, _ = monday.isocalendar()
    return _Meaning(f"{year:04d}-W{week:02d}", "week", monday, monday + dt.timedelta(days=6))


def _of_weekend(day: dt.date) -> _Meaning:
    week = _of_week(day)
    assert week.last is not None  # noqa: S101 - a week always has its days
    return _Meaning(f"{week.value}-WE", "week", week.last - dt.timedelta(days=1), week.last)


def _of_season(year: int, season: str) -> _Meaning:
    code = SEASONS[season.lower()]
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    first = dt.date(year, start, 1)
    end_year, end_month = (year + 1, 2) if code == "WI" else (year, start + 2)
    last = dt.date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    return _Meaning(f"{year:04d}-{code}", "season", first, last)


def _add_months(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _edge(meaning: _Meaning, edge: str) -> _Meaning:
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
    return _Meaning(meaning.value, meaning.granularity, first, last)


def _until_now(meaning: _Meaning, edge: str, setting: _Setting) -> _Meaning:
    """Cut "earlier this month" and "later this month" at the day of publication."""
    if setting.day is None or meaning.first is None or meaning.last is None:
        return meaning
    if edge.lower() == "earlier" and meaning.first <= setting.day <= meaning.last:
        return _Meaning(meaning.value, meaning.granularity, meaning.first, setting.day)
    if edge.lower() == "later" and meaning.first <= setting.day <= meaning.last:
        return _Meaning(meaning.value, meaning.granularity, setting.day, meaning.last)
    return _edge(meaning, edge)


def _month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def _weekday_number(name: str) -> int:
    return WEEKDAYS[name.lower().rstrip(".")]


def _count(text: str) -> float | None:
    words = text.lower().replace(",", "").replace("half an", "half").replace("half a", "half")
    if words == "half":
        return 0.5
    if words in SMALL:
        return float(SMALL[words])
    if words.endswith(" 1/2"):
        return float(words.split()[0]) + 0.5
    return float(words)


# One function for each rule of the grammar: its parts, the setting, the expression.

_Parts = dict[str, str]


def _iso(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    return _one(dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _month_day(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    month, day = _month_number(parts["month"]), _day_number(parts["day"])
    if "year" in parts:
        year = int(parts["year"])
    elif setting.day is None:
        return _Meaning(f"XXXX-{month:02d}-{day:02d}", "day")
    else:
        year = _nearest_year(setting, month, day)
    first = dt.date(year, month, day)
    if "until" in parts:
        last = dt.date(year, month, _day_number(parts["until"]))
        if last > first:
            return _Meaning(f"{first}/{last}", "day", first, last)
    return _one(first)


def _nearest_year(setting: _Setting, month: int, day: int) -> int:
    """Return the year of a date given without one: the latest past one, or the next to come.

    A date a little ahead of publication is taken as such even without a future tense, since
    announcements are often put in the present ("the vote is on 3 May").
    """
    today = setting.day
    assert today is not None  # noqa: S101 - callers look first
    this = dt.date(today.year, month, min(day, calendar.monthrange(today.year, month)[1]))
    if setting.future:
        return today.year if this >= today else today.year + 1
    if this <= today or (this - today).days <= 60:
        return today.year
    return today.year - 1


def _slashed(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning | None:
    one, two, year = int(parts["one"]), int(parts["two"]), int(parts["year"])
    if one > 12:
        return _one(dt.date(year, two, one))
    if two > 12:
        return _one(dt.date(year, one, two))
    return _Meaning(f"{year:04d}-XX-XX", "day")  # 3/4/2019: day and month cannot be told apart


def _month_year(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    meaning = _of_month(int(parts["year"]), _month_number(parts["month"]))
    return _edge(meaning, parts.get("edge", ""))


def _clock(parts: _Parts, setting: _Setting, expression: Expression) -> _Meaning:
    word = parts["clock"].lower().replace(".", "").replace(" ", "")
    hour = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}.get(word) or _hour(
        parts["clock"].lower()
    )
    named = parts.get("weekday", "")
    if named[:1].isupper():
        day = _weekday({"weekday": named}, setting, expression).first
    else:
        shift = {"yesterday": -1, "tomorrow": 1}.get(named.lower(), 0)
        day = setting.day + dt.timedelta(days=shift) if setting.day else None
    if day is None:
        return _Meaning(f"T{hour}", "time")
    return _Meaning(f"{day}T{hour}", "time", day, day)


def _hour(text: str) -> str:
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in text and hour < 12:
        hour += 12
    if "a" in text and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _year_span(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning | None:
    first = int(parts["year"])
    last = (
        int(parts["until"])
        if len(parts["until"]) == 4
        else first // 100 * 100 + int(parts["until"])
    )
    if not first < last <= first + 150:
        return None
    return _Meaning(f"{first}/{last}", "year", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _decade(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    tens = int(parts["tens"]) if "tens" in parts else 190 + int(parts["short"])
    first, last = dt.date(tens * 10, 1, 1), dt.date(tens * 10 + 9, 12, 31)
    return _edge(_Meaning(f"{tens}X", "decade", first, last), parts.get("edge", ""))


def _season_year(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    return _of_season(int(parts["year"]), parts["season"])


def _season(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    code = SEASONS[parts["season"]]
    if setting.day is None:
        return _Meaning(f"XXXX-{code}", "season")
    step = _step(parts["which"])
    candidates = [_of_season(setting.day.year + k, parts["season"]) for k in (-2, -1, 0, 1, 2)]
    if step < 0:
        return [c for c in candidates if c.last and c.last < setting.day][-1]
    if step > 0:
        return next(c for c in candidates if c.first and c.first > setting.day)
    return candidates[2]


def _step(which: str) -> int:
    word = which.lower().split()[-1]
    if word in ("last", "past", "previous"):
        return -1
    return 1 if word in ("next", "coming", "following") else 0


def _quarter(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    number = int(parts["number"]) if "number" in parts else QUARTERS[parts["ordinal"].lower()]
    year = _named_year(parts.get("year", ""), setting)
    if year is None:
        return _Meaning(f"XXXX-Q{number}", "quarter")
    first, last = _of_month(year, number * 3 - 2).first, _of_month(year, number * 3).last
    return _Meaning(f"{year:04d}-Q{number}", "quarter", first, last)


def _named_year(text: str, setting: _Setting) -> int | None:
    if text[:1].isdigit():
        return int(text)
    if not text or setting.day is None:
        return None
    return setting.day.year + _step(text.split()[0])


def _half(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    number = 1 if parts["ordinal"].lower() == "first" else 2
    year = _named_year(parts["year"], setting)
    if year is None:
        return _Meaning(f"XXXX-H{number}", "half")
    first, last = _of_month(year, number * 6 - 5).first, _of_month(year, number * 6).last
    return _Meaning(f"{year:04d}-H{number}", "half", first, last)


def _duration_value(parts: _Parts) -> str:
    unit = UNIT_CODES[parts["unit"].removesuffix("s") if parts["unit"] != "s" else "s"]
    time = unit.startswith("T")
    code = unit[1:] if time else unit
    if "num" not in parts:
        return f"P{'T' if time else ''}X{code}"
    count = _count(parts["num"]) or 0.0
    if code == "DE":
        count, code = count * 10, "Y"
    elif code == "CE":
        count, code = count * 100, "Y"
    elif parts["unit"].startswith("fortnight"):
        count *= 2
    if code == "H" and count % 1 == 0.5 and count > 1:
        return f"PT{int(count)}H30M"
    return f"P{'T' if time else ''}{count:g}{code}"


def _ago(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    value = _duration_value(parts)
    if setting.day is None or "num" not in parts:
        return _Meaning("PAST_REF" if "num" not in parts else value, "vague")
    return _shifted(setting.day, parts, -1)


def _shifted(day: dt.date, parts: _Parts, sign: int) -> _Meaning:
    """Return the stretch so many units away; its grain is that of the unit."""
    count = _count(parts["num"]) or 0.0
    unit = UNIT_CODES[parts["unit"]]
    if unit.startswith("T"):
        hours = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1.0}[unit] * count
        return _one(day + dt.timedelta(days=sign * int(hours // 24)))
    if unit == "D":
        return _one(day + dt.timedelta(days=sign * int(count)))
    if unit == "W":
        weeks = count * (2 if parts["unit"] == "fortnight" else 1)
        return _of_week(day + dt.timedelta(days=sign * int(7 * weeks)))
    if unit in ("M", "Q"):
        there = _add_months(day, sign * int(count * (3 if unit == "Q" else 1)))
        return _of_month(there.year, there.month)
    years = {"Y": 1, "DE": 10, "CE": 100}[unit] * count
    there = _add_months(day, sign * int(12 * years))
    return _of_year(there.year)


def _shift(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    return _Meaning(_duration_value(parts), "vague")  # counted from another event


def _window(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    value = _duration_value(parts)
    if setting.day is None or "num" not in parts or parts["which"].lower() in ("first", "recent"):
        return _Meaning(value, "duration")
    step = _step(parts["which"])
    days = _days(parts)
    if not days or parts["which"].lower() in ("previous", "following"):
        return _Meaning(value, "duration")
    far = setting.day + dt.timedelta(days=step * days)
    return _Meaning(value, "duration", min(far, setting.day), max(far, setting.day))


def _days(parts: _Parts) -> int:
    count = _count(parts["num"]) or 0.0
    length = {"D": 1, "W": 7, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5, "TH": 1 / 24}
    return round(count * length.get(UNIT_CODES[parts["unit"]], 0))


def _vague_window(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    return _Meaning(_duration_value(parts), "vague")


def _relative(parts: _Parts, setting: _Setting, expression: Expression) -> _Meaning:
    step, unit, edge = _step(parts["which"]), parts["unit"], parts.get("edge", "")
    following = parts["which"].lower() in ("previous", "following")
    if unit.lower().rstrip(".") in WEEKDAYS:
        return _relative_weekday(parts, setting, step)
    if setting.day is None or following:
        value = (
            f"XXXX-{_month_number(unit):02d}" if unit.lower() in MONTHS else f"P1{UNIT_CODES[unit]}"
        )
        return _Meaning(value, "vague")
    day = setting.day
    if unit.lower() in MONTHS:
        return _until_now(_relative_month(day, _month_number(unit), step), edge, setting)
    if parts["which"].lower() == "past" and unit in ("week", "month", "year", "decade", "century"):
        first = day - dt.timedelta(days=_days({"num": "1", "unit": unit}) or 1)
        return _Meaning(_duration_value({"num": "1", "unit": unit}), "duration", first, day)
    if unit in ("day", "night"):
        return _one(day + dt.timedelta(days=step), "night" if unit == "night" else "")
    return _until_now(_relative_stretch(day, unit, step), edge, setting)


def _relative_weekday(parts: _Parts, setting: _Setting, step: int) -> _Meaning:
    number, part = _weekday_number(parts["unit"]), parts.get("part", "")
    if setting.day is None:
        return _Meaning(f"XXXX-WXX-{number + 1}", "day")
    back = (setting.day.weekday() - number) % 7
    if step < 0:
        return _one(setting.day - dt.timedelta(days=back or 7), part)
    ahead = (number - setting.day.weekday()) % 7
    return _one(setting.day + dt.timedelta(days=(ahead or 7) if step > 0 else ahead), part)


def _relative_month(day: dt.date, month: int, step: int) -> _Meaning:
    if step < 0:
        return _of_month(day.year if month < day.month else day.year - 1, month)
    if step > 0:
        return _of_month(day.year if month > day.month else day.year + 1, month)
    return _of_month(day.year, month)


def _relative_stretch(day: dt.date, unit: str, step: int) -> _Meaning:
    if unit in ("week", "fortnight"):
        return _of_week(day + dt.timedelta(days=7 * step))
    if unit == "weekend":
        return _of_weekend(day + dt.timedelta(days=7 * step))
    if unit in ("month", "quarter"):
        there = _add_months(day, step * (3 if unit == "quarter" else 1))
        if unit == "month":
            return _of_month(there.year, there.month)
        number = (there.month + 2) // 3
        first, last = (
            _of_month(there.year, number * 3 - 2).first,
            _of_month(there.year, number * 3).last,
        )
        return _Meaning(f"{there.year:04d}-Q{number}", "quarter", first, last)
    if unit == "year":
        return _of_year(day.year + step)
    length = 100 if unit == "century" else 10
    first_year = day.year // length * length + step * length
    value = f"{first_year // 10:d}X" if length == 10 else f"{first_year // 100:d}XX"
    span = dt.date(first_year, 1, 1), dt.date(first_year + length - 1, 12, 31)
    return _Meaning(value, "decade" if length == 10 else "century", *span)


def _this_part(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    if setting.day is None or parts["which"].lower() == "that":
        return _Meaning(f"T{PARTS[parts['part']]}", "time")
    day = setting.day - dt.timedelta(days=parts["which"].lower() == "last")
    return _one(day, parts["part"])


def _weekday(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    number, part = _weekday_number(parts["weekday"]), parts.get("part", "")
    if setting.day is None:
        return _Meaning(f"XXXX-WXX-{number + 1}", "day")
    if setting.future:
        return _one(setting.day + dt.timedelta(days=(number - setting.day.weekday()) % 7), part)
    return _one(setting.day - dt.timedelta(days=(setting.day.weekday() - number) % 7), part)


def _deictic(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    word = parts["word"].lower()
    part = parts.get("part", "") or ("night" if word in ("tonight", "overnight") else "")
    if setting.day is None:
        return _Meaning("PRESENT_REF", "day")
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return _one(setting.day + dt.timedelta(days=shift), part)


def _month(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    month = _month_number(parts["month"])
    if setting.day is None:
        return _Meaning(f"XXXX-{month:02d}", "month")
    day = setting.day
    if setting.future:
        year = day.year if month >= day.month else day.year + 1
    else:
        year = day.year if month <= day.month else day.year - 1
    return _edge(_of_month(year, month), parts.get("edge", ""))


def _holiday(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning | None:
    if setting.day is None:
        return _Meaning("XXXX-XX-XX", "day")
    around = [_feast(parts["name"], setting.day.year + k) for k in (-1, 0, 1)]
    if setting.future:
        return _one(next(d for d in around if d >= setting.day))
    return _one([d for d in around if d <= setting.day + dt.timedelta(days=14)][-1])


def _feast(name: str, year: int) -> dt.date:
    if name.startswith("Christmas"):
        return dt.date(year, 12, 24 if name.endswith("Eve") else 25)
    if name.startswith("New"):
        return dt.date(year, 12, 31) if name.endswith("Eve") else dt.date(year, 1, 1)
    if name.startswith("Thanks"):
        first = dt.date(year, 11, 1)
        return first + dt.timedelta(days=(3 - first.weekday()) % 7 + 21)
    shift = {"Good Friday": -2, "Easter Monday": 1}.get(" ".join(name.split()), 0)
    return _easter(year) + dt.timedelta(days=shift)


def _easter(year: int) -> dt.date:
    """Return Easter Sunday by the anonymous Gregorian computus (Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    month, day = divmod(d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114, 31)
    return dt.date(year, month, day + 1)


def _weekend(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    if setting.day is None:
        return _Meaning("XXXX-WXX-WE", "week")
    shift = 0 if setting.future or setting.day.weekday() >= 5 else -7
    return _of_weekend(setting.day + dt.timedelta(days=shift))


def _counted_on(parts: _Parts, setting: _Setting, expression: Expression) -> _Meaning:
    """Give "that same day" and "the next morning" no date: they count from an event told before."""
    values = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
    return _Meaning(values.get(parts["unit"], "XXXX-XX-XX"), "vague")


def _year(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    return _edge(_of_year(int(parts["year"])), parts.get("edge", ""))


def _to_come(parts: _Parts, setting: _Setting, expression: Expression) -> _Meaning:
    return _Meaning("FUTURE_REF", "vague")


def _month_of(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    month = _month_number(parts["month"])
    if setting.day is None:
        return _Meaning(f"XXXX-{month:02d}", "month")
    year = setting.day.year + _step(parts["which"])
    return _edge(_of_month(year, month), parts.get("edge", ""))


def _now(parts: _Parts, setting: _Setting, expression: Expression) -> _Meaning:
    return _Meaning("PRESENT_REF", "vague")


def _set(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    adverb = parts.get("adverb", "").lower()
    codes = {
        "daily": "D",
        "weekly": "W",
        "monthly": "M",
        "yearly": "Y",
        "annual": "Y",
        "annually": "Y",
    }
    if adverb:
        return _Meaning(f"P1{codes[adverb]}", "set")
    if parts["unit"].lower().rstrip(".") in WEEKDAYS:
        return _Meaning(f"XXXX-WXX-{_weekday_number(parts['unit']) + 1}", "set")
    return _Meaning(_duration_value({"num": "1", **parts}), "set")


def _duration(parts: _Parts, setting: _Setting, _: Expression) -> _Meaning:
    return _Meaning(_duration_value(parts), "duration")


_TENSED = frozenset({"month_day", "day_month", "weekday", "month", "clock", "holiday", "weekend"})
_MEANINGS: dict[str, Callable[[_Parts, _Setting, Expression], _Meaning | None]] = {
    "iso": _iso,
    "month_day": _month_day,
    "day_month": _month_day,
    "slashed": _slashed,
    "month_year": _month_year,
    "clock": _clock,
    "year_span": _year_span,
    "decade": _decade,
    "season_year": _season_year,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "ago": _ago,
    "shift": _shift,
    "window": _window,
    "vague_window": _vague_window,
    "relative": _relative,
    "this_part": _this_part,
    "weekday": _weekday,
    "deictic": _deictic,
    "month": _month,
    "holiday": _holiday,
    "weekend": _weekend,
    "counted_on": _counted_on,
    "month_of": _month_of,
    "future": _to_come,
    "year": _year,
    "now": _now,
    "set": _set,
    "duration": _duration,
    "bare_duration": _duration,
}
