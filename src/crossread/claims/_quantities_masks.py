"""Numbers that count nothing: dates, clock times, telephone numbers, scores, parts of names.

A figure that slips through here would be an invented toll, so when a stretch fits one of
these shapes it is masked even where a count could be imagined.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?"
_AP = r"(?:[apAP]\.?\s?[mM]\b\.?)"
_YEAR = r"(?:1[5-9]|20)\d\d"

_SHAPES = (
    rf"{_MONTH}\s+(?:the\s+)?{_DAY}(?:\s?(?:-|–|to|and|or)\s?{_DAY})?(?:,?\s+{_YEAR})?\b",
    rf"\b{_DAY}(?:\s?(?:-|–|to|and)\s?{_DAY})?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
    rf"{_MONTH}\s+(?:of\s+)?{_YEAR}\b",
    rf"\b{_YEAR}-\d\d-\d\d(?:T[\d:.]+Z?)?\b",
    r"\b\d{1,2}/\d{1,2}/\d{2,4}\b",
    r"(?<![\d$€£,.])\b\d{1,2}\s[–-]\s\d{1,2}\b(?!\s?(?:%|percent))",  # results set with spaces
    r"\b[Gg]roup\sof\s(?:\d+|[Ss]even|[Ee]ight|[Tt]wenty)\b",
    r"\b\d{1,2}\.\d{1,2}\.\d{4}\b",
    r"\b(?:9/11|7/7|24/7|50/50|7/11|26/11|1/6|11/9)\b",
    r"(?<![\w.])(?:1[5-9]|20)?\d0['’]?s\b(?!\s*\d)|['’]\d\d?s?\b(?!\w)",
    rf"\b{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d\d)\b(?!\s?(?:%|percent|per\scent))",
    rf"\b\d{{1,2}}[:.]\d\d(?::\d\d)?(?:\.\d+)?\s?{_AP}|\b\d{{1,2}}:\d\d(?::\d\d)?(?:\.\d+)?\b",
    rf"\b\d{{1,2}}\s?{_AP}",
    r"\b\d{1,2}\s+o['’]clock\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"\s(?:o['’]clock|[ap]\.?m\b\.?)",
    r"\b\d{3,4}\s?(?:GMT|UTC|BST|EST|EDT|hrs?|hours\slocal|local\stime)\b",
    r"(?<!\w)\+\d[\d\s().-]{6,}\d\b|\b\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}\b"
    r"|\b\d{3,5}[-\s]\d{3}[-\s]\d{3,4}\b|\b1-\d{3}-[\dA-Z-]{7,}",
    r"\b\d+(?:,\d{1,2}(?!\d))+(?:,\d+)*\b",  # "1,2,3": a list or a slip, no thousands
    r"(?<![\w$€£¥.])\d+(?:\.\d+){2,}\b",  # version numbers
    r"\b[A-Za-z]+\d[\w-]*|\b[A-Z][A-Za-z]*[-‐–]\d+[\w-]*",  # G7, F-16, Covid-19
    r"\b[Aa]ge[sd]\s(?:of\s)?(?:from\s|between\s)?\d{1,3}\s(?:and|to)\s\d{1,3}\b",
    r"(?:^|(?<=\n))\s?\d{1,2}[.)]\s(?=[A-Z])",  # numbers of a list
    r"\bC[Oo][Vv][Ii][Dd]\s?-?\s?\d+",
    r"(?:№|#|§)\s?\d+(?:[\d.,]*\d)?",
    r"\b(?:Nos?|Vol|pp?|Art|Sec|Ch|Fig)\.\s?\d+",
    r"https?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]+\.\w+|(?<!\w)@\w+",
    rf"\b[Cc]lass\sof\s{_YEAR}\b",
    r"\b(?:the\s)?[Tt]wenty-first\s[Cc]entury|\b\d{1,2}(?:st|nd|rd|th)[-\s](?:[Cc]entury|centuries|minute|floor|birthday)\b"
    r"|\b\d{1,3}(?:st|nd|rd|th)\s(?=[A-Z])",
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b",  # British postcodes
)
_MASK = re.compile("|".join(f"(?:{shape})" for shape in _SHAPES))

_CURRENCIES = re.compile(
    r"^(?:US|USD|AUD|EUR|GBP|PS|CNY|INR|JPY|RMB|RM|Rs|Y|HK|NZ|A|C|S|R|NT|CAD|CHF)\d"
)


class Masks:
    """The masked stretches of a text, for look-up by place."""

    def __init__(self, text: str) -> None:
        spans = [m.span() for m in _MASK.finditer(text) if not _CURRENCIES.match(m.group())]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


def is_year(text: str, start: int, end: int, value: float) -> bool:
    """Return whether a bare run of four digits reads as a year rather than a count."""
    if end - start != 4 or not 1500 <= value <= 2099:
        return False
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _COUNTING.search(before) or _MEASURED.match(after):
        return False
    if _DATING.search(before) or not _PLURAL.match(after):
        return True
    return value % 50 != 0


_COUNTING = re.compile(
    r"(?:more than|over|about|around|some|nearly|almost|at least|up to|as many as|fewer than|"
    r"less than|another|estimated|[$€£¥]|roughly|approximately|killed|wounded|injured)\s*$",
    re.IGNORECASE,
)
_DATING = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|during|the|of|late|early|mid|for|year|"
    r"between|through|throughout|and|to|this|that|['’]s)[\s-]|[(/–-])$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\s?(?:%|percent|per cent|km|kilomet|miles|met(?:re|er)s|feet|tons|tonnes|people|troops|"
    r"soldiers|civilians|times|sq\b|square|dead|killed|wounded|injured|hectares|acres|dollars|euros|pounds)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s(?:[a-z-]+\s){0,2}[a-z]+s\b")

_SCORE_BEFORE = re.compile(
    r"\b(?:beat|beats|beaten|won|win|wins|lost|lose|lead|leads|led|leading|trail|trailed|drew|draw|"
    r"defeat(?:ed|ing)?|victory|score|scored|tied|tie|vote(?:d|s)?|ruled|thrashed|edged|down|up)\b"
    r"[^.;]{0,30}$",
    re.IGNORECASE,
)
_SCORE_AFTER = re.compile(
    r"[\s-](?:win|wins|loss|defeat|victory|vote|votes|draw|lead|ruling|decision|margin|majority|"
    r"aggregate|record|on aggregate|against|in favou?r|down|up|score(?:line)?|tie|split)\b",
    re.IGNORECASE,
)


def is_score(text: str, start: int, end: int, first: float, second: float) -> bool:
    """Return whether two numbers joined by a dash are a result ("2-1", "a 5-4 ruling")."""
    if first >= second:
        return True
    if _SCORE_AFTER.match(text, end):
        return True
    small = first < 30 and second < 30
    return small and bool(_SCORE_BEFORE.search(text[max(0, start - 48) : start]))
