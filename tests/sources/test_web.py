"""Addresses, against a server on this machine that behaves badly."""

import time
from collections.abc import Iterator

import pytest

from crossread.errors import FetchError, NotFound, NotText, SourceError, TooLarge
from crossread.sources import Fetcher, load, load_many
from tests.sources.texts import BODY, TITLE
from tests.support.server import Handler, serving

QUICK = Fetcher(timeout=0.4, deadline=1.2)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving() as address:
        yield address


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
