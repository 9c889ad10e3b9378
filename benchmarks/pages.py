"""HTML pages: how well the reporting is told from the page around it.

The measure of article-extraction-benchmark (Scrapinghub, `evaluate.py`): multisets of four-word
shingles of the extracted and the true body, precision and recall a page, their means, and the F1
of the means. "reporting" is what Crossread counts as such (furniture and the headline left out),
"text" all that it keeps, "extractor" trafilatura's precision mode alone. The truth counts credit
lines ("Reporting by ...") as body, Crossread does not. Pages that are refused (another language)
are listed and count in none of the three.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks import _common
from crossread.errors import SourceError
from crossread.model import Report
from crossread.sources import from_html

_WORD = re.compile(r"\w+")
_SHINGLE = 4


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Score every page of the folder (`ground_truth.json`, `html/`)."""
    gold = _common.find(args.data, "ground_truth.json")[0]
    truth = json.loads(gold.read_text("utf-8"))
    names = sorted(truth)[: args.limit or None]
    scores: dict[str, list[tuple[float, float]]] = {"reporting": [], "text": [], "extractor": []}
    known = Counter[str]()
    failed: list[str] = []
    cases = []
    for name in names:
        page = _page(args.data / "html" / name)
        body = "\n".join(truth[name]["body"])
        try:
            report = from_html(page, origin=name)
        except SourceError as error:
            failed.append(str(error))
            continue
        known.update(_known(report))
        found = {
            "reporting": reporting(report),
            "text": _without_headline(report),
            "extractor": _extracted(page),
        }
        for kind, words in found.items():
            scores[kind].append(match(body, words))
        cases.append((scores["reporting"][-1], name, body, found["reporting"]))
    _write_errors(args.errors, cases)
    return {
        "items": len(names),
        "data": _common.digest([gold, *(args.data / "html" / name for name in names)]),
        "not_read": len(failed),
        "failures": failed,
        **{kind: _figures(rows) for kind, rows in scores.items()},
        "known": {what: _common.percent(known[what], len(cases)) for what in sorted(known)},
    }


def match(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of the shingles of *found*, 0 to 1."""
    true, ours = _shingles(gold), _shingles(found)
    hits = (true & ours).total()
    precision = hits / ours.total() if ours else 0.0
    return precision, hits / true.total() if true else 0.0


def reporting(report: Report) -> str:
    """The lines of a report that are neither its headline nor furniture."""
    skipped = {span.start for span in report.furniture}
    return _lines(report, lambda start: start not in skipped)


def _without_headline(report: Report) -> str:
    return _lines(report, lambda start: True)


def _lines(report: Report, wanted: Callable[[int], bool]) -> str:
    kept, start = [], 0
    for line in report.text.split("\n"):
        headline = report.headline is not None and report.headline.start == start
        if wanted(start) and not headline:
            kept.append(line)
        start += len(line) + 1
    return "\n".join(kept)


def _known(report: Report) -> list[str]:
    return [
        what for what in ("outlet", "title", "byline", "published", "url") if getattr(report, what)
    ]


def _extracted(page: str) -> str:
    from trafilatura import extract

    return extract(page, favor_precision=True, include_comments=False) or ""


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    last = max(1, len(words) - _SHINGLE + 1)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(last))


def _figures(rows: list[tuple[float, float]]) -> dict[str, float]:
    p = statistics.mean(row[0] for row in rows)
    r = statistics.mean(row[1] for row in rows)
    return {
        "p": _common.percent(p, 1),
        "r": _common.percent(r, 1),
        "f1": _common.percent(2 * p * r, p + r),
    }


def _page(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace")


def _write_errors(
    path: Path | None, cases: list[tuple[tuple[float, float], str, str, str]]
) -> None:
    errors = _common.Errors(path)
    for (precision, recall), name, gold, found in sorted(cases):
        if min(precision, recall) < 0.9:
            errors.add(page=name, p=precision, r=recall, gold=gold, found=found)
    errors.write()
