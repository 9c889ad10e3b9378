"""A server on this machine that behaves badly, one way a path."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from tests.sources.texts import BODY, PAGE, TITLE

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


@contextmanager
def serving() -> Iterator[str]:
    """Serve until the block ends; gives the address without a path."""
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_address[1]}"
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()
