"""Kinship: which reports are copies, versions or otherwise kin, against labels by hand.

`--data` is the folder of labelled pairs (pairs.jsonl beside the articles) or the folder of
comparison stories (gold.json with a `kinship` field beside A.txt, B.txt ...).

- same_origin: accuracy over pairs labelled true or false; unsure pairs are left out.
- same_text: the same for "copy, version or excerpt" alone, which is what the pair labels
  mean; the product also counts reports that credit one agency, or are by one outlet, as one.
- kind: accuracy of the kind, labels mapped by `KINDS`; pairs labelled unsure are left out.
- `--overlap`: recall and precision of pairs whose reported containment is at least .5,
  against exact containment of five-word shingles over lower-cased words of the whole text.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks._common import Errors, Tally, digest, find, percent, read_lines
from crossread.model import Report
from crossread.stories import kinship, kinships

KINDS = {
    "copy": {"copy"},
    "version": {"version", "excerpt"},
    "captions_only": {"none", "quotes only"},
    "boilerplate_only": {"none", "quotes only"},
    "independent_quotes": {"quotes only"},
    "same_agency_other_story": {"same agency"},
    "self_reuse": {"version", "excerpt", "copy"},
}
CLOSE = {"copy", "version", "excerpt"}


@dataclass(frozen=True)
class Pair:
    """Two reports and what a person said of them; None where they could not tell."""

    first: Report
    second: Report
    label: str
    same_text: bool | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of this benchmark."""
    parser.add_argument("--overlap", action="store_true", help="score containment of all pairs")


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Score kinship, or with `--overlap` the containment behind it."""
    files = find(args.data, "*.jsonl", "*/gold.json")
    figures = overlap(args) if args.overlap else judged(args, list(pairs(args.data)))
    return {**figures, "data": digest(files)}


def judged(args: argparse.Namespace, items: list[Pair]) -> dict[str, Any]:
    """Compare each labelled pair with the product's answer."""
    items = items[: args.limit or None]
    errors = Errors(args.errors)
    right = {"same_origin": 0, "same_text": 0, "kind": 0}
    counted = dict.fromkeys(right, 0)
    for pair in items:
        found = kinship(pair.first, pair.second)
        answers = {"same_origin": found.same_origin, "same_text": found.kind.value in CLOSE}
        if pair.same_text is not None:
            for name, answer in answers.items():
                counted[name] += 1
                right[name] += answer == pair.same_text
        if pair.label != "unsure":
            counted["kind"] += 1
            fits = found.kind.value in KINDS.get(pair.label, {pair.label})
            right["kind"] += fits
            if not fits or pair.same_text not in (None, found.same_origin):
                errors.add(
                    pair=[pair.first.id, pair.second.id],
                    gold=[pair.label, pair.same_text],
                    answer=[found.kind.value, found.same_origin],
                    reason=found.reason,
                )
    errors.write()
    accuracy = {name: percent(right[name], counted[name]) for name in right if counted[name]}
    return {**accuracy, "items": len(items)}


def overlap(args: argparse.Namespace) -> dict[str, Any]:
    """Score which of all pairs of one set share at least half of one text."""
    reports = list(articles(args.data).values())[: args.limit or None]
    exact = [shingles(r.text) for r in reports]
    gold = {
        (i, j)
        for i, j in combinations(range(len(reports)), 2)
        if len(exact[i] & exact[j]) >= 0.5 * max(1, min(len(exact[i]), len(exact[j])))
    }
    numbers = combinations(range(len(reports)), 2)
    found = {
        pair for pair, k in zip(numbers, kinships(reports), strict=True) if k.containment >= 0.5
    }
    tally = Tally(len(gold & found), len(found), len(gold))
    return {**tally.figures(), "items": len(reports), "pairs_over_half": len(gold)}


def shingles(text: str) -> set[tuple[str, ...]]:
    """Distinct five-word shingles of lower-cased words."""
    words = re.findall(r"\w+(?:['’]\w+)*", text.lower().replace("’", "'"))
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def pairs(data: Path) -> Iterator[Pair]:
    """Read labelled pairs of either layout."""
    if (data / "pairs.jsonl").exists():
        texts = articles(data)
        for row in read_lines(data / "pairs.jsonl"):
            first, second = texts[row["id_a"]], texts[row["id_b"]]
            yield Pair(first, second, row["label"], row["same_text_origin"])
        return
    for gold in find(data, "*/gold.json"):
        for both, kind in json.loads(gold.read_text("utf-8"))["kinship"].items():
            first, second = (story_report(gold.parent, doc) for doc in both.split("|"))
            yield Pair(first, second, kind, None)


def articles(data: Path) -> dict[str, Report]:
    """Read the articles of the pair layout; outlets are left out, as labels are about texts."""
    (path,) = find(data, "helsinki.jsonl")
    return {r["id"]: Report(id=r["id"], text=r["text"]) for r in read_lines(path)}


def story_report(folder: Path, doc: str) -> Report:
    """Read one report of a comparison story."""
    return Report(id=f"{folder.name}/{doc}", text=(folder / f"{doc}.txt").read_text("utf-8"))
