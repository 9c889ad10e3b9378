"""Figures as the plain text gives them: value or range, hedge, change, currency and unit.

Everything here looks only at characters next to a number; `_quantities_roles` adds what the
parse knows. Word lists are in ``quantities.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from crossread.claims._numbers import Number, NumberKind, numbers
from crossread.claims._quantities_masks import Masks, is_score, is_year

# How far "around" reaches: a tenth either way covers how news rounds (3,000: 2,700 to 3,300).
_AROUND = 0.1


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in the text; *start* to *end* with hedge, *core* and *core_end* without.

    *written* are the numbers as printed, before hedges widen them to an interval.
    """

    start: int
    end: int
    core: int
    core_end: int
    low: float | None
    high: float | None
    written: tuple[float, ...]
    kind: NumberKind
    unit: str = ""
    role: str = ""
    approximate: bool = False
    low_open: bool = False
    high_open: bool = False
    change: str = "="
    plain: bool = False


@cache
def table(section: str) -> dict[str, tuple[str, ...]]:
    """Return one section of the word lists: name to words."""
    found = _tables()[section]
    return {
        name: (words,) if isinstance(words, str) else tuple(words) for name, words in found.items()
    }


@cache
def mapping(section: str) -> dict[str, str]:
    """Return one section of the word lists that maps words to one word each."""
    return {str(k): str(v) for k, v in _tables()[section].items()}


