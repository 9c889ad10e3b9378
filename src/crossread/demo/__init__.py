"""Reports that come with Crossread, for `crossread demo` and for first steps.

The events are real; outlets, wire and wording are invented. See ``reports/README.md``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from crossread.errors import UsageError

__all__ = ["RICHEST", "DemoStory", "stories", "story"]

RICHEST = "earthquake"  # the story with the most kinds of findings
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class DemoStory:
    """Reports of one event: name, title, what to look for in the comparison, and the files."""

    name: str
    title: str
    look_for: str
    paths: tuple[str, ...]


@cache
def stories() -> tuple[DemoStory, ...]:
    """Return the stories in the order in which they are listed."""
    listed = tomllib.loads((_HERE / "stories.toml").read_text(encoding="utf-8"))["story"]
    return tuple(
        DemoStory(
            name=entry["name"],
            title=entry["title"],
            look_for=entry["look_for"],
            paths=tuple(map(str, sorted((_HERE / "reports" / entry["name"]).glob("*.md")))),
        )
        for entry in listed
    )


def story(name: str) -> DemoStory:
    """Return the story with this name.

    Raises:
        UsageError: there is none.
    """
    for one in stories():
        if one.name == name:
            return one
    known = ", ".join(one.name for one in stories())
    raise UsageError(f"there is no demo story {name!r}.", hint=f"The stories are: {known}.")
