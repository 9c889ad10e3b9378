"""Numbers in running text: digits, words and mixtures of both, as values with their place.

A grammar of English numerals over the plain text, independent of any model: "3,000",
"two hundred and five", "1.5 million", "half a million", "two-thirds", "dozens", "15th".
What a number is of, and how it is hedged, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class NumberKind(StrEnum):
    """What sort of numeral it is."""

    CARDINAL = "cardinal"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    VAGUE = "vague"  # dozens, hundreds: an interval of its own


@dataclass(frozen=True, slots=True)
class Number:
    """A numeral at ``start:end`` of the text; *low* and *high* differ only for vague ones.

    *scale* is the magnitude word applied ("5 million": 1e6), which a range may share;
    *plain* says that it is a bare run of digits, as years and parts of names are.
    """

    start: int
    end: int
    low: float
    high: float
    kind: NumberKind = NumberKind.CARDINAL
    scale: float = 1.0
    plain: bool = False
    word: bool = False
    suffix: str = ""  # the letter that scales it: "m" may also be metres


_UNITS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10.0 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
_SHORT_SCALES = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
# Vague plurals: from one of it to ten of it, as NewsQuant's guideline and common usage have it.
_VAGUE = {"dozens": 12.0, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
          "trillions": 1e12}  # fmt: skip
_SCORES = (20.0, 200.0)
_HANDFUL = (2.0, 10.0)
_PARTS = {"half": 2.0, "third": 3.0, "quarter": 4.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0,
          "seventh": 7.0, "eighth": 8.0, "ninth": 9.0, "tenth": 10.0}  # fmt: skip
_ORDINALS = {
    word: float(value)
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
}
_ORDINALS |= {tens[:-1] + "ieth": value for tens, value in _TENS.items()}

_MOST_DIGITS = 15  # beyond it no number of things, but a key or a slip
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_LONGEST_FIRST = sorted(_UNITS, key=len, reverse=True)
_SMALL = (
    rf"(?:(?:{'|'.join(_TENS)})(?:[-‐ ](?:{'|'.join(list(_UNITS)[1:10])}))?"
    rf"|{'|'.join(_LONGEST_FIRST)})"
)
_SCALE = rf"(?:{'|'.join(_SCALES)})"
_SHORT = rf"(?:{'|'.join(sorted(_SHORT_SCALES, key=len, reverse=True))})"
_PART = rf"(?:{'|'.join(_PARTS)})"
_VAGUES = "|".join(_VAGUE)

_NUMBER = re.compile(
    rf"""
    (?<![\w.])(?P<vague>(?:tens|hundreds|dozens|scores)\ (?:of\ |upon\ )(?:{_VAGUES})
        | {_VAGUES} | scores(?=\ (?:of|more|were|was|are|have|had|died|dead|killed|injured)\b)
        | (?:a|the)\ handful\b)\b
    | (?<![\w.])(?P<ordinal>(?:\d{{1,3}}(?:,\d{{3}})*(?:st|nd|rd|th)
        | (?:(?:{"|".join(_TENS)})[-‐])?(?:{"|".join(sorted(_ORDINALS, key=len, reverse=True))})))\b
        (?!\ (?:of|more|less|as)\b)
    | (?<![\w.])(?P<half>half[-‐ ]an?[-‐ ](?:dozen|hundred|thousand|million|billion|trillion)
        | half[-‐ ](?:dozen|million|billion)
        | (?:a\ )?quarter[-‐ ](?:of\ a\ )?(?:million|billion))\b
    | (?<![\w.])(?P<fraction>
        (?:(?:an?|one|two|three|four|five|seven|nine)[-‐ ](?:{_PART})s?
            (?=[-‐ ](?:of|the|all|its|their|full)\b|[.,;:)]|\ (?:more|less|as)\b|$)
        | (?:two|three|four|five|seven|nine)[-‐ ](?:{_PART})s
        | half(?=\ (?:of|the|all|its|their|his|her|our|my|that|those|these|an?|as)\b)
        ))(?!\ (?:dozen|hundred|thousand|million|billion|trillion|past)\b)\b
    | (?<![\w.])(?P<article>an?)\ (?:(?:couple|few)\ )?(?P<article_scale>{_SCALE})
        (?P<article_rest>(?:\ and)?\ (?:{_SMALL}|a\ half))?\b
    | (?<![\w.])(?P<words>{_SMALL}(?:[-‐ ](?:and\ )?(?:{_SMALL}|{_SCALE})(?![a-z]))*
        (?P<andhalf>\ and\ a\ half(?:\ {_SCALE})?)?)\b(?![’'`]?[a-z])
    | (?:(?<![\w.,/:])|(?<=\bRM)|(?<=\bEUR)|(?<=\bUSD)|(?<=\bGBP)|(?<=\bPS)|(?<=\$US)|(?<=\bRs))
        (?P<digits>{_DIGITS})
        (?P<mixed>\ \d{{1,2}}[/⁄]\d{{1,2}}|[½¼¾⅓⅔⅛])?
        (?:(?P<scales>(?:[-‐\ \u00a0]?{_SCALE})+)\b|(?P<short>\ ?{_SHORT})(?![\w]|\.[a-z]))?
        (?P<over>[/⁄]\d{{1,3}}(?![\d/]))?
    | (?P<sign>[½¼¾⅓⅔])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}


def numbers(text: str) -> Iterator[Number]:
    """Yield the numerals of a text from left to right, never overlapping."""
    for match in _NUMBER.finditer(text):
        number = _number(match)
        if number is not None:
            yield number


def _number(match: re.Match[str]) -> Number | None:
    kind = match.lastgroup or ""
    for name in ("vague", "ordinal", "fraction", "half", "article", "words", "digits", "sign"):
        if match.group(name) is not None:
            kind = name
            break
    return _READERS[kind](match)


def _vague(match: re.Match[str]) -> Number:
    words = match.group("vague").lower().split()
    if words[0] == "scores" and len(words) == 1:
        low, high = _SCORES
    elif words[-1] == "handful":
        low, high = _HANDFUL
    else:
        low = _VAGUE[words[-1]]
        if len(words) > 1:
            low *= {"tens": 10.0, "dozens": 12.0, "scores": 20.0, "hundreds": 100.0}[words[0]]
        high = low * 10
    return Number(match.start(), match.end(), low, high, NumberKind.VAGUE, word=True)


def _ordinal(match: re.Match[str]) -> Number:
    words = match.group("ordinal").lower().replace("‐", "-").split("-")
    if words[0][0].isdigit():
        value = float(re.sub(r"\D", "", words[0]))
    else:
        value = _ORDINALS[words[-1]] + (_TENS[words[0]] if len(words) > 1 else 0)
    start, end = match.span("ordinal")
    return Number(start, end, value, value, NumberKind.ORDINAL, word=not words[0][0].isdigit())


def _fraction(match: re.Match[str]) -> Number:
    words = re.split(r"[-‐ ]", match.group("fraction").lower())
    over = _UNITS.get(words[0], 1.0) if len(words) > 1 else 1.0
    name = words[-1]
    under = _PARTS.get(name) or _PARTS[name.removesuffix("s").replace("halve", "half")]
    value = over / under
    return Number(match.start(), match.end(), value, value, NumberKind.FRACTION, word=True)


def _half(match: re.Match[str]) -> Number:
    words = re.split(r"[-‐ ]", match.group("half").lower())
    value = _SCALES[words[-1]] * (0.25 if "quarter" in words else 0.5)
    return Number(match.start(), match.end(), value, value, word=True)


def _article(match: re.Match[str]) -> Number:
    scale = _SCALES[match.group("article_scale").lower()]
    between = match.string[match.start() : match.start("article_scale")].lower()
    if "few" in between:
        low, high, kind = 3 * scale, 9 * scale, NumberKind.VAGUE
    else:
        low = scale * (2 if "couple" in between else 1) + _rest(match, scale)
        high, kind = low, NumberKind.CARDINAL
    return Number(match.start(), match.end(), low, high, kind, scale, word=True)


def _rest(match: re.Match[str], scale: float) -> float:
    rest = (match.group("article_rest") or "").lower().replace(" and", "").strip()
    if rest == "a half":
        return scale / 2
    return _words_value(rest) or 0.0 if rest else 0.0


def _words(match: re.Match[str]) -> Number | None:
    text = match.group("words").lower()
    tail = (match.group("andhalf") or "").lower()
    value = _words_value(text.removesuffix(tail) if tail else text)
    if value is None:
        return _first_word(match)
    scale = 1.0
    if tail:
        named = tail.split()[-1]
        scale = _SCALES.get(named, 1.0)
        value = (value + 0.5) * scale if value < 100 else value * 1.5
    last = re.split(r"[-‐ ]", text)[-1]
    scale = _SCALES.get(last, scale)
    return Number(match.start(), match.end(), value, value, scale=scale, word=True)


def _first_word(match: re.Match[str]) -> Number | None:
    """Take only the first numeral of words that make no single number ("one two three")."""
    first = re.match(_SMALL, match.group("words"), re.IGNORECASE)
    value = _words_value(first.group().lower()) if first else None
    if first is None or value is None:
        return None
    return Number(match.start(), match.start() + first.end(), value, value, word=True)


def _words_value(text: str) -> float | None:
    """Add up number words by scale; None where they make no single number."""
    total, group, last = 0.0, 0.0, float("inf")
    for word in re.split(r"[-‐ ]+", text):
        if word == "and":
            continue
        small = _UNITS.get(word, _TENS.get(word))
        if small is None:
            scale = _SCALES[word]
            if scale in (12.0, 100.0):
                group = (group or 1.0) * scale
            else:
                total, group = total + (group or 1.0) * scale, 0.0
            last = scale
        elif small >= last or (last < 20):
            return None
        else:
            group += small
            last = small if small >= 20 else 1.0
    return total + group


def _digits(match: re.Match[str]) -> Number | None:
    digits = match.group("digits").replace(",", "")
    if len(digits) > _MOST_DIGITS:
        return None
    value = float(digits)
    start, end = match.start("digits"), match.end()
    if match.group("over"):
        return _over(match, value)
    mixed = match.group("mixed")
    if mixed:
        value += _mixed(mixed)
    scale = 1.0
    for word in re.findall(
        r"[a-z]+", (match.group("scales") or match.group("short") or "").lower()
    ):
        scale *= _SCALES.get(word) or _SHORT_SCALES[word]
    plain = scale == 1.0 and not mixed and match.group("digits").isdigit()
    return Number(
        start,
        end,
        value * scale,
        value * scale,
        scale=scale,
        plain=plain,
        suffix=(match.group("short") or "").strip(),
    )


def _mixed(text: str) -> float:
    if text in _GLYPHS:
        return _GLYPHS[text]
    over, under = re.findall(r"\d+", text)
    return int(over) / int(under) if int(under) else 0.0


_UNDERS = frozenset({2, 3, 4, 5, 8, 10, 16, 32, 64, 128})


def _over(match: re.Match[str], value: float) -> Number | None:
    under = int(match.group("over")[1:])
    if under not in _UNDERS or value >= under:
        return None  # 9/11, 24/7, 50/50: no fraction
    share = value / under
    return Number(match.start("digits"), match.end(), share, share, NumberKind.FRACTION)


def _sign(match: re.Match[str]) -> Number:
    value = _GLYPHS[match.group("sign")]
    return Number(match.start(), match.end(), value, value, NumberKind.FRACTION)


_READERS = {
    "vague": _vague,
    "ordinal": _ordinal,
    "fraction": _fraction,
    "half": _half,
    "article": _article,
    "words": _words,
    "digits": _digits,
    "sign": _sign,
}
