"""Front matter: ``key: value`` lines between two ``---`` lines at the top of a file.

A subset of YAML that needs no YAML: plain, single- or double-quoted scalars and ``[a, b]``
lists on one line, comments. Keys that Crossread does not know are passed over.
"""

from __future__ import annotations

import re

from crossread.errors import SourceError
from crossread.model import DateBasis
from crossread.sources._clean import one_line
from crossread.sources._dates import published
from crossread.sources._lines import Details

_LONGEST = 60  # lines; a rule of dashes further down opens no front matter
_ENTRY = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*:(?:\s+(.*))?$")
_CONTINUES = re.compile(r"\s+\S|\s*-\s|\s*#|\s*$")

_KEYS = {
    "outlet": ("outlet", "publisher", "sitename", "site_name", "source", "publication"),
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url"),
    "language": ("language", "lang"),
    "date": ("date", "published", "published_at", "pubdate", "publish_date"),
}


def split_front_matter(text: str, origin: str) -> tuple[Details, str]:
    """Return the details in the front matter of cleaned *text*, and the text after it.

    Raises `SourceError` where it gives a date that is none: a silent guess would put every
    "Friday" of the text on the wrong day.
    """
    lines = text.lstrip("\n").split("\n")
    end = _closing(lines)
    if end is None:
        return Details(), text
    entries = _entries(lines[1:end])
    fields = {name: _first(entries, keys) for name, keys in _KEYS.items()}
    date = fields.pop("date")
    details = Details(**fields, published=None)
    if date:
        try:
            details = Details(**fields, published=published(date, DateBasis.GIVEN))
        except ValueError:
            raise SourceError(
                origin,
                f"the front matter gives the date {date[:40]!r}, which is none.",
                hint="Write it as 2024-12-27.",
            ) from None
    return details, "\n".join(lines[end + 1 :])


def _closing(lines: list[str]) -> int | None:
    if lines[0].rstrip() != "---":
        return None
    for number, line in enumerate(lines[1:_LONGEST], start=1):
        if line.rstrip() in ("---", "..."):
            return number if number > 1 else None
        if not (_ENTRY.match(line) or _CONTINUES.match(line)):
            return None
    return None


def _entries(lines: list[str]) -> dict[str, str]:
    entries: dict[str, str] = {}
    for line in lines:
        if match := _ENTRY.match(line):
            key = match[1].lower().replace(" ", "_").replace("-", "_")
            entries.setdefault(key, _scalar(match[2] or ""))
    return entries


def _scalar(value: str) -> str:
    value = value.strip()
    if value[:1] == "[" and value[-1:] == "]":
        return ", ".join(map(_scalar, value[1:-1].split(",")))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return one_line(value[1:-1])
    return one_line(value.split(" #")[0])


def _first(entries: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((entries[key] for key in keys if entries.get(key)), "")
