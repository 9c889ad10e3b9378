"""Training windows: some consecutive sentences as raw text, varied, encoded and labelled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crossread.reading import _lemmas
from crossread.reading._pieces import WordPieces
from training.corpora import ANY_TAG, Document, Sentence
from training.labels import Labels

IGNORE = -100
Ints = NDArray[np.int64]


@dataclass
class Window:
    """One encoder input with targets by position; IGNORE (or all tags allowed) is unlabelled."""

    ids: Ints
    shapes: Ints
    joined: Ints  # is this atom glued to the word before it? at glued atoms only
    opens: Ints  # does this word open a sentence? at first pieces of words
    upos: Ints
    feats: Ints
    script: Ints
    head: Ints  # position of the head's first piece, 0 for the root
    relation: Ints
    tags: Ints  # bit sets of allowed entity tags
    fact: NDArray[np.float32]
    sentence: Ints  # number of the sentence of every piece, -1 for [CLS] and [SEP]
    word: NDArray[np.bool_]  # first piece of a word with a gold tree
    vectors: list[int]  # row of the teacher's vector of each sentence, -1 where none


def variant(sentence: Sentence, rng: random.Random) -> Sentence:
    """The sentence in another typography, of the same length: case, quotation marks, dashes."""
    text, roll = sentence.text, rng.random()
    if roll < 0.03:
        text = text.upper()
    elif roll < 0.07:
        text = " ".join(w if len(w) < 4 else w[0].upper() + w[1:] for w in text.split(" "))
    elif roll < 0.10:
        text = text.lower()
    if rng.random() < 0.25:
        text = text.replace("'", "’")
        for mark in ("“", "”") * (text.count('"') // 2 + 1):
            text = text.replace('"', mark, 1)
    elif rng.random() < 0.2:
        text = text.replace("’", "'").replace("“", '"').replace("”", '"')
    if rng.random() < 0.1:
        text = text.replace(" - ", rng.choice((" – ", " — ")))
    return replace(sentence, text=text) if len(text) == len(sentence.text) else sentence


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its final full stop, as headlines and captions are written."""
    last = len(sentence.words) - 1
    if sentence.heads is None or last < 3 or not sentence.text.endswith("."):
        return sentence
    if sentence.forms()[last] != "." or last in sentence.heads or sentence.entities is not None:
        return sentence
    cut = {
        k: getattr(sentence, k)[:last]
        for k in ("words", "upos", "feats", "lemmas", "heads", "relations")
    }
    return replace(sentence, text=sentence.text[:-1].rstrip(), **cut)


def separator(
    before: Sentence, after: Sentence, headline: bool, lines: bool, rng: random.Random
) -> str:
    """White space between two sentences of a window."""
    if headline or (after.paragraph and rng.random() < 0.85):
        return "\n" if lines else "\n\n"
    if not before.space_after and rng.random() < 0.3:
        return ""
    return "\n" if rng.random() < 0.01 else " "


