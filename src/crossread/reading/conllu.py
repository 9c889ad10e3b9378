"""CoNLL-U: sentences of a treebank with raw text and the place of every word in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_OPENS: Final = re.compile(r"# new(par|doc)(?: id\b.*| =.*)?$")
_ROW_SIZE: Final = 10


@dataclass(frozen=True)
class Sentence:
    """One sentence of a CoNLL-U file.

    Attributes:
        text: its `# text`.
        rows: the ten columns of every syntactic word (no ranges, no empty nodes).
        words: span of every word in `text`; words of one surface token share it out in order.
        space_after: whether white space follows the sentence.
        paragraph: whether it opens a paragraph or a document.
        document: identifier where it opens a document, else "".
    """

    text: str
    rows: tuple[tuple[str, ...], ...]
    words: tuple[tuple[int, int], ...]
    space_after: bool
    paragraph: bool
    document: str

    def column(self, number: int) -> list[str]:
        """One column over all words, counted from 0."""
        return [row[number] for row in self.rows]

    @property
    def heads(self) -> list[int]:
        """Head of every word as an index in the sentence, -1 for the root."""
        return [int(row[6]) - 1 for row in self.rows]


def read(path: Path) -> Iterator[Sentence]:
    """Sentences of a file, in order.

    Raises:
        ValueError: a sentence whose words are not found in its text in order.
    """
    for block in re.split(r"\n\n+", path.read_text("utf-8").strip()):
        yield parse(block.split("\n"))


def parse(lines: Sequence[str]) -> Sentence:
    """One sentence from its lines."""
    comments = [x for x in lines if x.startswith("#")]
    rows, surfaces, groups, space = _rows([x for x in lines if not x.startswith("#")])
    text = _value(comments, "text")
    opens = any(_OPENS.match(x) for x in comments)
    document = any(x.startswith("# newdoc") for x in comments)
    return Sentence(
        text, tuple(rows), tuple(_place(text, surfaces, groups, rows)), space, opens,
        (_value(comments, "newdoc id") or "?") if document else "",
    )  # fmt: skip


def _value(comments: Sequence[str], key: str) -> str:
    start = f"# {key} = "
    return next((x[len(start) :] for x in comments if x.startswith(start)), "")


def _rows(
    lines: Sequence[str],
) -> tuple[list[tuple[str, ...]], list[str], list[list[int]], bool]:
    """Word rows, surface forms, the words of each surface token, and SpaceAfter of the last."""
    rows: list[tuple[str, ...]] = []
    surfaces: list[str] = []
    groups: list[list[int]] = []
    until, space = 0, True
    for line in lines:
        row = tuple(line.split("\t"))
        if len(row) != _ROW_SIZE or "." in row[0]:
            continue
        ranged = "-" in row[0]
        if ranged or len(rows) >= until:
            groups.append([])
            surfaces.append(row[1])
            space = "SpaceAfter=No" not in row[9].split("|")
        if ranged:
            until = int(row[0].split("-")[1])
            continue
        groups[-1].append(len(rows))
        rows.append(row)
    return rows, surfaces, groups, space


def _place(
    text: str,
    surfaces: Sequence[str],
    groups: Sequence[Sequence[int]],
    rows: Sequence[Sequence[str]],
) -> Iterator[tuple[int, int]]:
    at = 0
    for surface, group in zip(surfaces, groups, strict=True):
        start = text.find(surface, at)
        if start < 0:
            raise ValueError(f"{surface!r} is not in {text!r} after {at}")
        at = start + len(surface)
        cursor = start
        for n, word in enumerate(group):
            end = at if n + 1 == len(group) else min(cursor + len(rows[word][1]), at)
            yield cursor, end
            cursor = end


@dataclass(frozen=True)
class Document:
    """A document as running text, one paragraph a line, with all words in its offsets."""

    name: str
    text: str
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[int, int], ...]
    sentence_start: tuple[int, ...]  # with a closing entry, as in a `Reading`


def documents(path: Path) -> Iterator[Document]:
    """Documents of a file; a file without `# newdoc` is one document."""
    chosen: list[Sentence] = []
    for sentence in read(path):
        if sentence.document and chosen:
            yield join(chosen)
            chosen = []
        chosen.append(sentence)
    if chosen:
        yield join(chosen)


def join(sentences: Sequence[Sentence]) -> Document:
    """Sentences as one text: spaces within a paragraph, a line break before a new one."""
    text = ""
    words: list[tuple[int, int]] = []
    starts = [0]
    for n, sentence in enumerate(sentences):
        text += ("\n" if sentence.paragraph else " ") if n else ""
        words += [(a + len(text), b + len(text)) for a, b in sentence.words]
        starts.append(len(words))
        text += sentence.text
    return Document(sentences[0].document, text, tuple(sentences), tuple(words), tuple(starts))
