"""A comparison, an account or its quotations as JSON, documented in docs/json.md.

The shape is versioned by ``schema``: within one number fields may be added, never renamed,
retyped or taken away. Offsets count Unicode code points (Python `str` indices) in the
``text`` of the report that they belong to. The same comparison always gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

import crossread
from crossread.model import (
    Account,
    Actor,
    Attribution,
    Cell,
    Comparison,
    Event,
    EventRow,
    FigureRow,
    Kinship,
    Link,
    Loaded,
    Origin,
    Point,
    Quantity,
    QuotationRow,
    Report,
    Span,
    TimeRef,
)

COMPARISON_SCHEMA = "crossread.comparison/1"
ACCOUNT_SCHEMA = "crossread.account/1"

Value = Any  # what `json` can write
Object = dict[str, Any]


def dumps(document: Mapping[str, Value]) -> str:
    """Return a document as JSON text, indented, ending in a line feed."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_dict(comparison: Comparison, *, model: str = "") -> Object:
    """Return a comparison as plain dictionaries and lists; *model* names the model used."""
    return {
        "schema": COMPARISON_SCHEMA,
        "crossread": crossread.__version__,
        "model": model,
        "reports": [_report(report) for report in comparison.reports],
        "points": [_point(comparison, point) for point in comparison.points],
        "quotations": [_quotation(comparison, row) for row in comparison.quotations],
        "figures": [_figure(comparison, row) for row in comparison.figures],
        "events": [_event_row(comparison, row) for row in comparison.events],
        "kinship": [_kinship(comparison, kin) for kin in comparison.kinship],
        "loaded": {
            report.id: [_loaded(found, report) for found in comparison.loaded.get(report.id, ())]
            for report in comparison.reports
        },
        "notes": list(comparison.notes),
        "problems": list(comparison.problems),
    }


def account_to_dict(account: Account) -> Object:
    """Return what one report says as plain dictionaries and lists."""
    report = account.report
    return {
        "schema": ACCOUNT_SCHEMA,
        "crossread": crossread.__version__,
        "model": account.reading.version,
        "report": _report(report),
        "attributions": [_attribution(found, report) for found in account.attributions],
        "events": [_event(found, report) for found in account.events],
        "quantities": [_quantity(found, report) for found in account.quantities],
        "times": [_time(found, report) for found in account.times],
        "loaded": [_loaded(found, report) for found in account.loaded],
    }


def _report(report: Report) -> Object:
    published = report.published
    return {
        "id": report.id,
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "credit": report.credit,
        "dateline": report.dateline,
        "published": published
        and {
            "day": _day(published.day),
            "time": published.time and published.time.isoformat(),
            "basis": str(published.basis),
        },
        "language": report.language,
        "url": report.url,
        "origin": report.origin_path,
        "sha256": hashlib.sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "headline": report.headline and _offsets(report.headline),
        "subheads": [_offsets(span) for span in report.subheads],
        "furniture": [_offsets(span) for span in report.furniture],
        "text": report.text,
    }


def _point(comparison: Comparison, point: Point) -> Object:
    return {
        "id": point.id,
        "matter": point.matter,
        "slot": str(point.slot),
        "relation": str(point.relation),
        "differs_in": point.differs_in and str(point.differs_in),
        "cells": _cells(comparison, ((cell, {}) for cell in point.cells)),
        "origins": [_origin(origin) for origin in point.origins],
        "independent_origins": point.independent_origins,
        "note": point.note,
        "weight": round(point.weight, 4),
    }


def _quotation(comparison: Comparison, row: QuotationRow) -> Object:
    return {
        "speaker": row.speaker,
        "relation": row.relation,
        "cells": _cells(comparison, ((cell, {}) for cell in row.cells)),
    }


def _figure(comparison: Comparison, row: FigureRow) -> Object:
    pairs = (
        (cell, {"quantity": _quantity(quantity, comparison.report(cell.report))})
        for cell, quantity in row.cells
    )
    return {
        "matter": row.matter,
        "role": row.role,
        "unit": row.unit,
        "relation": str(row.relation),
        "cells": _cells(comparison, pairs),
    }


