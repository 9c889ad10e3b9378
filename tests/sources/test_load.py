"""Files, standard input, pages and many at once."""

import contextlib
import datetime as dt
import io
import pickle
from pathlib import Path

import pytest

from crossread.errors import (
    EmptyReport,
    NotFound,
    NotText,
    SourceError,
    TooLarge,
    UsageError,
    WrongLanguage,
)
from crossread.model import DateBasis
from crossread.sources import Source, from_html, from_text, load, load_many
from tests.sources.texts import BODY, PAGE, SECOND, TITLE, page

PLAIN = "\n\n".join((TITLE, *BODY))
RUSSIAN = (
    "Министр иностранных дел Финляндии передал документы о вступлении в Брюсселе во вторник."
    " Москва заявила, что примет ответные меры, потому что граница стала вдвое длиннее."
)
GERMAN = (
    "Der finnische Außenminister übergab am Dienstag in Brüssel die Urkunde. Moskau kündigte an,"
    " dass es Gegenmaßnahmen ergreifen werde, weil die Grenze nun doppelt so lang ist."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gazette.txt").write_text(PLAIN, "utf-8")
    return tmp_path


def test_plain_file(folder: Path) -> None:
    found = load(folder / "gazette.txt")
    assert found.id == "gazette"
    assert found.outlet == ""
    assert found.text == "\n".join((TITLE, *BODY))
    assert found.origin_path == str(folder / "gazette.txt")
    assert found.language == "en"


def test_options_override_the_source(folder: Path) -> None:
    path = folder / "f.md"
    path.write_text(
        f"---\noutlet: Other\ndate: 2020-01-01\nurl: https://x.example/a\nbyline: Jane Sample\n"
        f"tags: [a, b]\n---\n# {TITLE}\n\n{SECOND}\n"
    )
    found = load(path)
    assert (found.outlet, found.byline, found.id) == ("Other", "Jane Sample", "other")
    assert found.url == "https://x.example/a"
    assert found.published is not None
    assert found.published.day == dt.date(2020, 1, 1)
    assert found.published.basis is DateBasis.GIVEN
    assert found.title == TITLE
    found = load(path, outlet="Éclair News", date="2023-04-04T10:00:00Z", url="https://y.example")
    assert (found.outlet, found.id, found.url) == (
        "Éclair News",
        "eclair-news",
        "https://y.example",
    )
    assert found.published is not None
    assert found.published.time == dt.datetime(2023, 4, 4, 10, tzinfo=dt.UTC)


def test_saved_page(folder: Path) -> None:
    path = folder / "page.html"
    path.write_text(PAGE, "utf-8")
    found = load(path)
    assert found.text == "\n".join((TITLE, *BODY))
    assert found.title == TITLE
    assert (found.outlet, found.byline) == ("The Northern Gazette", "Maria Example")
    assert found.url == "https://gazette.example/world/finland"
    assert found.published is not None
    assert found.published.basis is DateBasis.PAGE
    assert found.published.time is not None
    assert (found.credit, found.dateline) == ("Reuters", "BRUSSELS, April 4 (Reuters)")


def test_page_without_a_suffix_is_recognised(folder: Path) -> None:
    (folder / "saved").write_text("\n<!-- saved -->\n" + PAGE)
    assert load(folder / "saved").outlet == "The Northern Gazette"


def test_headings_of_a_page_are_subheads() -> None:
    first, second, third = (f"<p>{words}</p>" for words in BODY)
    body = f"{first}{second}<h2>What Moscow says</h2>{third}<p>{SECOND}</p>"
    found = from_html(page(body))
    assert [s.of(found.text) for s in found.subheads] == ["What Moscow says"]


def test_a_page_in_an_old_encoding() -> None:
    words = page("".join(f"<p>{w}</p>" for w in BODY), '<meta charset="windows-1252">')
    assert "“countermeasures”" in from_html(words.encode("cp1252")).text


def test_json_ld_gives_the_moment() -> None:
    data = '{"@type": "NewsArticle", "headline": "x", "datePublished": "2023-04-05T01:00:00Z"}'
    head = f'<script type="application/ld+json">{data}</script>'
    found = from_html(page("".join(f"<p>{w}</p>" for w in BODY), head))
    assert found.published is not None
    assert found.published.day == dt.date(2023, 4, 5)


def test_standard_input() -> None:
    found = load("-", stdin=io.BytesIO(PLAIN.encode()), outlet="The Gazette")
    assert (found.id, found.origin_path) == ("the-gazette", "-")


def test_files_that_hold_no_report(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b" \n")
    (folder / "marks.txt").write_text("--- ...\n")
    (folder / "large.txt").write_text(PLAIN * 12_000)
    (folder / "paper.pdf").write_bytes(b"%PDF-1.7")
    (folder / "rus.txt").write_text(RUSSIAN, "utf-8")
    (folder / "date.txt").write_text(f"---\ndate: soon\n---\n{SECOND}")
    (folder / "nothing.html").write_text("<html><body><p></p></body></html>")
    for name, kind, words in [
        ("gone.txt", NotFound, "no such file"),
        ("", NotText, "folder"),
        ("empty.txt", EmptyReport, "nothing in it"),
        ("marks.txt", EmptyReport, "no text"),
        ("large.txt", TooLarge, "5 MB"),
        ("paper.pdf", NotText, "PDF"),
        ("rus.txt", WrongLanguage, "in Russian"),
        ("date.txt", SourceError, "'soon'"),
        ("nothing.html", EmptyReport, "no article"),
        ("a\0b", NotFound, "cannot be read"),
        ("x" * 5000, NotFound, "too long"),
    ]:
        with pytest.raises(kind, match=words) as caught:
            load(folder / name)
        error = caught.value
        assert isinstance(error, SourceError)
        assert error.origin == str(folder / name)
        assert error.hint
        assert "\n" not in str(error)
        assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301


def test_a_bad_date_is_a_bad_request(folder: Path) -> None:
    with pytest.raises(UsageError, match="'yesterday' is no date"):
        load(folder / "gazette.txt", date="yesterday")


@pytest.mark.parametrize(("words", "name"), [(RUSSIAN, "Russian"), (GERMAN * 2, "German")])
def test_other_languages_are_named(words: str, name: str) -> None:
    with pytest.raises(WrongLanguage) as caught:
        from_text(words)
    assert caught.value.language == name


@pytest.mark.parametrize(
    "words",
    [
        "Vučić meets Erdoğan in Niš.",
        "Zelenskyy: Sumy, Kharkiv, Dnipro, Odesa hit.",
        "Putin Xi Kim Erdogan Macron Scholz Sunak Biden Netanyahu Zelenskyy Modi Lula Meloni"
        " Sánchez Tusk Orbán Fico Vučić Rutte Costa Michel Guterres",
        "He said „Грузия“ and left for Tbilisi.",
    ],
)
def test_short_and_named_texts_pass_as_english(words: str) -> None:
    assert from_text(words).language == "en"


def test_declared_language_is_believed() -> None:
    with pytest.raises(WrongLanguage, match="French"):
        from_text(f"---\nlanguage: fr-FR\n---\n{SECOND}")


def test_one_bad_item_never_stops_the_rest(folder: Path) -> None:
    first = folder / "gazette.txt"
    other = folder / "sub"
    other.mkdir()
    (other / "gazette.txt").write_text(PLAIN)
    (other / "Ω.txt").write_text(SECOND)
    reports, problems = load_many(
        [
            first,
            folder / "gone.txt",
            str(other / "gazette.txt"),
            Source(first, outlet="The Gazette", date="2023-04-04"),
            "-",
            other / "Ω.txt",
            "ftp://gazette.example/x",
            "-",
        ],
        stdin=io.BytesIO(SECOND.encode()),
    )
    assert [r.id for r in reports] == ["gazette", "gazette-2", "the-gazette", "a", "b"]
    assert [type(p).__name__ for p in problems] == ["NotFound", "FetchError", "EmptyReport"]
    assert "only http and https" in str(problems[1])


def test_ids_are_given_or_made() -> None:
    assert from_text(SECOND, id="mine").id == "mine"
    assert from_text(SECOND).id == "a"
    assert from_text(SECOND, outlet="The Extraordinarily Long-Winded Daily Gazette").id == (
        "the-extraordinarily-long"
    )


def test_same_input_same_report() -> None:
    assert from_text(PLAIN) == from_text(PLAIN)
    assert from_html(PAGE) == from_html(PAGE)


@pytest.mark.parametrize(
    "words",
    [
        "<div>" * 100_000,
        "<!--" * 1_000,
        "<html>\0\0<p>x",
        "<?xml version='1.0' encoding='utf-16'?><html><p>x</html>",
        "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script><p>x",
        "",
        "\ud800",
    ],
)
def test_hostile_pages_give_a_report_or_one_error(words: str) -> None:
    with contextlib.suppress(SourceError):
        assert len(from_html(words).text) < 10
