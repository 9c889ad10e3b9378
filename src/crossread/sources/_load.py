"""What the user names, turned into reports."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from crossread.errors import EmptyReport, SourceError, UsageError
from crossread.model import DateBasis, Published, Report
from crossread.sources._clean import clean, one_line
from crossread.sources._dates import published
from crossread.sources._decode import decode, refuse_data
from crossread.sources._files import MAX_BYTES, Spent, Stream, read_file, read_limited
from crossread.sources._frontmatter import split_front_matter
from crossread.sources._ids import Ids, slug
from crossread.sources._lines import Details, Draft, Line
from crossread.sources._markdown import markdown_lines
from crossread.sources._pages import decode_page, host_name, is_html, page_draft
from crossread.sources._report import make_report
from crossread.sources._web import Fetcher
from crossread.sources._wrap import paragraphs

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_MARKDOWN = frozenset((".md", ".markdown", ".mdown"))
_PAGE = frozenset((".html", ".htm", ".xhtml"))


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that the user names, with what the user says about it."""

    target: str | Path
    outlet: str = ""
    date: str | dt.date | None = None
    url: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class _World:
    """The outside, so that tests can put in their own."""

    fetcher: Fetcher = field(default_factory=Fetcher)
    stdin: Stream | None = None


def load(
    target: str | Path,
    *,
    outlet: str = "",
    date: str | dt.date | None = None,
    url: str = "",
    title: str = "",
    max_bytes: int = MAX_BYTES,
    fetcher: Fetcher | None = None,
    stdin: Stream | None = None,
) -> Report:
    """Return the report that *target* names: a file, an http(s) address, "-" for standard input.

    *outlet*, *date* (a day or ISO 8601), *url* and *title* override what the source says
    of itself. Raises a `SourceError` that says what is wrong and what to do, and
    `UsageError` for a *date* that is none.
    """
    source = Source(target, outlet, date, url, title)
    world = _World(fetcher or Fetcher(), stdin)
    report, name = _read(source, max_bytes, world)
    return replace(report, id=slug(report.outlet) or slug(name) or "a")


def load_many(
    targets: Iterable[str | Path | Source],
    *,
    max_bytes: int = MAX_BYTES,
    fetcher: Fetcher | None = None,
    stdin: Stream | None = None,
) -> tuple[tuple[Report, ...], tuple[SourceError, ...]]:
    """Return the reports that *targets* name, in order, and the errors of those that failed.

    One bad item never stops the rest. Ids are readable and unique: from the outlet, else
    the file name, else the host, else a letter; a number tells equal ones apart.
    """
    world = _World(fetcher or Fetcher(), stdin)
    reports: list[Report] = []
    problems: list[SourceError] = []
    ids = Ids()
    for source in map(_source, targets):
        try:
            report, name = _read(source, max_bytes, world)
        except SourceError as error:
            problems.append(error)
        else:
            reports.append(replace(report, id=ids.new(report.outlet, name)))
        if str(source.target) == "-":
            world = replace(world, stdin=Spent())
    return tuple(reports), tuple(problems)


def from_text(
    text: str,
    *,
    id: str | None = None,
    outlet: str = "",
    date: str | dt.date | None = None,
    url: str = "",
    title: str = "",
    markdown: bool = False,
    origin: str = "text",
) -> Report:
    """Return the report in *text*, as a person pastes it; front matter is understood.

    *origin* is what messages call it. Raises a `SourceError` where there is no report in it,
    and `UsageError` for a *date* that is none.
    """
    draft = _text_draft(text, origin, markdown)
    given = Source(origin, outlet, date, url, title)
    return _finished(draft, given, id or "", origin)


def from_html(
    page: str | bytes,
    *,
    id: str | None = None,
    outlet: str = "",
    date: str | dt.date | None = None,
    url: str = "",
    title: str = "",
    origin: str = "page",
) -> Report:
    """Return the article in an HTML *page*, without the page around it.

    Outlet, title, byline, date and address come from the page where they are not given.
    Raises and names as `from_text` does.
    """
    words = decode_page(page, origin) if isinstance(page, bytes) else page
    draft = page_draft(words, origin, url)
    return _finished(draft, Source(origin, outlet, date, url, title), id or "", origin)


def _source(target: str | Path | Source) -> Source:
    return target if isinstance(target, Source) else Source(target)


def _read(source: Source, max_bytes: int, world: _World) -> tuple[Report, str]:
    """Return the report of *source* without its final id, and a name to make one from."""
    target = str(source.target)
    if isinstance(source.target, str) and _ADDRESS.match(target):
        draft, name = _from_address(target, max_bytes, world.fetcher)
    elif target == "-":
        data = read_limited(world.stdin or _standard_input(), target, max_bytes)
        draft, name = _data_draft(data, target, ""), ""
    else:
        path = Path(source.target)
        draft, name = (
            _data_draft(read_file(path, max_bytes), target, path.suffix.lower()),
            path.stem,
        )
    return _finished(draft, source, "", target), name


def _standard_input() -> Stream:
    if sys.stdin is None:
        raise EmptyReport("-", "standard input is closed.", hint="Name a file instead.")
    return sys.stdin.buffer


def _from_address(address: str, max_bytes: int, fetcher: Fetcher) -> tuple[Draft, str]:
    page = fetcher.fetch(address, max_bytes)
    host = host_name(page.url)
    name = host.rsplit(".", 1)[0] if "." in host else host
    if "html" in page.type or not page.type:
        draft = _page_or_text(page.body, address, page.url, page.charset)
    else:
        words = decode(page.body, address, page.charset)
        draft = _text_draft(words, address, "markdown" in page.type)
    return replace(draft, details=draft.details.over(Details(outlet=host, url=page.url))), name


def _page_or_text(body: bytes, origin: str, url: str, charset: str) -> Draft:
    if not body.strip():
        raise EmptyReport(origin, "there is nothing in it.", hint="Check the address.")
    words = decode_page(body, origin, charset)
    if "<" in words[:4_000]:
        return page_draft(words, origin, url)
    return _text_draft(words, origin, markdown=False)


def _data_draft(data: bytes, origin: str, suffix: str) -> Draft:
    if not data.strip():
        raise EmptyReport(origin, "there is nothing in it.", hint="Name a file with a text in it.")
    if suffix in _PAGE:
        return page_draft(decode_page(data, origin), origin)
    words = decode(data, origin)
    if suffix not in _MARKDOWN and is_html(words):
        return page_draft(decode_page(data, origin), origin)
    refuse_data(words, origin)
    return _text_draft(words, origin, suffix in _MARKDOWN)


def _text_draft(text: str, origin: str, markdown: bool) -> Draft:
    details, body = split_front_matter(clean(text), origin)
    lines = markdown_lines(body) if markdown else []
    # also for Markdown nested so deep that its parser gives up
    lines = lines or [Line(line) for line in paragraphs(body)]
    return Draft(lines, details)


def _finished(draft: Draft, source: Source, id: str, origin: str) -> Report:
    given = Details(
        outlet=one_line(source.outlet),
        title=one_line(source.title),
        url=one_line(source.url),
        published=_given(source.date),
    )
    details = given.over(draft.details)
    made = id or slug(details.outlet) or "a"
    return make_report(replace(draft, details=details), id=made, origin=origin)


def _given(date: str | dt.date | None) -> Published | None:
    if not date:
        return None
    try:
        return published(date, DateBasis.GIVEN)
    except ValueError:
        shown = str(date)[:40]
        raise UsageError(f"{shown!r} is no date.", hint="Write it as 2024-12-27.") from None
