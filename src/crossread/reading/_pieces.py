"""Word pieces of atoms, and the shape of each piece (letter case and the white space before it).

The vocabulary of the encoder is uncased. What case and line breaks say (names, headlines, sentence
starts) is given back to it by a second input, one small number a piece.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from crossread.reading._atoms import atomise

CASES: Final = (
    "lower", "title", "upper", "initial", "mixed", "digits",
    "open", "close", "mark", "other",
)  # fmt: skip
GAPS: Final = ("none", "space", "line", "paragraph", "inside")
SHAPES: Final = 1 + len(CASES) * len(GAPS)
_INSIDE: Final = GAPS.index("inside")
_MAX_PIECES: Final = 6  # of one atom: only addresses and noise have more, and their ends say little
_MAX_CHARS: Final = 100  # as in BERT: a longer run of letters is unknown
_QUOTES: Final = str.maketrans("‘’‛“”„‟«»", '\'\'\'""""""')
_CACHE_LIMIT: Final = 200_000

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as encoder input; all positions count the leading [CLS] as 0."""

    ids: IntArray
    shapes: IntArray
    atoms: IntArray  # (n, 2): spans in the text
    first: IntArray  # (n,): position of each atom's first piece
    gaps: IntArray  # (n,): index in GAPS of the white space before the atom


def case_of(atom: str) -> int:
    """Index in CASES of an atom as written."""
    if atom.isdigit() or atom[0].isdigit():
        return 5
    if atom.islower():
        return 0
    if atom.isupper():
        return 3 if len(atom) == 1 else 2
    if atom.istitle():
        return 1
    if any(c.isalpha() for c in atom):
        return 4
    if atom in "“‘«([{„":
        return 6
    if atom in "”»)]}":
        return 7
    return 8 if unicodedata.category(atom[0])[0] == "P" else 9


def gap_of(white: str) -> int:
    """Index in GAPS of the white space between two atoms."""
    if not white:
        return 0
    breaks = white.count("\n")
    return min(breaks, 2) + 1


def _is_cut(char: str) -> bool:
    """Whether BERT's basic tokenizer makes this character a token of its own."""
    code = ord(char)
    if code < 128:
        return not char.isalnum()
    return 0x3400 <= code <= 0x9FFF or unicodedata.category(char)[0] == "P"


def _basic_tokens(atom: str) -> list[str]:
    """Lower case without accents, cut at punctuation, as BERT's uncased tokenizer does."""
    plain = unicodedata.normalize("NFD", atom.translate(_QUOTES).lower())
    tokens: list[str] = []
    run = ""
    for char in plain:
        if unicodedata.category(char) in ("Mn", "Cc", "Cf", "Cs", "Co"):
            continue
        if _is_cut(char):
            tokens += [run] if run else []
            tokens.append(char)
            run = ""
        else:
            run += char
    return tokens + ([run] if run else [])


class WordPieces:
    """Greedy longest-match word pieces over a BERT vocabulary."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids: Mapping[str, int] = {piece: n for n, piece in enumerate(vocabulary)}
        self._cache: dict[str, tuple[list[int], int]] = {}
        self.cls, self.sep, self.unknown = (self._ids[p] for p in ("[CLS]", "[SEP]", "[UNK]"))

    def _match(self, token: str) -> list[int]:
        if len(token) > _MAX_CHARS:
            return [self.unknown]
        ids: list[int] = []
        start = 0
        while start < len(token):
            end = len(token)
            prefix = "##" if start else ""
            while end > start and prefix + token[start:end] not in self._ids:
                end -= 1
            if end == start:
                return [self.unknown]
            ids.append(self._ids[prefix + token[start:end]])
            start = end
        return ids

    def _look_up(self, atom: str) -> tuple[list[int], int]:
        ids = [n for token in _basic_tokens(atom) for n in self._match(token)][:_MAX_PIECES]
        entry = (ids or [self.unknown], 1 + case_of(atom) * len(GAPS))
        if len(self._cache) < _CACHE_LIMIT:
            self._cache[atom] = entry
        return entry

    def encode(self, text: str, atoms: Sequence[tuple[int, int]] | None = None) -> Encoded:
        """Encode a text between [CLS] and [SEP], however long it is; atoms may be given."""
        spans = atomise(text) if atoms is None else atoms
        ids, shapes, first, gaps = [self.cls], [0], [], []
        cache, end_before = self._cache, 0
        for start, end in spans:
            atom = text[start:end]
            found = cache.get(atom) or self._look_up(atom)
            gap = 0 if start == end_before else gap_of(text[end_before:start])
            first.append(len(ids))
            gaps.append(gap)
            ids += found[0]
            shapes.append(found[1] + gap)
            shapes += [found[1] + _INSIDE] * (len(found[0]) - 1)
            end_before = end
        ids.append(self.sep)
        shapes.append(0)
        return Encoded(
            np.array(ids, np.int64),
            np.array(shapes, np.int64),
            np.array(spans, np.int64).reshape(-1, 2),
            np.array(first, np.int64),
            np.array(gaps, np.int64),
        )
