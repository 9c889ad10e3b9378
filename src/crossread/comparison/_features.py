"""What speaks for and against two claims being on one matter, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.comparison._lexis import Lexis, Matrix
from crossread.comparison._soft import coverage
from crossread.comparison._units import Unit
from crossread.model import Quantity
from crossread.reading import Encoding

FEATURES = (
    "cosine",  # of the claims' vectors
    "sentence_cosine",  # of the vectors of the sentences around them
    "dice",  # shared weight of terms over the mean of both
    "containment",  # shared weight over the lighter claim's
    "shared_weight",  # shared weight itself, capped
    "met",  # how well the words of both are met by the other's, harmonic mean
    "met_best",  # and the better met of the two
    "same_predicate",
    "shared_actors",  # weight of the actors in both
    "shared_figures",  # number of figures in both, at most two
    "other_figures",  # both have figures, none in common
    "rank_first",  # 1 over one plus the rank of the second among the first's best
    "rank_second",
    "same_speaker",
    "other_speaker",
    "length_sum",  # logarithms of words
    "length_gap",
    "both_opening",
)


@dataclass(frozen=True)
class Side:
    """One report's units with their encodings, sentence vectors and weighted terms."""

    units: Sequence[Unit]
    encodings: Sequence[Encoding]
    sentences: Matrix
    terms: Matrix


def features(first: Side, second: Side, lexis: Lexis, pieces: dict[int, float]) -> Matrix:
    """Return an array (units of first, units of second, features).

    *pieces* are the weights of word pieces in the whole comparison (`piece_weights`).
    """
    cosine = _vectors(first) @ _vectors(second).T
    met_one, met_two = coverage(first.encodings, second.encodings, pieces)
    shared = _shared(first.terms, second.terms)
    left = first.terms.sum(1)[:, None]
    right = second.terms.sum(1)[None, :]
    lengths_a, lengths_b = _lengths(first), _lengths(second)
    # The constants keep clauses of one or two common words from scoring as identical.
    columns = (
        cosine,
        first.sentences @ second.sentences.T,
        2 * shared / (left + right + 1.0),
        shared / (np.minimum(left, right) + 2.0),
        np.minimum(shared, 20.0) / 10.0,
        2 * met_one * met_two / np.maximum(met_one + met_two, 1e-6),
        np.maximum(met_one, met_two),
        _same_predicate(first, second),
        _shared_actors(first, second, lexis),
        *_figures(first, second),
        _closeness(cosine, 1),
        _closeness(cosine, 0),
        *_speakers(first, second),
        (lengths_a[:, None] + lengths_b[None, :]) / 2,
        np.abs(lengths_a[:, None] - lengths_b[None, :]),
        np.outer([u.opening for u in first.units], [u.opening for u in second.units]).astype(
            np.float32
        ),
    )
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=-1)


def _vectors(side: Side) -> Matrix:
    return np.stack([e.vector for e in side.encodings])


def _shared(first: Matrix, second: Matrix) -> Matrix:
    """Weight of the terms in both: each term's weight once, since rows hold weights."""
    return np.sqrt(first) @ np.sqrt(second).T


def _lengths(side: Side) -> Matrix:
    return np.log1p(np.array([sum(u.terms.values()) for u in side.units], dtype=np.float32))


def _same_predicate(first: Side, second: Side) -> Matrix:
    a = np.array([u.claim.lemma for u in first.units], dtype=object)
    b = np.array([u.claim.lemma for u in second.units], dtype=object)
    return np.asarray(a[:, None] == b[None, :], dtype=np.float32)


def _shared_actors(first: Side, second: Side, lexis: Lexis) -> Matrix:
    found = np.zeros((len(first.units), len(second.units)), dtype=np.float32)
    for i, one in enumerate(first.units):
        for j, two in enumerate(second.units):
            both = one.actors & two.actors
            if both:
                found[i, j] = sum(lexis.of(f"@{a}") for a in both) / 5.0
    return found


def _figures(first: Side, second: Side) -> tuple[Matrix, Matrix]:
    shape = (len(first.units), len(second.units))
    same, other = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for i, one in enumerate(first.units):
        if not one.figures:
            continue
        for j, two in enumerate(second.units):
            if not two.figures:
                continue
            common = sum(any(same_figure(a, b) for b in two.figures) for a in one.figures)
            same[i, j] = min(common, 2)
            other[i, j] = float(common == 0)
    return same, other


def same_figure(first: Quantity, second: Quantity) -> bool:
    """Return whether two quantities give one value, whatever the hedge."""
    bounds = {first.low, first.high} - {None}
    return bool(bounds & ({second.low, second.high} - {None}))


def _closeness(cosine: Matrix, axis: int) -> Matrix:
    """Return 1 / (1 + rank) of each pair among the pairs along an axis."""
    rank = (-cosine).argsort(axis=axis, kind="stable").argsort(axis=axis, kind="stable")
    return np.asarray(1.0 / (1.0 + rank), dtype=np.float32)


def _speakers(first: Side, second: Side) -> tuple[Matrix, Matrix]:
    a = np.array([speaker(u) for u in first.units], dtype=object)
    b = np.array([speaker(u) for u in second.units], dtype=object)
    known = (a != "")[:, None] & (b != "")[None, :]
    same = a[:, None] == b[None, :]
    return (
        np.asarray(known & same, dtype=np.float32),
        np.asarray(known & ~same, dtype=np.float32),
    )


def speaker(unit: Unit) -> str:
    """Return who is made to answer for a claim: an actor id, else the words, else ""."""
    attribution = unit.claim.attribution
    if attribution is None or attribution.speaker is None:
        return ""
    link = attribution.speaker
    return link.actor.id if link.actor else link.name.casefold()
