"""Headline, headings, furniture, byline, credit and dateline of pasted texts."""

import datetime as dt

import pytest

from crossread.model import DateBasis, Report
from crossread.sources import from_text
from crossread.sources._credits import dateline
from crossread.sources._furniture import furniture_rule
from tests.sources.texts import BODY, LEAD, SECOND, THIRD, TITLE


def report(*lines: str, **given: str) -> Report:
    return from_text("\n".join(lines), **given)  # type: ignore[arg-type]


def furniture(found: Report) -> list[str]:
    return [span.of(found.text) for span in found.furniture]


def test_title_in_the_first_line() -> None:
    found = report(TITLE, *BODY)
    assert found.title == TITLE
    assert found.headline is not None
    assert found.headline.of(found.text) == TITLE


def test_title_below_teasers_that_are_sentences() -> None:
    teasers = ("The map of Europe has changed.", "And one neighbour is not amused.")
    found = report(*teasers, TITLE, *BODY)
    assert found.title == TITLE


def test_title_below_kicker_and_byline() -> None:
    found = report("World", "By Maria Example", "April 4, 2023", TITLE, *BODY)
    assert found.title == TITLE
    assert found.byline == "By Maria Example"
    assert found.published is not None
    assert found.published.day == dt.date(2023, 4, 4)
    assert found.published.basis is DateBasis.DATELINE
    assert furniture(found) == ["World", "By Maria Example", "April 4, 2023"][1:]


def test_a_stamp_gives_the_day() -> None:
    found = report(TITLE, "Jane Sample, USA TODAY Published 3:55 a.m. ET July 16, 2018", *BODY)
    assert found.published is not None
    assert found.published.day == dt.date(2018, 7, 16)
    assert len(found.furniture) == 1


def test_title_without_the_name_of_the_site() -> None:
    found = report(f"{TITLE} | The Gazette", "By Jane Sample", TITLE, *BODY)
    assert found.title == TITLE
    assert furniture(found) == ["By Jane Sample", TITLE]


def test_sentence_case_title() -> None:
    words = "Finland joins NATO in a historic shift"
    assert report(words, *BODY).title == words


def test_no_title_where_the_text_begins_at_once() -> None:
    found = report(SECOND, THIRD)
    assert found.title == ""
    assert found.headline is None


def test_a_dateline_ends_the_search_for_a_title() -> None:
    assert report(LEAD, "A Line In Title Case Without Stop", SECOND).title == ""


def test_known_title_is_found_or_put_in_front() -> None:
    assert report(TITLE, *BODY, title=TITLE.upper()).text.startswith(TITLE + "\n")
    found = report(*BODY, title=TITLE)
    assert found.text == "\n".join((TITLE, *BODY))
    assert found.headline is not None


def test_repeated_title_counts_once() -> None:
    found = report(TITLE, "By Maria Example", TITLE, *BODY)
    assert found.headline is not None
    assert found.headline.start == 0
    assert TITLE in furniture(found)


def test_headings_between_paragraphs() -> None:
    found = report(TITLE, LEAD, SECOND, "What Moscow Says", THIRD, "Why now?", SECOND)
    assert [s.of(found.text) for s in found.subheads] == ["What Moscow Says", "Why now?"]


def test_quotes_and_short_sentences_are_no_headings() -> None:
    found = report(TITLE, LEAD, "“It is a great day”", SECOND, "He left early.", THIRD)
    assert found.subheads == ()


def test_credits() -> None:
    credit = "Reporting by Jane Sample in Brussels; Editing by John Sample"
    found = report(TITLE, *BODY, credit)
    assert found.credit == credit
    assert found.dateline == "BRUSSELS, April 4 (Reuters)"
    assert furniture(found) == [credit]
    assert report(TITLE, *BODY).credit == "Reuters"
    assert report(TITLE, SECOND, "The Associated Press contributed to this report.").credit
    staff = report(TITLE, SECOND, THIRD, "Jane Sample contributed to this report.")
    assert staff.credit == ""
    assert len(staff.furniture) == 1
    assert report("By Jane Sample, Associated Press", TITLE, SECOND).credit == "Associated Press"


@pytest.mark.parametrize(
    "tail",
    [
        "(Reporting by Jane Sample; Editing by John Sample)",
        "Reporting by Jane Sample in Kyiv; editing by John Sample",
        "— AFP",
        "(AP)",
        "(with Reuters inputs)",
    ],
)
def test_a_credit_fused_to_the_last_paragraph(tail: str) -> None:
    found = report(TITLE, SECOND, f"{THIRD} {tail}")
    assert found.credit in (tail, tail.strip("()— "))
    assert furniture(found) == [tail]
    assert furniture(report(TITLE, "He works for AP.", "She left for (AP) reasons.")) == []


