"""Which news agency a report credits with its text."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from crossread.model import Report
from crossread.stories._prose import is_caption

_HEAD, _TAIL = 8, 6  # lines at either end in which credits stand
_CONTRIBUTED = (
    r"contributed to this|with (?:reporting|files|agenc)|and agencies|additional reporting"
)


def credited(report: Report) -> frozenset[str]:
    """Return the agencies that a report names as author of its text.

    Looks at the credit, byline and dateline, and in the first and last lines of the text at
    the forms that such lines have: "CITY (AP) —", "CITY, May 3 (Reuters) -", "By The
    Associated Press", "Reporting by ...". An agency that somebody spoke to, that took a
    picture, or that only contributed is not its author.
    """
    own = f"{report.credit}\n{report.byline}\n{report.dateline}"
    found = {n for n, names in _agencies() if names.search(own) and not _helped(own)}
    lines = [line.strip() for line in report.text.split("\n") if line.strip()]
    for line in dict.fromkeys(lines[:_HEAD] + lines[-_TAIL:]):
        if not is_caption(line) and not _helped(line):
            found.update(_in_line(line))
    return frozenset(found)


def _helped(line: str) -> bool:
    return re.search(_CONTRIBUTED, line, re.IGNORECASE) is not None


def _in_line(line: str) -> list[str]:
    return [name for name, form in _forms() if form.search(line)]


@cache
def _agencies() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = []
    source = resources.files("crossread.stories").joinpath("agencies.tsv")
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, names = line.split("\t")
            rows.append((name, re.compile(rf"\b(?:{_either(names)})\b")))
    return tuple(rows)


def _either(names: str) -> str:
    return "|".join(re.escape(n) for n in names.split("|"))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of a credit inside the text, for each agency."""
    dash = r"\s*(?:[-–—]{1,2}|:)"
    rows = []
    for name, pattern in _agencies():
        agency = rf"(?:the\s+|The\s+)?{pattern.pattern}"
        forms = (
            rf"^[^.!?]{{0,60}}\((?:{agency})\)",  # HELSINKI (AP) — ...; PARIS, 3 May (Reuters) -
            rf"^[A-Z][A-Za-z .,'’-]{{1,40}}[,/]\s*(?:{agency}){dash}",  # SEOUL, Yonhap —
            rf"^\W*(?:{agency}){dash}\s",  # Reuters — ...
            rf"^(?:By|BY|by|Source|Credit|From)\b[^.!?]{{0,90}}{pattern.pattern}",
            rf"^[^.!?]{{0,90}}[,|•·-]\s*(?:{agency})\W*$",  # By A. Writer, Associated Press
            rf"^\W*(?:©|\(c\)|Copyright)[^!?]{{0,40}}{pattern.pattern}",
            rf"^\W*(?:{agency})(?:\s*(?:[|,•]|\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun).{{0,40}})?\W*$",
        )
        rows.append((name, re.compile("|".join(forms))))
    rows.append(("Reuters", re.compile(r"^\W*Reporting by .{3,200}[Ee]diting by ")))
    return tuple(rows)
