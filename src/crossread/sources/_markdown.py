"""Markdown: CommonMark with tables, turned into plain lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from crossread.sources._clean import squeeze
from crossread.sources._lines import Line, Mark
from crossread.sources._wrap import ends_sentence

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAG = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
# A line of a paragraph longer than this, ending a sentence, is a paragraph of its own.
_WIDEST = 100
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6])\b[^<>]*>", re.IGNORECASE)


def markdown_lines(text: str) -> list[Line]:
    """Return the lines of cleaned Markdown *text*: syntax gone, words kept.

    Links become their text and pictures vanish; the first heading is the title if nothing
    stands before it. A line break inside a paragraph joins, as CommonMark has it, except in
    files that keep one paragraph a line: long lines that each end a sentence.
    """
    lines: list[Line] = []
    for mark, words in _blocks(_parser().parse(text)):
        if mark is Mark.HEADING and all(line.mark is Mark.HEADING for line in lines):
            mark = Mark.HEADING if lines else Mark.TITLE
        lines += [Line(piece, mark) for piece in _pieces(words) if piece]
    return lines


def _pieces(block: str) -> list[str]:
    lines = [squeeze(line) for line in block.split("\n")]
    prose = [line for line in lines if line]
    if max(map(len, prose), default=0) > _WIDEST and all(map(ends_sentence, prose[:-1])):
        return prose
    return [" ".join(prose)]


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").enable("strikethrough")


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[Mark, str]]:
    mark = Mark.PLAIN
    lists = 0
    cells: list[str] | None = None
    for token in tokens:
        match token.type:
            case "heading_open":
                mark = Mark.HEADING
            case "heading_close":
                mark = Mark.PLAIN
            case "list_item_open":
                lists += 1
            case "list_item_close":
                lists -= 1
            case "tr_open":
                cells = []
            case "tr_close":
                yield Mark.ITEM, " | ".join(cells or [])
                cells = None
            case "inline" if cells is not None:
                cells.append(squeeze(_inline(token.children or [])))
            case "inline":
                yield (Mark.ITEM if lists else mark), _inline(token.children or [])
            case "fence" | "code_block":
                yield from ((Mark.PLAIN, line) for line in token.content.split("\n"))
            case "html_block":
                words = html.unescape(_TAG.sub("", _BREAK.sub("\n", token.content)))
                yield from ((Mark.PLAIN, line) for line in words.split("\n"))


def _inline(tokens: Sequence[Token]) -> str:
    words: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak" | "hardbreak":
                words.append("\n")
    return "".join(words)
