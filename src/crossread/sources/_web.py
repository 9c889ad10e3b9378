"""Addresses: one page by HTTP, within limits of time, size and redirects."""

from __future__ import annotations

import http.client
import queue
import re
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from crossread.errors import FetchError, NotFound, NotText, SourceError, TooLarge

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_TEXT_TYPES = frozenset(
    ("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown", "")
)
_CHUNK = 65_536
_SAVE_PAGE = "Save the page from your browser and name the file."
_CHECK = "Check the address and your connection, or save the page and name the file."


class Answer(Protocol):
    """What an opener returns: `http.client.HTTPResponse` has all of it."""

    status: int
    headers: http.client.HTTPMessage

    def read1(self, n: int = -1, /) -> bytes:
        """Return up to *n* bytes as they come, b"" at the end."""

    def close(self) -> None:
        """Let go of the connection."""


Opener = Callable[[urllib.request.Request, float], Answer]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it came: address after redirects, body unpacked, type and charset."""

    url: str
    body: bytes
    type: str
    charset: str


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How addresses are fetched.

    Attributes:
        opener: sends one request without following redirects; tests put in their own.
        timeout: seconds that the other side may be silent.
        deadline: seconds for everything, name look-up and all redirects included.
        redirects: how many are followed.
    """

    opener: Opener | None = None
    timeout: float = 15.0
    deadline: float = 40.0
    redirects: int = 8

    def fetch(self, address: str, max_bytes: int) -> Page:
        """Return the page at *address*.

        Raises `NotFound` where nobody answers, `FetchError` where the answer is no page,
        `TooLarge` over *max_bytes* (packed or unpacked), `NotText` for other content.
        """
        until = time.monotonic() + self.deadline
        return _within(self.deadline, address, lambda: self._follow(address, max_bytes, until))

    def _follow(self, address: str, max_bytes: int, until: float) -> Page:
        url = _checked(address, address)
        seen: set[str] = set()
        while len(seen) <= self.redirects:
            if url in seen:
                raise FetchError(address, "it redirects in a circle.", hint=_SAVE_PAGE)
            seen.add(url)
            answer = self._ask(url, address)
            try:
                target = answer.headers.get("Location", "")
                if answer.status not in _REDIRECTS or not target:
                    return _page(answer, url, address, max_bytes, until)
            finally:
                answer.close()
            url = _checked(urljoin(url, target.strip()), address)
        raise FetchError(
            address, f"it redirects more than {self.redirects} times.", hint=_SAVE_PAGE
        )

    def _ask(self, url: str, address: str) -> Answer:
        request = urllib.request.Request(url, headers=_headers())  # noqa: S310 (checked)
        try:
            return (self.opener or open_once)(request, self.timeout)
        except urllib.error.URLError as error:
            raise NotFound(
                address, f"it does not answer ({_reason(error.reason)}).", hint=_CHECK
            ) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotFound(
                address, f"it does not answer ({_reason(error)}).", hint=_CHECK
            ) from error


def open_once(request: urllib.request.Request, timeout: float) -> Answer:
    """Send *request* and return the answer, whatever its status; follow no redirect."""
    answer: Answer = _director().open(request, timeout=timeout)
    return answer


@cache
def _director() -> urllib.request.OpenerDirector:
    # Not build_opener: that would bring file:, ftp: and data: and errors for each status.
    director = urllib.request.OpenerDirector()
    director.add_handler(urllib.request.ProxyHandler())
    director.add_handler(urllib.request.HTTPHandler())
    director.add_handler(urllib.request.HTTPSHandler())
    return director


@cache
def _headers() -> dict[str, str]:
    try:
        number = version("crossread")
    except PackageNotFoundError:
        number = "0"
    return {
        "User-Agent": f"Crossread/{number} (reads single pages that a person names)",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9",
        "Accept-Language": "en",
        "Accept-Encoding": "gzip, deflate",
    }