@cache
def _tables() -> dict[str, dict[str, str | list[str]]]:
    text = files("crossread.claims").joinpath("quantities.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text: what is neither date, name, score nor telephone number."""
    masks = Masks(text)
    found = [n for n in numbers(text) if n.start not in masks and not _in_name(text, n)]
    before: Figure | None = None
    for pair in _ranges(text, found):
        figure = _figure(text, pair)
        if figure is not None and not _is_age(text, pair[0]):
            figure = _sharing_change(text, before, figure)
            yield figure
        before = figure


_OR = re.compile(r"(?:\s[a-z]+){0,2},?\sor\s")


def _sharing_change(text: str, before: Figure | None, figure: Figure) -> Figure:
    """Let "grew by 125,600 jobs or 2.2 percent" put both figures as the change."""
    if before is None or before.change not in ("up", "down") or figure.change != "=":
        return figure
    if _OR.fullmatch(text, before.end, figure.start):
        return replace(figure, change=before.change)
    return figure


def _in_name(text: str, number: Number) -> bool:
    """Return whether a number is glued into a longer word or a year."""
    if number.plain and is_year(text, number.start, number.end, number.low):
        return True
    before = text[max(0, number.start - 3) : number.start]
    if re.search(r"[A-Za-z][-‐]$", before) and not re.search(
        r"(?i)(?:sub|mid|pre|to|or|us)-$", text[max(0, number.start - 5) : number.start]
    ):
        return True
    after = text[number.end : number.end + 12]
    return (
        bool(_GLUED.match(after)) if number.plain else bool(_WORD_NAME.match(after) and number.word)
    )


_GLUED = re.compile(
    r"(?:G|D|nd|rd|th|st|x)\b|[-/]\d+[-/]\d|-[A-Z]\w|/\d"
    r"|(?!litre|liter|metre|meter|mile|yard|inch|feet|foot|hour|minute|hectare|acre|tonne)[a-z]{4}"
)
_WORD_NAME = re.compile(
    r"-(?:on|one|off|man|woman|person|to-one|way|time|sided|handed|stop|and-only|party|term|hand|class)\b|['’]s\b",
    re.I,
)
_JOIN = re.compile(
    r"(?P<unit1>\s?(?:%|percent|per\scent|km|miles?))?(?:(?P<dash>[-–—‑])|\s(?P<how>to|and|or)\s)"
    r"(?P<cur>(?:US|A|C)?[$€£¥])?",
)


def _ranges(text: str, found: list[Number]) -> Iterator[tuple[Number, Number | None]]:
    """Pair the ends of ranges; drop results of games and votes."""
    skip = -1
    for index, number in enumerate(found):
        if index == skip:
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        join = _JOIN.fullmatch(text, number.end, after.start) if after else None
        how = (join.group("how") or "-") if join else ""
        if join is not None and join.group("unit1") and join.group("cur"):
            join = None
        if after is None or join is None or not _joins(text, number, after, how):
            yield number, None
            continue
        skip = index + 1
        first = _shared_scale(number, after)
        if how == "to" and _falls(text, number, first, after):
            yield number, None
            yield after, None
        elif _could_be_score(join, number, after) and is_score(
            text, number.start, after.end, first.low, after.high
        ):
            continue
        else:
            yield first, after


# "from 75 to 45", "rose by 30 to 164": two figures, no range.
_SLOPE = re.compile(
    r"(?i)\b(?:rose|fell|up|down|climbed|dropped|gained|lost|added|by|slipped|jumped|shed|plunged)\s"
    r"(?:by\s)?(?:[a-z]+\s)?[$€£¥]?$"
)
_BETWEEN = re.compile(r"(?i)\bbetween\s(?:about\s|around\s)?[$€£¥]?$")


def _could_be_score(join: re.Match[str], first: Number, second: Number) -> bool:
    if join.group("how") not in (None, "to") or join.group("unit1") or join.group("cur"):
        return False
    return first.scale == second.scale == 1.0 and first.low == int(first.low)


def _falls(text: str, number: Number, first: Number, after: Number) -> bool:
    """Return whether "A to B" gives two states rather than a range or a result."""
    if _SLOPE.search(text[max(0, number.start - 40) : number.start]):
        return True
    if first.low < after.high:
        return False
    before = text[max(0, number.start - 12) : number.start]
    return bool(re.search(r"(?i)\bfrom\s[a-z ]{0,6}[$€£¥]?$|[$€£¥]$", before))


def _joins(text: str, first: Number, second: Number, how: str) -> bool:
    if NumberKind.ORDINAL in (first.kind, second.kind):
        return False
    if NumberKind.VAGUE in (first.kind, second.kind) and how != "to":
        return False
    if how == "and":
        return bool(_BETWEEN.search(text[max(0, first.start - 20) : first.start]))
    if how == "or":
        low = _shared_scale(first, second).low
        return 0 < low < second.high <= 3 * low
    return True


def _shared_scale(first: Number, second: Number) -> Number:
    """Let "5" of "5 to 10 million" mean millions too."""
    if first.scale == 1.0 and second.scale >= 100 and first.low * second.scale <= second.high:
        return replace(first, low=first.low * second.scale, high=first.high * second.scale)
    return first


def _figure(text: str, pair: tuple[Number, Number | None]) -> Figure | None:
    first, second = pair
    last = second or first
    start, unit = _currency_before(text, first.start)
    between = _BETWEEN.search(text[max(0, start - 20) : start]) if second else None
    if between:
        start -= len(between.group())
    negative = _is_negative(text, start if unit else first.start)
    start -= negative
    if unit and text[first.start - 1] in "-−":
        negative = 1
    end, unit, role = _unit_after(text, last, unit)
    low, high = first.low, (second or first).high
    if (
        last.suffix in ("m", "b", "M", "B")
        and unit != "metre"
        and not _scaled_by_letter(text, last, unit)
    ):
        return None
    if unit == "metre" and last.suffix in ("m",):
        low, high = low / first.scale, high / last.scale
    written: tuple[float, ...] = (low, high) if second or low != high else (low,)
    if negative:
        low, high, written = -high, -low, tuple(-w for w in written)
    plain = first.plain and second is None and not unit
    figure = Figure(start, end, start, end, low, high, written, last.kind, unit, role, plain=plain)
    if last.kind is NumberKind.VAGUE:
        figure = replace(figure, approximate=True)
    figure = _changed(text, _hedged(text, figure), negative)
    if figure.plain and figure.start == figure.core and _named(text, figure):
        return None
    return figure


_CURRENCY_BEFORE = re.compile(
    r"(?:(?<![A-Za-z])(?P<mark>(?:US|AU|CA|HK|NZ|NT|A|C|S|R)\s?\$|\$\s?(?:US|A|C|HK)?|[€£¥₹₩₽₪₴₺]"
    r"|(?:USD|EUR|GBP|CAD|AUD|CNY|RMB|INR|JPY|CHF|Rs\.?|RM|Y=)))\s?[-−]?$"
)


def _currency_before(text: str, start: int) -> tuple[int, str]:
    match = _CURRENCY_BEFORE.search(text, max(0, start - 6), start)
    if not match:
        return start, ""
    mark = re.sub(r"\s", "", match.group("mark")).lower()
    return match.start(), mapping("currency").get(mark, "USD")


def _is_negative(text: str, start: int) -> int:
    """Return how many characters of a minus sign stand before a number that is no range."""
    before = text[max(0, start - 7) : start]
    if re.search(r"(?:^|[\s(])[-−]$", before):
        return 1
    if re.search(r"(?i)(?:^|\s)minus[- ]$", before):
        return 6
    return 0


@cache
def _unit_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = sorted(
        (w for w in mapping("currency") if w[0].isalpha() and len(w) > 2), key=len, reverse=True
    )
    money = re.compile(
        r"(?:[-‐\s\u00a0](?:U\.S\.\s|US\s|American\s)?|(?<=\d))"
        rf"(?P<word>{'|'.join(map(re.escape, words))})s?\b",
        re.IGNORECASE,
    )
    units = sorted(
        ((unit, role) for role, names in table("units").items() for unit in names),
        key=lambda pair: len(pair[0]),
        reverse=True,
    )
    measured = re.compile(
        rf"(?P<gap>[-‐\s\u00a0]?)(?P<unit>{'|'.join(re.escape(u) for u, _ in units)})"
        r"(?:s|es)?(?!\w)",
        re.IGNORECASE,
    )
    return money, measured


@cache
def _unit_roles() -> dict[str, str]:
    return {unit: role for role, names in table("units").items() for unit in names}


_SHARE_UNITS = {"%": "percent", "per cent": "percent", "pc": "percent", "pct": "percent"}
_ABBREVIATIONS = {
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "meter": "metre", "m": "metre",
    "feet": "foot", "ft": "foot", "inches": "inch", "tonne": "tonne", "hr": "hour", "hrs": "hour",
    "kg": "kilogram", "centuries": "century", "mins": "minute", "min": "minute",
}  # fmt: skip


def _unit_after(text: str, number: Number, unit: str) -> tuple[int, str, str]:
    """Return where the figure ends, its unit and the role that the unit settles, if any."""
    if unit:
        return number.end, unit, "money"
    if number.kind is NumberKind.ORDINAL:
        return number.end, "", "ordinal"
    money, measured = _unit_patterns()
    match = money.match(text, number.end)
    if match and _is_money(match.group("word").lower(), number):
        return match.end(), mapping("currency")[match.group("word").lower()], "money"
    glued = number.suffix == "m" and not text[number.end - 2 : number.end - 1].isspace()
    if glued and not _COUNTED.match(text, number.end):
        return number.end, "metre", "distance"
    match = measured.match(text, number.end)
    if match:
        printed = match.group("unit").lower()
        role = _unit_roles()[printed]
        short = len(printed) <= 2 and printed.isalpha()
        if short and match.group("gap") and printed in ("m", "g", "pc", "min", "sec", "nm"):
            return number.end, "", ""
        name = _SHARE_UNITS.get(printed, _ABBREVIATIONS.get(printed, printed))
        if _OLD.match(text, match.end()):
            return number.end, name, "age"
        end = match.end() if role in ("share", "temperature") else number.end
        return end, name, role
    if number.kind is NumberKind.FRACTION:
        return number.end, "", "share"
    return number.end, "", ""


def _is_age(text: str, number: Number) -> bool:
    """Return whether a number is somebody's age: "aged 17", "John Smith, 42, said"."""
    if not (number.scale == 1.0 and number.low < 116):
        return False
    before, after = (
        text[max(0, number.start - 24) : number.start],
        text[number.end : number.end + 2],
    )
    if _AGED.search(before):
        return True
    return number.plain and after[:1] in (",", ".", ")", ";") and bool(_AFTER_NAME.search(before))


_AGED = re.compile(
    r"(?i)\b(?:aged?|ages|at\sthe\sage\sof|under\sthe\sage\sof|over\sthe\sage\sof)\s(?:between\s)?$"
)
_AFTER_NAME = re.compile(r"[A-Z][\w’'.-]+(?:,\s|\s\()$")
_OLD = re.compile(r"s?[-‐\s](?:old|of\sage)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\s(?:(?!of\b|in\b|and\s[a-z]+\s\d)[a-z]+\s){0,4}?(?:people|[a-z]{3,}s)\b")


def _is_money(word: str, number: Number) -> bool:
    if word in ("won", "real", "rand", "sen"):
        return number.low >= 10
    return word != "pound" or number.scale >= 1e6


def _scaled_by_letter(text: str, number: Number, unit: str) -> bool:
    """Return whether a trailing "m" or "b" is a magnitude: beside money, or with a counted noun."""
    return bool(unit) or bool(_COUNTED.match(text, number.end)) or number.suffix in ("M", "B")


@cache
def _hedge_pattern() -> re.Pattern[str]:
    words = {w.strip(): kind for kind, names in table("hedges").items() for w in names}
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(
        rf"(?:(?<=\s)|^|(?<=[(,“\"'‘—–-]))(?P<words>{'|'.join(re.escape(w) for w in ordered)})"
        r"\s?(?:an?\s)?$",
        re.IGNORECASE,
    )


@cache
def _hedge_kinds() -> dict[str, str]:
    return {w.strip(): kind for kind, names in table("hedges").items() for w in names}


@cache
def _after_pattern() -> re.Pattern[str]:
    words = sorted((w for names in table("after").values() for w in names), key=len, reverse=True)
    return re.compile(
        rf"\s?(?P<words>{'|'.join(re.escape(w) for w in words)})(?!\w)", re.IGNORECASE
    )


@cache
def _after_kinds() -> dict[str, str]:
    return {w: kind for kind, names in table("after").items() for w in names}


def _hedged(text: str, figure: Figure) -> Figure:
    """Widen or open the interval by the hedges around it; the span takes them in."""
    for _ in range(2):
        match = _hedge_pattern().search(text, max(0, figure.start - 34), figure.start)
        if not match or not _is_hedge(text, match, figure):
            break
        kind = _hedge_kinds()[match.group("words").lower()]
        figure = _apply(replace(figure, start=match.start("words")), kind)
    match = _after_pattern().match(text, figure.end)
    if match and not figure.low_open:
        kind = _after_kinds()[match.group("words").lower()]
        figure = _apply(replace(figure, end=match.end()), kind)
    return figure


_PLACE = re.compile(r"(?i)\b(?:age|aged|temperatures?|ages)\s(?:of\s)?$")


def _is_hedge(text: str, match: re.Match[str], figure: Figure) -> bool:
    word = match.group("words").lower()
    if figure.kind is NumberKind.ORDINAL:
        return False
    if word == "over" and figure.role == "duration":
        return True
    if word == "some" and figure.kind is NumberKind.FRACTION:
        return False
    return not (
        word in ("below", "above", "beyond", "under", "near")
        and figure.plain
        and figure.low is not None
        and figure.low < 3
    )


def _apply(figure: Figure, kind: str) -> Figure:
    low, high = figure.low, figure.high
    change = figure.change
    if kind in ("about", "nearly") and low is not None and high is not None:
        wide = _AROUND if kind == "about" else 0.0
        low, high = min(_round(low * 0.9), _round(low * 1.1)), max(_round(high * (1 + wide)), high)
        change = "~" if change == "=" else change
        return replace(figure, low=low, high=high, approximate=True, change=change)
    if kind in ("over", "atleast"):
        return replace(figure, high=None, low_open=kind == "over", change=">")
    if kind in ("atmost", "under", "asmany"):
        # "as many as 14" bounds the figure but is read as 14 (so NewsQuant's annotators).
        change = "=" if kind == "asmany" else "<"
        return replace(figure, low=None, high_open=kind == "under", change=change)
    return figure


def _round(value: float) -> float:
    """Take off what binary fractions add: 3,000 and a tenth is 3,300, not 3,300.0000000000005."""
    return float(f"{value:.10g}")


@cache
def _change_pattern() -> re.Pattern[str]:
    words = {
        k: "|".join(re.escape(w) for w in sorted(v, key=len, reverse=True))
        for k, v in table("change").items()
    }
    before = re.compile(
        rf"\b(?:(?P<up>{words['up']})|(?P<down>{words['down']}))(?:\s(?:{words['direct']}))*\s?$",
        re.IGNORECASE,
    )
    return before


def _changed(text: str, figure: Figure, negative: int) -> Figure:
    if figure.kind is NumberKind.ORDINAL:
        return figure
    if negative and figure.role in ("share", "money"):
        return replace(figure, change="down")
    match = _change_pattern().search(text, max(0, figure.start - 40), figure.start)
    if match:
        change = "up" if match.group("up") else "down"
        return replace(figure, change=change) if _is_change(text, match, figure) else figure
    return figure


_TAKEN = frozenset(
    "add added adds adding lost lose loses losing cut raised raise gain gained gains shed sheds "
    "boosted lifted".split()
)
_STATE_BEFORE = re.compile(
    r"(?i)(?:^|[,(;:—–-]|\b(?:is|are|was|were|be|been|being|ended|end|closed|finished|traded|trading|"
    r"go|went|goes|gone|also|both|now|points|percent|%|edged|ticked|moved|stocks?|shares?))\s?$"
)
_POINTS = re.compile(r"\s(?:index\s)?points?\b")


def _is_change(text: str, match: re.Match[str], figure: Figure) -> bool:
    """Keep only words that must mean a change before something counted.

    "lost 12 men" and "gave up 517 yards" do not; "up 3%" and "was up 58 points" do.
    """
    word = (match.group("up") or match.group("down")).lower()
    measured = figure.role in ("share", "money") or _POINTS.match(text, figure.end) is not None
    if word in _TAKEN or word in ("lower", "higher"):
        return measured
    if word in ("up", "down"):
        return (
            measured
            or _STATE_BEFORE.search(text[max(0, match.start() - 16) : match.start()]) is not None
        )
    return True


_BEFORE_WORD = re.compile(r"([\w.&’'-]+)\s$")
_NEXT_COUNTED = re.compile(
    r"[-\s](?:[a-z-]+\s){0,3}?(?:[a-z]+(?:s|men|ren|people)|people|percent|per)\b|\s?%"
)


def _named(text: str, figure: Figure) -> bool:
    """Return whether the word before makes a bare number part of a name ("Boeing 737")."""
    match = _BEFORE_WORD.search(text, max(0, figure.start - 30), figure.start)
    if not match:
        return False
    word = match.group(1)
    listed = word.lower() in table("names")["words"]
    if not listed and not word[0].isupper():
        return False
    counted = _NEXT_COUNTED.match(text, figure.end) is not None
    if listed:
        return not (counted and word.lower() in ("top", "no", "part", "day", "group"))
    if figure.end < len(text) and text[figure.end].isalpha():
        return False  # "the 640bhp engine"
    return not counted and not _opens_sentence(text, match.start(1))


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 12) : start].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:\n—–-;"


def spans_of(found: Iterable[Figure]) -> list[tuple[int, int]]:
    """Return the text spans of figures, for tests and benchmarks."""
    return [(figure.start, figure.end) for figure in found]
