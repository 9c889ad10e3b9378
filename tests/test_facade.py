"""The front door: what `import crossread` gives."""

from __future__ import annotations

import crossread
from crossread.faces.page import notebook_html
from tests.support.comparison import comparison, hostile


def test_everything_promised_is_there():
    assert all(hasattr(crossread, name) for name in crossread.__all__)


def test_a_comparison_shows_itself_in_a_notebook():
    shown = comparison()
    assert shown._repr_html_() == notebook_html(shown)


def test_what_a_notebook_shows_runs_nothing():
    shown = hostile()._repr_html_().lower()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "\x1b" not in shown
