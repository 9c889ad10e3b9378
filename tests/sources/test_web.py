"""Addresses, against a server on this machine that behaves badly."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from crossread.errors import FetchError, NotFound, NotText, SourceError, TooLarge
from crossread.sources import Fetcher, load, load_many
from tests.sources.texts import BODY, PAGE, TITLE

QUICK = Fetcher(timeout=0.4, deadline=1.2)
TEXT = ("text/plain; charset=utf-8", "\n".join((TITLE, *BODY)).encode())


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    seen: ClassVar[list[dict[str, str]]] = []

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.seen.append(dict(self.headers.items()))
        name = self.path.split("?")[0].strip("/").split("/")[0]
        try:
            getattr(self, f"get_{name}", self.get_missing)()
        except OSError:  # the client has hung up
            self.close_connection = True

    def reply(self, body: bytes, kind: str, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": kind, **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.reply(PAGE.encode(), "text/html; charset=utf-8")

    def get_text(self) -> None:
        self.reply(TEXT[1], TEXT[0])

    def get_latin(self) -> None:
        words = PAGE.replace("Maria Example", "María Éxample")
        self.reply(words.encode("cp1252"), "text/html; charset=ISO-8859-1")

    def get_packed(self) -> None:
        self.reply(gzip.compress(PAGE.encode()), "text/html", Content_Encoding="gzip")

    def get_deflated(self) -> None:
        self.reply(zlib.compress(PAGE.encode()), "text/html", Content_Encoding="deflate")

    def get_bomb(self) -> None:
        body = gzip.compress(b"<p>x" * 5_000_000, 1)
        self.reply(body, "text/html", Content_Encoding="gzip")

    def get_broken(self) -> None:
        self.reply(b"\x1f\x8bnonsense" * 9, "text/html", Content_Encoding="gzip")

    def get_brotli(self) -> None:
        self.reply(b"x", "text/html", Content_Encoding="br")

    def get_moved(self) -> None:
        self.reply(b"", "text/html", 302, Location="/page")

    def get_circle(self) -> None:
        self.reply(b"", "text/html", 302, Location="/circle")

    def get_forever(self) -> None:
        self.reply(b"", "text/html", 301, Location=f"/forever/{time.monotonic_ns()}")

    def get_local(self) -> None:
        self.reply(b"", "text/html", 302, Location="file:///etc/hostname")

    def get_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>words and words " * 4_000)

    def get_announced(self) -> None:
        self.reply(b"x", "text/html", Content_Length="2000000000")

    def get_slow(self) -> None:
        time.sleep(1)

    def get_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def get_short(self) -> None:
        self.reply(b"<html>", "text/html", Content_Length="1000")

    def get_empty(self) -> None:
        self.reply(b"", "text/html")

    def get_pdf(self) -> None:
        self.reply(b"%PDF-1.7", "application/pdf")

    def get_secret(self) -> None:
        self.reply(b"%PDF-1.7", "text/html")

    def get_missing(self) -> None:
        self.reply(b"gone", "text/html", 404)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["page", "packed", "deflated", "moved"])
def test_a_page(server: str, path: str) -> None:
    found = load(f"{server}/{path}", fetcher=QUICK)
    assert found.text == "\n".join((TITLE, *BODY))
    assert found.outlet == "The Northern Gazette"
    assert found.origin_path == f"{server}/{path}"
    assert found.url == "https://gazette.example/world/finland"
    assert "Crossread/" in Handler.seen[-1]["User-Agent"]


def test_header_charset(server: str) -> None:
    assert load(f"{server}/latin", fetcher=QUICK).byline == "María Éxample"


def test_plain_text(server: str) -> None:
    found = load(f"{server}/text?q=ä ö#part", fetcher=QUICK)
    assert found.title == TITLE
    assert found.outlet == "127.0.0.1"


@pytest.mark.parametrize(
    ("path", "kind", "words"),
    [
        ("circle", FetchError, "circle"),
        ("forever", FetchError, "more than 8 times"),
        ("local", FetchError, "file: address"),
        ("endless", TooLarge, "larger than 5 MB"),
        ("announced", TooLarge, "larger than 5 MB"),
        ("bomb", TooLarge, "larger than 5 MB"),
        ("broken", FetchError, "breaks off"),
        ("brotli", FetchError, "packed as br"),
        ("slow", NotFound, "in time"),
        ("drip", SourceError, "in time"),
        ("short", FetchError, "breaks off"),
        ("empty", SourceError, "nothing in it"),
        ("pdf", NotText, "PDF"),
        ("secret", NotText, "PDF"),
        ("nowhere", FetchError, "404"),
    ],
)
def test_bad_answers(server: str, path: str, kind: type[SourceError], words: str) -> None:
    address = f"{server}/{path}"
    began = time.monotonic()
    with pytest.raises(kind, match=words) as caught:
        load(address, fetcher=QUICK)
    assert time.monotonic() - began < 4
    assert caught.value.origin == address
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_nobody_answers() -> None:
    with pytest.raises(NotFound, match="does not answer"):
        load("http://127.0.0.1:9/x", fetcher=QUICK)


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://[::1",
        "http://a b/c",
        "http://x:99999999/",
        "https://..",
        "HTTP://\u0130.",
    ],
)
def test_what_is_no_address(address: str) -> None:
    with pytest.raises(SourceError):
        load(address, fetcher=QUICK)


def test_an_opener_of_ones_own_and_many(server: str) -> None:
    def refuse(*_: object) -> None:
        raise ConnectionResetError(104, "reset by peer")

    _, problems = load_many(["http://x.example/"], fetcher=Fetcher(opener=refuse))  # type: ignore[arg-type]
    assert "reset by peer" in str(problems[0])
    reports, problems = load_many([f"{server}/page", f"{server}/circle"], fetcher=QUICK)
    assert [r.id for r in reports] == ["the-northern-gazette"]
    assert len(problems) == 1
