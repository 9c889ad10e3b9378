"""Quantities in news sentences (NewsQuant layout): F1 of values, and of values with their change.

Values match one to one within a millionth; a range counts as its two ends. Ordinals, which the
set leaves out by its guideline, are left out of the answer too. The change is one of = ~ up down
> <; "-" in units plays no part.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from benchmarks import _common
from crossread.claims import quantities
from crossread.model import Quantity, Report
from crossread.reading import read

Pair = tuple[float, str]

_RANGE = re.compile(r"(-?\d+(?:\.\d+)?)-(-?\d+(?:\.\d+)?)")
_TOLERANCE = 1e-6


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Measure one split."""
    path = _common.find(args.data, f"{args.split}.json")[0]
    items = json.loads(path.read_text("utf-8"))[: args.limit or None]
    value, change, errors = _common.Tally(), _common.Tally(), _common.Errors(args.errors)
    for item in items:
        gold = [pair for quantity in item["quantities"] for pair in gold_pairs(quantity)]
        answer = [pair for quantity in answers(item["text"]) for pair in answer_pairs(quantity)]
        right, both = matched(gold, answer)
        value.add(right, len(answer), len(gold))
        change.add(both, len(answer), len(gold))
        if right < max(len(gold), len(answer)) or both < right:
            errors.add(text=item["text"], gold=gold, answer=answer)
    errors.write()
    return {
        "value": value.figures(),
        "value_with_change": change.figures(),
        "items": len(items),
        "gold_values": int(value.gold),
        "data": _common.digest([Path(path)]),
    }


def answers(text: str) -> list[Quantity]:
    """The quantities of one sentence, ordinals aside."""
    return [q for q in quantities(read(Report("item", text))) if q.role != "ordinal"]


def gold_pairs(quantity: dict[str, str]) -> list[Pair]:
    """The values of one gold quantity, each with its change."""
    match = _RANGE.fullmatch(quantity["value"])
    values = match.groups() if match else (quantity["value"],)
    return [(float(value), quantity["change"]) for value in values]


def answer_pairs(quantity: Quantity) -> list[Pair]:
    """The values of one answer; a vague or hedged one counts with the number as printed."""
    return [(value, quantity.change) for value in quantity.written]


def matched(gold: list[Pair], answer: list[Pair]) -> tuple[int, int]:
    """Count values found, and those of them with the right change, one to one."""
    left = list(answer)
    right = both = 0
    for value, change in gold:
        near = [a for a in left if abs(a[0] - value) <= _TOLERANCE * max(1.0, abs(value))]
        if not near:
            continue
        best = next((a for a in near if a[1] == change), near[0])
        left.remove(best)
        right += 1
        both += best[1] == change
    return right, both