def _checked(url: str, address: str) -> str:
    """Return *url* in ASCII if it is an http or https address, without its fragment."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        ascii_host = host.encode("idna").decode() if not host.isascii() else host
    except (ValueError, UnicodeError):
        parts = None
    if parts is None:
        raise FetchError(address, "this is no address.", hint="Write it as https://host/page.")
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError(
            address,
            f"it leads to a {parts.scheme}: address, and only http and https are followed.",
            hint=_SAVE_PAGE,
        )
    if not host or any(char.isspace() for char in host):
        raise FetchError(address, "this is no address.", hint="Write it as https://host/page.")
    netloc = f"[{ascii_host}]" if ":" in ascii_host else ascii_host
    netloc += f":{port}" if port else ""
    path = quote(parts.path or "/", safe="/%:=&?~+!$,;'@()*[]-._")
    query = quote(parts.query, safe="/%:=&?~+!$,;'@()*[]-._")
    return urlunsplit((parts.scheme.lower(), netloc, path, query, ""))


def _page(answer: Answer, url: str, address: str, max_bytes: int, until: float) -> Page:
    if not 200 <= answer.status < 300:
        known = http.client.responses.get(answer.status, "no page")
        raise FetchError(address, f"it answers {answer.status} ({known}).", hint=_SAVE_PAGE)
    kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
    if kind not in _TEXT_TYPES:
        raise NotText(address, f"this is {kind[:60]}, not a page.", hint=_type_hint(kind))
    if _announced(answer) > max_bytes:
        raise _too_large(address, max_bytes)
    body = _body(answer, address, max_bytes, until)
    return Page(url, body, kind, answer.headers.get_content_charset() or "")


def _body(answer: Answer, address: str, max_bytes: int, until: float) -> bytes:
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    unpack = _unpacker(packed, address)
    announced = _announced(answer)
    body = bytearray()
    taken = 0
    try:
        while chunk := answer.read1(_CHUNK):
            taken += len(chunk)
            body += unpack(chunk, max_bytes + 1 - len(body))
            if max(taken, len(body)) > max_bytes:
                raise _too_large(address, max_bytes)
            if time.monotonic() > until:
                raise TimeoutError
    except (OSError, http.client.HTTPException, zlib.error) as error:
        raise FetchError(
            address, f"the answer breaks off ({_reason(error)}).", hint=_CHECK
        ) from error
    if taken < announced:
        raise FetchError(address, "the answer breaks off in the middle.", hint=_CHECK)
    return bytes(body)


def _announced(answer: Answer) -> int:
    size = answer.headers.get("Content-Length", "").strip()
    return int(size) if re.fullmatch(r"[0-9]{1,18}", size) else 0


def _unpacker(packed: str, address: str) -> Callable[[bytes, int], bytes]:
    if packed in ("", "identity"):
        return lambda chunk, _room: chunk
    if packed not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(address, f"the answer is packed as {packed[:20]}.", hint=_SAVE_PAGE)
    # 32: gzip or zlib by its header. What does not fit into max_length stays unread: by then
    # the page is over the limit.
    return zlib.decompressobj(wbits=32 + zlib.MAX_WBITS).decompress


def _too_large(address: str, max_bytes: int) -> TooLarge:
    return TooLarge(
        address,
        f"the page is larger than {max_bytes / 1e6:g} MB.",
        hint="Save the text of the article into a file and name that.",
    )


def _type_hint(kind: str) -> str:
    if kind == "application/pdf":
        return "Save the text of the PDF as a text file first."
    return "Name the address of an article."


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return (str(error) or type(error).__name__)[:80]


def _within(seconds: float, address: str, work: Callable[[], Page]) -> Page:
    """Return what *work* returns, or raise `NotFound` when *seconds* have passed.

    Socket time-outs restart with every byte, and a name look-up has none; so the wait
    happens in a thread of its own, which a program that ends does not wait for.
    """
    done: queue.SimpleQueue[Page | Exception] = queue.SimpleQueue()

    def run() -> None:
        try:
            done.put(work())
        except Exception as error:  # handed to the waiting thread, which raises it
            done.put(error)

    threading.Thread(target=run, daemon=True, name="crossread-fetch").start()
    try:
        result = done.get(timeout=seconds + 1)
    except queue.Empty:
        raise NotFound(address, "it does not answer (no answer in time).", hint=_CHECK) from None
    if isinstance(result, SourceError):
        raise result
    if isinstance(result, Exception):
        raise FetchError(
            address, f"fetching it fails ({_reason(result)}).", hint=_SAVE_PAGE
        ) from result
    return result
