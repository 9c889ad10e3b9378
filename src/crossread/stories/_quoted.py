"""Where quotation marks stand, told from the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.model import Span

# Curly double, guillemets, straight double and the typewriter's ``...''. Single curly marks
# count where British reports use them and the opening one does not follow a letter.
_OPENERS = {"“": "”", "„": "”“", "«": "»", "``": "''"}
_DOUBLE = re.compile(r"[“”„«»\"]|``|''|(?<!\w)‘(?=\w)|’(?!\w)")
_LONGEST = 1500  # characters; a mark that finds no partner sooner was a misprint


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches inside quotation marks, without the marks, in text order.

    A quotation may run over several paragraphs, each opened anew, with one closing mark;
    an opening mark without partner ends with its paragraph.
    """
    spans: list[Span] = []
    begin = 0
    for line in text.split("\n"):
        spans.extend(_in_line(line, begin))
        begin += len(line) + 1
    return tuple(spans)


def _in_line(line: str, offset: int) -> Iterator[Span]:
    opened, partner = -1, ""
    for match in _DOUBLE.finditer(line):
        mark, start, end = match.group(), match.start(), match.end()
        if opened < 0:
            if _opens(line, mark, start, end):
                opened, partner = end, _partner(mark)
        elif mark in partner:
            if start > opened:
                yield Span(offset + opened, offset + start)
            opened = -1
        elif start - opened > _LONGEST:
            opened = -1
    if 0 <= opened < len(line) and partner != "’":
        yield Span(offset + opened, offset + len(line))


def _partner(mark: str) -> str:
    if mark == "‘":
        return "’"
    return _OPENERS.get(mark, '"')


def _opens(line: str, mark: str, start: int, end: int) -> bool:
    if mark in _OPENERS or mark == "‘":
        return True
    if mark != '"' or end >= len(line):
        return False
    return (start == 0 or not line[start - 1].isalnum()) and not line[end].isspace()
