"""From lines to a report: what is headline, heading, furniture, byline, credit and dateline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.errors import EmptyReport, TooLarge
from crossread.model import DateBasis, Published, Report, Span
from crossread.sources import _credits as credits
from crossread.sources._dates import date_inside, long_date
from crossread.sources._furniture import furniture_rule
from crossread.sources._headings import bare_title, find_subheads, find_title, fold
from crossread.sources._language import check_english
from crossread.sources._lines import Details, Draft, Line, Mark
from crossread.sources._wrap import ends_sentence

_TOP = 6
_TAIL = 6
_STAMPS = ("age", "stamp")  # rules whose lines say when a page appeared
_LAST_SHARE = 0.3
_LAST_LINES = 4
_EMPTY_HINT = "Name a file or page with the text of a report."
# About 80,000 words: longer than the longest inquiry, and as much as two minutes can compare.
_MAX_CHARS = 500_000


@dataclass(frozen=True, slots=True)
class Anatomy:
    """What each line of a report is, by line number."""

    title: int | None
    furniture: frozenset[int]
    tails: tuple[tuple[int, int], ...]  # line and offset of credits fused to a paragraph's end
    subheads: tuple[int, ...]
    byline: str
    credit: str
    dateline: str
    day: Published | None


def make_report(draft: Draft, *, id: str, origin: str) -> Report:
    """Return the report that *draft* holds.

    Raises `EmptyReport` where there are no words in it, `TooLarge` where they are a book's,
    `WrongLanguage` where they are not English.
    """
    lines = [line for line in draft.lines if line.text]
    if not any(char.isalnum() for line in lines for char in line.text):
        raise EmptyReport(origin, "there is no text in it.", hint=_EMPTY_HINT)
    if sum(len(line.text) for line in lines) > _MAX_CHARS:
        raise TooLarge(
            origin,
            f"this text is longer than the {_MAX_CHARS:,} characters that Crossread reads as one"
            " report.",
            hint="Cut it into single reports.",
        )
    details = draft.details
    check_english("\n".join(line.text for line in lines), origin, details.language)
    lines = _with_title(lines, details.title)
    anatomy = dissect(lines, details)
    spans, text = _laid_out(lines)
    return Report(
        id=id,
        text=text,
        outlet=details.outlet,
        title=details.title or _title(lines, anatomy.title),
        headline=spans[anatomy.title] if anatomy.title is not None else None,
        byline=details.byline or anatomy.byline,
        credit=anatomy.credit,
        dateline=anatomy.dateline,
        published=details.published or anatomy.day,
        url=details.url,
        origin_path=origin,
        furniture=_furniture(anatomy, spans),
        subheads=tuple(spans[i] for i in anatomy.subheads),
    )


def dissect(lines: Sequence[Line], details: Details) -> Anatomy:
    """Return what each of *lines* is."""
    title = find_title(lines, details.title)
    where = [_where(i, len(lines)) for i in range(len(lines))]
    junk = {
        i
        for i, line in enumerate(lines)
        if furniture_rule(line.text, where[i]) or credits.byline(line.text)
    }
    junk |= _repeats_of_title(lines, title)
    headline = set() if title is None else {title}
    byline, names = _byline(lines, junk | headline)
    junk |= names
    day, dated = _day(lines)
    junk |= dated
    junk.discard(title)
    if len(junk) == len(lines) or (title is not None and len(junk) == len(lines) - 1):
        junk = set()  # nothing else to read: then that is what it says
    dateline = _dateline(lines, junk | headline)
    last = len(lines) - _LAST_LINES
    tails = [
        (i, at)
        for i, line in enumerate(lines)
        if i not in junk and i != title and (at := credits.tail_credit(line.text, i >= last))
    ]
    body = [i not in junk and i != title for i in range(len(lines))]
    return Anatomy(
        title=title,
        furniture=frozenset(junk),
        tails=tuple(tails),
        subheads=tuple(find_subheads(lines, body, title)),
        byline=byline,
        credit=_credit(lines, where, tails, details.byline or byline, dateline),
        dateline=dateline.words if dateline else "",
        day=day,
    )


def _title(lines: Sequence[Line], number: int | None) -> str:
    return "" if number is None else bare_title(lines[number].text)


def _with_title(lines: list[Line], title: str) -> list[Line]:
    if title and find_title(lines, title) is None:
        return [Line(title, Mark.TITLE), *lines]
    return lines


def _laid_out(lines: Sequence[Line]) -> tuple[list[Span], str]:
    spans: list[Span] = []
    start = 0
    for line in lines:
        spans.append(Span(start, start + len(line.text)))
        start += len(line.text) + 1
    return spans, "\n".join(line.text for line in lines)


def _furniture(anatomy: Anatomy, spans: Sequence[Span]) -> tuple[Span, ...]:
    tails = [Span(spans[i].start + at, spans[i].end) for i, at in anatomy.tails]
    return tuple(sorted([*(spans[i] for i in anatomy.furniture), *tails]))


def _where(number: int, total: int) -> str:
    if number >= total - max(_TAIL, total * _LAST_SHARE):
        return "tail"
    return "top" if number < _TOP else "middle"


def _repeats_of_title(lines: Sequence[Line], title: int | None) -> set[int]:
    if title is None:
        return set()
    wanted = fold(bare_title(lines[title].text))
    return {i for i, line in enumerate(lines) if i != title and fold(line.text) == wanted}


def _byline(lines: Sequence[Line], taken: set[int]) -> tuple[str, set[int]]:
    """Return the byline as printed, and the lines of names and outlets at the top."""
    for i, line in enumerate(lines[:_TOP]):
        if words := credits.byline(line.text):
            follows = i + 1 < len(lines) and credits.is_outlet_name(lines[i + 1].text)
            return words, {i, i + 1} if follows else {i}
        if i in taken:
            continue
        if ends_sentence(line.text) and len(line.text) > 80:
            return "", set()  # the reporting has begun
        if credits.is_outlet_name(line.text):
            return "", {i}
        if _is_name_above_text(lines, i):
            outlet = credits.is_outlet_name(lines[i + 1].text)
            return line.text, {i, i + 1} if outlet else {i}
    return "", set()


def _is_name_above_text(lines: Sequence[Line], i: int) -> bool:
    if not credits.is_name_only(lines[i].text) or i + 1 >= len(lines):
        return False
    following = lines[i + 1].text
    return credits.is_outlet_name(following) or bool(credits.dateline(following))


def _day(lines: Sequence[Line]) -> tuple[Published | None, set[int]]:
    """Return the day that a line at the top gives, and the line that is a date and no more."""
    for i, line in enumerate(lines[:_TOP]):
        if day := long_date(line.text):
            return Published(day, DateBasis.DATELINE), {i}
        rule = furniture_rule(line.text, "top")
        stamped = rule is not None and rule.name in _STAMPS
        if stamped and (day := date_inside(line.text)):
            return Published(day, DateBasis.DATELINE), set()
    return None, set()


def _dateline(lines: Sequence[Line], taken: set[int]) -> credits.Dateline | None:
    for i, line in enumerate(lines[:_TOP]):
        if i not in taken and (found := credits.dateline(line.text)):
            return found
    return None


def _credit(
    lines: Sequence[Line],
    where: Sequence[str],
    tails: Sequence[tuple[int, int]],
    byline: str,
    dateline: credits.Dateline | None,
) -> str:
    printed = [
        words
        for line, place in zip(lines, where, strict=True)
        if (words := credits.credit_line(line.text, place))
    ]
    printed += [lines[i].text[at:] for i, at in tails]
    printed = [words if words.count(" ") > 2 else words.strip(" ()[]–—-/") for words in printed]
    if printed:
        return "; ".join(dict.fromkeys(printed))
    return (dateline.agency if dateline else "") or credits.agency_in(byline)
