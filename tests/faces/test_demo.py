"""The demo reports: what was promised about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossread import demo
from crossread.errors import UsageError

PATHS = [Path(path) for one in demo.stories() for path in one.paths]


def body(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("---", 2)[2]


def test_there_are_enough_stories_and_reports():
    assert len(demo.stories()) >= 4
    assert len(PATHS) >= 12
    assert demo.story(demo.RICHEST).paths
    assert all(len(one.paths) >= 3 for one in demo.stories())


@pytest.mark.parametrize("path", PATHS, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_each_says_that_its_outlet_is_invented(path):
    head = path.read_text(encoding="utf-8").split("---")[1]
    for key in ("outlet:", "title:", "date: 20", "the outlet is invented"):
        assert key in head
    assert 80 <= len(body(path).split()) <= 350


def test_one_is_a_reprint_and_one_a_shortened_version():
    wire, reprint, short = (body(Path(p)) for p in demo.story("earthquake").paths[:3])
    lines = [line for line in wire.splitlines() if line]
    assert sum(line in reprint for line in lines) >= len(lines) - 1
    sentences = re.split(r"(?<=\.)\s+", " ".join(short.split()))
    assert sum(sentence in " ".join(wire.split()) for sentence in sentences) >= 5
    assert len(short.split()) < 0.7 * len(wire.split())


def test_the_expected_findings_are_written_down_for_each_story():
    notes = (Path(demo.__file__).parent / "reports" / "README.md").read_text(encoding="utf-8")
    assert all(f"## {one.name} " in notes for one in demo.stories())


def test_an_unknown_story_is_an_error_that_names_the_others():
    with pytest.raises(UsageError, match="grain"):
        demo.story("atlantis")
