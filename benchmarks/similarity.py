"""Sentence vectors: cosine of headline pairs with whether both are on one development.

Pairs are made from stories-allsides: two headlines of one event count 1; a headline and one of the
next event, in order of topic and date, counts 0, so that unlike pairs are close in matter and time.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import _common
from crossread.reading import load_reader

Pair = tuple[str, str, int]


def run(args: argparse.Namespace) -> dict[str, Any]:
    files = _common.find(args.data, "articles.jsonl")
    pairs = make_pairs(_common.read_lines(files[0]))[: args.limit or None]
    texts = sorted({t for pair in pairs for t in pair[:2]})
    rows = dict(zip(texts, load_reader(args.model).vectors(texts), strict=True))
    return {"items": len(pairs), "data": _common.digest(files), **score(pairs, rows)}


def make_pairs(records: list[dict[str, Any]]) -> list[Pair]:
    """Like and unlike pairs, one of each an event, in a fixed order."""
    events: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record in sorted(records, key=lambda r: str(r["id"])):
        events[record["event_id"]].append(record)
    ordered = sorted(
        (e for e in events.values() if len(e) > 1),
        key=lambda e: (str(e[0]["topic"]), str(e[0]["date"])),
    )
    pairs: list[Pair] = []
    for n, event in enumerate(ordered):
        other = ordered[(n + 1) % len(ordered)]
        pairs.append((event[0]["title"], event[1]["title"], 1))
        pairs.append((event[0]["title"], other[0]["title"], 0))
    return pairs


def score(pairs: list[Pair], rows: dict[str, NDArray[np.float32]]) -> dict[str, float]:
    """Pearson and Spearman correlation of cosine and gold, times 100."""
    cosine = np.array([float(rows[a] @ rows[b]) for a, b, _ in pairs])
    gold = np.array([float(g) for *_, g in pairs])
    return {
        "pearson": round(100 * float(np.corrcoef(cosine, gold)[0, 1]), 2),
        "spearman": round(100 * float(np.corrcoef(ranks(cosine), ranks(gold))[0, 1]), 2),
    }


def ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Ranks, equal values sharing their mean rank."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    mean: NDArray[np.float64] = (ends - (counts - 1) / 2)[inverse]
    return mean
