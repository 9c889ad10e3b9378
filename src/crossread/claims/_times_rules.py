"""What each rule of the time grammar means: its parts, read against a setting."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable

from crossread.claims._times_calendar import (
    Meaning,
    Setting,
    add_months,
    day_number,
    feast,
    month_number,
    narrowed,
    number_of,
    of_day,
    of_month,
    of_season,
    of_week,
    of_weekend,
    of_year,
    until_now,
    weekday_number,
)
from crossread.claims._times_grammar import (
    MONTHS,
    PARTS,
    QUARTERS,
    SEASONS,
    UNIT_CODES,
    WEEKDAYS,
    Expression,
)


def resolve(
    expression: Expression, day: dt.date | None, *, future: Callable[[], bool]
) -> Meaning | None:
    """Return what an expression means; *future* is asked only where the tense decides."""
    rule = _MEANINGS[expression.rule]
    needs_tense = expression.rule in _TENSED and day is not None
    try:
        return rule(expression.parts, Setting(day, needs_tense and future()), expression)
    except (ValueError, OverflowError):
        return None  # 31 February, year 0


# One function for each rule of the grammar: its parts, the setting, the expression.

_Parts = dict[str, str]


def _iso(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    return of_day(dt.date(int(parts["year"]), int(parts["month"]), int(parts["day"])))


def _month_day(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    month, day = month_number(parts["month"]), day_number(parts["day"])
    if "year" in parts:
        year = int(parts["year"])
    elif setting.day is None:
        return Meaning(f"XXXX-{month:02d}-{day:02d}", "day")
    else:
        year = _nearest_year(setting, month, day)
    first = dt.date(year, month, day)
    if "until" in parts:
        last = dt.date(year, month, day_number(parts["until"]))
        if last > first:
            return Meaning(f"{first}/{last}", "day", first, last)
    return of_day(first)


def _nearest_year(setting: Setting, month: int, day: int) -> int:
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


def _slashed(parts: _Parts, setting: Setting, _: Expression) -> Meaning | None:
    one, two, year = int(parts["one"]), int(parts["two"]), int(parts["year"])
    if one > 12:
        return of_day(dt.date(year, two, one))
    if two > 12:
        return of_day(dt.date(year, one, two))
    return Meaning(f"{year:04d}-XX-XX", "day")  # 3/4/2019: day and month cannot be told apart


def _month_year(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    meaning = of_month(int(parts["year"]), month_number(parts["month"]))
    return narrowed(meaning, parts.get("edge", ""))


def _clock(parts: _Parts, setting: Setting, expression: Expression) -> Meaning:
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
        return Meaning(f"T{hour}", "time")
    return Meaning(f"{day}T{hour}", "time", day, day)


def _hour(text: str) -> str:
    digits = "".join(c if c.isdigit() else " " for c in text).split()
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if "p" in text and hour < 12:
        hour += 12
    if "a" in text and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _year_span(parts: _Parts, setting: Setting, _: Expression) -> Meaning | None:
    first = int(parts["year"])
    last = (
        int(parts["until"])
        if len(parts["until"]) == 4
        else first // 100 * 100 + int(parts["until"])
    )
    if not first < last <= first + 150:
        return None
    return Meaning(f"{first}/{last}", "year", dt.date(first, 1, 1), dt.date(last, 12, 31))


def _decade(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    tens = int(parts["tens"]) if "tens" in parts else 190 + int(parts["short"])
    first, last = dt.date(tens * 10, 1, 1), dt.date(tens * 10 + 9, 12, 31)
    return narrowed(Meaning(f"{tens}X", "decade", first, last), parts.get("edge", ""))


def _season_year(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    return of_season(int(parts["year"]), parts["season"])


def _season(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    code = SEASONS[parts["season"]]
    if setting.day is None:
        return Meaning(f"XXXX-{code}", "season")
    step = _step(parts["which"])
    candidates = [of_season(setting.day.year + k, parts["season"]) for k in (-2, -1, 0, 1, 2)]
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


def _quarter(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    number = int(parts["number"]) if "number" in parts else QUARTERS[parts["ordinal"].lower()]
    year = _named_year(parts.get("year", ""), setting)
    if year is None:
        return Meaning(f"XXXX-Q{number}", "quarter")
    first, last = of_month(year, number * 3 - 2).first, of_month(year, number * 3).last
    return Meaning(f"{year:04d}-Q{number}", "quarter", first, last)


def _named_year(text: str, setting: Setting) -> int | None:
    if text[:1].isdigit():
        return int(text)
    if not text or setting.day is None:
        return None
    return setting.day.year + _step(text.split()[0])


def _half(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    number = 1 if parts["ordinal"].lower() == "first" else 2
    year = _named_year(parts["year"], setting)
    if year is None:
        return Meaning(f"XXXX-H{number}", "half")
    first, last = of_month(year, number * 6 - 5).first, of_month(year, number * 6).last
    return Meaning(f"{year:04d}-H{number}", "half", first, last)


def _duration_value(parts: _Parts) -> str:
    unit = UNIT_CODES[parts["unit"].removesuffix("s") if parts["unit"] != "s" else "s"]
    time = unit.startswith("T")
    code = unit[1:] if time else unit
    if "num" not in parts:
        return f"P{'T' if time else ''}X{code}"
    count = number_of(parts["num"]) or 0.0
    if code == "DE":
        count, code = count * 10, "Y"
    elif code == "CE":
        count, code = count * 100, "Y"
    elif parts["unit"].startswith("fortnight"):
        count *= 2
    if code == "H" and count % 1 == 0.5 and count > 1:
        return f"PT{int(count)}H30M"
    return f"P{'T' if time else ''}{count:g}{code}"


def _ago(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    value = _duration_value(parts)
    if setting.day is None or "num" not in parts:
        return Meaning("PAST_REF" if "num" not in parts else value, "vague")
    return _shifted(setting.day, parts, -1)


def _shifted(day: dt.date, parts: _Parts, sign: int) -> Meaning:
    """Return the stretch so many units away; its grain is that of the unit."""
    count = number_of(parts["num"]) or 0.0
    unit = UNIT_CODES[parts["unit"]]
    if unit.startswith("T"):
        hours = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1.0}[unit] * count
        return of_day(day + dt.timedelta(days=sign * int(hours // 24)))
    if unit == "D":
        return of_day(day + dt.timedelta(days=sign * int(count)))
    if unit == "W":
        weeks = count * (2 if parts["unit"] == "fortnight" else 1)
        return of_week(day + dt.timedelta(days=sign * int(7 * weeks)))
    if unit in ("M", "Q"):
        there = add_months(day, sign * int(count * (3 if unit == "Q" else 1)))
        return of_month(there.year, there.month)
    years = {"Y": 1, "DE": 10, "CE": 100}[unit] * count
    there = add_months(day, sign * int(12 * years))
    return of_year(there.year)


def _shift(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    return Meaning(_duration_value(parts), "vague")  # counted from another event


def _window(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    value = _duration_value(parts)
    if setting.day is None or "num" not in parts or parts["which"].lower() in ("first", "recent"):
        return Meaning(value, "duration")
    step = _step(parts["which"])
    days = _days(parts)
    if not days or parts["which"].lower() in ("previous", "following"):
        return Meaning(value, "duration")
    far = setting.day + dt.timedelta(days=step * days)
    return Meaning(value, "duration", min(far, setting.day), max(far, setting.day))


def _days(parts: _Parts) -> int:
    count = number_of(parts["num"]) or 0.0
    length = {"D": 1, "W": 7, "M": 30.44, "Q": 91.3, "Y": 365.25, "DE": 3652.5, "TH": 1 / 24}
    return round(count * length.get(UNIT_CODES[parts["unit"]], 0))


def _vague_window(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    return Meaning(_duration_value(parts), "vague")


def _relative(parts: _Parts, setting: Setting, expression: Expression) -> Meaning:
    step, unit, edge = _step(parts["which"]), parts["unit"], parts.get("edge", "")
    following = parts["which"].lower() in ("previous", "following")
    if unit.lower().rstrip(".") in WEEKDAYS:
        return _relative_weekday(parts, setting, step)
    if setting.day is None or following:
        value = (
            f"XXXX-{month_number(unit):02d}" if unit.lower() in MONTHS else f"P1{UNIT_CODES[unit]}"
        )
        return Meaning(value, "vague")
    day = setting.day
    if unit.lower() in MONTHS:
        return until_now(_relative_month(day, month_number(unit), step), edge, setting)
    if parts["which"].lower() == "past" and unit in ("week", "month", "year", "decade", "century"):
        first = day - dt.timedelta(days=_days({"num": "1", "unit": unit}) or 1)
        return Meaning(_duration_value({"num": "1", "unit": unit}), "duration", first, day)
    if unit in ("day", "night"):
        return of_day(day + dt.timedelta(days=step), "night" if unit == "night" else "")
    return until_now(_relative_stretch(day, unit, step), edge, setting)


def _relative_weekday(parts: _Parts, setting: Setting, step: int) -> Meaning:
    number, part = weekday_number(parts["unit"]), parts.get("part", "")
    if setting.day is None:
        return Meaning(f"XXXX-WXX-{number + 1}", "day")
    back = (setting.day.weekday() - number) % 7
    if step < 0:
        return of_day(setting.day - dt.timedelta(days=back or 7), part)
    ahead = (number - setting.day.weekday()) % 7
    return of_day(setting.day + dt.timedelta(days=(ahead or 7) if step > 0 else ahead), part)


def _relative_month(day: dt.date, month: int, step: int) -> Meaning:
    if step < 0:
        return of_month(day.year if month < day.month else day.year - 1, month)
    if step > 0:
        return of_month(day.year if month > day.month else day.year + 1, month)
    return of_month(day.year, month)


def _relative_stretch(day: dt.date, unit: str, step: int) -> Meaning:
    if unit in ("week", "fortnight"):
        return of_week(day + dt.timedelta(days=7 * step))
    if unit == "weekend":
        return of_weekend(day + dt.timedelta(days=7 * step))
    if unit in ("month", "quarter"):
        there = add_months(day, step * (3 if unit == "quarter" else 1))
        if unit == "month":
            return of_month(there.year, there.month)
        number = (there.month + 2) // 3
        first, last = (
            of_month(there.year, number * 3 - 2).first,
            of_month(there.year, number * 3).last,
        )
        return Meaning(f"{there.year:04d}-Q{number}", "quarter", first, last)
    if unit == "year":
        return of_year(day.year + step)
    length = 100 if unit == "century" else 10
    first_year = day.year // length * length + step * length
    value = f"{first_year // 10:d}X" if length == 10 else f"{first_year // 100:d}XX"
    span = dt.date(first_year, 1, 1), dt.date(first_year + length - 1, 12, 31)
    return Meaning(value, "decade" if length == 10 else "century", *span)


def _this_part(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    if setting.day is None or parts["which"].lower() == "that":
        return Meaning(f"T{PARTS[parts['part']]}", "time")
    day = setting.day - dt.timedelta(days=parts["which"].lower() == "last")
    return of_day(day, parts["part"])


def _weekday(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    number, part = weekday_number(parts["weekday"]), parts.get("part", "")
    if setting.day is None:
        return Meaning(f"XXXX-WXX-{number + 1}", "day")
    if setting.future:
        return of_day(setting.day + dt.timedelta(days=(number - setting.day.weekday()) % 7), part)
    return of_day(setting.day - dt.timedelta(days=(setting.day.weekday() - number) % 7), part)


def _deictic(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    word = parts["word"].lower()
    part = parts.get("part", "") or ("night" if word in ("tonight", "overnight") else "")
    if setting.day is None:
        return Meaning("PRESENT_REF", "day")
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    return of_day(setting.day + dt.timedelta(days=shift), part)


def _month(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    month = month_number(parts["month"])
    if setting.day is None:
        return Meaning(f"XXXX-{month:02d}", "month")
    day = setting.day
    if setting.future:
        year = day.year if month >= day.month else day.year + 1
    else:
        year = day.year if month <= day.month else day.year - 1
    return narrowed(of_month(year, month), parts.get("edge", ""))


def _holiday(parts: _Parts, setting: Setting, _: Expression) -> Meaning | None:
    if setting.day is None:
        return Meaning("XXXX-XX-XX", "day")
    around = [feast(parts["name"], setting.day.year + k) for k in (-1, 0, 1)]
    if setting.future:
        return of_day(next(d for d in around if d >= setting.day))
    return of_day([d for d in around if d <= setting.day + dt.timedelta(days=14)][-1])


def _weekend(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    if setting.day is None:
        return Meaning("XXXX-WXX-WE", "week")
    shift = 0 if setting.future or setting.day.weekday() >= 5 else -7
    return of_weekend(setting.day + dt.timedelta(days=shift))


def _counted_on(parts: _Parts, setting: Setting, expression: Expression) -> Meaning:
    """Give "that same day" and "the next morning" no date: they count from an event told before."""
    values = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
    return Meaning(values.get(parts["unit"], "XXXX-XX-XX"), "vague")


def _year(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    return narrowed(of_year(int(parts["year"])), parts.get("edge", ""))


def _to_come(parts: _Parts, setting: Setting, expression: Expression) -> Meaning:
    return Meaning("FUTURE_REF", "vague")


def _month_of(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    month = month_number(parts["month"])
    if setting.day is None:
        return Meaning(f"XXXX-{month:02d}", "month")
    year = setting.day.year + _step(parts["which"])
    return narrowed(of_month(year, month), parts.get("edge", ""))


def _now(parts: _Parts, setting: Setting, expression: Expression) -> Meaning:
    return Meaning("PRESENT_REF", "vague")


def _set(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
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
        return Meaning(f"P1{codes[adverb]}", "set")
    if parts["unit"].lower().rstrip(".") in WEEKDAYS:
        return Meaning(f"XXXX-WXX-{weekday_number(parts['unit']) + 1}", "set")
    return Meaning(_duration_value({"num": "1", **parts}), "set")


def _duration(parts: _Parts, setting: Setting, _: Expression) -> Meaning:
    return Meaning(_duration_value(parts), "duration")


_TENSED = frozenset({"month_day", "day_month", "weekday", "month", "clock", "holiday", "weekend"})
_MEANINGS: dict[str, Callable[[_Parts, Setting, Expression], Meaning | None]] = {
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
