"""Readings from CoNLL-U text, so that rooms can be tested without the model.

Named entities come from the last column: ``Ent=B-person`` / ``Ent=I-person`` on the
tokens (types as in `EntityType`), or from the ``Entity=`` brackets of UD English GUM,
of which only mentions with a proper-noun head count as names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from crossread.model import (
    DateBasis,
    EntityType,
    Mention,
    Published,
    Reading,
    Report,
    SentenceKind,
)

_GUM_TYPES = {
    "person": EntityType.PERSON,
    "organization": EntityType.ORG,
    "place": EntityType.PLACE,
    "event": EntityType.EVENT,
    "time": EntityType.TIME,
    "quantity": EntityType.QUANTITY,
}
_BRACKET = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@dataclass
class _Columns:
    """What has been read so far; token indices run over the whole text."""

    text: str = ""
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    misc: list[dict[str, str]] = field(default_factory=list)
    sentence_start: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)


def documents(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (document id, its CoNLL-U text) for each ``# newdoc`` of a file."""
    name, lines = "", list[str]()
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("# newdoc"):
            if lines:
                yield name, "".join(lines)
            name, lines = line.split("=", 1)[1].strip() if "=" in line else "", []
        lines.append(line)
    if lines:
        yield name, "".join(lines)


def reading_from_conllu(
    text: str,
    *,
    report_id: str = "a",
    outlet: str = "",
    published: Published | dt.date | str | None = None,
) -> Reading:
    """Build a reading from CoNLL-U; vectors are zero.

    Sentences are joined by a space; ``# newpar`` and ``# newdoc`` begin a new line of text.
    Columns may be separated by tabs or by runs of blanks; missing last columns count as "_".
    """
    cols = _Columns()
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if block.strip():
            _add_sentence(cols, block)
    cols.sentence_start.append(len(cols.start))
    report = Report(id=report_id, text=cols.text, outlet=outlet, published=_published(published))
    sentences = len(cols.sentence_start) - 1
    return Reading(
        report=report,
        start=tuple(cols.start),
        end=tuple(cols.end),
        lemma=tuple(cols.lemma),
        upos=tuple(cols.upos),
        feats=tuple(cols.feats),
        head=tuple(cols.head),
        deprel=tuple(cols.deprel),
        sentence_start=tuple(cols.sentence_start),
        sentence_kind=(SentenceKind.BODY,) * sentences,
        paragraph=tuple(cols.paragraph),
        mentions=_mentions(cols),
        vectors=np.zeros((sentences, 384), dtype=np.float32),
        version="conllu",
    )


