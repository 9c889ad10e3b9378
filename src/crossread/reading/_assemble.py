"""Analyses of windows, put together as one `Reading`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.model import Reading, Report, SentenceKind, Span
from crossread.reading._folder import Folder
from crossread.reading._mentions import entity_type, finish
from crossread.reading._names import Found
from crossread.reading._window import Analysis

Ints = NDArray[np.int64]
# Relations whose words are predicates, whatever their part of speech.
_PREDICATES = ("root", "ccomp", "xcomp", "advcl", "acl", "parataxis")
_FACT_LIMIT = 3.0


def assemble(report: Report, folder: Folder, parts: Sequence[Analysis]) -> Reading:
    """Join the windows of a report in text order."""
    sizes = [len(p.head) for p in parts]
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int64)
    total = int(offsets[-1])
    start = _joined([p.words.start for p in parts])
    end = _joined([p.words.end for p in parts])
    heads = [np.where(p.head < 0, -1, p.head + o) for p, o in zip(parts, offsets, strict=False)]
    head = _joined(heads)
    opens = [np.flatnonzero(p.words.opens) + o for p, o in zip(parts, offsets, strict=False)]
    sentence_start = np.append(_joined(opens), total)
    upos = _names(folder.upos, _joined([p.upos for p in parts]))
    deprel = _names(folder.relations, _joined([p.relation for p in parts]))
    starts, ends = start.tolist(), end.tolist()
    forms = [report.text[a:b] for a, b in zip(starts, ends, strict=True)]
    scripts = _names(folder.scripts, _joined([p.script for p in parts]))
    at = sentence_start[:-1]
    return Reading(
        report=report, start=tuple(starts), end=tuple(ends),
        lemma=tuple(map(folder.lemmas.lemma, forms, upos, scripts)), upos=upos,
        feats=_names(folder.feats, _joined([p.feats for p in parts])),
        head=tuple(head.tolist()), deprel=deprel,
        sentence_start=tuple(sentence_start.tolist()),
        sentence_kind=_kinds(report, start[at]), paragraph=_paragraphs(report.text, start[at]),
        mentions=finish(
            _found(parts, offsets), forms, head, deprel, set(at.tolist()), folder.names
        ),
        vectors=_vectors(parts),
        factuality=_factuality(parts, upos, deprel), version=folder.name,
    )  # fmt: skip


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _names(labels: Sequence[str], numbers: Ints) -> tuple[str, ...]:
    return tuple([labels[n] for n in numbers.tolist()])


def _kinds(report: Report, offsets: Ints) -> tuple[SentenceKind, ...]:
    """Kinds of sentences by where they start; furniture within a headline wins."""
    kinds = [SentenceKind.BODY] * len(offsets)
    marked: list[tuple[Span, SentenceKind]] = [(s, SentenceKind.SUBHEAD) for s in report.subheads]
    if report.headline is not None:
        marked.append((report.headline, SentenceKind.HEADLINE))
    marked += [(s, SentenceKind.FURNITURE) for s in report.furniture]
    for span, kind in marked:
        low, high = np.searchsorted(offsets, (span.start, span.end))
        kinds[low:high] = [kind] * int(high - low)
    return tuple(kinds)


def _paragraphs(text: str, offsets: Ints) -> tuple[int, ...]:
    breaks = np.array([n for n, c in enumerate(text) if c == "\n"], np.int64)
    return tuple(np.searchsorted(breaks, offsets).tolist())


def _found(parts: Sequence[Analysis], offsets: Ints) -> list[Found]:
    return [
        Found(low + offset, high + offset, entity_type(kind), score)
        for part, offset in zip(parts, offsets.tolist(), strict=False)
        for low, high, kind, score in part.mentions
    ]


def _vectors(parts: Sequence[Analysis]) -> NDArray[np.float32]:
    return np.concatenate([p.vectors for p in parts]) if parts else np.zeros((0, 1), np.float32)


def _factuality(
    parts: Sequence[Analysis], upos: Sequence[str], deprel: Sequence[str]
) -> tuple[float, ...]:
    if not parts:
        return ()
    raw = np.concatenate([p.fact for p in parts]).clip(-_FACT_LIMIT, _FACT_LIMIT).round(2)
    predicate = [
        pos == "VERB" or (pos != "AUX" and relation.split(":")[0] in _PREDICATES)
        for pos, relation in zip(upos, deprel, strict=True)
    ]
    return tuple(np.where(predicate, raw, np.float32(0)).astype(float).round(2).tolist())
