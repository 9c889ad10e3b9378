"""Cells: what each report says, with whom it has it from; same words are shown once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text

from crossread.faces._clean import clean
from crossread.faces._plain import labels
from crossread.faces.terminal._layout import Block, Page, safe, verbatim, words
from crossread.model import Attribution, Cell, Comparison, Relation, Stance

STYLES: Mapping[Relation, str] = {
    Relation.AGREES: "green",
    Relation.MORE_PRECISE: "blue",
    Relation.DIFFERS: "bold red",
    Relation.LATER_UPDATE: "cyan",
    Relation.ONLY_HERE: "magenta",
    Relation.NOT_COMPARABLE: "dim",
}
_STANCES = {
    Stance.ENDORSING: "confirms",
    Stance.DISTANCING: "claims",
    Stance.DENYING: "denies",
}


@dataclass(frozen=True)
class View:
    """A comparison with the names of its reports and the page that it is drawn on."""

    comparison: Comparison
    page: Page
    names: Mapping[str, str]

    @classmethod
    def of(cls, comparison: Comparison, page: Page) -> View:
        """Return the view of a comparison."""
        return cls(comparison, page, labels(comparison.reports))

    def words(self, cell: Cell) -> str:
        """Return the words of a cell, safe for a terminal."""
        return safe(self.comparison.words(cell))

    def blocks(self, cells: Sequence[Cell]) -> list[Block]:
        """Return one block a wording, in the order of the reports."""
        groups: dict[tuple[tuple[str, str], ...], list[str]] = {}
        for report, name in self.names.items():
            mine = [cell for cell in cells if cell.report == report]
            said = tuple(dict.fromkeys((self.words(c), source(c.attribution)) for c in mine))
            if said:
                groups.setdefault(said, []).append(name)
        return [Block(" and ".join(who), _lines(said)) for said, who in groups.items()]


def _lines(said: Sequence[tuple[str, str]]) -> tuple[Text, ...]:
    found: list[Text] = []
    for text, origin in said:
        found.append(verbatim(text))
        if origin:
            found.append(words(origin, "dim"))
    return tuple(found)


def source(said: Attribution | None) -> str:
    """Return "← KCNA ← Kim Jong Un": the chain behind the outlet; "" where there is none."""
    if said is None:
        return ""
    chain = "".join(f"← {clean(link.name)} " for link in said.chain[1:]).strip()
    stance = _STANCES.get(said.stance, "")
    return f"{chain} ({stance})" if chain and stance else chain