def identity_chains(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return GUM's identity chains: chain id to (start, end) token spans, in text order."""
    chains: dict[str, list[tuple[int, int]]] = {}
    for chain, _type, start, end in entity_mentions(text):
        chains.setdefault(chain, []).append((start, end))
    return chains


def entity_mentions(text: str) -> list[tuple[str, str, int, int]]:
    """Return GUM's mentions as (chain id, type, start, end), in text order."""
    cols = _Columns()
    for block in re.split(r"\n[ \t]*\n", text.strip("\n")):
        if block.strip():
            _add_sentence(cols, block)
    return sorted(_brackets(cols), key=lambda m: (m[2], -m[3]))


def _published(day: Published | dt.date | str | None) -> Published | None:
    if isinstance(day, str):
        day = dt.date.fromisoformat(day)
    return Published(day, DateBasis.GIVEN) if isinstance(day, dt.date) else day


def _add_sentence(cols: _Columns, block: str) -> None:
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    comments = [line for line in lines if line.startswith("#")]
    rows = [_columns(line) for line in lines if not line.startswith("#")]
    if not rows:
        return
    newpar = any(c.startswith(("# newpar", "# newdoc")) for c in comments)
    if cols.text:
        cols.text = cols.text.rstrip() + ("\n" if newpar else " ")
    line = cols.paragraph[-1] if cols.paragraph else 0
    cols.paragraph.append(line + (newpar and bool(cols.sentence_start)))
    cols.sentence_start.append(len(cols.start))
    _add_tokens(cols, rows)
    cols.text = cols.text.rstrip()


def _columns(line: str) -> list[str]:
    parts = line.split("\t") if "\t" in line else line.split()
    return parts + ["_"] * (10 - len(parts))


def _add_tokens(cols: _Columns, rows: list[list[str]]) -> None:
    offset = len(cols.start)
    pieces: list[str] = []  # surface forms still owed to the words of a multi-word token
    space_after = True
    last = 0
    for row in rows:
        if "." in row[0]:
            continue
        misc = dict(p.split("=", 1) for p in row[9].split("|") if "=" in p)
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            forms = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            pieces = _split(row[1], forms)
            space_after = misc.get("SpaceAfter") != "No"
            continue
        within = int(row[0]) <= last
        form = pieces.pop(0) if within else row[1]
        gap = (not pieces and space_after) if within else misc.get("SpaceAfter") != "No"
        cols.start.append(len(cols.text))
        cols.text += form
        cols.end.append(len(cols.text))
        cols.text += " " if gap else ""
        cols.lemma.append(row[2])
        cols.upos.append(row[3])
        cols.feats.append("" if row[5] == "_" else row[5])
        cols.head.append(offset + int(row[6]) - 1 if row[6] not in ("0", "_") else -1)
        cols.deprel.append(row[7])
        cols.misc.append(misc)


def _split(surface: str, forms: list[str]) -> list[str]:
    """Share the letters of a multi-word token among its words, at least one each."""
    if "".join(forms) == surface:
        return forms
    parts, rest = [], surface
    for left, form in zip(range(len(forms) - 1, 0, -1), forms, strict=False):
        size = max(1, min(len(form), len(rest) - left))
        parts.append(rest[:size])
        rest = rest[size:]
    return [*parts, rest]


def _mentions(cols: _Columns) -> tuple[Mention, ...]:
    found = list(_bio(cols))
    for _chain, kind, start, end in _brackets(cols):
        head = _head(cols, start, end)
        if cols.upos[head] == "PROPN" and kind in _GUM_TYPES:
            found.append(Mention(*_name(cols, start, end, head), _GUM_TYPES[kind], head))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


def _name(cols: _Columns, start: int, end: int, head: int) -> tuple[int, int]:
    """Cut a GUM mention, which takes in modifiers and clauses, to the run of the name."""
    parts = {"PROPN", "ADP", "NUM"}
    left, right = head, head + 1
    while left > start and cols.upos[left - 1] == "PROPN":
        left -= 1
    while right < end and (
        cols.upos[right] == "PROPN" or (cols.deprel[right] == "flat" and cols.upos[right] in parts)
    ):
        right += 1
    return left, right


def _bio(cols: _Columns) -> Iterator[Mention]:
    tags = [m.get("Ent", "O") for m in cols.misc] + ["O"]
    start = -1
    for i, tag in enumerate(tags):
        if start >= 0 and not tag.startswith("I-"):
            kind = EntityType(tags[start].split("-", 1)[1])
            yield Mention(start, i, kind, _head(cols, start, i))
            start = -1
        if tag.startswith("B-"):
            start = i


def _head(cols: _Columns, start: int, end: int) -> int:
    outside = [i for i in range(start, end) if not start <= cols.head[i] < end]
    return outside[0] if outside else start


def _brackets(cols: _Columns) -> Iterator[tuple[str, str, int, int]]:
    """Yield (chain id, type, start, end) of GUM's Entity brackets."""
    open_: dict[str, list[tuple[int, str]]] = {}
    for i, misc in enumerate(cols.misc):
        for match in _BRACKET.finditer(misc.get("Entity", "")):
            opened, closed_at_once, closed = match.groups()
            if opened:
                chain, kind = opened.split("-")[0], [*opened.split("-"), ""][1]
                if closed_at_once:
                    yield chain, kind, i, i + 1
                else:
                    open_.setdefault(chain, []).append((i, kind))
            elif closed and open_.get(closed):
                start, kind = open_[closed].pop()
                yield closed, kind, start, i + 1