@pytest.mark.parametrize(
    ("line", "words", "agency"),
    [
        ("SEOUL, South Korea (AP) — North Korea fired", "SEOUL, South Korea (AP)", "AP"),
        ("SEOUL, Dec. 28 (Xinhua) -- The talks", "SEOUL, Dec. 28 (Xinhua)", "Xinhua"),
        ("WASHINGTON — The president", "WASHINGTON", ""),
        ("LONDON/PARIS (Reuters) - Two leaders", "LONDON/PARIS (Reuters)", "Reuters"),
        ("Beirut (AFP) – Fighting", "Beirut (AFP)", "AFP"),
        ("Jerusalem (CNN) The army", "Jerusalem (CNN)", "CNN"),
        ("(CNN) — The army", "(CNN)", "CNN"),
        ("ST. LOUIS (Reuters) - A jury", "ST. LOUIS (Reuters)", "Reuters"),
    ],
)
def test_datelines(line: str, words: str, agency: str) -> None:
    found = dateline(line)
    assert found is not None
    assert (found.words, found.agency) == (words, agency)


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance of 31 states — met.",
        "UPDATE — The army has left.",
        "ANTI-WAR PROTESTERS GATHER",
        "Kim — a dictator — spoke.",
        "North Korea (DPRK) fired a missile.",
        "The president (left) — A long day.",
    ],
)
def test_what_is_no_dateline(line: str) -> None:
    assert dateline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Stay tuned to The Northern Gazette.",
        "Read more",
        "Finland's long road into the alliance Read more",
        "Sign up for our daily newsletter",
        "Get the day's top stories delivered to your inbox",
        "Copyright © 2023 The Northern Gazette. All rights reserved.",
        "Click here for reprint permission.",
        "Image copyright AFP Image caption The flag was raised in Brussels",
        "Photograph: Jane Sample/Reuters",
        "Facebook Twitter Pinterest The flag is raised. Photograph: Jane Sample/Reuters",
        "Play Video 1:10 The flag is raised in Brussels",
        "Media playback is unsupported on your device",
        "Enlarge this image toggle caption Jane Sample/AP Jane Sample/AP",
        "The flag is raised in Brussels. REUTERS/Jane Sample",
        "Related: How the alliance grew",
        "SEE ALSO: How the alliance grew",
        "More: How the alliance grew",
        "Follow us on Twitter",
        "Follow Jane Sample on Twitter: @janesample",
        "You can follow Jane Sample on Facebook, or email her at jane@gazette.example",
        "Jane Sample is a reporter for The Northern Gazette based in Brussels.",
        "Jane Sample contributed to this report.",
        "• This report is based partly on wire reports.",
        "Associated Press writers Jane Sample in Kyiv and John Sample in Rome contributed.",
        "(AP)",
        "Reuters",
        "Updated at 9:15 a.m. ET on March 3",
        "This article is more than 2 years old",
        "https://gazette.example/world",
        "Slideshow (4 Images)",
        "* * *",
        "Share this article",
        "Our Standards: The Thomson Reuters Trust Principles.",
        "Analysis by Jane Sample, Europe editor",
        "Jane Sample and John Sample , USA TODAY Published 3:55 a.m. ET July 16, 2018",
        "Posted 6:08 am, July 16, 2018, by CNN Wires",
        "12 minutes ago",
        "CONNECT TWEET LINKEDIN 22 COMMENT EMAIL MORE",
        "FILE - In this July 7, 2017, file photo, the presidents shake hands in Hamburg.",
        "In this July 7, 2017 file photo, the presidents shake hands in Hamburg.",
        "Jane Sample, EPA-EFE",
        "Jane Sample/The Gazette",
        "Write to Jane Sample at jane@gazette.example",
        "Related content",
        "Image 2 of 9",
        "( Also on the Gazette: How the alliance grew)",
    ],
)
def test_furniture(line: str) -> None:
    assert furniture_rule(line, "tail") is not None


@pytest.mark.parametrize(
    "line",
    [
        "Like the president, he posted on Twitter that the deal was dead.",
        "Following the talks, the president said on Twitter that they went well.",
        "Published on Tuesday, the report says the army killed 300 people.",
        "Related charges were filed against two men.",
        "Russia contributed to the war in Syria.",
        "The ministry said it wanted to learn more.",
        "Close allies of the president agreed to swap prisoners.",
        "Written by three former officials, the letter urges him to act.",
        "Support for the president has grown now.",
        "May 3 was the deadliest day of the war.",
        "on Thursday",
        "Live ammunition was found here.",
        "Share prices fell on Monday.",
        "Recommended sanctions include a ban on oil.",
        "More than 300 people died.",
        "Video of the attack shows two men.",
        "Photos from the scene showed burning cars.",
        "What's next for Syria?",
        "Watch the border closely, he said.",
        "Reuters reported the deal.",
        "The Associated Press first reported the deal.",
        "Join us or die, the leaflet said.",
        "Image is everything, the minister told reporters.",
        "By signing up to the treaty, Iran agreed to inspections.",
        "Twitter: the company closed the account.",
        "Contact between the armies was lost.",
        "Get out, the soldiers shouted.",
        "Updated figures show that 41 people were killed.",
        "Play was stopped for an hour after the explosion.",
        "Reporting by the newspaper led to the minister's fall.",
        "Finland is a member of the alliance.",
        "“Follow me,” he said.",
        "The report was published on July 15.",
        "The report was published on July 15, 2018, in Kyiv.",
        "In this country, photos of soldiers are forbidden.",
        "More than a dozen people, among them Jane Sample, were hurt on Monday.",
        "President Putin and President Trump met on July 16, 2018.",
        "Comment was not available.",
        "August 2",
        "November, 2014",
        "Open fire, he said.",
    ],
)
@pytest.mark.parametrize("where", ["top", "middle", "tail"])
def test_reporting_is_no_furniture(line: str, where: str) -> None:
    assert furniture_rule(line, where) is None
