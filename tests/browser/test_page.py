"""The page in a browser: quiet, self-contained, usable by keyboard, legible in both themes."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossread.faces.page import render
from tests.support.comparison import hostile
from tests.support.truce import WIRE, crowd

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.textContent"


def shown(page: Page) -> int:
    """Return how many points are not filtered away."""
    return page.eval_on_selector_all(".point", "els => els.filter(e => !e.hidden).length")


@pytest.mark.parametrize("width", [320, 768, 1400, 2400])
def test_the_page_never_scrolls_sideways(show: Opener, truce_file: Path, width: int) -> None:
    page = show(truce_file, width=width)
    page.eval_on_selector_all("details", "els => els.forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_reports_do_nothing(show: Opener, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render(hostile()), encoding="utf-8")
    page = show(path)
    assert page.locator("script").count() == 1
    assert page.get_by_text("<script>alert(1)</script>").count()


@pytest.mark.parametrize("width", [320, 900, 1400])
def test_many_reports_become_cards_that_name_their_outlet(
    show: Opener, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "crowd.html"
    path.write_text(render(crowd()), encoding="utf-8")
    page = show(path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    toll = page.locator("tr.point", has_text="People killed since")
    for name in ("Continental Wire", "Port City Herald", "Outlet F"):
        assert toll.get_by_role("cell", name=name).is_visible()
        assert toll.locator(".col", has_text=name).is_visible()


@pytest.mark.parametrize("width", [320, 1400])
def test_endless_words_do_not_widen_the_page(show: Opener, tmp_path: Path, width: int) -> None:
    endless = "x" * 400
    built = hostile()
    first = dataclasses.replace(built.reports[0], outlet=endless, title=endless, credit=endless)
    points = tuple(dataclasses.replace(p, matter=endless, note=endless) for p in built.points)
    path = tmp_path / "endless.html"
    changed = dataclasses.replace(built, reports=(first, *built.reports[1:]), points=points)
    path.write_text(render(changed), encoding="utf-8")
    page = show(path, width=width)
    page.eval_on_selector_all("details", "els => els.forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_stops_scripts_that_are_not_the_pages(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    page.evaluate(
        "const s = document.createElement('script'); s.textContent = 'window.got = 1';"
        "document.body.append(s)"
    )
    assert page.evaluate("window.got === undefined")
    assert any("Content Security Policy" in line for line in show.wrong)
    show.wrong.clear()


def test_a_browser_reads_the_text_unchanged(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    read = page.evaluate(
        "() => { const t = document.querySelector('.text').cloneNode(true);"
        "t.querySelectorAll('sup').forEach(s => s.remove()); return t.textContent }"
    )
    assert read == WIRE


def test_without_script_everything_is_there(show: Opener, truce_file: Path) -> None:
    page = show(truce_file, script=False)
    assert not page.locator("#search").is_visible()
    assert page.locator(".article .text").count() == 3
    for text in page.locator(".article .text").all():
        assert text.is_visible()
    page.locator(".point a.words").first.click()
    assert page.locator(":target").count() == 1


def test_filters_count_what_they_leave(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    page.get_by_role("button", name="agrees 3").click()
    assert (shown(page), page.locator("#count").text_content()) == (3, "3 of 11 points")
    page.get_by_role("button", name="acts").click()
    assert shown(page) == 1
    page.get_by_role("button", name="Show all").click()
    assert (shown(page), page.locator("#count").text_content()) == (11, "11 points")


def test_search_opens_what_only_one_report_has(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    page.get_by_label("Search the points").fill("putin leaders")
    assert shown(page) == 1
    assert page.get_by_text("Putin telephoned both leaders").is_visible()


@pytest.mark.parametrize("width", [380, 1400])
def test_a_cell_leads_to_its_words_and_escape_returns(
    show: Opener, truce_file: Path, width: int
) -> None:
    page = show(truce_file, width=width)
    cell = page.locator("tr.point", has_text="Shelling of Hadrut").locator("a.words").nth(1)
    cell.focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("tab", selected=True).text_content() == "The Daily Lantern"
    lit = "".join(page.locator(".text .lit").all_text_contents())
    assert lit == "Baku's forces had struck Hadrut five minutes after noon"
    assert page.locator(".text .lit").first.evaluate(
        "e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }"
    )
    assert page.evaluate(FOCUSED) in lit
    page.keyboard.press("Escape")
    assert cell.evaluate("e => e === document.activeElement")
    assert page.locator(".lit").count() == 0


def test_a_passage_leads_back_to_its_point_through_filter_and_fold(
    show: Opener, truce_file: Path
) -> None:
    page = show(truce_file)
    page.get_by_role("button", name="differs 1").click()
    way = page.locator(".article:visible .backs a").last
    number = way.text_content()
    way.click()
    row = page.locator(".point.lit")
    assert row.locator(".no").first.text_content() == number
    assert row.is_visible()
    assert shown(page) == 11


def test_tabs_follow_the_arrow_keys(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    page.get_by_role("tab").first.focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(FOCUSED) == "Port City Herald"
    assert page.locator(".article:visible").count() == 1
    page.keyboard.press("ArrowRight")
    assert page.evaluate(FOCUSED) == "Continental Wire"


def test_the_first_key_offers_to_skip_the_head(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to the points"
    box = page.locator(".skip").first.bounding_box()
    assert box is not None
    assert box["x"] >= 0


def test_the_theme_can_be_chosen(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    button = page.get_by_role("button", name="Dark")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate(colour) != light


def test_the_table_stays_a_table_for_screen_readers_on_a_phone(
    show: Opener, truce_file: Path
) -> None:
    page = show(truce_file, width=380)
    assert page.get_by_role("table", name="Points").count() == 1
    assert page.get_by_role("rowheader", name="Length of the talks").count() == 1


# Every text against the colour behind it, blending half-transparent backgrounds away: the page
# has none. Large text may have 3:1, but nothing here needs that.
CONTRAST = """() => {
  const rgb = (c) => c.match(/[\\d.]+/g).map(Number);
  const lum = ([r, g, b]) => [r, g, b].map((v) => { v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; })
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] === 1) return c; } return [255, 255, 255]; };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.matches("script, style, .vh"))
      continue;
    const style = getComputedStyle(e);
    const fore = rgb(e.namespaceURI.endsWith("svg") ? style.fill : style.color);
    const [a, b] = [lum(fore), lum(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim()}`);
  }
  return found;
}"""


@pytest.mark.parametrize("dark", [False, True])
def test_every_word_can_be_read_in_both_themes(show: Opener, truce_file: Path, dark: bool) -> None:
    page = show(truce_file, dark=dark)
    page.eval_on_selector_all("details", "els => els.forEach(e => e.open = true)")
    for tab in page.get_by_role("tab").all():
        tab.click()
        assert page.evaluate(CONTRAST) == []
    page.locator("tr.point a.words").first.click()
    page.get_by_role("button", name="differs").click()
    assert page.evaluate(CONTRAST) == []


def test_everything_that_can_be_used_has_a_name(show: Opener, truce_file: Path) -> None:
    page = show(truce_file)
    nameless = page.eval_on_selector_all(
        "a, button, input, summary, [tabindex='0']",
        "els => els.filter(e => !(e.ariaLabel || e.textContent.trim() || e.labels?.length"
        " || document.getElementById(e.getAttribute('aria-labelledby')))).map(e => e.outerHTML)",
    )
    assert nameless == []


@pytest.mark.parametrize("width", [380, 1400])
def test_axe_finds_nothing(show: Opener, truce_file: Path, width: int) -> None:
    """Run axe-core where AXE_CORE names its axe.min.js (`npm pack axe-core`); it is not shipped."""
    source = os.environ.get("AXE_CORE")
    if not source:
        pytest.skip("AXE_CORE does not name an axe.min.js")
    page = show(truce_file, width=width)
    page.eval_on_selector_all("details", "els => els.forEach(e => e.open = true)")
    page.evaluate(Path(source).read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))"
    )
    assert found == []
