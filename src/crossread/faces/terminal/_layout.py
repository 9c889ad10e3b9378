"""Lines, columns and colours: how a view becomes text of a given width."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, ConsoleRenderable
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossread.faces._clean import clean

MIN_WIDTH, MAX_WIDTH = 40, 200  # beyond that, lines are too long for the eye
_COLUMN = 44  # narrower columns side by side break sentences into too many lines
_LABEL = 22  # widest label before the words
_MOST = 2_000  # characters of one stretch of words; the longest quotations have some 1,500


@dataclass(frozen=True)
class Page:
    """What every part of the view must know: the width in columns, and whether styles show."""

    width: int
    color: bool = False
    everything: bool = False

    def limit(self, usual: int) -> int | None:
        """Return how many entries of a list to show: *usual*, or None for all."""
        return None if self.everything else usual


@dataclass(frozen=True)
class Block:
    """What stands in one cell: whose it is, and the lines that they say."""

    label: str
    lines: tuple[Text, ...]


def draw(parts: Iterable[ConsoleRenderable], page: Page) -> str:
    """Return the parts as text; without colour it holds no escape sequence at all."""
    target = io.StringIO()
    console = Console(
        file=target,
        width=max(MIN_WIDTH, min(page.width, MAX_WIDTH)),
        color_system="standard" if page.color else None,
        force_terminal=page.color,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in target.getvalue().splitlines())


def safe(text: str) -> str:
    """Return words of a report that cannot steer a terminal, nor flood it."""
    said = clean(text)
    left = len(said) - _MOST
    return said if left <= 0 else f"{said[:_MOST]}… ({left:,} more characters)"


def words(text: str, style: str = "") -> Text:
    """Return words of a report, made safe for a terminal."""
    return Text(safe(text), style=style, overflow="fold")


def verbatim(text: str, style: str = "bold") -> Text:
    """Return words of a report between quotation marks, unless they hold marks themselves."""
    said = safe(text)
    return Text(said if set(said) & set('"“”') else f"“{said}”", style, overflow="fold")


def heading(title: str, about: str = "") -> list[ConsoleRenderable]:
    """Return the heading of a section, with a line that says how to read it."""
    line = Text(title.upper(), style="bold")
    found: list[ConsoleRenderable] = [Text(), line]
    return [*found, Text(about, style="dim")] if about else found


def side_by_side(blocks: Sequence[Block], page: Page) -> ConsoleRenderable:
    """Return blocks in columns where the width allows it, else below each other."""
    if 1 < len(blocks) <= page.width // _COLUMN - (page.width < 2 * _COLUMN + 12):
        return _columns(blocks)
    return stacked(blocks)


def _columns(blocks: Sequence[Block]) -> ConsoleRenderable:
    table = Table.grid(padding=(0, 2), expand=True)
    for _ in blocks:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(words(block.label, "dim") for block in blocks))
    table.add_row(*(_joined(block.lines) for block in blocks))
    return Padding(table, (0, 0, 0, 2))


def stacked(blocks: Sequence[Block]) -> ConsoleRenderable:
    """Return blocks below each other, each label to the left of its words."""
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=8, max_width=_LABEL, overflow="fold")
    table.add_column(overflow="fold")
    for block in blocks:
        table.add_row(words(block.label, "dim"), _joined(block.lines))
    return Padding(table, (0, 0, 0, 2), expand=False)


def bullets(items: Sequence[Text], page: Page, usual: int) -> list[ConsoleRenderable]:
    """Return a list, cut at *usual* entries unless everything is asked for."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    limit = page.limit(usual)
    for item in items[:limit]:
        table.add_row("-", item)
    found: list[ConsoleRenderable] = [Padding(table, (0, 0, 0, 2), expand=False)]
    return found + more(len(items), limit)


def more(total: int, limit: int | None) -> list[ConsoleRenderable]:
    """Return the line that says how much a cut list leaves out."""
    left = 0 if limit is None else max(0, total - limit)
    return [Text(f"  ... and {left} more: --full shows them", style="dim")] if left else []


def _joined(lines: Sequence[Text]) -> Text:
    joined = Text("\n", overflow="fold").join(lines)
    joined.overflow = "fold"
    return joined
