"""The page as a document: complete, closed to the outside, and true to the texts."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.faces.page import notebook_html, render
from crossread.faces.page._anchors import printable, slugs
from crossread.faces.page._cells import Desk, pieces
from crossread.faces.page._loaded import around
from crossread.model import (
    Actor,
    ActorKind,
    Attribution,
    Cell,
    Comparison,
    Kinship,
    KinshipKind,
    Link,
    Origin,
    Point,
    Relation,
    Report,
    Slot,
    Span,
    Style,
)
from tests.support.comparison import comparison, hostile
from tests.support.html import Element, parse
from tests.support.truce import crowd, truce

BUILT = {"quake": comparison, "truce": truce, "hostile": hostile, "crowd": crowd}
EMPTY = Comparison((), (), (), (), (), ())


@pytest.fixture(params=BUILT, scope="module")
def built(request: pytest.FixtureRequest) -> Comparison:
    return BUILT[request.param]()


@pytest.fixture(scope="module")
def page(built: Comparison) -> Element:
    return parse(render(built))


def _texts(page: Element) -> dict[str, str]:
    """Return each article's text as it stands on the page, without the ways back."""
    return {
        article.attributes["data-report"]: box.text(without=frozenset({"sup"}))
        for article in page.all("section", "article")
        for box in article.all("div", "text")
    }


def test_the_same_comparison_gives_the_same_bytes(built: Comparison) -> None:
    assert render(built) == render(built)


def test_the_texts_stand_on_the_page_unchanged(built: Comparison, page: Element) -> None:
    assert _texts(page) == {report.id: printable(report.text) for report in built.reports}


