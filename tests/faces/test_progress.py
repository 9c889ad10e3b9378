"""The sign of life: only on a terminal, only after a while, and gone afterwards."""

from __future__ import annotations

import io
import sys
import time

import pytest

from crossread.faces.cli import _progress
from crossread.faces.cli._progress import Progress


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Put a terminal in the place of standard error; inside a test, after pytest's own."""
    found = Screen()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", found)
    monkeypatch.setattr(_progress, "_PATIENCE", 0.02)
    return found


def wait_for(words: str, found: Screen) -> None:
    deadline = time.monotonic() + 10
    while words not in found.getvalue() and time.monotonic() < deadline:
        time.sleep(0.02)


def test_it_shows_what_is_being_done_once_patience_is_over(monkeypatch):
    found = screen(monkeypatch)
    with Progress() as progress:
        progress("reading \x1b[31mThe Harbour Post", 1, 3)
        wait_for("reading", found)
        progress("comparing", 3, 3)
        wait_for("comparing", found)
    said = found.getvalue()
    assert "reading The Harbour Post (1 of 3)" in said
    assert "comparing" in said
    assert "[31mThe" not in said
    assert said.endswith("\x1b[2K")  # the line is cleared


def test_quick_work_shows_nothing(monkeypatch):
    found = screen(monkeypatch)
    monkeypatch.setattr(_progress, "_PATIENCE", 0.5)
    with Progress() as progress:
        progress("reading")
    time.sleep(0.6)
    assert found.getvalue() == ""


def test_nothing_is_written_where_nobody_looks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.setattr(_progress, "_PATIENCE", 0.0)
    with Progress() as progress:
        progress("reading")
        time.sleep(0.1)
    assert sys.stderr.getvalue() == ""


def failing(found: Screen) -> None:
    with Progress() as progress:
        progress("reading")
        wait_for("reading", found)
        raise ZeroDivisionError


def test_an_error_in_between_leaves_no_line_behind(monkeypatch):
    found = screen(monkeypatch)
    with pytest.raises(ZeroDivisionError):
        failing(found)
    assert found.getvalue().endswith("\x1b[2K")
