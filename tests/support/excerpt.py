"""The excerpt in the README is real output: `make readme` renews it."""

from __future__ import annotations

import dataclasses
import textwrap
from pathlib import Path

import crossread
from crossread import demo
from crossread.faces import terminal
from crossread.model import Comparison, Relation

README = Path(__file__).parents[2] / "README.md"
_OPEN, _CLOSE = "<!-- excerpt -->\n", "<!-- end of excerpt -->"
_WIDTH = 84


def excerpt() -> str:
    """Return parts of the view of the richest demo story, indented for Markdown."""
    whole = crossread.compare(demo.story(demo.RICHEST).paths)
    view = terminal.render(_some(whole), width=_WIDTH)
    start = view.index("WHAT THEY SAY")
    return "\n" + textwrap.indent(view[start:].rstrip(), "    ") + "\n\n"


def _some(whole: Comparison) -> Comparison:
    """Keep one update, one statement of one origin in many reports, and the quotations."""
    update = next(p for p in whole.points if p.relation is Relation.LATER_UPDATE)
    carried = max(
        (p for p in whole.points if p.independent_origins == 1 and p is not update),
        key=lambda p: len(p.reports),
    )
    several = tuple(row for row in whole.quotations if len(row.cells) > 1)
    return dataclasses.replace(
        whole,
        points=(update, carried),
        quotations=several[:1],
        figures=(),
        events=(),
        loaded={},
        notes=(),
    )


def renewed(text: str) -> str:
    """Return the README with the excerpt as it should be now."""
    before, rest = text.split(_OPEN)
    _, after = rest.split(_CLOSE)
    return f"{before}{_OPEN}{excerpt()}{_CLOSE}{after}"


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
