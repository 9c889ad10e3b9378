"""The page's own words for codes, from ``labels.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """Return the tables of ``labels.toml``: section, then code, then plain words."""
    text = (files("crossread.faces.page") / "labels.toml").read_text(encoding="utf-8")
    found: Mapping[str, Mapping[str, str]] = tomllib.loads(text)
    return found


def label(section: str, code: str) -> str:
    """Return the plain words for a code, or the code itself where there are none."""
    return labels()[section].get(code, code.replace("_", " ").replace("-", " "))