class Encoder:
    """Turns chosen sentences into windows."""

    def __init__(self, pieces: WordPieces, labels: Labels) -> None:
        self._pieces = pieces
        self._maps = {
            k: {v: n for n, v in enumerate(values)}
            for k, values in (("upos", labels.upos), ("feats", labels.feats),
                              ("scripts", labels.scripts), ("relations", labels.relations))
        }  # fmt: skip
        self._scripts: dict[tuple[str, str], int] = {}

    def length(self, sentence: Sentence) -> int:
        """Number of pieces of a sentence."""
        return len(self._pieces.encode(sentence.text).ids) - 2

    def build(self, chosen: Sequence[Sentence], rng: random.Random | None) -> Window:
        """Join sentences and label the pieces; without `rng` nothing is varied."""
        varied, text, offsets = [], "", []
        lines = rng is not None and rng.random() < 0.2
        stop_cut = False
        for n, original in enumerate(chosen):
            s = variant(original, rng) if rng else original
            if n and rng:
                text += separator(chosen[n - 1], original, stop_cut, lines, rng)
            elif n:
                text += "\n\n" if original.paragraph else " "
            stop_cut = rng is not None and rng.random() < 0.04
            s = without_stop(s) if stop_cut else s
            offsets.append(len(text))
            varied.append(s)
            text += s.text
        if rng is not None and rng.random() < 0.02:
            text = (
                text.replace(" ", "\n")[: len(text)]
                if rng.random() < 0.1
                else text.replace(" ", "\u00a0", 3)
            )
        return self._label(text, varied, offsets)

    def _label(self, text: str, chosen: Sequence[Sentence], offsets: Sequence[int]) -> Window:
        e = self._pieces.encode(text)
        size = len(e.ids)
        blank = {k: np.full(size, IGNORE, np.int64) for k in (
            "joined", "opens", "upos", "feats", "script", "head", "relation")}  # fmt: skip
        w = Window(
            e.ids, e.shapes, **blank, tags=np.full(size, ANY_TAG, np.int64),
            fact=np.full(size, np.nan, np.float32), sentence=np.full(size, -1, np.int64),
            word=np.zeros(size, np.bool_), vectors=[s.vector for s in chosen],
        )  # fmt: skip
        starts = e.atoms[:, 0]
        bounds = np.append(e.first, size - 1)
        for n, (s, offset) in enumerate(zip(chosen, offsets, strict=True)):
            low, high = np.searchsorted(starts, (offset, offset + len(s.text)))
            w.sentence[bounds[low] : bounds[high]] = n
            spans = np.array(s.words).reshape(-1, 2) + offset
            atom = np.searchsorted(starts, spans[:, 0])
            until = np.searchsorted(starts, spans[:, 1])
            until = np.maximum(until, np.minimum(atom + 1, len(starts)))
            hit = (atom < len(starts)) & (starts[np.minimum(atom, len(starts) - 1)] == spans[:, 0])
            place = np.where(hit, e.first[np.minimum(atom, len(starts) - 1)], -1)
            self._label_words(w, s, place)
            self._label_atoms(w, s, e.first, e.gaps, atom, until, hit)
        return w

    def _label_words(self, w: Window, s: Sentence, place: Ints) -> None:
        """Targets at the first pieces of words; a word that no atom opens is left out."""
        good = np.flatnonzero(place >= 0)
        at = place[good]
        if s.segmented:
            w.opens[at] = 0
            w.opens[at[:1]] = 1
        for n, value in s.factuality.items():
            if place[n] >= 0:
                w.fact[place[n]] = value
        if (
            s.upos is None
            or s.feats is None
            or s.lemmas is None
            or s.heads is None
            or s.relations is None
        ):
            return
        w.word[at] = True
        forms = s.forms()
        for n, p in zip(good.tolist(), at.tolist(), strict=True):
            w.upos[p] = self._maps["upos"][s.upos[n]]
            w.feats[p] = self._maps["feats"].get(s.feats[n], IGNORE)
            w.script[p] = self._script(forms[n], s.lemmas[n])
            head = s.heads[n]
            target = 0 if head < 0 else int(place[head])
            w.head[p] = target if target >= 0 else IGNORE
            w.relation[p] = self._maps["relations"].get(s.relations[n], IGNORE)

    def _script(self, form: str, lemma: str) -> int:
        key = (form, lemma)
        if key not in self._scripts:
            self._scripts[key] = self._maps["scripts"].get(_lemmas.derive(form, lemma), IGNORE)
        return self._scripts[key]

    def _label_atoms(
        self,
        w: Window,
        s: Sentence,
        first: Ints,
        gaps: Ints,
        atom: Ints,
        until: Ints,
        hit: NDArray[np.bool_],
    ) -> None:
        """Joins and entity tags, atom by atom."""
        for n in np.flatnonzero(hit).tolist():
            a, b = int(atom[n]), int(until[n])
            if s.segmented:
                if gaps[a] == 0 and a:
                    w.joined[first[a]] = 0
                inner = np.arange(a + 1, b)
                w.joined[first[inner[gaps[inner] == 0]]] = 1
            if s.entities is not None:
                w.tags[first[a]] = s.entities[n][0]
                w.tags[first[a + 1 : b]] = s.entities[n][1]


def plan(
    documents: Sequence[Document], lengths: dict[int, int], rng: random.Random, limit: int
) -> Iterator[list[Sentence]]:
    """Cut documents into windows of random size, each sentence once."""
    for document in documents:
        window: list[Sentence] = []
        filled, target = 0, 0
        for s in document.sentences:
            size = lengths[id(s)]
            if window and filled + size > target:
                yield window
                window, filled = [], 0
            if not window:
                target = min(limit, rng.choice((16, 64, 128, 192, 224)))
            if size <= limit:
                window.append(s)
                filled += size
        if window:
            yield window
