"""Put the page together, and lock it: nothing runs or loads but what stands in it."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from crossread.faces.page import _events, _figures, _head, _points, _quotations, _texts
from crossread.faces.page._anchors import printable
from crossread.faces.page._cells import Desk
from crossread.faces.page._labels import labels
from crossread.faces.page._loaded import loaded

if TYPE_CHECKING:
    from jinja2 import Environment

    from crossread.model import Comparison


def render(comparison: Comparison) -> str:
    """Return one self-contained HTML page that opens offline, in UTF-8.

    The same comparison gives the same bytes. All text of the reports is escaped; the page's
    own policy lets only its one style sheet and its one script run, by their digests, and
    forbids every request.
    """
    desk = Desk.of(comparison)
    numbers = _points.numbered(desk)
    style, script = _static("page.css"), _static("page.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=_title(desk),
            policy=_policy(style, script),
            style=style,
            script=script,
            reports=_head.reports(desk),
            kinship=_head.kinship(desk),
            families=_head.families(desk),
            origins=_head.shared_origins(desk),
            notes=tuple(map(printable, comparison.notes)),
            problems=tuple(map(printable, comparison.problems)),
            groups=_points.groups(desk, numbers),
            alone=_points.alone(desk, numbers),
            columns=_points.columns(desk),
            silent=_points.silent(desk),
            utterances=_quotations.utterances(desk),
            figures=_figures.figures(desk),
            events=_events.events(desk),
            loaded=loaded(desk),
            texts=_texts.texts(desk, numbers),
            total=len(numbers),
            slots=_slots(comparison),
        )
    )


def notebook_html(comparison: Comparison) -> str:
    """Return a compact fragment for ``_repr_html_``: its own style, no script, no links."""
    desk = Desk.of(comparison)
    numbers = _points.numbered(desk)
    return (
        _environment()
        .get_template("notebook.html")
        .render(
            style=_static("notebook.css"),
            reports=_head.reports(desk),
            kinship=_head.kinship(desk),
            families=_head.families(desk),
            origins=_head.shared_origins(desk),
            notes=tuple(map(printable, (*comparison.notes, *comparison.problems))),
            groups=_points.groups(desk, numbers),
            alone=_points.alone(desk, numbers),
            columns=_points.columns(desk),
        )
    )


def _title(desk: Desk) -> str:
    title = next((report.title for report in desk.comparison.reports if report.title), "")
    return printable(title) or "Reports side by side"


def _slots(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Return the slots that occur, with their names, in the order of their definition."""
    used = {point.slot for point in comparison.points}
    return tuple((code, name) for code, name in labels()["slot"].items() if code in used)


def _policy(style: str, script: str) -> str:
    parts = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(parts)


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _static(name: str) -> str:
    path = files("crossread.faces.page") / "static" / name
    return path.read_text(encoding="utf-8").strip()


@cache
def _environment() -> Environment:
    # Loaded late: the command line must answer --help without it.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("crossread.faces.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
