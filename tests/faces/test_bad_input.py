"""Bad input through the real command line, with the shipped model.

Each gets one line that says what is wrong and what to do, and the right exit code; the rest of
the work is done all the same.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import crossread
from crossread.faces.cli._run import run
from crossread.faces.json import COMPARISON_SCHEMA
from tests.support.html import parse
from tests.support.server import serving

FIRST = """Ministers sign grain accord in Istanbul

Russia and Ukraine signed separate agreements with Turkey and the United Nations on Friday to \
reopen three Black Sea ports for grain exports.

U.N. Secretary-General Antonio Guterres said the deal was "a beacon of hope". About 20 million \
tonnes of grain were stuck in Ukraine, officials said.
"""
SECOND = """Grain deal signed

Ukraine and Russia on Friday signed a deal with the United Nations and Turkey that unblocks \
grain exports from three ports on the Black Sea.

Guterres called the accord "a beacon of hope". Some 22 million tonnes of grain wait in silos, \
according to Kyiv.
"""
RUSSIAN = (
    "Россия и Украина подписали в пятницу соглашение о вывозе зерна через порты Чёрного моря. "
    "Генеральный секретарь ООН назвал договорённость маяком надежды.\n" * 4
)
BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "nothing in it"),
    "blank.md": (b" \n\t\n", "nothing in it"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
    "paper.pdf": (b"%PDF-1.7\n" + bytes(range(256)), "a PDF file"),
    "office.docx": (b"PK\x03\x04" + bytes(range(256)), "a zip archive or office document"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
    "noise.txt": (bytes(range(256)) * 20, "a binary file"),
    "nul.txt": (SECOND.replace("grain", "gr\0ain").encode(), "a binary file"),
    "cyrillic.txt": (RUSSIAN.encode("cp1251"), "encoding of this text is not known"),
    "russian.txt": (RUSSIAN.encode(), "is in Russian"),
    "arabic.txt": (
        "وقعت روسيا وأوكرانيا يوم الجمعة اتفاقا لتصدير الحبوب عبر موانئ البحر الأسود.\n".encode()
        * 4,
        "is in Arabic",
    ),
    "german.txt": (
        "Russland und die Ukraine haben am Freitag ein Abkommen über die Ausfuhr von Getreide "
        "über drei Häfen am Schwarzen Meer unterzeichnet.\n".encode()
        * 4,
        "is in German",
    ),
    "french.txt": (
        "La Russie et l'Ukraine ont signé vendredi un accord sur l'exportation de céréales par "
        "trois ports de la mer Noire.\n".encode()
        * 4,
        "is in French",
    ),
    "page.html": (b"<html><body></body></html>", "no article"),
    "articles.json": (b'{\n  "title": "Grain deal signed", "text": "..."}', "JSON, not a report"),
    "articles.jsonl": (b'[{"title": "Grain deal signed"}]', "JSON, not a report"),
    "feed.xml": (b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"></rss>', "a feed"),
    "tree.xml": (b'<?xml version="1.0"?><NewsML/>', "an XML document"),
    "pages.warc": (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "a web archive"),
    "book.txt": (SECOND.encode() * 2_000, "longer than the 500,000 characters"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A folder with two reports of one event, in which the command runs."""
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "b.txt").write_text(SECOND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def one_line(err: str, *said: str) -> None:
    assert err.count("\n") == 1, err
    assert err.startswith("crossread: ")
    assert all(words in err for words in said), err


def two_reports(out: str) -> None:
    document = json.loads(out)
    assert document["schema"] == COMPARISON_SCHEMA
    assert len(document["reports"]) == 2
    assert document["points"]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_others_are_compared(folder, capsys, name):
    data, said = BAD[name]
    (folder / name).write_bytes(data)
    assert run(["compare", "a.txt", name, "b.txt", "--json"]) == 3
    out, err = capsys.readouterr()
    two_reports(out)
    one_line(err, f"{name}: ", said)


def test_a_missing_file_and_a_folder(folder, capsys):
    (folder / "reports").mkdir()
    assert run(["compare", "a.txt", "no.txt", "b.txt", "reports", "--json"]) == 3
    out, err = capsys.readouterr()
    two_reports(out)
    assert err.splitlines() == [
        "crossread: no.txt: there is no such file. Check the name.",
        "crossread: reports: this is a folder. Name the files in it.",
    ]


def test_fifty_megabytes_are_refused_at_once(folder, capsys):
    with (folder / "big.txt").open("wb") as file:
        file.truncate(50_000_000)
    began = time.monotonic()
    assert run(["compare", "big.txt", "no.txt"]) == 2
    assert time.monotonic() - began < 5
    out, err = capsys.readouterr()
    assert out == ""
    assert "larger than the 5 MB" in err
    assert err.count("\n") == 2


@pytest.mark.parametrize(
    "data",
    [
        SECOND.replace("\n", "\r\n").encode(),
        SECOND.replace("\n", "\r").encode(),
        SECOND.encode("utf-16"),
        SECOND.replace("Guterres", "António Guterres").encode("cp1252"),
        b"\xef\xbb\xbf" + SECOND.encode(),
        SECOND.replace("\n\n", " ").encode(),
        b"x" * 100_000 + b" " + SECOND.encode(),
    ],
    ids=["crlf", "cr", "utf-16", "cp1252", "bom", "one line", "one long word"],
)
def test_odd_but_readable_files_are_read(folder, capsys, data):
    (folder / "odd.txt").write_bytes(data)
    assert run(["compare", "a.txt", "odd.txt", "--json"]) == 0
    out, err = capsys.readouterr()
    two_reports(out)
    assert err == ""


def test_a_word_without_end_does_not_flood_the_terminal(folder, capsys):
    (folder / "odd.txt").write_text("x" * 100_000 + " said Guterres. " + SECOND, encoding="utf-8")
    assert run(["compare", "a.txt", "odd.txt"]) == 0
    assert len(capsys.readouterr().out) < 30_000


@pytest.mark.parametrize("second", ["a.txt", "same.txt"])
def test_one_text_under_two_names_is_a_copy_and_agrees_on_nothing(folder, capsys, second):
    (folder / "same.txt").write_text(FIRST, encoding="utf-8")
    assert run(["compare", "a.txt", second, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [kin["kind"] for kin in document["kinship"]] == ["copy"]
    assert not [point for point in document["points"] if point["relation"] == "agrees"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("circle", "redirects in a circle"),
        ("forever", "redirects more than 8 times"),
        ("endless", "larger than 5 MB"),
        ("announced", "larger than 5 MB"),
        ("nowhere", "404 (Not Found)"),
        ("pdf", "application/pdf"),
    ],
)
def test_a_bad_address_is_named_and_the_others_are_compared(folder, capsys, path, said):
    with serving() as server:
        assert run(["compare", "a.txt", f"{server}/{path}", "b.txt", "--json"]) == 3
    out, err = capsys.readouterr()
    two_reports(out)
    one_line(err, f"{server}/{path}: ", said)


def test_an_address_where_nobody_answers(folder, capsys):
    assert run(["compare", "http://127.0.0.1:9/x"]) == 2
    one_line(capsys.readouterr().err, "does not answer", "Check the address")


HOSTILE = """---
outlet: "\x1b[31mRed\x1b[0m <script>alert(1)</script>"
title: "Accord \u202esigned <img src=x onerror=alert(2)>"
url: "javascript:alert(3)"
---

<svg onload=alert(4)>\x1b]0;owned\x07 \x9b2JREPORT
""".replace("REPORT", SECOND.replace("deal", "d\u202eeal <b>&lt;i&gt;</b>"))


@pytest.mark.parametrize("name", ["evil.md", "evil.txt", "\x1b[31mevil\u202e.txt"])
def test_nothing_in_a_report_reaches_the_terminal_or_the_page(folder, capsys, name):
    (folder / name).write_text(HOSTILE, encoding="utf-8")
    assert run(["compare", "a.txt", name, "no\x1b[2J.txt", "--html", "page.html"]) == 3
    out, err = capsys.readouterr()
    page = (folder / "page.html").read_text(encoding="utf-8")
    for shown in (out, err, page):
        assert not set("\x1b\x9b\x07\u202e") & set(shown)
    tree = parse(page)
    assert len(tree.all("script")) == 1
    assert not tree.all("img")
    assert not [e for e in tree.all("svg") if "onload" in e.attributes]
    for element in tree.walk():
        assert not [a for a in element.attributes if a.startswith("on")]
        assert "javascript:" not in element.attributes.get("href", "")


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", "empty"),
        (".", "Is a directory"),
        ("no/page.html", "No such file or directory"),
        ("a.txt", "not written by Crossread"),
    ],
)
def test_a_page_that_cannot_be_written_is_refused_before_the_work(
    folder, capsys, monkeypatch, target, said
):
    monkeypatch.setattr(crossread, "compare", lambda *_, **__: pytest.fail("the work was begun"))
    assert run(["compare", "a.txt", "b.txt", "--html", target]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    one_line(err, said)
    assert (folder / "a.txt").read_text(encoding="utf-8") == FIRST


def test_a_page_that_fails_late_costs_nobody_the_view(folder, capsys, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("crossread.faces.cli._output._replace", full)
    assert run(["compare", "a.txt", "b.txt", "--html", "page.html"]) == 2
    out, err = capsys.readouterr()
    assert "WHAT THEY SAY" in out
    one_line(err, "page.html: cannot be written: No space left on device")


def command(*args: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "crossread.faces.cli", *args],
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def test_a_reader_who_has_seen_enough_is_no_error(folder):
    reading, writing = os.pipe()
    os.close(reading)
    with command("compare", "a.txt", "b.txt", stdout=writing) as process:
        os.close(writing)
        assert process.communicate(timeout=60)[1] == ""
    assert process.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_standard_output(folder):
    with Path("/dev/full").open("w") as full, command("compare", "a.txt", stdout=full) as process:
        err = process.communicate(timeout=60)[1]
    assert process.returncode == 2
    assert "No space left on device" in err
    assert "defect" not in err


def test_standard_streams_that_are_closed(folder, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert run(["compare", "a.txt", "-", "b.txt", "--json"]) == 3
    out, err = capsys.readouterr()
    two_reports(out)
    one_line(err, "-: standard input is closed")


@pytest.mark.slow
def test_ctrl_c_ends_the_work_without_a_traceback(folder):
    reading, writing = os.pipe()  # standard input that nothing ever comes from
    with command("compare", "-", "a.txt", stdin=reading, stdout=subprocess.PIPE) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        os.close(writing)
        os.close(reading)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in err
