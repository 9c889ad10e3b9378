"""One window of text through the network, decoded to words, sentences, trees and mentions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossread.reading import _tags, _trees
from crossread.reading._folder import Folder
from crossread.reading._pieces import CASES, GAPS, Encoded

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
_MASKED = np.float32(-1e6)


@dataclass(frozen=True)
class Scores:
    """What the network says of a window, by position."""

    joined: Floats
    opens: Floats
    upos: Ints
    feats: Ints
    script: Ints
    tags: Floats
    fact: Floats
    arcs: Floats
    rel_child: Floats
    rel_head: Floats
    last: Floats


@dataclass(frozen=True)
class Words:
    """Words of a window: spans, first pieces, and which of them open a sentence."""

    start: Ints
    end: Ints
    first: Ints
    opens: Bools
    edge: int  # position after the last piece


@dataclass(frozen=True)
class Analysis:
    """Columns over the words of a window; heads are word numbers within it, -1 for a root."""

    words: Words
    upos: Ints
    feats: Ints
    script: Ints
    head: Ints
    relation: Ints
    fact: Floats
    mentions: list[tuple[int, int, str, float]]
    vectors: Floats


def run(folder: Folder, ids: Ints, shapes: Ints) -> Scores:
    """Run the network on one unpadded sequence."""
    names = list(Scores.__dataclass_fields__)
    values: list[Any] = folder.session.run(names, {"ids": ids, "shapes": shapes})
    found = dict(zip(names, values, strict=True))
    for name in ("joined", "opens", "fact"):
        found[name] = found[name][:, 0]
    return Scores(**found)


def split_words(folder: Folder, e: Encoded, scores: Scores, hard: Bools) -> Words:
    """Glue atoms to words and find the words that open sentences."""
    joined = (scores.joined[e.first] > folder.thresholds["joined"]) & (e.gaps == 0) & ~hard
    joined[0] = False
    opens = ((scores.opens[e.first] > folder.thresholds["opens"]) & ~_continues(folder, e)) | hard
    return known_words(e, ~joined, opens)


def _continues(folder: Folder, e: Encoded) -> Bools:
    """Lower-case words after a quotation mark, as after a quoted question, go on with it."""
    lower = (e.shapes[e.first] - 1) // len(GAPS) == CASES.index("lower")
    before = np.concatenate(([0], e.ids[e.first[1:] - 1]))
    found: Bools = lower & (e.gaps > 0) & np.isin(before, folder.quotes)
    return found


def known_words(e: Encoded, begins: Bools, opens: Bools) -> Words:
    """Words from flags over atoms: which begin a word, which of these open a sentence."""
    at = np.flatnonzero(begins)
    ends = e.atoms[np.append(at[1:], len(begins)) - 1, 1]
    opening = opens[at]
    opening[:1] = True
    return Words(e.atoms[at, 0], ends, e.first[at], opening, len(e.ids) - 1)


def analyse(folder: Folder, words: Words, scores: Scores, moves: Floats) -> Analysis:
    """Decode every head over the words of a window."""
    head = decode_trees(words, scores.arcs)
    logs = _tags.log_softmax(scores.tags[words.first])
    path = _tags.best_path(logs, moves, words.opens)
    return Analysis(
        words, scores.upos[words.first], scores.feats[words.first],
        scores.script[words.first], head, relate(folder, words, scores, head),
        scores.fact[words.first],
        _tags.mentions(path, folder.tags, logs), sentence_vectors(words, scores.last),
    )  # fmt: skip


def decode_trees(words: Words, arcs: Floats) -> Ints:
    """Heads of all words, one tree a sentence."""
    starts = np.append(np.flatnonzero(words.opens), len(words.first))
    columns = np.concatenate(([0], words.first))
    scores = arcs[words.first[:, None], columns[None, :]]
    heads = np.empty(len(words.first), np.int64)
    for low, high in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True):
        block = np.concatenate((scores[low:high, :1], scores[low:high, low + 1 : high + 1]), 1)
        found = _trees.decode(block)
        heads[low:high] = np.where(found < 0, -1, found + low)
    return heads


def relate(folder: Folder, words: Words, scores: Scores, head: Ints) -> Ints:
    """The relation of every word to its head; "root" for roots and for nothing else."""
    child = scores.rel_child[words.first]
    above = scores.rel_head[np.where(head < 0, 0, words.first[head])]
    found = np.array(folder.relate.run(None, {"child": child, "head": above})[0])
    root = folder.relations.index("root")
    found[:, root] = np.where(head < 0, -_MASKED, _MASKED)
    best: Ints = found.argmax(1)
    return best


def sentence_vectors(words: Words, last: Floats) -> Floats:
    """One unit vector a sentence: the mean over its pieces."""
    starts = words.first[words.opens]
    sums = np.add.reduceat(last[: words.edge], starts, axis=0)
    unit: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), np.float32(1e-9))
    return unit
