"""Furniture: lines of a report that are not reporting, by rules kept in ``furniture.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# A person's name: two to four capitalised words, particles and initials between them.
_PART = r"(?:[A-Z]['’])?[A-Z][\w-]+(?!['’]s)"
NAME = (
    rf"(?:Dr\.? )?{_PART}(?: (?:[A-Z]\.|de|van|von|der|den|al|el|bin|la|le|da|dos|di))*"
    rf"(?: (?:[A-Z]\.)?{_PART}){{1,3}}"
)
_MOMENT = (
    r"(?=.*\d)(?:(?:at|on|about|noon|midnight|[ap]\.?m\.?|[ecmp][sd]?t|gmt|bst|utc|ist|local time"
    r"|today|yesterday|\d[\d:./-]*(?:st|nd|rd|th)?(?: ?[ap]\.?m\.?)?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[.,:()]*(?: [-–|] ?| |$))+"
)
# No rule looks at a longer line: furniture is short, and time stays bounded.
_LONGEST = 700


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture: what it looks like, where it stands, and why it is none."""

    name: str
    why: str
    pattern: re.Pattern[str]
    where: str
    words: int


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules with the two lists of names that they and the credits share."""

    rules: tuple[Rule, ...]
    agency: re.Pattern[str]
    outlets: frozenset[str]


@cache
def rules() -> Rules:
    """Return the rules of ``furniture.toml``, read once."""
    table = tomllib.loads(
        (files("crossread.sources") / "furniture.toml").read_text(encoding="utf-8")
    )
    names = sorted(table["agencies"], key=len, reverse=True)
    agency = "(?:" + "|".join(map(re.escape, names)) + ")"
    return Rules(
        tuple(_rule(entry, agency) for entry in table["rule"]),
        re.compile(rf"(?<![\w@/.]){agency}(?![\w@])"),
        frozenset(name.casefold() for name in table["outlets"]),
    )


def furniture_rule(line: str, where: str) -> Rule | None:
    """Return the rule by which *line* is furniture, or None for a line that may report.

    *where* is "top", "middle" or "tail".
    """
    if len(line) > _LONGEST:
        return None
    words = line.count(" ") + 1
    bare = line.lstrip("•*·►▶»>|[ ")
    for rule in rules().rules:
        if words <= rule.words and rule.where in ("any", where) and rule.pattern.fullmatch(bare):
            return rule
    return None


def _rule(entry: dict[str, str | int | bool], agency: str) -> Rule:
    pattern = str(entry["pattern"]).replace("{agency}", agency)
    pattern = pattern.replace("{moment}", _MOMENT)
    # names need their capitals even where the words around them may be in any case
    pattern = pattern.replace("{name}", f"(?-i:{NAME})")
    return Rule(
        str(entry["name"]),
        str(entry["why"]),
        re.compile(pattern, 0 if entry.get("case") else re.IGNORECASE),
        str(entry.get("where", "any")),
        int(entry.get("words", 30)),
    )
