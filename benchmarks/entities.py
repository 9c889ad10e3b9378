"""Named entities: exact span and type, micro F1.

Two layouts are known by what the folder holds: Universal NER over EWT (`dev.iob2`: PER, ORG, LOC)
and re3d (`*/documents.jsonl` with character offsets, nested spans each on their own; only the
documents that training leaves out are measured).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import _common
from crossread.model import EntityType, Report
from crossread.reading import Reader, load_reader

Span = tuple[int, int, str]

# Our types to the set's own; others are no answer there.
UNER = {EntityType.PERSON: "PER", EntityType.ORG: "ORG", EntityType.PLACE: "LOC"}
RE3D = {
    EntityType.PERSON: "Person", EntityType.ORG: "Organisation", EntityType.PLACE: "Location",
    EntityType.NORP: "Nationality", EntityType.TIME: "Temporal", EntityType.QUANTITY: "Quantity",
}  # fmt: skip
RE3D_NAMES = ("Person", "Organisation", "Location", "Nationality")
# Every fifth document of re3d is held out of training (training/entity_sets.py).
HELD_OUT_MODULUS = 5


@dataclass(frozen=True)
class Item:
    """One text with its gold spans."""

    text: str
    gold: frozenset[Span]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--all-documents", action="store_true", help="re3d: training documents too")


def iob_items(path: Path) -> Iterator[Item]:
    """Documents of an IOB2 file with CoNLL-U comments: sentences joined by spaces."""
    text = ""
    spans: list[Span] = []
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        if any(x.startswith("# newdoc") for x in lines) and text:
            yield Item(text, frozenset(spans))
            text, spans = "", []
        raw = next(x[9:] for x in lines if x.startswith("# text = "))
        rows = [x.split("\t") for x in lines if not x.startswith("#")]
        spans += [(a + len(text), b + len(text), k) for a, b, k in _iob_spans(raw, rows)]
        text += raw + " "
    yield Item(text, frozenset(spans))


def _iob_spans(raw: str, rows: Iterable[list[str]]) -> Iterator[Span]:
    at = 0
    open_span: Span | None = None
    for row in rows:
        found = raw.find(row[1], at)
        start = found if found >= 0 else at
        at = start + len(row[1])
        prefix, _, kind = row[2].partition("-")
        if open_span and prefix == "I" and kind == open_span[2]:
            open_span = (open_span[0], at, kind)
            continue
        if open_span:
            yield open_span
        open_span = (start, at, kind) if prefix in ("B", "I") and kind else None
    if open_span:
        yield open_span


def re3d_items(files: Iterable[Path], every: bool) -> Iterator[Item]:
    """Documents of re3d that training does not see, with the mapped types."""
    for file in files:
        spans: dict[str, set[Span]] = defaultdict(set)
        for e in _common.read_lines(file.with_name("entities.jsonl")):
            if e["type"] in RE3D.values():
                spans[e["documentId"]].add((e["begin"], e["end"], e["type"]))
        for record in _common.read_lines(file):
            if every or int(record["_id"][:6], 16) % HELD_OUT_MODULUS == 0:
                yield Item(record["text"], frozenset(spans[record["_id"]]))


def load(args: argparse.Namespace) -> tuple[list[Item], dict[EntityType, str], list[Path]]:
    files = _common.find(args.data, f"{args.split}.iob2", "*/documents.jsonl")
    if files[0].suffix == ".iob2":
        return list(iob_items(files[0])), UNER, files
    return list(re3d_items(files, args.all_documents)), RE3D, files


def answers(reader: Reader, text: str, types: dict[EntityType, str]) -> frozenset[Span]:
    """What the reader finds, in the set's types."""
    reading = reader.read(Report(id="entities", text=text))
    return frozenset(
        (reading.start[m.start], reading.end[m.end - 1], types[m.type])
        for m in reading.mentions
        if m.type in types
    )


def run(args: argparse.Namespace) -> dict[str, Any]:
    items, types, files = load(args)
    tallies: dict[str, _common.Tally] = defaultdict(_common.Tally)
    errors = _common.Errors(args.errors)
    reader = load_reader(args.model)
    for item in items[: args.limit or None]:
        found = answers(reader, item.text, types)
        for kind in types.values():
            gold, mine = ({s for s in side if s[2] == kind} for side in (item.gold, found))
            tallies[kind].add(len(gold & mine), len(mine), len(gold))
        for start, end, kind in sorted(item.gold ^ found):
            errors.add(
                side="gold" if (start, end, kind) in item.gold else "answer", type=kind,
                span=item.text[start:end], text=item.text[max(0, start - 60) : end + 60],
            )  # fmt: skip
    errors.write()
    return {
        "items": int(sum(t.gold for t in tallies.values())), "data": _common.digest(files),
        **total(tallies, tuple(types.values())),
        "by_type": {k: t.figures() for k, t in tallies.items()},
        **({"names": total(tallies, RE3D_NAMES)} if types is RE3D else {}),
    }  # fmt: skip


def total(tallies: dict[str, _common.Tally], kinds: Iterable[str]) -> dict[str, float]:
    """Micro figures over some types."""
    chosen = [tallies[k] for k in kinds]
    sums = _common.Tally(
        *(sum(getattr(t, f) for t in chosen) for f in ("hits", "answered", "gold"))
    )
    return sums.figures()
