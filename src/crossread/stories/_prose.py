"""Which lines of a text are reporting prose, as far as their form tells.

Sources mark furniture where they can. Text that came without a page still carries captions
and page parts, and reports that share only those are not kin: of 24 pairs of one summit's
coverage labelled by hand, ten shared nothing else.
"""

from __future__ import annotations

import re

from crossread.model import Span

_CREDIT = (
    r"\(?(?:[A-Z][\w.'’-]+ ){0,4}(?:AP Photo|Getty Images|Reuters Photo|Pool Photo|AFP/Getty)"
    r"|\((?:Photo|Image|Picture)\b|/\s?(?:AP|AFP|Reuters|REUTERS|Getty|EPA)\b[^.]{0,30}\)"
    r"|\bvia (?:AP|AFP|Getty|Reuters|REUTERS)\b|\| ?(?:AP|AFP|Reuters|Getty)\b"
    r"|^(?:Photo|Image|Picture|Video)(?: credit)?:|\bfile photo\b|\bPhoto by\b|\bPhotograph:"
)
_FILE = r"^\W*(?:FILE|File|CAPTION)\s*(?:[-–—:]|PHOTO|photo)|^In this \w+\.? \d"
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Agency captions give weekday, date and year in one; running text never needs all three.
_FULL_DATE = rf"\b{_DAYS}, (?:\w+\.? \d{{1,2}}|\d{{1,2}} \w+),? \d{{4}}\b"
_CAPTION = re.compile(f"{_CREDIT}|{_FILE}|{_FULL_DATE}")
_END = re.compile(r"[.!?…:;,][\"'”’)\]]*\s*$|[.!?][\"'”’)\]]*\s")
_CODE = re.compile(r"[{}]|function\(|window\.|\|\|")


def is_caption(line: str) -> bool:
    """Return whether a line has the form of a picture's caption or credit."""
    return _CAPTION.search(line) is not None


def is_prose(line: str) -> bool:
    """Return whether a line can be reporting: sentences, no caption, no code."""
    return _END.search(line) is not None and not is_caption(line) and not _CODE.search(line)


def page_parts(text: str) -> tuple[Span, ...]:
    """Return the lines that are not prose; a line before a bare picture credit is a caption."""
    spans, begin, last = [], 0, None
    for line in text.split("\n"):
        here = Span(begin, begin + len(line)) if line.strip() else None
        begin += len(line) + 1
        if here is None:
            continue
        if not is_prose(line):
            if last is not None and re.match(r"\s*\(", line) and is_caption(line):
                spans.append(last)
            spans.append(here)
        last = here
    return tuple(sorted(set(spans)))
