# ruff: noqa: E501 - a paragraph of a report is one line
"""A second comparison built by hand: every relation, nested sources, spans that overlap.

Three invented outlets on the truce agreed in Moscow on 10 October 2020. The sentences are
written for this purpose; the course of events is public record, the quoted words are made up.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

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
from tests.support.comparison import find

WIRE = """Armenia and Azerbaijan agree truce after ten hours of talks in Moscow
MOSCOW (CW) - Armenia and Azerbaijan agreed a ceasefire from noon on Saturday, Russian Foreign Minister Sergei Lavrov said after talks that lasted ten hours.
"The ceasefire is declared on humanitarian grounds for the exchange of prisoners and of the bodies of the dead," Lavrov told reporters.
At least 400 people have been killed since fighting broke out on 27 September, according to officials in Nagorno-Karabakh.
Armenia's defence ministry said that Azerbaijan shelled the town of Hadrut within minutes of the truce. Azerbaijan denied this.
Advertisement
Turkey, an ally of Azerbaijan, called the truce a first step.
The International Committee of the Red Cross will act as intermediary."""

DAILY = """Fragile truce in the Caucasus is broken before the ink is dry
The guns were meant to fall silent at midday. They did not.
Talks
After eleven hours of wrangling, Russia's top diplomat announced that the two foes would lay down arms "for the exchange of prisoners and of the bodies of the dead".
RIA quoted a source in the Armenian delegation as saying that President Vladimir Putin had telephoned both leaders on Friday night.
Fighting
Around 450 people have died, Karabakh officials said.
Yerevan claimed that Baku's forces had struck Hadrut five minutes after noon; Baku called the claim a brazen lie.
Oil prices rose by 2 percent in the week."""

LATER = """Toll in Karabakh passes 500 as both sides report new shelling
Azerbaijan's second city, Ganja, was hit by a missile early on Sunday, and nine civilians died, the prosecutor's office in Baku said.
The toll since 27 September has passed 500, Karabakh officials said on Sunday.
The truce brokered in Moscow, in force since noon on Saturday, was "holding only on paper", said a European diplomat who spoke on condition of anonymity.
Lavrov had said on Saturday that it was declared "on humanitarian grounds"."""


def _report(id: str, text: str, outlet: str, day: int, basis: DateBasis) -> Report:
    title = text.split("\n", 1)[0]
    return Report(
        id=id,
        text=text,
        outlet=outlet,
        title=title,
        headline=Span(0, len(title)),
        published=Published(dt.date(2020, 10, day), basis),
        furniture=tuple(_lines(text, "Advertisement")),
        subheads=tuple(_lines(text, "Talks", "Fighting")),
        url=f"https://example.org/{id}",
    )


def _lines(text: str, *lines: str) -> list[Span]:
    start, found = 0, []
    for line in text.split("\n"):
        if line in lines:
            found.append(Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _said(
    rep: Report,
    content: str,
    source: str,
    cue: str,
    *chain: str,
    stance: Stance = Stance.NEUTRAL,
    quoted: tuple[str, ...] = (),
) -> Attribution:
    links = tuple(Link(name) for name in (rep.outlet, *chain))
    return Attribution(
        style=Style.MIXED if quoted else Style.INDIRECT,
        content=(find(rep, content),),
        cue=find(rep, cue),
        source=find(rep, source),
        speaker=links[-1],
        chain=links,
        stance=stance,
        quoted=tuple(find(rep, words) for words in quoted),
        cue_lemma=cue,
    )


LAVROV = "Sergei Lavrov"
OFFICIALS = "Nagorno-Karabakh officials"
DEAD = "the exchange of prisoners and of the bodies of the dead"


def truce() -> Comparison:
    """Return three reports of one truce, set side by side."""
    a = _report("a", WIRE, "Continental Wire", 10, DateBasis.FEED)
    b = _report("b", DAILY, "The Daily Lantern", 10, DateBasis.PAGE)
    c = _report("c", LATER, "Port City Herald", 11, DateBasis.GIVEN)
    return Comparison(
        reports=(a, b, c),
        points=_points(a, b, c),
        quotations=_quotations(a, b, c),
        figures=_figures(a, b, c),
        events=_events(a, b, c),
        kinship=(
            Kinship(
                "a",
                "b",
                KinshipKind.QUOTES_ONLY,
                0.06,
                shared=((find(a, DEAD), find(b, DEAD)),),
                reason="one quotation of eleven words stands in both; no other passage does",
            ),
        ),
        loaded={
            "b": (
                Loaded(find(b, "Fragile"), "judges how long the truce will last"),
                Loaded(find(b, "wrangling"), "belittles the talks"),
                Loaded(find(b, "foes"), "colours the parties"),
            )
        },
        notes=("The Daily Lantern gives no time zone for “midday”.",),
        problems=("missing.txt: there is no such file. Check the path.",),
    )


def _points(a: Report, b: Report, c: Report) -> tuple[Point, ...]:
    a_dead = find(a, "At least 400 people have been killed since fighting broke out")
    b_dead = find(b, "Around 450 people have died")
    c_dead = find(c, "The toll since 27 September has passed 500")
    lavrov = _said(
        a,
        "Armenia and Azerbaijan agreed a ceasefire from noon on Saturday",
        "Russian Foreign Minister Sergei Lavrov",
        "said",
        LAVROV,
    )
    yerevan = _said(
        b,
        "Baku's forces had struck Hadrut five minutes after noon",
        "Yerevan",
        "claimed",
        "Armenian government",
        stance=Stance.DISTANCING,
    )
    ministry = _said(
        a,
        "Azerbaijan shelled the town of Hadrut within minutes of the truce",
        "Armenia's defence ministry",
        "said",
        "Armenian defence ministry",
    )
    top = _said(
        b,
        f'the two foes would lay down arms "for {DEAD}"',
        "Russia's top diplomat",
        "announced",
        LAVROV,
        quoted=(f"for {DEAD}",),
    )
    phoned = _said(
        b,
        "President Vladimir Putin had telephoned both leaders on Friday night",
        "a source in the Armenian delegation",
        "saying",
        "RIA",
        "a source in the Armenian delegation",
    )
    humane = _said(
        a,
        f"The ceasefire is declared on humanitarian grounds for {DEAD}",
        "Lavrov",
        "told",
        LAVROV,
        quoted=(f"The ceasefire is declared on humanitarian grounds for {DEAD}",),
    )
    paper = _said(
        c,
        'was "holding only on paper"',
        "a European diplomat",
        "said",
        "a European diplomat",
        quoted=("holding only on paper",),
    )
    ganja = _said(
        c,
        "Ganja, was hit by a missile early on Sunday, and nine civilians died",
        "the prosecutor's office in Baku",
        "said",
        "prosecutor's office in Baku",
    )
    ours = {r.id: Origin(r.outlet, (r.id,), known=False) for r in (a, b, c)}
    officials = Origin(OFFICIALS, ("a", "b", "c"))

    def words(rep: Report, text: str, told: Attribution | None = None) -> Cell:
        return Cell(rep.id, find(rep, text), told)

    return (
        Point(
            "hadrut",
            "Shelling of Hadrut after the truce",
            Slot.ACT,
            Relation.MORE_PRECISE,
            (Cell("a", ministry.content[0], ministry), Cell("b", yerevan.content[0], yerevan)),
            (Origin("Armenian government", ("a", "b")),),
            1,
            weight=0.9,
            note="The Daily Lantern gives the time: five minutes after noon.",
        ),
        Point(
            "hadrut-denial",
            "Azerbaijan’s answer",
            Slot.REACTION,
            Relation.AGREES,
            (words(a, "Azerbaijan denied this"), words(b, "Baku called the claim a brazen lie")),
            (Origin("Azerbaijani government", ("a", "b")),),
            1,
            weight=0.5,
        ),
        Point(
            "length",
            "Length of the talks",
            Slot.FIGURE,
            Relation.DIFFERS,
            (
                words(a, "ten hours of talks"),
                words(a, "talks that lasted ten hours"),
                words(b, "eleven hours of wrangling"),
            ),
            (ours["a"], ours["b"]),
            0,
            Difference.FIGURE,
            weight=0.6,
        ),
        Point(
            "truce",
            "Ceasefire from noon on Saturday",
            Slot.ACT,
            Relation.AGREES,
            (
                Cell("a", lavrov.content[0], lavrov),
                Cell("b", top.content[0], top),
                words(c, "The truce brokered in Moscow, in force since noon on Saturday"),
            ),
            (Origin(LAVROV, ("a", "b")), ours["c"]),
            1,
            weight=1.0,
        ),
        Point(
            "toll",
            "People killed since 27 September",
            Slot.FIGURE,
            Relation.LATER_UPDATE,
            (Cell("a", a_dead), Cell("b", b_dead), Cell("c", c_dead)),
            (officials,),
            1,
            weight=0.8,
        ),
        Point(
            "purpose",
            "Purpose of the truce",
            Slot.CAUSE,
            Relation.AGREES,
            (Cell("a", find(a, DEAD), humane), Cell("b", find(b, DEAD), top)),
            (Origin(LAVROV, ("a", "b")),),
            1,
            weight=0.4,
        ),
        Point(
            "holding",
            "Whether the truce holds",
            Slot.OUTLOOK,
            Relation.NOT_COMPARABLE,
            (Cell("c", paper.content[0], paper), words(b, "They did not")),
            (Origin("a European diplomat", ("c",)), ours["b"]),
            1,
            weight=0.3,
        ),
        Point(
            "putin",
            "Putin telephoned both leaders",
            Slot.ACT,
            Relation.ONLY_HERE,
            (Cell("b", phoned.content[0], phoned),),
            (Origin("a source in the Armenian delegation", ("b",)),),
            1,
            weight=0.4,
        ),
        Point(
            "oil",
            "Oil prices",
            Slot.BACKGROUND,
            Relation.ONLY_HERE,
            (words(b, "Oil prices rose by 2 percent in the week"),),
            (ours["b"],),
            0,
        ),
        Point(
            "icrc",
            "Red Cross as intermediary",
            Slot.OUTLOOK,
            Relation.ONLY_HERE,
            (words(a, "The International Committee of the Red Cross will act as intermediary"),),
            (ours["a"],),
            0,
        ),
        Point(
            "ganja",
            "Missile on Ganja",
            Slot.ACT,
            Relation.ONLY_HERE,
            (Cell("c", ganja.content[0], ganja),),
            (Origin("prosecutor's office in Baku", ("c",)),),
            1,
            weight=0.7,
        ),
    )


def _quotations(a: Report, b: Report, c: Report) -> tuple[QuotationRow, ...]:
    whole = f"The ceasefire is declared on humanitarian grounds for {DEAD}"
    first = _said(a, whole, "Lavrov", "told", LAVROV, quoted=(whole,))
    second = _said(
        b, f"for {DEAD}", "Russia's top diplomat", "announced", LAVROV, quoted=(f"for {DEAD}",)
    )
    third = _said(
        c,
        "on humanitarian grounds",
        "Lavrov",
        "had said",
        LAVROV,
        quoted=("on humanitarian grounds",),
    )
    paper = _said(
        c,
        "holding only on paper",
        "a European diplomat",
        "said",
        "a European diplomat",
        quoted=("holding only on paper",),
    )
    return (
        QuotationRow(
            "a European diplomat", "only one report", (Cell("c", paper.content[0], paper),)
        ),
        QuotationRow(
            LAVROV,
            "one contains the other",
            tuple(
                Cell(r.id, told.content[0], told)
                for r, told in ((a, first), (b, second), (c, third))
            ),
        ),
    )


def _figures(a: Report, b: Report, c: Report) -> tuple[FigureRow, ...]:
    def figure(
        rep: Report,
        words: str,
        quantity: tuple[float | None, float | None],
        unit: str = "person",
        role: str = "killed",
        **more: bool,
    ) -> tuple[Cell, Quantity]:
        span = find(rep, words)
        return Cell(rep.id, span), Quantity(span, *quantity, unit, role, **more)

    return (
        FigureRow(
            "People killed since 27 September",
            "killed",
            "person",
            Relation.LATER_UPDATE,
            (
                figure(a, "At least 400", (400, None)),
                figure(b, "Around 450", (405, 495), approximate=True),
                figure(c, "passed 500", (500, None), low_open=True),
            ),
        ),
        FigureRow(
            "Length of the talks",
            "duration",
            "hour",
            Relation.DIFFERS,
            (
                figure(a, "ten hours", (10, 10), "hour", "duration"),
                figure(b, "eleven hours", (11, 11), "hour", "duration"),
            ),
        ),
        FigureRow(
            "Oil prices",
            "share",
            "percent",
            Relation.ONLY_HERE,
            (figure(b, "2 percent", (2, 2), "percent", "share"),),
        ),
    )


def _events(a: Report, b: Report, c: Report) -> tuple[EventRow, ...]:
    armenia = Actor("ARM", "Armenia", ActorKind.COUNTRY)
    azerbaijan = Actor("AZE", "Azerbaijan", ActorKind.COUNTRY)
    day = dt.date(2020, 10, 10)

    def event(
        rep: Report,
        words: str,
        type: str,
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...] = (),
        **more: object,
    ) -> tuple[Cell, Event]:
        span = find(rep, words)
        made = Event(type, actors, recipients, span, 0, **more)  # type: ignore[arg-type]
        return Cell(rep.id, span), made

    agreed = event(
        a,
        "Armenia and Azerbaijan agreed a ceasefire",
        "AGREE",
        (armenia, azerbaijan),
        when=day,
        place="Moscow",
    )
    shelled = event(
        a,
        "Azerbaijan shelled the town of Hadrut",
        "ASSAULT",
        (azerbaijan,),
        (armenia,),
        mode="heavy-weapons",
        when=day,
        place="Hadrut",
    )
    struck = event(
        b, "Baku's forces had struck Hadrut", "ASSAULT", (azerbaijan,), (armenia,), when=day
    )
    denied = event(a, "Azerbaijan denied this", "REJECT", (azerbaijan,))
    mediate = event(
        a,
        "The International Committee of the Red Cross will act as intermediary",
        "CONSULT",
        (Actor("ICRC", "Red Cross", ActorKind.BODY),),
        future=True,
    )
    return (
        EventRow(agreed[1], (agreed,)),
        EventRow(shelled[1], (shelled, struck)),
        EventRow(denied[1], (denied,)),
        EventRow(mediate[1], (mediate,)),
    )


def crowd() -> Comparison:
    """Return the truce as told by six reports: more than columns can hold."""
    base = truce()
    more = [replace(base.reports[2], id=id, outlet=f"Outlet {id.upper()}") for id in "def"]
    points = tuple(
        replace(p, cells=(*p.cells, *(Cell(r.id, c.span) for r in more for c in p.cells[-1:])))
        if p.cells[-1].report == "c" and len(p.reports) > 1
        else p
        for p in base.points
    )
    return replace(base, reports=(*base.reports, *more), points=points)
