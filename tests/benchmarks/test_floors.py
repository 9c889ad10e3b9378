"""The floors of gate.json, where the shared data are at hand."""

import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks import gate
from benchmarks.__main__ import parser_of


@pytest.mark.data
@pytest.mark.slow
@pytest.mark.skipif("CROSSREAD_DATA" not in os.environ, reason="CROSSREAD_DATA names no folder")
def test_no_figure_is_below_its_floor() -> None:
    args = parser_of("gate", gate).parse_args(["--data", str(Path(os.environ["CROSSREAD_DATA"]))])
    result: dict[str, Any] = gate.run(args)
    assert not [floor for floor in result["floors"] if not floor["ok"]]
