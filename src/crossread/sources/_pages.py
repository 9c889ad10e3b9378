"""HTML pages: the article without the page around it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crossread.errors import EmptyReport, NotText
from crossread.model import DateBasis, Published
from crossread.sources._clean import clean, one_line, squeeze
from crossread.sources._dates import published
from crossread.sources._decode import decode
from crossread.sources._headings import bare_title
from crossread.sources._lines import Details, Draft, Line, Mark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_IS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w:-]{2,30})""", re.IGNORECASE
)
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_DEEPEST = 250  # elements; a news page nests 20 to 60 deep
_DATE_KEYS = ("datePublished", "dateCreated")
_DATE_META = (
    "//meta[@property='article:published_time' or @itemprop='datePublished'"
    " or @name='pubdate' or @name='publishdate' or @name='parsely-pub-date'"
    " or @property='og:article:published_time']/@content"
)


def is_html(text: str) -> bool:
    """Return whether *text* begins as an HTML page does."""
    return bool(_IS_HTML.match(text[:4_000]))


def decode_page(data: bytes, origin: str, declared: str = "") -> str:
    """Return the text of a page: charset of the header, then of the page, then guessed."""
    found = _META_CHARSET.search(data[:4_096])
    return decode(data, origin, declared or (found[1].decode("ascii") if found else ""))


def page_draft(page: str, origin: str, url: str = "") -> Draft:
    """Return the article in *page* with what the page says about it.

    The extractor is trafilatura in its precision mode: comparison suffers more from page
    furniture than from a lost line. Raises `EmptyReport` where it finds no article, and
    `NotText` where the page cannot be taken apart.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    _hush()
    try:
        tree = _tree(page)
        details = _details(tree)
        found = bare_extraction(
            tree,
            url=url or None,
            favor_precision=True,
            include_comments=False,
            with_metadata=True,
            include_tables=False,
        )
    except Exception as error:  # hostile pages fail anywhere in parser and extractor
        raise NotText(
            origin,
            "this page cannot be taken apart.",
            hint="Copy its article into a text file and name that.",
        ) from error
    if not isinstance(found, Document) or found.body is None:
        raise EmptyReport(
            origin,
            "no article was found in this page.",
            hint="Copy its text into a text file and name that.",
        )
    title = bare_title(one_line(found.title or ""))
    known = details.over(
        Details(
            outlet=_outlet(found.sitename, found.hostname),
            title=title,
            byline=_byline(found.author or "", found.sitename or ""),
            url=one_line(found.url or url),
            published=_day(found.date),
        )
    )
    return Draft(list(_lines(found.body)), known)


@cache
def _hush() -> None:
    """Keep what the extractor logs about a page off the terminal of those who log nothing.

    Log lines may quote the page; and to warn is this room's own work.
    """
    for name in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _tree(page: str) -> HtmlElement:
    from lxml import html

    # a declared encoding contradicts a decoded page, and lxml refuses the pair
    page = _PROLOG.sub("", page.replace("\0", ""))
    tree = html.fromstring(page, parser=html.HTMLParser(remove_comments=True))
    deepest = max(_depths(tree), default=0)
    if deepest > _DEEPEST:
        raise ValueError(f"elements nest {deepest} deep")
    return tree


def _depths(tree: HtmlElement) -> Iterator[int]:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth


def _lines(body: HtmlElement) -> Iterator[Line]:
    for block in body.iter("p", "head", "item", "quote", "code", "cell"):
        mark = {"head": Mark.HEADING, "item": Mark.ITEM, "cell": Mark.ITEM}.get(block.tag)
        for words in _own_text(block).split("\n"):
            if words := squeeze(clean(words)):
                yield Line(words, mark or Mark.PLAIN)


_BLOCKS = frozenset(("p", "head", "item", "quote", "list", "code", "cell", "row", "table"))


def _own_text(block: HtmlElement) -> str:
    """Return the words of *block* without those of blocks inside it, ``<lb/>`` as a break."""
    words = [squeeze_keep(block.text)]
    for child in block:
        if child.tag == "lb":
            words.append("\n")
        elif child.tag not in _BLOCKS and isinstance(child.tag, str):
            words.append(_own_text(child))
        words.append(squeeze_keep(child.tail))
    return "".join(words)


def squeeze_keep(words: str | None) -> str:
    """Return *words* with every white space an ordinary space: HTML's own rule."""
    return re.sub(r"\s", " ", words or "")


def _details(tree: HtmlElement) -> Details:
    for value in (*_json_dates(tree), *tree.xpath(_DATE_META)):
        try:
            return Details(published=published(str(value), DateBasis.PAGE))
        except (ValueError, TypeError, OverflowError):
            continue
    return Details()


def _json_dates(tree: HtmlElement) -> Iterator[str]:
    for words in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates_in(json.loads(str(words), strict=False))
        except (ValueError, RecursionError):
            continue


def _dates_in(value: object, depth: int = 0) -> Iterator[str]:
    if isinstance(value, list) and depth < 6:
        for item in value:
            yield from _dates_in(item, depth + 1)
    elif isinstance(value, dict) and depth < 6:
        if "article" in str(value.get("@type", "")).lower() and "headline" in value:
            yield from (str(value[key]) for key in _DATE_KEYS if value.get(key))
        yield from _dates_in(value.get("@graph"), depth + 1)


def _day(date: str | None) -> Published | None:
    try:
        return published(date, DateBasis.PAGE) if date else None
    except ValueError:
        return None


def _byline(author: str, sitename: str) -> str:
    """Return the authors without what is none: addresses, the outlet, its staff account."""
    names = [one_line(name) for name in author.split(";")]
    site = sitename.casefold()
    real = [
        name
        for name in names
        if name.casefold() != site and not re.search(r"(?i)https?|\bwww\b|\bcom\b|@", name)
    ]
    return ", ".join(dict.fromkeys(filter(None, real)))


def _outlet(sitename: str | None, hostname: str | None) -> str:
    """Return the outlet's name, or its host where the page gives a slogan or an account."""
    name, host = one_line(sitename or ""), host_name(hostname or "")
    words = re.findall(r"\w{3,}", name.casefold())
    slogan = len(words) > 3 and not any(word in host for word in words)
    return host if not name or name.startswith("@") or slogan else name


def host_name(address: str) -> str:
    """Return the host of an address, or a host itself, without ``www.``."""
    host = urlsplit(address).hostname if "//" in address else address
    return one_line(host or "").removeprefix("www.")
