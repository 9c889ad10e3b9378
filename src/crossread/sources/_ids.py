"""Readable ids for reports, unique within one run."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LONGEST_ID = 28
_BASIC_LATIN = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """Return *name* as a short readable id in ASCII, or "" where nothing is left of it."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _BASIC_LATIN.sub("-", plain.replace("'", "")).strip("-")
    if len(words) <= _LONGEST_ID:
        return words
    return words[: _LONGEST_ID + 1].rsplit("-", 1)[0][:_LONGEST_ID].strip("-")


class Ids:
    """The ids that a run has given out."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, *names: str) -> str:
        """Return an unused id from the first of *names* that makes one, else a letter."""
        stem = next(filter(None, map(slug, names)), "")
        for name in self._candidates(stem):
            if name not in self._taken:
                self._taken.add(name)
                return name
        raise AssertionError("candidates never end")

    def _candidates(self, stem: str) -> Iterator[str]:
        if stem:
            yield stem
        else:
            yield from "abcdefghijklmnopqrstuvwxyz"
        number = 1
        while True:
            number += 1
            yield f"{stem or 'report'}-{number}"
