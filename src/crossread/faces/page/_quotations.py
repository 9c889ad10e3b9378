"""Quotations: each wording of one utterance, compared word by word with a fuller one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossread.faces._wording import aligned, key
from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.model import QuotationRow

_TOKEN = re.compile(r"\S+\s*")
# Below this share of common words a diff has more signs than words and hides what it shows.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a wording against a fuller one.

    ``kind`` is "same", "here" (only in this wording), "gone" (left out in the middle) or
    "cut" (left out at the beginning or the end).
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording and who prints it.

    ``changes`` tell how it departs from a fuller one, printed by ``against``; None where no
    fuller one is like it. The fullest stands as it is, against nobody.
    """

    views: tuple[CellView, ...]
    words: str
    changes: tuple[Change, ...] | None
    against: str


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance of one speaker, with its wordings, the fullest first."""

    speaker: str
    relation: str
    wordings: tuple[Wording, ...]
    shared: bool  # whether more than one report has it


def utterances(desk: Desk) -> tuple[Utterance, ...]:
    """Return the utterances, those that several reports give first."""
    found = [_utterance(desk, row) for row in desk.comparison.quotations if row.cells]
    return tuple(sorted(found, key=lambda utterance: not utterance.shared))


def _utterance(desk: Desk, row: QuotationRow) -> Utterance:
    groups: dict[tuple[str, ...], list[CellView]] = {}
    for cell in row.cells:
        view = desk.view(cell)
        groups.setdefault(tuple(map(key, _TOKEN.findall(view.words))), []).append(view)
    ranked = sorted(groups.values(), key=lambda views: -len(views[0].words))
    return Utterance(
        printable(row.speaker) or "speaker not named",
        row.relation,
        tuple(_wording(views, ranked[:n]) for n, views in enumerate(ranked)),
        len({cell.report for cell in row.cells}) > 1,
    )


def _wording(views: list[CellView], fuller: list[list[CellView]]) -> Wording:
    words = views[0].words
    if not fuller:
        return Wording(tuple(views), words, (Change("same", words),), "")
    base = max(fuller, key=lambda other: _likeness(other, views))[0]
    return Wording(tuple(views), words, word_diff(base.words, words), base.outlet)


def _likeness(one: list[CellView], other: list[CellView]) -> tuple[bool, int]:
    """Return how fit one wording is to mark another against: best from another report."""
    elsewhere = {view.number for view in one} != {view.number for view in other}
    return elsewhere, _common(_TOKEN.findall(one[0].words), _TOKEN.findall(other[0].words))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(block.size for block in aligned(one, other).get_matching_blocks())


def word_diff(fuller: str, words: str) -> tuple[Change, ...] | None:
    """Return *words* as changes against *fuller* ones, or None if too little is common.

    What does not count for `key` is no change. All texts but those of kinds "gone" and
    "cut" add up to *words*.
    """
    before, after = _TOKEN.findall(fuller), _TOKEN.findall(words)
    if _common(before, after) < _ALIKE * min(len(before), len(after)):
        return None
    found: list[Change] = []
    for op, i, j, k, m in aligned(before, after).get_opcodes():
        if op in ("delete", "replace"):
            edge = i == 0 or j == len(before)
            found.append(Change("cut" if edge and op == "delete" else "gone", "".join(before[i:j])))
        if op != "delete":
            found.append(Change("same" if op == "equal" else "here", "".join(after[k:m])))
    return tuple(found)
