"""The trained scorer of pairs of claims."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from crossread.comparison._features import FEATURES
from crossread.comparison._lexis import Matrix
from crossread.errors import ModelError


@dataclass(frozen=True)
class Weights:
    """The trained scorer: a logistic regression over `FEATURES`, and its thresholds.

    ``pair`` is the score (see `score`) from which two claims are set side by side; ``grow`` the
    one from which a matter takes in further words; ``join`` the one
    from which a further report's claim joins a matter that two reports already share.
    """

    mean: Matrix
    scale: Matrix
    weight: Matrix
    bias: float
    pair: float
    grow: float
    join: float

    def probability(self, values: Matrix) -> Matrix:
        """Return the probability that each pair is on one matter."""
        z = ((values - self.mean) / self.scale) @ self.weight + self.bias
        return np.asarray(1.0 / (1.0 + np.exp(-z)), dtype=np.float32)


@cache
def load_weights() -> Weights:
    """Return the shipped scorer, made by ``training/alignment.py`` from openly licensed sets.

    Raises:
        ModelError: it does not fit this version of the features.
    """
    raw = json.loads(files(__package__).joinpath("alignment.json").read_text("utf-8"))
    if tuple(raw["features"]) != FEATURES:
        raise ModelError(
            "The scorer of claims was trained on other features.",
            hint="Reinstall Crossread, or run: python -m training.alignment --data DIR",
        )
    mean, scale, weight = (np.array(raw[k], dtype=np.float32) for k in ("mean", "scale", "weight"))
    return Weights(mean, scale, weight, raw["bias"], raw["pair"], raw["grow"], raw["join"])
