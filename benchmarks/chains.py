"""Chains of sources, against sentences written and annotated for this (gold/chains.jsonl).

Each record is a short text with, for words of its content, the chain from the outlet to the
last known source. Right is the whole ordered chain of the deepest attribution whose content
takes in the words: as many links, each named alike after articles, case and marks are taken
off, one name being part of the other, or one of the variants parted by "|". Records without
`chains` must yield no attribution. The part "test" was written after the rules and is not to
be tuned on. `--data` is the folder or file of the gold.
"""

from __future__ import annotations

import argparse
import re
from typing import Any

from benchmarks._common import Errors, digest, find, percent, read_lines
from benchmarks.attribution import read_cast
from crossread.model import Attribution, Report, Span


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Score every chain of the gold."""
    name = "chains-test.jsonl" if args.split == "test" else "chains.jsonl"
    files = find(args.data, name, f"gold/{name}")
    records = [r for f in files for r in read_lines(f)][: args.limit or None]
    errors, right, total, quiet, silent = Errors(args.errors), 0, 0, 0, 0
    for record in records:
        found = answers(record)
        for gold in record["chains"]:
            total += 1
            chain = names(found, record["text"], gold["words"])
            if alike(chain, gold["chain"]):
                right += 1
            else:
                errors.add(id=record["id"], text=record["text"], gold=gold, answer=chain)
        if not record["chains"]:
            silent += 1
            quiet += not found
    errors.write()
    return {
        "items": total,
        "data": digest(files),
        "exact": percent(right, total),
        "silent_where_nothing_is_said": percent(quiet, silent),
    }


def answers(record: dict[str, Any]) -> tuple[Attribution, ...]:
    """The attributions of one record."""
    from crossread.claims import attributions
    from crossread.reading import read

    meta = {k: record[k] for k in ("outlet", "credit", "dateline") if k in record}
    reading = read(Report(record["id"], record["text"], **meta))
    return attributions(reading, read_cast(reading))


def names(found: tuple[Attribution, ...], text: str, words: str) -> list[str] | None:
    """The names of the deepest chain over *words*; None where nobody answers for them."""
    start = text.index(words)
    span = Span(start, start + len(words))
    over = [a for a in found if any(2 * s.overlap(span) > len(span) for s in a.content)]
    if not over:
        return None
    sizes = [(-len(a.chain), sum(len(s) for s in a.content), i) for i, a in enumerate(over)]
    return [link.name for link in over[min(sizes)[2]].chain]


def alike(chain: list[str] | None, gold: list[str]) -> bool:
    """Whether two chains name the same steps."""
    if chain is None or len(chain) != len(gold):
        return False
    return all(any(_same(a, b) for b in g.split("|")) for a, g in zip(chain, gold, strict=True))


def _same(a: str, b: str) -> bool:
    left, right = _plain(a), _plain(b)
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    return bool(short) and re.search(rf"\b{re.escape(short)}\b", long) is not None


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|a|an) |[’'\"“”]", "", name.lower()).strip()
