"""Time expressions (TempEval-3 layout, TimeML files): spans strict and relaxed, values.

The text is what stands in <TEXT>; the document creation time is given as the day of publication.
A span is right, strictly, if its offsets are the gold's; relaxed, if it overlaps one gold span
(one to one, in text order). The value counts over relaxed matches; week numbers are compared
with leading zero, and "X" for unknown parts at the end of a value is dropped on both sides.
"""

from __future__ import annotations

import argparse
import datetime as dt
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _common
from crossread.claims import times
from crossread.model import DateBasis, Published, Report, TimeRef
from crossread.reading import read

_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_VALUE = re.compile(r'\bvalue="([^"]*)"')


@dataclass(frozen=True)
class Gold:
    """One annotated expression."""

    start: int
    end: int
    value: str


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Measure all documents of a folder."""
    files = _common.find(args.data, "*.tml", "AQUAINT/*.tml", "**/*.tml")[: args.limit or None]
    strict, relaxed, value = _common.Tally(), _common.Tally(), _common.Tally()
    errors = _common.Errors(args.errors)
    for file in files:
        text, gold, day = document(file)
        answer = times(read(_report(text, day)))
        pairs, exact, same = match(gold, answer)
        strict.add(exact, len(answer), len(gold))
        relaxed.add(len(pairs), len(answer), len(gold))
        value.add(same, len(answer), len(gold))
        _note(errors, file, text, day, gold, answer, pairs)
    errors.write()
    return {
        "span_strict": strict.figures(),
        "span_relaxed": relaxed.figures(),
        "value": value.figures(),
        "value_accuracy": _common.percent(value.hits, relaxed.hits),
        "items": len(files),
        "gold_expressions": int(strict.gold),
        "data": _common.digest(files),
    }


def document(file: Path) -> tuple[str, list[Gold], dt.date]:
    """Return the text of a TimeML file, its expressions, and the day it was made."""
    raw = file.read_text("utf-8", errors="replace")
    made = re.search(r"<DCT>.*?</DCT>", raw, re.DOTALL)
    found = _VALUE.search(made.group()) if made else None
    day = dt.date.fromisoformat(found.group(1)[:10]) if found else dt.date(1970, 1, 1)
    body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
    text, gold = _without_tags(body.group(1) if body else "")
    return text, gold, day


def _without_tags(body: str) -> tuple[str, list[Gold]]:
    text, gold, last = "", [], 0
    opened: list[tuple[int, str]] = []
    for tag in _TAG.finditer(body):
        text += _plain(body[last : tag.start()])
        last = tag.end()
        if tag.group(2) != "TIMEX3":
            continue
        if tag.group(1):
            start, value = opened.pop()
            gold.append(Gold(start, len(text), value))
        else:
            found = _VALUE.search(tag.group(3))
            opened.append((len(text), found.group(1) if found else ""))
    return text + _plain(body[last:]), sorted(gold, key=lambda g: g.start)


def _plain(text: str) -> str:
    """Unescape and put the lines of a paragraph on one line; length may change, order not."""
    joined = re.sub(r"(?<!\n)\n(?!\n)", " ", html.unescape(text))
    return joined.replace("``", '"').replace("''", '"')


def _report(text: str, day: dt.date) -> Report:
    return Report("item", text, published=Published(day, DateBasis.GIVEN))


def normal(value: str) -> str:
    """Bring the spellings of one value together."""
    value = re.sub(r"-W(\d)(?!\d)", r"-W0\1", value)
    return re.sub(r"(?:-X+)+$", "", value)


def match(
    gold: list[Gold], answer: tuple[TimeRef, ...]
) -> tuple[list[tuple[Gold, TimeRef]], int, int]:
    """Pair gold and answers by overlap; count exact spans and right values."""
    left = list(answer)
    pairs = []
    for item in gold:
        near = [a for a in left if a.span.start < item.end and item.start < a.span.end]
        if near:
            pairs.append((item, near[0]))
            left.remove(near[0])
    exact = sum((g.start, g.end) == (a.span.start, a.span.end) for g, a in pairs)
    same = sum(normal(g.value) == normal(a.value) for g, a in pairs)
    return pairs, exact, same


def _note(
    errors: _common.Errors,
    file: Path,
    text: str,
    day: dt.date,
    gold: list[Gold],
    answer: tuple[TimeRef, ...],
    pairs: list[tuple[Gold, TimeRef]],
) -> None:
    paired = {id(g) for g, _ in pairs}, {id(a) for _, a in pairs}
    for item in gold:
        if id(item) not in paired[0]:
            errors.add(kind="missed", file=file.name, day=str(day), gold=item.value,
                       text=_around(text, item.start, item.end))  # fmt: skip
    for ref in answer:
        if id(ref) not in paired[1]:
            errors.add(kind="spurious", file=file.name, day=str(day), answer=ref.value,
                       text=_around(text, ref.span.start, ref.span.end))  # fmt: skip
    for item, ref in pairs:
        if normal(item.value) != normal(ref.value):
            errors.add(kind="value", file=file.name, day=str(day), gold=item.value,
                       answer=ref.value, text=_around(text, item.start, item.end))  # fmt: skip


def _around(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
