"""A comparison built by hand, with every kind of row, for tests of the faces.

No model and no room is needed: the spans are found by their words. The three reports are
written for this purpose; the outlets and the wire are invented.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

from crossread.model import (
    Actor,
    ActorKind,
    Attribution,
    Cell,
    Comparison,
    DateBasis,
    Difference,
    Event,
    EventRow,
    FigureRow,
    Kinship,
    KinshipKind,
    Link,
    Loaded,
    Origin,
    Point,
    Published,
    Quantity,
    QuotationRow,
    Relation,
    Report,
    Slot,
    Span,
    Stance,
    Style,
)

WIRE = """Earthquake kills more than 3,400 in Turkey and Syria
ANKARA (MW) - An earthquake of magnitude 7.8 struck southern Turkey early on Monday.
President Recep Tayyip Erdogan said around 2,300 people had died in Turkey.
"We do not know how high the number of dead and injured will go," he said.
The World Health Organization warned that the toll would rise.
Rescuers searched the rubble in freezing rain."""

REPRINT = """Quake kills more than 3,400 in Turkey, Syria
An earthquake of magnitude 7.8 struck southern Turkey early on Monday.
President Recep Tayyip Erdogan said around 2,300 people had died in Turkey.
"We do not know how high the number of dead and injured will go," he said.
Story by Meridian Wire."""

LATER = """A day on, the dead number over 5,000, and the state is nowhere to be seen
The toll of Monday's earthquake passed 5,000 on Tuesday, officials in both countries said.
President Erdogan declared a state of emergency of three months in ten provinces.
He had said that nobody knew how high the number of dead would go.
The shameful delay has left families to dig with bare hands.
The government denied that help came late.
Syria's health ministry counted 812 dead in areas that it holds."""


def report(id: str, text: str, outlet: str, day: int, **more: object) -> Report:
    """Return a report whose first line is its headline."""
    title = text.split("\n", 1)[0]
    return Report(
        id=id,
        text=text,
        outlet=outlet,
        title=title,
        headline=Span(0, len(title)),
        published=Published(dt.date(2023, 2, day), DateBasis.GIVEN),
        origin_path=f"{id}.md",
        **more,  # type: ignore[arg-type]
    )


def find(rep: Report, words: str, nth: int = 0) -> Span:
    """Return the span of the *nth* occurrence of *words* in a report."""
    start = -1
    for _ in range(nth + 1):
        start = rep.text.index(words, start + 1)
    return Span(start, start + len(words))


def said(
    rep: Report,
    content: str,
    *,
    source: str = "",
    cue: str = "said",
    chain: tuple[str, ...] = (),
    stance: Stance = Stance.NEUTRAL,
    style: Style = Style.INDIRECT,
) -> Attribution:
    """Return an attribution of *content* with its source and cue found by their words."""
    where = find(rep, source) if source else None
    links = tuple(Link(name) for name in (rep.outlet, *chain))
    words = find(rep, content)
    return Attribution(
        style=style,
        content=(words,),
        cue=find(rep, cue),
        source=where,
        speaker=Link(chain[-1], where) if chain else None,
        chain=links,
        stance=stance,
        quoted=(words,) if style is Style.DIRECT else (),
        cue_lemma={"said": "say", "denied": "deny"}.get(cue, cue),
    )


def cell(rep: Report, words: str, attribution: Attribution | None = None, nth: int = 0) -> Cell:
    """Return a cell over *words* of a report."""
    return Cell(rep.id, find(rep, words, nth), attribution)


TUR = Actor("TUR", "Turkey", ActorKind.COUNTRY, sector="GOV")
ERDOGAN = "Recep Tayyip Erdogan"


def comparison() -> Comparison:
    """Return three reports of one earthquake, set side by side."""
    a = report("a", WIRE, "Meridian Wire", 6, dateline="ANKARA (MW)")
    b = report("b", REPRINT, "The Harbour Post", 6, credit="Story by Meridian Wire.")
    c = report("c", LATER, "Northgate Tribune", 7)
    magnitude = "An earthquake of magnitude 7.8 struck southern Turkey early on Monday."
    return Comparison(
        reports=(a, b, c),
        points=_points(a, b, c),
        quotations=_quotations(a, b, c),
        figures=_figures(a, b, c),
        events=_events(c),
        kinship=(
            Kinship(
                "a",
                "b",
                KinshipKind.COPY,
                0.93,
                shared=((find(a, magnitude), find(b, magnitude)),),
                same_origin=True,
                reason="93 % of the shorter text stands in the other",
            ),
            Kinship("a", "c", KinshipKind.NONE, 0.02),
            Kinship("b", "c", KinshipKind.NONE, 0.02),
        ),
        loaded={"c": (Loaded(find(c, "shameful"), "evaluative adjective"),)},
        notes=("No report says when the emergency begins.",),
    )


