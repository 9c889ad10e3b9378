"""Events: the PLOVER type between two given actors of a sentence.

Gold source and target are positions; they are put into the cast as known actors, so that
only the coder is measured. The event that links both counts first, then one of the source,
then one of the target, then any. Labels are 15: CONCEDE and RETREAT count as YIELD.
An event left uncoded is wrong.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from benchmarks._common import Errors, digest, find, percent, read_lines
from crossread import actors, events, reading
from crossread.model import Actor, ActorKind, Cast, Event, Reading, Reference, Report

_MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_QUAD = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
_TAG = re.compile(r"</?[st]>")
_SOURCE, _TARGET = "local:source", "local:target"


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Type every pair of actors and count."""
    files = find(args.data, f"{args.split}.jsonl")
    rows = read_lines(files[0])[: args.limit or None]
    errors, pairs = Errors(args.errors), Counter[tuple[str, str]]()
    quads = 0
    for row in rows:
        answer = typed(row)
        pairs[row["root15"], answer] += 1
        quads += _QUAD.get(answer) == _QUAD[row["root15"]]
        if answer != row["root15"]:
            errors.add(text=row["marked"], gold=row["root15"], answer=answer)
    errors.write()
    right = sum(n for (gold, answer), n in pairs.items() if gold == answer)
    return {
        "accuracy": percent(right, len(rows)),
        "macro_f1": macro_f1(pairs),
        "quad_accuracy": percent(quads, len(rows)),
        "uncoded": percent(sum(n for (_, answer), n in pairs.items() if not answer), len(rows)),
        "items": len(rows),
        "data": digest(files),
    }


def macro_f1(pairs: Mapping[tuple[str, str], int]) -> float:
    """Mean F1 over the gold labels, 0 to 100."""
    labels = sorted({gold for gold, _ in pairs})
    total = 0.0
    for label in labels:
        hits = pairs.get((label, label), 0)
        gold = sum(n for (g, _), n in pairs.items() if g == label)
        answered = sum(n for (_, a), n in pairs.items() if a == label)
        total += percent(2 * hits, gold + answered)
    return round(total / len(labels), 2) if labels else 0.0


def typed(row: Mapping[str, Any]) -> str:
    """Return the label of the event between the two marked actors, "" where none is coded."""
    read = reading.read(Report(id="a", text=row["text"]))
    cast = with_sides(read, actors.resolve(read), positions(row))
    found = max(events.code(read, cast), key=rank, default=None)
    return _MERGED.get(found.type, found.type) if found else ""


def rank(event: Event) -> tuple[bool, bool, bool, bool]:
    """Order events by how surely they link the two actors."""
    doers = {a.id for a in event.actors}
    both = doers | {a.id for a in event.recipients}
    linked = {_SOURCE, _TARGET} <= both
    return linked and _SOURCE in doers, linked, _SOURCE in doers, bool({_SOURCE, _TARGET} & both)


def positions(row: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Return where source and target stand; a few rows lack the mark of one of them."""
    found = {}
    for name, tag, words in ((_SOURCE, "s", row["source"]), (_TARGET, "t", row["target"])):
        before = row["marked"].partition(f"<{tag}>")[0] if f"<{tag}>" in row["marked"] else ""
        start = row["text"].find(words, max(0, len(_TAG.sub("", before)) - 2))
        if start >= 0 and words:
            found[name] = (start, start + len(words))
    return found


def with_sides(read: Reading, cast: Cast, sides: Mapping[str, tuple[int, int]]) -> Cast:
    """Put the given actors into a cast in place of what stands there."""
    added = []
    for name, (start, end) in sides.items():
        tokens = [t for t in range(len(read)) if read.start[t] < end and read.end[t] > start]
        if not tokens:
            continue
        heads = [t for t in tokens if read.head[t] not in tokens]
        actor = Actor(name, name, ActorKind.GROUP, country=name, sector="GOV")
        added.append(Reference(tokens[0], tokens[-1] + 1, heads[0], actor, "name"))
    kept = [r for r in cast.references if not any(a.start <= r.head < a.end for a in added)]
    return Cast(tuple(sorted([*kept, *added], key=lambda r: (r.start, r.end))))
