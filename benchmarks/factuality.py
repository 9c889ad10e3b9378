"""Event factuality, -3 to 3: Pearson r and mean absolute error at the gold predicate.

Layout: JSON Lines of tokenised sentences with targets. `--set` picks the part (UDS_IH2, UW,
MEANTIME); `--rules` leaves out the learned score and measures the rules alone. `--classes` adds
how the classes that `certainty` gives lie on the gold scale.
"""

from __future__ import annotations

import argparse
import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np

from benchmarks import _common
from crossread.claims import certainty, factuality_score
from crossread.model import Reading, Report
from crossread.reading import read

Case = tuple[str, Reading, int, float]  # text, reading, token, gold


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--set", default="UDS_IH2", help="name of the part: UDS_IH2, UW, MEANTIME")
    parser.add_argument("--rules", action="store_true", help="without the learned score")
    parser.add_argument("--classes", action="store_true", help="mean gold score of each class")


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Measure one part."""
    path = _common.find(args.data, f"{args.set}_{args.split}.jsonl")[0]
    cases = list(_cases(path, args.limit, args.rules))
    gold = np.array([case[3] for case in cases])
    answer = np.array([factuality_score(reading, token) for _, reading, token, _ in cases])
    errors = _common.Errors(args.errors)
    for (text, reading, token, label), score in zip(cases, answer, strict=True):
        kind, word = certainty(reading, token)
        if abs(label - score) > 1.5:
            errors.add(text=text, token=reading.word(token), gold=label, answer=round(score, 2),
                       kind=kind.value, word=word.of(text) if word else "")  # fmt: skip
    errors.write()
    figures: dict[str, Any] = {
        "r": round(100 * float(np.corrcoef(gold, answer)[0, 1]), 2),
        "mae": round(float(np.abs(gold - answer).mean()), 3),
        "items": len(cases),
        "set": args.set,
        "data": _common.digest([path]),
    }
    if args.classes:
        figures["classes"] = _classes(cases)
    return figures


def _cases(path: Path, limit: int, rules: bool) -> Iterator[Case]:
    for record in _common.read_lines(path)[: limit or None]:
        text = record["text"]
        reading = read(Report("item", text))
        if rules:
            reading = dataclasses.replace(reading, factuality=())
        starts = _starts(text)
        for target in record["targets"]:
            token = _token_at(reading, starts[target["span1"][0]])
            if token is not None:
                yield text, reading, token, float(target["label"])


def _starts(text: str) -> list[int]:
    """Return where each of the words set apart by single spaces begins."""
    starts, here = [], 0
    for word in text.split(" "):
        starts.append(here)
        here += len(word) + 1
    return starts


def _token_at(reading: Reading, place: int) -> int | None:
    return next((t for t in range(len(reading)) if reading.end[t] > place), None)


def _classes(cases: list[Case]) -> dict[str, dict[str, float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for _, reading, token, label in cases:
        found[certainty(reading, token)[0].value].append(label)
    return {k: {"mean": round(fmean(v), 2), "n": len(v)} for k, v in sorted(found.items())}
