"""Chromium for the page tests: from CHROMIUM_PATH, else from PATH, else the tests are skipped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossread.faces.page import render
from tests.support.truce import truce

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api")
    chromium = os.environ.get("CHROMIUM_PATH") or shutil.which("chromium")
    if not chromium:
        pytest.skip("no Chromium: set CHROMIUM_PATH or install the package chromium")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def truce_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "truce.html"
    path.write_text(render(truce()), encoding="utf-8", newline="")
    return path


class Opener:
    """Opens pages and keeps what goes wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._opened: list[Page] = []
        self.wrong: list[str] = []

    def __call__(
        self, path: Path, *, width: int = 1400, dark: bool = False, script: bool = True
    ) -> Page:
        page = self._browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        self._opened.append(page)
        home = path.as_uri()
        page.on("console", lambda m: self.wrong.append(f"console: {m.text}"))
        page.on("pageerror", lambda e: self.wrong.append(f"error: {e}"))
        page.on(
            "request",
            lambda r: (
                None if r.url.split("#")[0] == home else self.wrong.append(f"request: {r.url}")
            ),
        )
        page.goto(home)
        return page

    def close(self) -> None:
        for page in self._opened:
            page.close()


@pytest.fixture
def show(browser: Browser) -> Iterator[Opener]:
    """Open a file as a page; the test fails on any console message, error or request."""
    opener = Opener(browser)
    yield opener
    opener.close()
    assert opener.wrong == []
