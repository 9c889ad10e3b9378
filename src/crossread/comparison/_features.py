"""What speaks for and against two claims being on one matter, as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossread.comparison._lexis import Matrix
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
    "met_best",  # the better met of the two
    "met_worst",
    "same_predicate",
    "shared_figures",  # number of figures in both, at most two
    "other_figures",  # both have figures, none in common
    "same_speaker",
    "same_agent",
    "other_agent",  # both have an agent, none in common
    "same_patient",  # or recipient
)
# Tried on points dev and left out: rank among the other report's claims, position in the
# report, length, different speakers. Each helped on ECB+ and cost two to five points there.


@dataclass(frozen=True)
class Side:
    """One report's units with their encodings, sentence vectors and weighted terms."""

    units: Sequence[Unit]
    encodings: Sequence[Encoding]
    sentences: Matrix
    terms: Matrix


def features(first: Side, second: Side, pieces: dict[int, float]) -> Matrix:
    """Return an array (units of first, units of second, features).

    *pieces* are the weights of word pieces in the whole comparison (`piece_weights`).
    """
    cosine = _vectors(first) @ _vectors(second).T
    met_one, met_two = coverage(first.encodings, second.encodings, pieces)
    shared = _shared(first.terms, second.terms)
    left = first.terms.sum(1)[:, None]
    right = second.terms.sum(1)[None, :]
    # The constants keep clauses of one or two common words from scoring as identical.
    columns = (
        cosine,
        first.sentences @ second.sentences.T,
        2 * shared / (left + right + 1.0),
        shared / (np.minimum(left, right) + 2.0),
        np.minimum(shared, 20.0) / 10.0,
        2 * met_one * met_two / np.maximum(met_one + met_two, 1e-6),
        np.maximum(met_one, met_two),
        np.minimum(met_one, met_two),
        _same_predicate(first, second),
        *_figures(first, second),
        _same_speaker(first, second),
        *_sides(first, second, "agents"),
        _sides(first, second, "patients")[0],
    )
    return np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=-1)


def _vectors(side: Side) -> Matrix:
    return np.stack([e.vector for e in side.encodings])


def _shared(first: Matrix, second: Matrix) -> Matrix:
    """Weight of the terms in both: each term's weight once, since rows hold weights."""
    return np.sqrt(first) @ np.sqrt(second).T


def _same_predicate(first: Side, second: Side) -> Matrix:
    a = np.array([u.claim.lemma for u in first.units], dtype=object)
    b = np.array([u.claim.lemma for u in second.units], dtype=object)
    return np.asarray(a[:, None] == b[None, :], dtype=np.float32)


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


def _same_speaker(first: Side, second: Side) -> Matrix:
    a = np.array([speaker(u) for u in first.units], dtype=object)
    b = np.array([speaker(u) for u in second.units], dtype=object)
    same = (a != "")[:, None] & (a[:, None] == b[None, :])
    return np.asarray(same, dtype=np.float32)


def speaker(unit: Unit) -> str:
    """Return who is made to answer for a claim: an actor id, else the words, else ""."""
    attribution = unit.attribution
    if attribution is None or attribution.speaker is None:
        return ""
    link = attribution.speaker
    return link.actor.id if link.actor else link.name.casefold()


def _sides(first: Side, second: Side, attribute: str) -> tuple[Matrix, Matrix]:
    """Return where the actors of one role meet, and where both are known and do not."""
    shape = (len(first.units), len(second.units))
    same, other = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for i, one in enumerate(first.units):
        mine = getattr(one, attribute)
        for j, two in enumerate(second.units if mine else ()):
            theirs = getattr(two, attribute)
            if theirs:
                same[i, j] = float(bool(mine & theirs))
                other[i, j] = 1.0 - same[i, j]
    return same, other