def test_every_link_inside_the_page_has_its_target(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    links = [a.attributes["href"] for a in page.all("a")]
    assert [h for h in links if h.startswith("#") and h[1:] not in ids] == []


def test_a_cell_leads_to_its_own_words(built: Comparison, page: Element) -> None:
    texts = {report.id: printable(report.text) for report in built.reports}
    links = page.all("a", "words")
    assert links
    for link in links:
        start, end = int(link.attributes["data-start"]), int(link.attributes["data-end"])
        assert link.attributes["href"] == f"#r-{link.attributes['data-report']}-s-{start}"
        shown = link.all("span", "v")
        if shown:
            assert shown[0].text() == texts[link.attributes["data-report"]][start:end]


def test_every_cell_of_every_point_is_shown(built: Comparison, page: Element) -> None:
    hrefs = {a.attributes["href"] for row in page.all(cls="point") for a in row.all("a", "words")}
    anchors = Desk.of(built).anchors
    cells = [cell for point in built.points for cell in point.cells]
    assert {f"#{anchors.cell(cell)}" for cell in cells} == hrefs


def test_every_point_can_be_reached_from_its_words(built: Comparison, page: Element) -> None:
    ways = {a.attributes["href"] for sup in page.all("sup", "backs") for a in sup.all("a")}
    assert ways == {f"#{row.attributes['id']}" for row in page.all(cls="point")}
    assert len(ways) == len(built.points)


def test_nothing_is_loaded_from_elsewhere(page: Element) -> None:
    assert not page.all("link")
    assert not page.all("img")
    assert not page.all("iframe")
    for element in page.walk():
        assert "src" not in element.attributes
        assert "style" not in element.attributes
        assert not [name for name in element.attributes if name.startswith("on")]
        href = element.attributes.get("href", "#")
        if not href.startswith("#"):
            assert href.startswith(("http://", "https://"))
            assert element.attributes["rel"] == "noreferrer noopener"
    style = page.all("style")[0].text()
    assert "url(" not in style
    assert "@import" not in style
    assert "eval(" not in page.all("script")[0].text()


def test_the_policy_admits_exactly_the_style_and_the_script_of_the_page(page: Element) -> None:
    policy = next(e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes)
    for tag in ("style", "script"):
        (element,) = page.all(tag)
        digest = base64.b64encode(hashlib.sha256(element.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "base-uri 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("shown", [render, notebook_html])
def test_html_in_a_report_stays_text(shown: object) -> None:
    evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>&lt;'
    report = Report(
        id='x" onclick="alert(1)',
        text=f"Head\n{evil} said so.",
        outlet=evil,
        title=evil,
        credit=evil,
        url=f"https://example.org/{evil}",
        language='en" onload="x',
    )
    cell = Cell(report.id, Span(5, 5 + len(evil)))
    other = dataclasses.replace(report, id="other one")
    points = tuple(
        Point(
            f"p {n} {evil}",
            evil,
            Slot.ACT,
            relation,
            cells,
            (Origin(evil, (evil,)),),
            1,
            None,
            evil,
        )
        for n, (relation, cells) in enumerate(
            [
                (Relation.AGREES, (cell, dataclasses.replace(cell, report=other.id))),
                (Relation.ONLY_HERE, (cell,)),
            ]
        )
    )
    html = shown(Comparison((report, other), points, (), (), (), (), notes=(evil,)))  # type: ignore[operator]
    page = parse(html)
    assert not page.all("img")
    assert len(page.all("script")) == (1 if shown is render else 0)
    assert "<script>alert" not in html
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert all(re.fullmatch(r"[\w-]+", id) for id in ids)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", " https://a b", "ftp://x"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    report = Report("a", "Words.", outlet="Post", url=url)
    assert "original" not in render(dataclasses.replace(EMPTY, reports=(report,)))


def test_a_comparison_without_anything_still_is_a_page() -> None:
    assert "No points were found" in render(EMPTY)
    assert "0 reports" in notebook_html(EMPTY)


def test_points_stand_in_the_order_in_which_a_reader_needs_them() -> None:
    page = parse(render(truce()))
    shown = [row.attributes["data-relation"] for row in page.all(cls="point")]
    assert shown == [
        "differs",
        "later-update",
        "more-precise",
        *["agrees"] * 3,
        "not-comparable",
        *["only-here"] * 4,
    ]
    numbers = [row.all("span", "no")[0].text() for row in page.all(cls="point")]
    assert numbers == [str(n) for n in range(1, 12)]


def test_a_relation_is_told_by_words_and_not_by_colour_alone() -> None:
    page = parse(render(truce()))
    for row in page.all("tr", "point"):
        badge = row.all("span", "rel")[0].text()
        assert row.attributes["data-relation"].replace("-", " ") in badge


def test_headings_go_down_one_step_at_a_time() -> None:
    page = parse(render(truce()))
    levels = [int(e.tag[1]) for e in page.walk() if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_table_headers_say_what_they_head() -> None:
    page = parse(render(truce()))
    assert all(th.attributes.get("scope") for th in page.all("th"))


def test_the_chain_of_sources_runs_from_the_outlet_outwards() -> None:
    page = parse(render(truce()))
    row = next(r for r in page.all("li", "point") if "Putin" in r.text())
    names = [b.text() for b in row.all("p", "chain")[0].all("bdi")]
    assert names == ["The Daily Lantern", "RIA", "a source in the Armenian delegation", "saying"]


def test_quoted_words_get_marks_where_the_cell_leaves_them_out() -> None:
    text = 'He said: "We go home", and left.'
    inside, with_marks = Span(10, 20), Span(9, 21)
    (alone,) = pieces(text, inside, (inside,))
    assert (alone.text, alone.opens, alone.closes) == ("We go home", '"', '"')
    _, quoted, _ = pieces(text, with_marks, (inside,))
    assert (quoted.opens, quoted.closes) == ("", "")


def test_reports_of_one_origin_are_named_together_and_a_copy_has_no_column() -> None:
    base = comparison()
    a, b, c = base.reports
    points = tuple(
        dataclasses.replace(p, cells=tuple(cell for cell in p.cells if cell.report != "b"))
        for p in base.points
    )
    kin = (
        *base.kinship,
        Kinship("b", "c", KinshipKind.VERSION, 0.9, same_origin=True),
        Kinship("a", "c", KinshipKind.QUOTES_ONLY, 0.1),
    )
    page = parse(render(dataclasses.replace(base, points=points, kinship=kin)))
    strip = page.all("p", "strip")[0].text()
    assert f"{a.outlet}, {b.outlet} and {c.outlet} count as one origin" in strip
    assert "share quoted words" not in strip
    heads = [th.text() for th in page.all("table", "points")[0].all("thead")[0].all("th")]
    assert heads == ["Matter", f"{a.outlet} and its copy, {b.outlet}", c.outlet]


def test_a_pronoun_in_a_chain_is_explained() -> None:
    base = truce()
    putin = Actor("vladimir-putin", "Vladimir Putin", ActorKind.PERSON)
    report = base.reports[0]
    links = (Link("x"), Link("he", Span(0, 1), putin), Link("Putin", Span(0, 1), putin))
    told = Attribution(Style.INDIRECT, (Span(0, 4),), None, None, None, links)
    view = Desk.of(base).view(Cell(report.id, Span(0, 4), told))
    assert view.chain == (report.outlet, "he (Vladimir Putin)", "Putin")


def test_loaded_words_keep_their_surroundings_within_the_line() -> None:
    text = "First.\nThe shameful delay.\nLast."
    start = text.index("shameful")
    assert around(text, Span(start, start + 8)) == ("The ", " delay.")


def test_ids_unfit_for_an_address_are_replaced_without_clashes() -> None:
    names = slugs(["a", "b c", "n2", "", "n4"])
    assert names["a"] == "a"
    assert len(set(names.values())) == 5
    assert all(re.fullmatch(r"[\w-]+", name) for name in names.values())


def test_furniture_and_headings_are_set_apart() -> None:
    page = parse(render(truce()))
    article = page.all("section", "article")[0]
    assert [p.text() for p in article.all("p", "line-furniture")] == ["Advertisement"]
    subheads = [p.text() for p in page.all("section", "article")[1].all("p", "line-subhead")]
    assert subheads == ["Talks", "Fighting"]


@st.composite
def reported(draw: st.DrawFn) -> Comparison:
    """A report of any characters, with overlapping cells over it."""
    text = draw(st.text(st.characters(), min_size=1, max_size=60))
    spans = draw(
        st.lists(
            st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)).map(
                lambda pair: Span(pair[0], min(len(text), sum(pair)))
            ),
            max_size=5,
        )
    )
    points = tuple(
        Point(f"p{n}", "m", Slot.ACT, Relation.ONLY_HERE, (Cell("a", span),), (), 0)
        for n, span in enumerate(spans)
    )
    report = Report("a", text, headline=spans[0] if spans else None, furniture=tuple(spans[1:2]))
    return Comparison((report,), points, (), (), (), ())


@settings(max_examples=60, deadline=None)
@given(reported())
def test_any_text_is_reproduced_character_by_character(built: Comparison) -> None:
    html = render(built)
    html.encode()  # no lone surrogates are left
    assert _texts(parse(html)) == {"a": printable(built.reports[0].text)}


def test_the_notebook_fragment_brings_no_script_and_no_ids() -> None:
    page = parse(notebook_html(truce()))
    assert not page.all("script")
    assert not page.all("a")
    assert not [e for e in page.walk() if "id" in e.attributes]
    assert len(page.all("tr")) == 1 + 7
