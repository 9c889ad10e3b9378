"""The reader: reports in, readings out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.model import Reading, Report
from crossread.reading import _folder, _plan, _tags, _window
from crossread.reading._assemble import assemble
from crossread.reading._atoms import atomise
from crossread.reading._pieces import Encoded, WordPieces

_AHEAD = 4  # reports a worker may be ahead of the consumer: bounds memory


@dataclass(frozen=True)
class Encoding:
    """A text as the encoder sees it.

    Attributes:
        vector: unit length, shape (width,).
        pieces: numbers of its word pieces in the vocabulary.
        states: one unit-length row a piece, in context, shape (pieces, width).
    """

    vector: NDArray[np.float32]
    pieces: tuple[int, ...]
    states: NDArray[np.float32]


class Reader:
    """Reads reports with one model; safe to use from several threads."""

    def __init__(self, folder: _folder.Folder) -> None:
        self._folder = folder
        self._pieces = WordPieces(folder.vocabulary)
        self._moves = _tags.transitions(folder.tags)

    @property
    def version(self) -> str:
        """Name of the model."""
        return self._folder.name

    def read(self, report: Report) -> Reading:
        """Read one report: words, sentences, trees, mentions, vectors."""
        text = _plan.prepare(self._pieces.encode(report.text), _boundaries(report))
        return assemble(report, self._folder, list(self._windows(text)))

    def read_words(
        self, report: Report, words: Sequence[tuple[int, int]], sentence_start: Sequence[int]
    ) -> Reading:
        """Read a report whose words (as spans) and sentences (as in `Reading`) are known.

        A sentence too long for the network is cut.
        """
        text = report.text
        atoms = [(a + s, b + s) for s, t in words for a, b in (atomise(text[s:t]) or [(0, t - s)])]
        starts = np.array([w[0] for w in words], np.int64)
        opens = starts[np.array(sentence_start[:-1], np.int64)]
        prepared = _plan.prepare_known(self._pieces.encode(text, atoms), starts, opens)
        return assemble(report, self._folder, list(self._windows(prepared)))

    def read_many(self, reports: Iterable[Report], workers: int = 2) -> Iterator[Reading]:
        """Read reports side by side, in order; each result is the same as from `read`."""
        source = iter(reports)
        with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
            waiting: deque[Future[Reading]] = deque(
                pool.submit(self.read, r) for r in islice(source, _AHEAD * max(1, workers))
            )
            while waiting:
                done = waiting.popleft()
                waiting.extend(pool.submit(self.read, r) for r in islice(source, 1))
                yield done.result()

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text (its first window where it is long), shape (texts, width)."""
        rows = [e.vector for e in self.encode(texts)]
        return np.stack(rows) if rows else np.zeros((0, self._width()), np.float32)

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """Encode texts (their first window where they are long), one pass each."""
        return [self._encode(t) for t in texts]

    def encode_only(self, report: Report) -> None:
        """Run the bare encoder over a report's windows: the yardstick for speed."""
        text = _plan.prepare(self._pieces.encode(report.text), _boundaries(report))
        begin = 0
        while begin < len(text):
            end, _ = _plan.reach(text, begin, self._folder.window)
            e = _plan.cut(text, begin, end)
            self._folder.session.run(["last"], {"ids": e.ids, "shapes": e.shapes})
            begin = end

    def _encode(self, text: str) -> Encoding:
        prepared = _plan.prepare(self._pieces.encode(text), [])
        if not len(prepared):
            width = self._width()
            return Encoding(np.zeros(width, np.float32), (), np.zeros((0, width), np.float32))
        end = int(np.searchsorted(prepared.encoded.first, self._folder.window - 2))
        e = _plan.cut(prepared, 0, max(1, end))
        states = _window.run(self._folder, e.ids, e.shapes).last[1:-1]
        return Encoding(_unit(states.sum(0)), tuple(e.ids[1:-1].tolist()), _unit(states))

    def _width(self) -> int:
        empty = np.array([self._pieces.cls, self._pieces.sep], np.int64)
        return int(_window.run(self._folder, empty, np.zeros(2, np.int64)).last.shape[1])

    def _windows(self, text: _plan.Text) -> Iterator[_window.Analysis]:
        begin = 0
        while begin < len(text):
            end, sure = _plan.reach(text, begin, self._folder.window)
            if not sure and text.begins is not None:  # known sentences stay whole if they can
                end, sure = _plan.reach(text, begin, self._folder.positions)
            e = _plan.cut(text, begin, end)
            scores = _window.run(self._folder, e.ids, e.shapes)
            words = self._words(text, e, scores, begin, end)
            if not sure:
                keep = _plan.safe_end(np.flatnonzero(words.opens), e, words.first)
                words, end = _shortened(words, keep, e, begin, end)
            yield _window.analyse(self._folder, words, scores, self._moves)
            begin = end

    def _words(
        self, text: _plan.Text, e: Encoded, scores: _window.Scores, begin: int, end: int
    ) -> _window.Words:
        hard = text.hard[begin:end]
        if text.begins is None:
            return _window.split_words(self._folder, e, scores, hard)
        begins = text.begins[begin:end].copy()
        begins[0] = True
        return _window.known_words(e, begins, hard)


def _shortened(
    words: _window.Words, keep: int, e: Encoded, begin: int, end: int
) -> tuple[_window.Words, int]:
    """The first words of a window, and the atom at which the next window begins."""
    if keep >= len(words.first):
        return words, end
    edge = int(words.first[keep])
    kept = _window.Words(
        words.start[:keep], words.end[:keep], words.first[:keep], words.opens[:keep], edge
    )
    return kept, begin + int(np.searchsorted(e.first, edge))


def _boundaries(report: Report) -> list[int]:
    """Offsets at which a headline, a subhead or a stretch of furniture begins or ends."""
    spans = [*report.furniture, *report.subheads]
    if report.headline is not None:
        spans.append(report.headline)
    return [offset for span in spans for offset in (span.start, span.end)]


@lru_cache(maxsize=4)
def load_reader(model_dir: Path | None = None) -> Reader:
    """Load a model folder (the shipped one by default); the same folder is loaded once a process.

    Raises:
        ModelError: the model is missing or damaged.
    """
    return Reader(_folder.load(Path(model_dir) if model_dir else _folder.default_path()))


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows (or one vector) at unit length."""
    norm = np.linalg.norm(rows, axis=-1, keepdims=True)
    result: NDArray[np.float32] = rows / np.maximum(norm, 1e-9)
    return result
