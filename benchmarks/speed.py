"""Words a second of the whole reading on two threads, with the bare encoder as the yardstick.

Texts are the first reports of stories-allsides by identifier; words are counted by white space.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from benchmarks import _common
from crossread.model import Report
from crossread.reading import Reader, load_reader

_MEGABYTE = 1024  # ru_maxrss is in kilobytes on Linux
_DEFAULT_REPORTS = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runs", type=int, default=5, help="timed runs after one warm-up")
    parser.add_argument("--workers", type=int, default=2)


def run(args: argparse.Namespace) -> dict[str, Any]:
    files = _common.find(args.data, "articles.jsonl")
    records = sorted(_common.read_lines(files[0]), key=lambda r: str(r["id"]))
    chosen = records[: args.limit or _DEFAULT_REPORTS]
    reports = [Report(id=str(r["id"]), text=f"{r['title']}\n{r['text']}") for r in chosen]
    words = sum(len(r.text.split()) for r in reports)
    began = time.perf_counter()
    reader = load_reader(args.model)
    loaded = time.perf_counter() - began
    whole, bare = timed(
        args.runs,
        lambda: list(reader.read_many(reports, workers=args.workers)),
        lambda: encode_all(reader, reports, args.workers),
    )
    return {
        "items": len(reports), "words": words, "data": _common.digest(files),
        "words_per_second": round(words / whole), "encoder_words_per_second": round(words / bare),
        "share_of_encoder": _common.percent(bare, whole), "load_seconds": round(loaded, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE),
        "workers": args.workers, "runs": args.runs,
    }  # fmt: skip


def timed(runs: int, *jobs: Callable[[], object]) -> list[float]:
    """Median seconds of each job, the jobs by turns, after one warm-up of each."""
    for job in jobs:
        job()
    seconds: list[list[float]] = [[] for _ in jobs]
    for _ in range(runs):
        for job, column in zip(jobs, seconds, strict=True):
            began = time.perf_counter()
            job()
            column.append(time.perf_counter() - began)
    return [statistics.median(column) for column in seconds]


def encode_all(reader: Reader, reports: Sequence[Report], workers: int) -> None:
    """Only the encoder, over the same windows of the same texts."""
    with ThreadPoolExecutor(max_workers=workers) as pool:
        list(pool.map(reader.encode_only, reports))
