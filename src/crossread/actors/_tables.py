"""The tables behind the actors room, read from ``data/`` as plain rows."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

# No office is looked up by date alone later than this after the table's horizon: by then an
# unlisted change of government is more likely than not in a share of countries.
HORIZON = dt.date(2025, 9, 15)
TRUST = dt.timedelta(days=550)

TITLES = {
    "P": "president",
    "VP": "vice president",
    "PM": "prime minister",
    "DPM": "deputy prime minister",
    "C": "chancellor",
    "K": "monarch",
    "SL": "supreme leader",
    "L": "leader",
    "FM": "foreign minister",
    "DM": "defence minister",
    "IM": "interior minister",
    "FinM": "finance minister",
    "OL": "opposition leader",
    "SP": "spokesperson",
    "SG": "secretary general",
    "DG": "director general",
    "H": "head",
    "HR": "high representative",
    "UNAMB": "ambassador to the UN",
    "AMB": "ambassador",
    "NSA": "national security adviser",
    "SEN": "senator",
    "REP": "representative",
    "SPK": "speaker",
    "COS": "chief of staff",
    "GEN": "military chief",
    "CAND": "presidential candidate",
    "PE": "president-elect",
    "AG": "attorney general",
    "GOV": "governor",
    "MAYOR": "mayor",
    "ENV": "envoy",
    "CP": "crown prince",
    "POPE": "pope",
    "DEP": "deputy head",
    "MIN": "minister",
    "COM": "commander",
    "LEG": "legislator",
    "ACT": "activist",
    "BUS": "executive",
    "FL": "first lady",
}
# Offices that make a country's voice: whoever holds one may be called by surname alone.
TOP = frozenset({"P", "PM", "C", "SL", "K", "L", "PE", "POPE"})
LESSER = frozenset({"VP", "FM", "DM", "SG", "HR", "DG", "OL", "CAND", "NSA", "SPK", "CP"})
_SECTORS = {
    "OL": "OPP",
    "CAND": "PTY",
    "GEN": "MIL",
    "COM": "MIL",
    "DM": "MIL",
    "SEN": "LEG",
    "REP": "LEG",
    "SPK": "LEG",
    "LEG": "LEG",
    "ACT": "CVL",
    "BUS": "BUS",
    "FL": "CVL",
    "POPE": "REL",
    "AG": "JUD",
}


@dataclass(frozen=True, slots=True)
class Office:
    """One dated office as the table has it; *of* is an actor id."""

    code: str
    of: str
    since: dt.date | None
    until: dt.date | None

    def held_on(self, day: dt.date) -> bool:
        """Return whether it was held on *day*; open ends count as still held."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of people.txt."""

    name: str
    gender: str
    country: str
    others: tuple[str, ...]
    offices: tuple[Office, ...]


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """One line of roles.txt: a noun that means actors by what they are."""

    words: tuple[str, ...]
    kind: str
    code: str
    sector: str
    gender: str


def text(name: str) -> str:
    """Return a data file as text."""
    return files("crossread.actors").joinpath("data").joinpath(name).read_text(encoding="utf-8")


def rows(name: str, width: int) -> Iterator[list[str]]:
    """Yield the fields of each line that is not a comment, padded to *width*."""
    for line in text(name).splitlines():
        if line and not line.startswith("#"):
            fields = [f.strip() for f in line.split("|")]
            yield fields + [""] * (width - len(fields))


def items(field: str) -> tuple[str, ...]:
    """Split a ";"-separated field."""
    return tuple(part.strip() for part in field.split(";") if part.strip())


def people() -> Iterator[PersonRow]:
    """Yield the people of people.txt."""
    for name, gender, country, others, offices in rows("people.txt", 5):
        found = tuple(_office(o, country) for o in items(offices))
        yield PersonRow(name, gender, country, items(others), found)


def role_nouns() -> Iterator[RoleNoun]:
    """Yield the nouns of roles.txt."""
    for words, kind, code, sector, gender in rows("roles.txt", 5):
        yield RoleNoun(tuple(words.replace("-", " - ").split()), kind, code, sector, gender)


def sector_of(code: str) -> str:
    """Return the PLOVER sector of somebody who holds an office."""
    return _SECTORS.get(code, "GOV")


def _office(field: str, country: str) -> Office:
    """Parse "FM@UNO 2004-01..2006-11"."""
    head, _, dates = field.partition(" ")
    code, _, of = head.partition("@")
    if code not in TITLES:
        raise ValueError(f"unknown office {code!r} in people.txt: {field!r}")
    since, dots, until = dates.strip().partition("..")
    if not dots:
        until = since
    return Office(code, of or country, _day(since, first=True), _day(until, first=False))


def _day(field: str, *, first: bool) -> dt.date | None:
    """Parse YYYY, YYYY-MM or YYYY-MM-DD; a period counts from its first or to its last day."""
    if not field or field == "?":
        return None
    parts = [int(p) for p in field.split("-")]
    month = parts[1] if len(parts) > 1 else (1 if first else 12)
    if len(parts) > 2:
        return dt.date(parts[0], month, parts[2])
    return dt.date(parts[0], month, 1 if first else calendar.monthrange(parts[0], month)[1])