def _points(a: Report, b: Report, c: Report) -> tuple[Point, ...]:
    dead = "around 2,300 people had died in Turkey"
    return (
        Point(
            "p1",
            "people killed",
            Slot.FIGURE,
            Relation.LATER_UPDATE,
            (
                cell(a, "kills more than 3,400"),
                cell(b, "kills more than 3,400"),
                cell(c, "passed 5,000 on Tuesday", said(c, "passed 5,000", cue="officials")),
            ),
            (
                Origin("Meridian Wire", ("a", "b")),
                Origin("officials in both countries", ("c",), known=False),
            ),
            1,
            weight=0.9,
        ),
        Point(
            "p2",
            "people killed in Turkey",
            Slot.FIGURE,
            Relation.AGREES,
            tuple(
                cell(r, dead, said(r, dead, source=f"President {ERDOGAN}", chain=(ERDOGAN,)))
                for r in (a, b)
            ),
            (Origin(ERDOGAN, ("a", "b"), actor="recep-tayyip-erdogan"),),
            1,
            weight=0.8,
        ),
        Point(
            "p3",
            "whether help came late",
            Slot.REACTION,
            Relation.DIFFERS,
            (
                cell(c, "shameful delay has left families to dig"),
                cell(a, "Rescuers searched the rubble"),
            ),
            (Origin("Northgate Tribune", ("c",), known=False),),
            0,
            differs_in=Difference.CERTAINTY,
            note="The Northgate Tribune says so itself and names nobody.",
            weight=0.5,
        ),
        Point(
            "p4",
            "state of emergency",
            Slot.ACT,
            Relation.ONLY_HERE,
            (cell(c, "declared a state of emergency of three months in ten provinces"),),
            (Origin("Northgate Tribune", ("c",), known=False),),
            0,
            weight=0.6,
        ),
        Point(
            "p5",
            "warning of the World Health Organization",
            Slot.OUTLOOK,
            Relation.ONLY_HERE,
            (cell(a, "warned that the toll would rise"),),
            (Origin("World Health Organization", ("a",), actor="WHO"),),
            1,
            weight=0.3,
        ),
    )


def _quotations(a: Report, b: Report, c: Report) -> tuple[QuotationRow, ...]:
    direct = "We do not know how high the number of dead and injured will go,"
    indirect = "nobody knew how high the number of dead would go"
    return (
        QuotationRow(
            ERDOGAN,
            "different words of one utterance",
            (
                *(
                    cell(r, direct, said(r, direct, chain=(ERDOGAN,), style=Style.DIRECT))
                    for r in (a, b)
                ),
                cell(c, indirect, said(c, indirect, chain=(ERDOGAN,))),
            ),
        ),
    )


def _figures(a: Report, b: Report, c: Report) -> tuple[FigureRow, ...]:
    def figure(
        rep: Report, words: str, low: float, high: float | None, **more: object
    ) -> tuple[Cell, Quantity]:
        span = find(rep, words)
        return (
            Cell(rep.id, span),
            Quantity(span, low, high, "person", "killed", **more),  # type: ignore[arg-type]
        )

    return (
        FigureRow(
            "people killed",
            "killed",
            "person",
            Relation.LATER_UPDATE,
            (
                figure(a, "more than 3,400", 3400, None, low_open=True, change=">"),
                figure(b, "more than 3,400", 3400, None, low_open=True, change=">"),
                figure(c, "over 5,000", 5000, None, low_open=True, change=">"),
            ),
        ),
        FigureRow(
            "people killed in Turkey",
            "killed",
            "person",
            Relation.AGREES,
            (
                figure(a, "around 2,300", 2070, 2530, approximate=True, change="~"),
                figure(b, "around 2,300", 2070, 2530, approximate=True, change="~"),
            ),
        ),
    )


def _events(c: Report) -> tuple[EventRow, ...]:
    span = find(c, "declared a state of emergency of three months in ten provinces")
    event = Event(
        "COERCE",
        (TUR,),
        (),
        span,
        predicate=20,
        mode="martial-law",
        contexts=("disaster",),
        when=dt.date(2023, 2, 7),
        place="Turkey",
    )
    return (EventRow(event, ((Cell("c", span), event),)),)


def hostile() -> Comparison:
    """Return the comparison with terminal controls, bidi marks and HTML in every free text."""
    evil = "\x1b[31mred\x07 \u202ekcab\u2066 <script>alert(1)</script> [bold]x[/bold]\x9b2J"
    base = comparison()
    text = WIRE.replace("freezing rain", evil)
    a = report("a", text, "Meridian \x1b]0;owned\x07Wire", 6)
    point = dataclasses.replace(
        base.points[4],
        matter=evil,
        note=evil,
        cells=(cell(a, evil),),
        origins=(Origin(evil, ("a",)),),
    )
    quotation = QuotationRow(evil, "only one report", (cell(a, evil),))
    return dataclasses.replace(
        base,
        reports=(a, *base.reports[1:]),
        points=(point, *base.points[:4]),
        quotations=(*base.quotations, quotation),
        loaded={"a": (Loaded(find(a, evil), evil),)},
        notes=(evil,),
        problems=(evil,),
    )
