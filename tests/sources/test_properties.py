"""Whatever the text, there is a clean report with true spans, or one error that says why."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.errors import SourceError
from crossread.model import Report
from crossread.sources import from_html, from_text
from crossread.sources._credits import byline, dateline, is_name_only, tail_credit
from crossread.sources._dates import date_inside, long_date
from crossread.sources._furniture import furniture_rule
from tests.sources.texts import BODY, TITLE, page

_PIECES = [
    TITLE,
    *BODY,
    "Read more",
    "By Maria Example",
    "April 4, 2023",
    "(AP)",
    "---",
    "title: x",
    "* one",
    "# Heading",
    "What Moscow Says",
    "\x1b[31m",
    "\u202e",
    "\x92",
    "\ud800",
    "\n",
    "\n\n",
    "\r",
    "   ",
    "\u2028",
    "Reporting by Jane Sample",
]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=20), max_size=30).map("\n".join),
    st.lists(st.sampled_from(_PIECES) | st.characters(), max_size=40).map("".join),
)


@given(TEXTS, st.booleans(), st.sampled_from(["", TITLE, "\x1b[1mOther\n title", "…"]))
@settings(max_examples=300, deadline=None)
def test_any_text(text: str, markdown: bool, title: str) -> None:
    try:
        check(from_text(text, markdown=markdown, title=title))
    except SourceError as problem:
        one_line(problem)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_any_page(text: str) -> None:
    for words in (text, page(text)):
        try:
            report = from_html(words)
        except SourceError:
            continue
        check(report)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_reading_a_report_again_changes_no_character(text: str) -> None:
    try:
        once = from_text(text).text
        assert sorted(from_text(once).text.split()) == sorted(once.split())
    except SourceError:
        pass


TOKENS = st.sampled_from(
    "Ab Cd and , de A. 10:30 p.m. July 16, 2018 By Reporting|by AP | Photo: / ( ) — posted in this"
    " photo on Twitter follow . connect 2 … CLOSE more: Read|more Updated xxxxxxxxxxxxxxxx".split()
)


@given(st.lists(TOKENS, min_size=1, max_size=4), st.data())
@settings(max_examples=150, deadline=2_000)
def test_no_line_takes_the_rules_long(tokens: list[str], data: st.DataObject) -> None:
    picks = data.draw(st.lists(st.sampled_from(tokens), min_size=5, max_size=60))
    line = " ".join(picks).replace("|", " ") + data.draw(st.sampled_from(["", ".", "!", " x"]))
    furniture_rule(line, "tail")
    for question in (byline, is_name_only, dateline, long_date, date_inside):
        question(line)
    tail_credit(line, last=True)


def one_line(problem: SourceError) -> None:
    assert problem.hint
    assert "\n" not in str(problem)


def check(report: Report) -> None:
    text = report.text
    lines = text.split("\n")
    assert all(line and line == " ".join(line.split(" ")).strip() for line in lines)
    assert unicodedata.is_normalized("NFC", text)
    assert not {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")} - {"\n"}
    assert not any(unicodedata.category(c) in ("Zl", "Zp") for c in text)
    spans = [*report.furniture, *report.subheads]
    if report.headline:
        spans.append(report.headline)
        assert report.title
    assert all(any(span.of(text) in line for line in lines) for span in spans)
    assert len({(s.start, s.end) for s in spans}) == len(spans)
    for field in (report.title, report.byline, report.credit, report.dateline, report.outlet):
        assert "\n" not in field
        assert "\x1b" not in field
