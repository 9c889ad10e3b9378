"""What a report's text looks like when copying is looked for: folded words and their shingles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from crossread.model import Report, Span
from crossread.stories._prose import page_parts
from crossread.stories._quoted import quoted_spans

SHINGLE = 5  # words; the length in which the field counts reused news text

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘][^\W_]+)*")
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_ODD = tuple(np.uint64(2 * k + 0x9E3779B97F4A7C15) for k in (3, 17, 101, 977, 7919))


@dataclass(frozen=True)
class Print:
    """A report's reporting text as folded words; furniture and captions are left out.

    Attributes:
        start, end: code-point offsets of each word in the report's text.
        keys: one 64-bit number a word; equal for words that differ only in case, kind
            of apostrophe or compatibility form. Marks and blanks count for nothing.
        quoted: whether each word stands inside quotation marks.
    """

    report: Report
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    keys: NDArray[np.uint64]
    quoted: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def shingles(self) -> NDArray[np.uint64]:
        """One number for each run of `SHINGLE` words, by the position of its first word."""
        count = len(self.keys) - SHINGLE + 1
        if count <= 0:
            return np.zeros(0, dtype=np.uint64)
        total = np.zeros(count, dtype=np.uint64)
        with np.errstate(over="ignore"):
            for k, odd in enumerate(_ODD):
                total += (self.keys[k : k + count] ^ (self.keys[k : k + count] >> 29)) * odd
                total ^= total >> 31
        return total

    @cached_property
    def distinct(self) -> NDArray[np.uint64]:
        """The different shingles, sorted."""
        return np.unique(self.shingles)

    @cached_property
    def places(self) -> dict[int, list[int]]:
        """Where each shingle stands, by word position."""
        found: dict[int, list[int]] = {}
        for place, shingle in enumerate(self.shingles.tolist()):
            found.setdefault(shingle, []).append(place)
        return found

    def span(self, start: int, end: int) -> Span:
        """Return the text span of words ``start:end``."""
        return Span(int(self.start[start]), int(self.end[end - 1]))


def print_of(report: Report) -> Print:
    """Take the print of a report: its words outside furniture, folded and hashed."""
    words = list(_words(report))
    marks = _inside(words, quoted_spans(report.text))
    return Print(
        report=report,
        start=np.array([w.start for w in words], dtype=np.int64),
        end=np.array([w.end for w in words], dtype=np.int64),
        keys=np.array([_key(w.of(report.text)) for w in words], dtype=np.uint64),
        quoted=np.array(marks, dtype=np.bool_),
    )


def _words(report: Report) -> Iterator[Span]:
    """Yield the words that are reporting."""
    furniture = sorted({*report.furniture, *page_parts(report.text)})
    k = 0
    for match in _WORD.finditer(report.text):
        while k < len(furniture) and furniture[k].end <= match.start():
            k += 1
        if k < len(furniture) and furniture[k].start < match.end():
            continue
        yield Span(match.start(), match.end())


def _key(word: str) -> int:
    folded = unicodedata.normalize("NFKC", word.translate(_APOSTROPHES)).casefold().encode()
    return crc32(folded) << 32 | crc32(folded[::-1] + b"\0")


def _inside(words: list[Span], spans: tuple[Span, ...]) -> list[bool]:
    marks, k = [], 0
    for word in words:
        while k < len(spans) and spans[k].end <= word.start:
            k += 1
        marks.append(k < len(spans) and spans[k].start <= word.start)
    return marks
