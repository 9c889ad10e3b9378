"""Quotations: each wording of one utterance, compared word by word with the fullest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import CellView, Desk
from crossread.model import QuotationRow

_TOKEN = re.compile(r"\S+\s*")
_EDGES = re.compile(r"^\W+|\W+$")
# Below this share of common words a diff has more signs than words and hides what it shows.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a wording against the fullest one.

    ``kind`` is "same", "here" (only in this wording), "gone" (left out in the middle) or
    "cut" (left out at the beginning or the end).
    """

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, who prints it, and how it departs from the fullest (None: too far)."""

    views: tuple[CellView, ...]
    words: str
    changes: tuple[Change, ...] | None
    fullest: bool


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
        groups.setdefault(_keys(_TOKEN.findall(view.words)), []).append(view)
    ranked = sorted(groups.values(), key=lambda views: -len(views[0].words))
    fullest = ranked[0][0].words
    return Utterance(
        printable(row.speaker) or "speaker not named",
        row.relation,
        tuple(_wording(views, fullest, n == 0) for n, views in enumerate(ranked)),
        len({cell.report for cell in row.cells}) > 1,
    )


def _wording(views: list[CellView], fullest: str, first: bool) -> Wording:
    words = views[0].words
    changes = (Change("same", words),) if first else word_diff(fullest, words)
    return Wording(tuple(views), words, changes, first)


def word_diff(fullest: str, words: str) -> tuple[Change, ...] | None:
    """Return *words* as changes against *fullest*, or None where they have too little in common.

    Letter case and punctuation at the edges of a word do not count as a change. All texts
    but those of kinds "gone" and "cut" add up to *words*.
    """
    before, after = _TOKEN.findall(fullest), _TOKEN.findall(words)
    matcher = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if common < _ALIKE * min(len(before), len(after)):
        return None
    found: list[Change] = []
    for op, i, j, k, m in matcher.get_opcodes():
        if op in ("delete", "replace"):
            edge = i == 0 or j == len(before)
            found.append(Change("cut" if edge and op == "delete" else "gone", "".join(before[i:j])))
        if op != "delete":
            found.append(Change("same" if op == "equal" else "here", "".join(after[k:m])))
    return tuple(found)


def _keys(tokens: Sequence[str]) -> tuple[str, ...]:
    return tuple(_EDGES.sub("", token.strip()).casefold() or token.strip() for token in tokens)
