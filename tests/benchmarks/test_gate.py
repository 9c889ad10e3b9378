"""The gate: floors hold, other data are no pass, and nothing is lowered by accident."""

import argparse
from typing import Any

import pytest

from benchmarks import _common, gate
from benchmarks.__main__ import main, module_of, names, parser_of


def options(**given: bool) -> argparse.Namespace:
    return argparse.Namespace(**{"record": False, "allow_regression": False, **given})


def entry(**fields: Any) -> dict[str, Any]:
    return {"benchmark": "ud", "set": "s", "data": "abc", "floors": {"las": 88.5}, **fields}


@pytest.mark.parametrize(("las", "ok"), [(88.5, True), (88.49, False)])
def test_a_floor_is_the_least_that_passes(las: float, ok: bool) -> None:
    (result,) = gate.check(entry(), {"las": las, "data": "abc"}, options())
    assert result["ok"] is ok


def test_other_data_do_not_pass() -> None:
    (result,) = gate.check(entry(), {"las": 99.0, "data": "other"}, options())
    assert not result["ok"]
    assert "differ" in result["problem"]


def test_recording_raises_and_never_lowers_by_itself() -> None:
    floors = entry()
    gate.check(floors, {"las": 90.0, "data": "abc"}, options(record=True))
    assert floors["floors"] == {"las": 90.0}
    gate.check(floors, {"las": 80.0, "data": "abc"}, options(record=True))
    assert floors["floors"] == {"las": 90.0}
    gate.check(floors, {"las": 80.0, "data": "abc"}, options(record=True, allow_regression=True))
    assert floors["floors"] == {"las": 80.0}


def test_figures_are_found_by_path() -> None:
    assert gate.look_up({"names": {"f1": 3}}, "names.f1") == 3.0
    with pytest.raises(_common.DataMissing, match="no figure"):
        gate.look_up({}, "las")


def test_the_command_names_the_benchmarks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "ud" in capsys.readouterr().out
    assert {"ud", "entities", "speed", "similarity", "gate"} <= set(names())


def test_names_are_written_with_hyphens(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"events-gsr", "events-plv"} <= set(names())
    for name in ("events-gsr", "events_gsr"):
        assert main([name, "--data", "no-such-folder"]) == 2
        assert "nothing under" in capsys.readouterr().err


@pytest.mark.parametrize("name", names())
def test_every_benchmark_has_options_and_a_sentence(name: str) -> None:
    module = module_of(name)
    assert parser_of(name, module).parse_args(["--data", "x"]).split == "dev"
    assert module.__doc__


def test_figures_must_say_on_how_much_and_on_what() -> None:
    args = argparse.Namespace(split="dev")
    assert _common.complete("x", args, {"items": 1, "data": "abc"}, 1.0)["data"] == "abc"
    with pytest.raises(KeyError, match="lack data"):
        _common.complete("x", args, {"items": 1}, 1.0)


def test_missing_data_are_one_line_and_exit_2(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ud", "--data", str(tmp_path)]) == 2
    assert "nothing under" in capsys.readouterr().err
