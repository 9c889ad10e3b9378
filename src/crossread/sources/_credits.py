"""Who wrote it and who supplied it, as printed: bylines, datelines and agency credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossread.sources._furniture import NAME, furniture_rule, rules

_MONTHS = (
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?"
)
_CAPITALS = r"[A-Z][A-Z.’'-]+(?:[ /][A-Z][A-Z.’'-]*)*"
_REGION = r"(?:, (?:[A-Z][\w.’'-]+|the)(?: (?:of|the|and|[A-Z][\w.’'-]+)){0,3})?"
_DASH = r"(?:\s*(?:—|–|--|―)\s*|\s+-\s+)"  # a bare hyphen needs its spaces: "ANTI-WAR"
_BY = re.compile(r"(?:(?:Written |Reported |Story )?[Bb]y|BY)[: ] ?(?=[A-Z])")
# Words in capitals that open a line before a dash and are no place.
_NO_PLACE = re.compile(
    r"(?:FILE|PHOTO|UPDATED?|BREAKING|WATCH|VIDEO|EXCLUSIVE|ANALYSIS|OPINION|LIVE|NEWS|READ|MORE|CLAIM|NOTE"
    r"|ISIS|ISIL|NATO|NASA|OPEC|FBI|CIA|UN|EU|US|USA|UK|IMF|WHO|IAEA|CORRECTION|FACT ?CHECK)\b"
)
_SENTENCE = re.compile(r"[.!?][\"”’)]*$")
_NAMES = re.compile(rf"{NAME}(?:(?:, | and |, and | & ){NAME})*")
_NAME_OF = re.compile(rf"{NAME}(?:(?:, | and |, and ){NAME})*, ([A-Z][\w ]+?)(?: and .*|,.*)?$")
# A person's name has none of these words, however they are written.
_NO_NAME = re.compile(
    r"\b(?:The|An?|In|On|At|To|For|From|With|After|Before|By|Of|Over|As|Is|Are|Was|Says?|How|Why"
    r"|What|Who|When|Where|New|No|Not|First|Last|More|Than|Against|Into|Under|World|News)\b"
)
_LONGEST_TAIL = 400
_FUSED = re.compile(
    r"[.!?][\"”’)]*\s(\((?:Additional )?(?:Reporting|Writing|Editing|Compiled) by [^()]{5,350}\)"
    r"|(?:Additional )?Reporting by [^()]{3,200}[;,] ?(?:[Ww]riting by [^()]{3,80}; ?)?"
    r"[Ee]diting by [^()]{3,100})$"
)
_EDITING = re.compile(r"\bediting by\b", re.IGNORECASE)
_CREDIT_RULES = (
    "contributors",
    "reporting and editing",
    "reported from",
    "agency writers",
    "bare agency credit",
    "copyright",
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What opens a report before its first sentence: *words* as printed, *agency* or ""."""

    words: str
    agency: str


@cache
def _dateline_patterns() -> tuple[re.Pattern[str], ...]:
    agency = rf"(?P<agency>{rules().agency.pattern}|[A-Z]{{2,5}}|CNN Business|VOA News|Fox News)"
    place = rf"{_CAPITALS}{_REGION}"
    date = rf"(?:, {_MONTHS})?"
    mixed = r"[A-Z][\w.’'-]+(?:[ /-][A-Z][\w.’'-]+){0,3}"
    return (
        # SEOUL, South Korea, Dec. 28 (AP) —      WASHINGTON —      LONDON/PARIS (Reuters) -
        re.compile(rf"(?P<words>{place}{date}(?: \({agency}\))?){_DASH}(?=[A-Z“\"‘'])"),
        # Beirut (AP) —      New Delhi, Dec 28 (PTI):
        re.compile(rf"(?P<words>{mixed}{_REGION}{date} \({agency}\))(?:{_DASH}|: ?)(?=[A-Z“\"‘'])"),
        # Jerusalem (CNN) The
        re.compile(rf"(?P<words>{mixed}{_REGION} \((?P<agency>CNN)\)) (?=[A-Z“\"‘'])"),
        # (CNN) —      (Reuters) -
        re.compile(rf"(?P<words>\({agency}\))(?:{_DASH}|\s+)(?=[A-Z“\"‘'])"),
    )


def dateline(line: str) -> Dateline | None:
    """Return the dateline that opens *line*, or None."""
    head = line[:120]
    for pattern in _dateline_patterns():
        match = pattern.match(head)
        if match and not _NO_PLACE.match(head):
            return Dateline(match["words"], match["agency"] or "")
    return None


def byline(line: str) -> str:
    """Return *line* if it is a byline and nothing else ("By Jane Doe, Reuters"), else ""."""
    if line.count(" ") > 16:
        return ""
    if (of := _NAME_OF.match(line)) and is_outlet_name(of[1]) and not _SENTENCE.search(line):
        return line
    match = _BY.match(line)
    if not match:
        return ""
    rest = line[match.end() :]
    name = re.match(rf"{NAME}|(?:The )?(?:\w+ )?[Ss]taff|{rules().agency.pattern}", rest)
    return line if name and not _SENTENCE.search(line) else ""


def is_name_only(line: str) -> bool:
    """Return whether *line* is one or several persons' names and nothing else."""
    return line.count(" ") < 12 and bool(_NAMES.fullmatch(line)) and not _NO_NAME.search(line)


def is_outlet_name(line: str) -> bool:
    """Return whether *line* is the name of a news outlet and nothing else."""
    return line.casefold().strip(" .") in rules().outlets


def agency_in(words: str) -> str:
    """Return the first news agency that *words* name, as printed, or ""."""
    match = rules().agency.search(words)
    return match.group() if match else ""


def credit_line(line: str, where: str) -> str:
    """Return *line* if it credits an agency or reporters as agencies do, else ""."""
    rule = furniture_rule(line, where)
    if rule is None or rule.name not in _CREDIT_RULES:
        return ""
    if agency_in(line) or (rule.name == "reporting and editing" and _EDITING.search(line)):
        return line.lstrip("•*·►▶ ")
    return ""


def tail_credit(line: str, last: bool) -> int:
    """Return where a credit begins that is fused to the end of a paragraph, or 0.

    "... he said. (Reporting by ...; Editing by ...)", and in the *last* paragraphs also the
    bare mark of an agency: "... he said. — AFP".
    """
    tail = line[-_LONGEST_TAIL:]
    match = _FUSED.search(tail) or (_marked().search(tail) if last else None)
    return len(line) - len(tail) + match.start(1) if match else 0


@cache
def _marked() -> re.Pattern[str]:
    agency = rules().agency.pattern
    return re.compile(
        rf"[.!?][\"”’)]*\s((?:[-–—/]+ ?{agency}(?:/{agency})*|\((?:[Ww]ith )?{agency}"
        rf"(?:(?:/|, | and ){agency})*(?: inputs?| reports?)?\)))$"
    )
