"""The main job on the demo reports, with the shipped model: what a user gets."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time

import jsonschema
import pytest

import crossread
from crossread import demo
from crossread.faces.cli._run import run
from crossread.faces.json import account_to_dict, dumps, to_dict
from crossread.model import KinshipKind, Relation, Slot
from tests.faces.test_json import schema
from tests.support.excerpt import README, renewed


@pytest.fixture(scope="module", params=[one.name for one in demo.stories()])
def compared(request):
    return crossread.compare(demo.story(request.param).paths)


@pytest.fixture(scope="module")
def earthquake():
    return crossread.compare(demo.story("earthquake").paths)


def test_every_story_has_points_of_two_reports_and_each_cell_its_words(compared):
    assert not compared.problems
    assert any(len(point.reports) > 1 for point in compared.points)
    for point in compared.points:
        for cell in point.cells:
            text = compared.report(cell.report).text
            assert compared.words(cell) == text[cell.span.start : cell.span.end] != ""
        assert point.independent_origins <= sum(origin.known for origin in point.origins)


def test_real_output_follows_the_schema(compared):
    document = json.loads(dumps(to_dict(compared, model="any")))
    jsonschema.validate(document, schema("comparison-1.json"))


def test_an_account_follows_its_schema():
    account = crossread.read(demo.story("summit").paths[1])
    document = json.loads(dumps(account_to_dict(account)))
    jsonschema.validate(document, schema("account-1.json"))
    assert document["attributions"]
    assert document["events"]


def test_the_same_input_gives_the_same_bytes(earthquake):
    again = crossread.compare(demo.story("earthquake").paths)
    assert dumps(to_dict(again)) == dumps(to_dict(earthquake))


def test_the_reprint_and_the_short_version_share_one_origin(earthquake):
    wire, reprint, short = (report.id for report in earthquake.reports[:3])
    kin = {(one.first, one.second): one for one in earthquake.kinship}
    assert kin[wire, reprint].kind is KinshipKind.COPY
    assert kin[wire, short].kind in (KinshipKind.EXCERPT, KinshipKind.VERSION)
    assert kin[wire, reprint].same_origin
    assert kin[wire, short].same_origin


def test_no_figure_of_the_rising_toll_is_called_a_contradiction(earthquake):
    tolls = [row for row in earthquake.figures if row.role == "killed" and len(row.cells) > 1]
    assert tolls
    dated = [row for row in tolls if len({q.low for _, q in row.cells}) > 1]
    assert any(row.relation is Relation.LATER_UPDATE for row in dated)
    assert not any(row.relation is Relation.DIFFERS for row in dated)


def test_the_two_sides_of_the_summit_are_heard():
    summit = crossread.compare(demo.story("summit").paths)
    speakers = {origin.name for point in summit.points for origin in point.origins}
    assert any("Trump" in name for name in speakers)
    assert any("Ri" in name for name in speakers)


def test_one_oped_has_loaded_words_of_its_own(earthquake):
    loaded = earthquake.loaded
    oped = earthquake.reports[-1].id
    assert len(loaded[oped]) > max(len(found) for id, found in loaded.items() if id != oped)


def test_quotations_come_in_several_wordings(earthquake):
    shared = [row for row in earthquake.quotations if len(row.cells) > 1]
    assert any("Erdogan" in row.speaker for row in shared)
    assert any(point.slot is Slot.FIGURE for point in earthquake.points)


def test_quotes_as_csv_and_json(capsys):
    paths = demo.story("grain").paths
    assert run(["quotes", "--csv", *paths]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert run(["quotes", "--json", *paths]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [row["words"].lstrip("'") for row in rows] == [
        quote["words"] for quote in document["quotes"]
    ]
    assert any(row["to"] == "reporters" and "Peskov" in row["speaker"] for row in rows)
    texts = {path: crossread.read(path).report.text for path in paths}
    for quote in document["quotes"]:
        spans = (map(int, span.split("-")) for span in quote["spans"].split())
        said = " ... ".join(texts[quote["report"]][start:end] for start, end in spans)
        assert said == quote["words"]


def test_one_report_alone_is_shown_with_a_note(capsys):
    assert run(["compare", demo.story("port").paths[0]]) == 0
    out, err = capsys.readouterr()
    assert "WHO SAYS WHAT" in out
    assert "needs two reports" in err


def test_the_same_report_twice_is_a_copy_and_agrees_on_nothing(capsys):
    path = demo.story("port").paths[0]
    assert run(["compare", path, path]) == 0
    out = capsys.readouterr().out
    assert "copy" in out
    assert " agrees" not in out


def test_inputs_that_cannot_be_read_do_not_stop_the_rest(capsys, tmp_path):
    (tmp_path / "empty.txt").touch()
    good = demo.story("grain").paths[:2]
    assert run(["compare", *good, str(tmp_path / "empty.txt"), str(tmp_path)]) == 3
    out, err = capsys.readouterr()
    assert "2 OF 4 REPORTS COULD NOT BE READ" in out
    assert err.count("crossread: ") == 2
    assert run(["compare", str(tmp_path), str(tmp_path / "no.txt")]) == 2
    assert capsys.readouterr().err.count("crossread: ") == 2


def test_standard_input(monkeypatch, capsys):
    with open(demo.story("grain").paths[0], "rb") as first:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(first.read())))
    assert run(["compare", "-", demo.story("grain").paths[1], "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["reports"]) == 2


@pytest.mark.slow
def test_the_whole_demo_takes_seconds(tmp_path):
    page = tmp_path / "demo.html"
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "crossread.faces.cli", "demo", "--all", "--html", str(page)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - start < 20
    assert len(list(tmp_path.iterdir())) == len(demo.stories())
    assert "\x1b" not in done.stdout


@pytest.mark.slow
def test_the_excerpt_in_the_readme_is_real_output():
    text = README.read_text(encoding="utf-8")
    assert text == renewed(text), "renew it: make readme"


@pytest.mark.slow
def test_help_answers_at_once():
    def seconds() -> float:
        start = time.monotonic()
        subprocess.run(
            [sys.executable, "-m", "crossread.faces.cli", "--help"], capture_output=True, check=True
        )
        return time.monotonic() - start

    assert min(seconds() for _ in range(5)) < 0.3
