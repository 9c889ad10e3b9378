"""The command line over a façade that is replaced: arguments, output, exit codes."""

from __future__ import annotations

import dataclasses
import io
import json
import sys

import pytest

import crossread
from crossread import demo, errors
from crossread.faces.cli import main
from crossread.faces.cli._run import run
from tests.support.comparison import comparison, hostile


@pytest.fixture
def facade(monkeypatch):
    """Replace `crossread.compare`; returns what it was called with, and takes its answer."""

    class Facade:
        answer: object = comparison()
        targets: tuple = ()
        given: dict = {}  # noqa: RUF012

        def __call__(self, targets, **given):
            self.targets, self.given = tuple(targets), given
            if isinstance(self.answer, BaseException):
                raise self.answer
            return self.answer

    facade = Facade()
    monkeypatch.setattr(crossread, "compare", facade, raising=False)
    return facade


def test_compare_shows_the_view(facade, capsys):
    assert run(["compare", "a.md", "b.md", "c.md", "--width", "80"]) == 0
    out, err = capsys.readouterr()
    assert "later update" in out
    assert "\x1b" not in out
    assert err == ""
    assert facade.targets == ("a.md", "b.md", "c.md")


def test_metadata_is_handed_on_in_the_order_of_the_reports(facade):
    args = [
        "compare",
        "a",
        "b",
        "--outlet",
        "X",
        "--outlet",
        "Y",
        "--url",
        "",
        "--url",
        "https://y",
    ]
    assert run([*args, "--date", "2024-12-29", "--date", ""]) == 0
    assert facade.given["outlets"] == ("X", "Y")
    assert facade.given["urls"] == ("", "https://y")
    first, second = facade.given["dates"]
    assert (first.isoformat(), second) == ("2024-12-29", None)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ([], "Missing argument 'REPORT...'"),
        (["a", "b", "--outlet", "X"], "--outlet was given once for 2 reports"),
        (["a", "--date", "2024-01-01", "--date", "2024-01-02"], "given 2 times for one report"),
        (["a", "b", "--date", "27/12/2024", "--date", ""], "write it as 2024-12-29"),
        (["-", "-"], "Standard input holds one report only"),
        (["--json", "a.md", "b.md"], "ends in .json"),
        (["a", "b", "--width", "10"], "10 is not in the range"),
        (["a", "b", "--only", "lies"], "'lies' is not one of"),
        (["a", "b", "--nonsense"], "No such option"),
    ],
)
def test_a_request_that_makes_no_sense_gets_one_clear_line_and_code_2(facade, capsys, args, said):
    assert run(["compare", *args]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert facade.targets == ()


def test_unknown_command(capsys):
    assert run(["compear"]) == 2
    assert "No such command" in capsys.readouterr().err


def test_json_replaces_the_view(facade, capsys):
    assert run(["compare", "a", "b", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "crossread.comparison/1"


def test_json_to_a_file_comes_beside_the_view(facade, capsys, tmp_path):
    target = tmp_path / "out.json"
    for _ in range(2):  # our own output may be replaced
        assert run(["compare", "a", "b", "--json", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["points"]
    assert "later update" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == [target]


def test_html_goes_to_its_file(facade, capsys, tmp_path):
    target = tmp_path / "page.html"
    for _ in range(2):
        assert run(["compare", "a", "b", "--html", str(target), "--quiet"]) == 0
    assert "<html" in target.read_text(encoding="utf-8")
    out, err = capsys.readouterr()
    assert out == ""
    assert "page written to" in err


@pytest.mark.parametrize("option", ["--html", "--json"])
def test_a_file_that_is_not_ours_is_never_overwritten(facade, capsys, tmp_path, option):
    victim = tmp_path / "report.json"
    victim.write_text('{"headline": "precious"}', encoding="utf-8")
    assert run(["compare", option, str(victim), "b.md", "c.md"]) == 2
    assert "precious" in victim.read_text(encoding="utf-8")
    assert "not written by Crossread" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named(facade, capsys, tmp_path):
    assert run(["compare", "a", "b", "--html", str(tmp_path / "no" / "x.html")]) == 2
    assert "No such file or directory" in capsys.readouterr().err


def test_only_keeps_points_and_figures_of_some_relations(facade, capsys):
    assert run(["compare", "a", "b", "--json", "--only", "agrees", "--only", "differs"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert {point["relation"] for point in document["points"]} == {"agrees", "differs"}
    assert {row["relation"] for row in document["figures"]} == {"agrees"}


def test_some_reports_that_cannot_be_read_give_code_3(facade, capsys):
    facade.answer = dataclasses.replace(comparison(), problems=("x.md: no such file.",))
    assert run(["compare", "a", "b", "x.md"]) == 3
    out, err = capsys.readouterr()
    assert "later update" in out
    assert err == "crossread: x.md: no such file.\n"


def test_nothing_that_can_be_read_gives_code_2(facade, capsys):
    facade.answer = dataclasses.replace(
        comparison(), reports=(), points=(), quotations=(), figures=(), events=(), kinship=(),
        loaded={}, notes=(), problems=("x.md: no such file.", "y.md: no such file."),
    )  # fmt: skip
    assert run(["compare", "x.md", "y.md"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 2


def _all_failed() -> errors.SourceError:
    first = errors.EmptyReport("y.md", "there is nothing in it.")
    first.add_note("z.md: there is no such file.")
    return first


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.NotFound("x.md", "no such file.", hint="Look for the name."), 2),
        (_all_failed(), 2),
        (errors.UsageError("that makes no sense."), 2),
        (errors.ModelError("the model is damaged.", hint="Install Crossread again."), 1),
    ],
)
def test_errors_on_purpose_are_one_line(facade, capsys, error, code):
    facade.answer = error
    assert run(["compare", "a", "b"]) == code
    lines = [str(error), *getattr(error, "__notes__", ())]
    assert capsys.readouterr().err == "".join(f"crossread: {line}\n" for line in lines)


def test_an_error_message_cannot_steer_the_terminal(facade, capsys):
    facade.answer = errors.NotFound("\x1b[31mx\x07", "no such file.")
    run(["compare", "a", "b"])
    assert capsys.readouterr().err == "crossread: x: no such file.\n"


def test_a_defect_is_one_line_and_a_traceback_only_with_debug(facade, capsys):
    facade.answer = ZeroDivisionError("division by zero")
    assert run(["compare", "a", "b"]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "CONTRIBUTING.md" in err
    for args in (["--debug", "compare", "a", "b"], ["compare", "a", "b", "--debug"]):
        assert run(args) == 1
        assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_is_quiet(facade, capsys):
    facade.answer = KeyboardInterrupt()
    assert run(["compare", "a", "b"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_closed_pipe_is_quiet(facade, monkeypatch, capsys):
    class Closed(io.StringIO):
        def write(self, text):
            raise BrokenPipeError(32, "Broken pipe")

    monkeypatch.setattr(sys, "stdout", Closed())
    with pytest.raises(SystemExit) as left:
        main(["compare", "a", "b"])
    assert left.value.code == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_terminal_without_our_signs_gets_plainer_ones(facade, monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert run(["compare", "a", "b"]) == 0
    sys.stdout.flush()
    assert b"!= differs" in raw.getvalue()


def test_hostile_reports_stay_harmless(facade, capsys):
    facade.answer = hostile()
    assert run(["compare", "a", "b"]) == 3
    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err


def test_somebody_who_has_to_paste_is_told(facade, monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert run(["compare", "-", "b.md"]) == 0
    assert "Ctrl-D" in capsys.readouterr().err


def test_demo_lists_stories_and_compares_the_richest(facade, capsys):
    assert run(["demo"]) == 0
    out = capsys.readouterr().out
    assert all(one.name in out for one in demo.stories())
    assert facade.targets == demo.story(demo.RICHEST).paths


def test_demo_takes_a_story_or_all(facade, capsys, tmp_path):
    assert run(["demo", "grain"]) == 0
    assert facade.targets == demo.story("grain").paths
    assert run(["demo", "--all", "--html", str(tmp_path / "d.html")]) == 0
    rest = {f"d-{one.name}.html" for one in demo.stories()[1:]}
    assert {path.name for path in tmp_path.iterdir()} == {"d.html", *rest}


def test_demo_names_the_stories_that_there_are(capsys):
    assert run(["demo", "atlantis"]) == 2
    assert "earthquake" in capsys.readouterr().err


def test_version(capsys):
    assert run(["--version"]) == 0
    assert crossread.__version__ in capsys.readouterr().out
