"""The terminal view: a comparison, or what one report says, in 40 to 200 columns."""

from __future__ import annotations

from crossread.faces.terminal._account import account_parts, quote_parts
from crossread.faces.terminal._cells import View
from crossread.faces.terminal._head import foot, head
from crossread.faces.terminal._layout import Page, draw
from crossread.faces.terminal._points import alone, shared
from crossread.faces.terminal._rows import events, figures, loaded, quotations
from crossread.model import Account, Comparison

__all__ = ["render", "render_account", "render_quotes"]


def render(
    comparison: Comparison, *, width: int = 80, color: bool = False, everything: bool = False
) -> str:
    """Return the view of a comparison, every line at most *width* columns.

    Without *color* the text holds no escape sequence; with it, only those of the view
    itself: reports are cleaned of control and bidirectional characters. Long lists are cut
    unless *everything* is asked for, and say by how much.
    """
    view = View.of(comparison, Page(width, color, everything))
    sections = (head, shared, quotations, figures, events, alone, loaded, foot)
    return draw((part for section in sections for part in section(view)), view.page)


def render_account(
    account: Account, *, width: int = 80, color: bool = False, everything: bool = False
) -> str:
    """Return the view of what one report says; the options are those of `render`."""
    page = Page(width, color, everything)
    return draw(account_parts(account, page), page)


def render_quotes(account: Account, *, width: int = 80, color: bool = False) -> str:
    """Return all that is said in one report, by whom and to whom; options as for `render`."""
    page = Page(width, color, everything=True)
    return draw(quote_parts(account, page), page)