def _event_row(comparison: Comparison, row: EventRow) -> Object:
    pairs = (
        (cell, {"event": _event(event, comparison.report(cell.report))})
        for cell, event in row.cells
    )
    fullest = next(
        (comparison.report(cell.report) for cell, event in row.cells if event == row.event),
        comparison.report(row.cells[0][0].report),
    )
    return {"event": _event(row.event, fullest), "cells": _cells(comparison, pairs)}


def _cells(comparison: Comparison, cells: Iterable[tuple[Cell, Object]]) -> Object:
    """Group cells by report id, in the order of the reports."""
    found: dict[str, list[Object]] = {report.id: [] for report in comparison.reports}
    for cell, more in cells:
        report = comparison.report(cell.report)
        said = cell.attribution
        entry = {
            **_words(cell.span, report),
            "chain": [link.name for link in said.chain] if said else [],
            "attribution": said and _attribution(said, report),
        }
        found[cell.report].append({**entry, **more})
    return {id: entries for id, entries in found.items() if entries}


def _attribution(said: Attribution, report: Report) -> Object:
    return {
        "style": str(said.style),
        "stance": str(said.stance),
        "speaker": said.speaker and _link(said.speaker),
        "source": said.source and _words(said.source, report),
        "cue": said.cue and _words(said.cue, report),
        "cue_lemma": said.cue_lemma,
        "content": [_words(span, report) for span in said.content],
        "quoted": [_words(span, report) for span in said.quoted],
        "chain": [_link(link) for link in said.chain],
    }


def _link(link: Link) -> Object:
    return {"name": link.name, "actor": link.actor.id if link.actor else ""}


def _event(event: Event, report: Report) -> Object:
    return {
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": [_actor(actor) for actor in event.actors],
        "recipients": [_actor(actor) for actor in event.recipients],
        "when": _day(event.when),
        "until": _day(event.until),
        "place": event.place,
        "historical": event.historical,
        "future": event.future,
        "negated": event.negated,
        "hypothetical": event.hypothetical,
        "magnitudes": [_quantity(quantity, report) for quantity in event.magnitudes],
        "report": report.id,
        "evidence": _words(event.span, report),
        "attribution": event.attribution and _attribution(event.attribution, report),
    }


def _actor(actor: Actor) -> Object:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": str(actor.kind),
        "country": actor.country,
        "sector": actor.sector,
    }


def _quantity(quantity: Quantity, report: Report) -> Object:
    return {
        **_words(quantity.span, report),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "low_open": quantity.low_open,
        "high_open": quantity.high_open,
        "unit": quantity.unit,
        "role": quantity.role,
        "approximate": quantity.approximate,
        "change": quantity.change,
        "as_of": _day(quantity.as_of),
    }


def _time(time: TimeRef, report: Report) -> Object:
    return {
        **_words(time.span, report),
        "value": time.value,
        "granularity": time.granularity,
        "first": _day(time.first),
        "last": _day(time.last),
        "resolved": time.resolved,
    }


def _origin(origin: Origin) -> Object:
    return {
        "name": origin.name,
        "reports": list(origin.reports),
        "known": origin.known,
        "actor": origin.actor,
    }


def _kinship(comparison: Comparison, kin: Kinship) -> Object:
    return {
        "first": kin.first,
        "second": kin.second,
        "kind": str(kin.kind),
        "containment": round(kin.containment, 4),
        "same_origin": kin.same_origin,
        "reason": kin.reason,
        "shared": [
            {
                "first": _words(one, comparison.report(kin.first)),
                "second": _words(two, comparison.report(kin.second)),
            }
            for one, two in kin.shared
        ],
    }


def _loaded(found: Loaded, report: Report) -> Object:
    return {**_words(found.span, report), "reason": found.reason}


def _offsets(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def _words(span: Span, report: Report) -> Object:
    return {**_offsets(span), "text": span.of(report.text)}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _number(value: float | None) -> int | float | None:
    """Whole figures are written without a decimal point."""
    return int(value) if value is not None and value == int(value) else value
