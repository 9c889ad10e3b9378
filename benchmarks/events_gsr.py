"""Events: PLOVER records of single sentences against the codebook's gold standard records.

- type: share of sentences of which one coded event has the gold type of the 16.
- type_p, type_r, type_f1: micro, over coded events, with one gold event a sentence.
- full_record: type, source country and target country all right, as sets; a body or other
  non-state actor counts by its class (international), and gold without a target takes both
  sides as sources (reciprocal events).
- full_any: the same where each side need share only one country with gold.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks._common import Errors, Tally, digest, find, percent, read_lines
from crossread import actors, claims, events, reading
from crossread.model import Actor, ActorKind, Event, Report

_ABROAD = "international"
_NON_STATE = {"IGO", "NGO", "NGM", "IMG", "INT", "MNC", "***", ""}
_VARIANTS = {"JAP": "JPN", "KOS": "XKX", "ROM": "ROU", "ZAR": "COD", "TMP": "TLS"}


def run(args: argparse.Namespace) -> dict[str, Any]:
    """Code every sentence and count."""
    files = find(args.data, f"{args.split}.jsonl")
    rows = read_lines(files[0])[: args.limit or None]
    errors, types = Errors(args.errors), Tally()
    right = dict.fromkeys(("type", "full_record", "full_any"), 0)
    for row in rows:
        coded = code(row["text"].strip())
        hits = [e for e in coded if e.type == row["event_plover16"]]
        marks = {
            "type": bool(hits),
            "full_record": any(sides(e, row, exact=True) for e in hits),
            "full_any": any(sides(e, row, exact=False) for e in hits),
        }
        types.add(bool(hits), len(coded), 1)
        for name, mark in marks.items():
            right[name] += mark
        if not marks["full_record"]:
            gold = [row["event_plover16"], row["source"], row["target"]]
            errors.add(text=row["text"], gold=gold, answer=[shown(e) for e in coded], **marks)
    errors.write()
    figures: dict[str, Any] = {name: percent(n, len(rows)) for name, n in right.items()}
    figures |= {f"type_{k}": v for k, v in types.figures().items()}
    return {**figures, "items": len(rows), "data": digest(files)}


def code(text: str) -> tuple[Event, ...]:
    """Code one sentence as a report of its own."""
    read = reading.read(Report(id="a", text=text))
    cast = actors.resolve(read)
    return events.code(read, cast, claims.attributions(read, cast))


def sides(event: Event, row: Mapping[str, Any], *, exact: bool) -> bool:
    """Return whether both sides are the gold's."""
    source, target = codes_of(row["source"]), codes_of(row["target"])
    left, right = set(map(of_actor, event.actors)), set(map(of_actor, event.recipients))
    if not target:
        left, right = left | right, set()
    if len(event.actors) > 1 and not event.recipients:  # reciprocal: gold may split the sides
        return left == source | target if exact else source | target <= left
    if exact:
        return (left, right) == (source, target)
    return all(bool(a & b) or not b for a, b in ((left, source), (right, target)))


def codes_of(gold: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the country codes of gold actors."""
    codes = {_VARIANTS.get(a.get("code") or "", a.get("code") or "") for a in gold}
    return {_ABROAD if c in _NON_STATE else c for c in codes}


def of_actor(actor: Actor) -> str:
    """Return the country of an actor, or that it has none."""
    country = (actor.country or actor.id).split(":")[0]
    stateless = actor.kind is ActorKind.BODY or len(country) != 3 or not country.isupper()
    return _ABROAD if stateless or country == "UNO" else country


def shown(event: Event) -> list[Any]:
    """Reduce an event for the error file."""
    sides = [
        [f"{a.id} {a.country} {a.sector}" for a in s] for s in (event.actors, event.recipients)
    ]
    return [event.type, event.mode, *sides]
