"""Lines: undoing hard wraps, so that one paragraph is one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crossread.sources._clean import squeeze

# E-mail, Usenet and Gutenberg texts wrap at 60 to 80 columns, some mailers at up to 100.
_WIDEST = 100
_NARROWEST = 45
_FEWEST_BREAKS = 3
# Share of the breaks inside blocks that the width forced; the rest end paragraphs.
_FORCED = 0.7
# A wrapped line stops in mid-sentence most of the time; a list or verse line rarely does.
_MID_SENTENCE = 0.55
_SENTENCE_END = re.compile(r"""[.!?:;]["'”’)\]]*$""")
_ITEM = re.compile(r"(?:[-*•–—>|]|\d{1,3}[.)]|\([a-z0-9]{1,3}\))\s")


def ends_sentence(line: str) -> bool:
    """Return whether *line* ends with a stop, closing quotation marks after it included."""
    return bool(_SENTENCE_END.search(line))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of cleaned plain *text*, each on one line.

    A text counts as hard-wrapped if most of its line breaks are *forced*: the first word of
    the next line would not have fitted within the longest line of the text. Only forced
    breaks are joined, so a heading, an address or a list between wrapped paragraphs keeps
    its lines, and a news text with one paragraph a line stays as it is.
    """
    lines = [line.rstrip() for line in text.split("\n")]
    width = _wrap_width(lines)
    joined = _joined(lines, width) if width else iter(lines)
    return [line for line in map(squeeze, joined) if line]


def _wrap_width(lines: list[str]) -> int:
    """Return the column at which *lines* are wrapped, or 0 where they are not."""
    full = [len(line) for line in lines if line]
    short = [size for size in full if size <= _WIDEST]
    if len(short) < 0.9 * len(full) or not short or max(short) < _NARROWEST:
        return 0
    width = max(short)
    breaks = [(a, b) for a, b in pairwise(lines) if a and b]
    forced = [a for a, b in breaks if _is_forced(a, b, width)]
    if len(forced) < max(_FEWEST_BREAKS, _FORCED * len(breaks)):
        return 0
    running_on = sum(not ends_sentence(line) for line in forced)
    return width if running_on >= _MID_SENTENCE * len(forced) else 0


def _is_forced(line: str, following: str, width: int) -> bool:
    if following[0] == " " and line[0] != " ":
        return False  # an indented line opens a paragraph
    word = following.split(maxsplit=1)[0]
    return not _ITEM.match(following) and len(line) + 1 + len(word) > width


def _joined(lines: list[str], width: int) -> Iterator[str]:
    paragraph = ""
    last = ""
    for line in lines:
        if last and line and _is_forced(last, line, width):
            # wrappers also break after a hyphen: "US-" + "led" is one word
            glue = "" if re.search(r"\w-$", last) else " "
            paragraph += glue + line.strip()
        else:
            yield paragraph
            paragraph = line
        last = line
    yield paragraph
