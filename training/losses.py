"""Batches and losses: one mean per task over what is labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from training.network import Network
from training.windows import IGNORE, Window

WEIGHTS = {
    "arcs": 1.0, "relation": 1.0, "upos": 1.0, "feats": 0.7, "script": 0.7, "joined": 0.5,
    "opens": 1.0, "tags": 1.0, "fact": 0.2, "vector": 8.0,
}  # fmt: skip
_FAR = -1e4  # a score that no candidate reaches


@dataclass
class Batch:
    """Windows padded to one length."""

    columns: dict[str, Tensor]
    valid: Tensor
    vectors: Tensor  # teacher's vectors, (n, width)
    vector_rows: Tensor  # (n, 2): window and sentence number of each


_COLUMNS = {
    "ids": 0, "shapes": 0, "joined": IGNORE, "opens": IGNORE, "upos": IGNORE, "feats": IGNORE,
    "script": IGNORE, "head": IGNORE, "relation": IGNORE, "tags": -1, "fact": float("nan"),
    "sentence": -1, "word": 0,
}  # fmt: skip


def collate(windows: Sequence[Window], teacher: NDArray[np.float16] | None) -> Batch:
    """Pad windows at the end and gather what the teacher says of their sentences."""
    longest = max(len(w.ids) for w in windows)
    columns = {
        name: torch.from_numpy(
            np.stack([_padded(getattr(w, name), longest, fill) for w in windows])
        )
        for name, fill in _COLUMNS.items()
    }
    valid = torch.zeros(len(windows), longest, dtype=torch.bool)
    for n, w in enumerate(windows):
        valid[n, : len(w.ids)] = True
    rows = [(n, k, v) for n, w in enumerate(windows) for k, v in enumerate(w.vectors) if v >= 0]
    table = np.zeros((0, 1), np.float16) if teacher is None else teacher[[r[2] for r in rows]]
    return Batch(columns, valid, torch.from_numpy(table.astype(np.float32)),
                 torch.tensor([r[:2] for r in rows]).view(-1, 2))  # fmt: skip


def _padded(column: NDArray[Any], longest: int, fill: float) -> NDArray[Any]:
    return np.pad(column, (0, longest - len(column)), constant_values=fill)


def compute(network: Network, batch: Batch, scores: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of every task that the batch has labels for."""
    c = batch.columns
    found = {k: _cross(scores[k], c[k]) for k in ("upos", "feats", "script")}
    found |= {k: _binary(scores[k].squeeze(-1), c[k]) for k in ("joined", "opens")}
    found["tags"] = _partial(scores["tags"], c["tags"], batch.valid)
    found |= _tree(network, c, scores)
    known = ~c["fact"].isnan()
    if known.any():
        found["fact"] = F.smooth_l1_loss(
            scores["fact"].squeeze(-1).float()[known], c["fact"][known]
        )
    if len(batch.vectors):
        found["vector"] = _distance(scores["last"].float(), c["sentence"], batch)
    return {k: v for k, v in found.items() if v.isfinite()}


def _cross(scores: Tensor, gold: Tensor) -> Tensor:
    at = gold != IGNORE
    return F.cross_entropy(scores[at].float(), gold[at])


def _binary(scores: Tensor, gold: Tensor) -> Tensor:
    at = gold != IGNORE
    return F.binary_cross_entropy_with_logits(scores[at].float(), gold[at].float())


def _partial(scores: Tensor, allowed: Tensor, valid: Tensor) -> Tensor:
    """Minus log of the probability of the allowed set; sets that allow all are left out."""
    size = scores.shape[-1]
    bits = (allowed.unsqueeze(-1) >> torch.arange(size)) & 1 > 0
    at = valid & ~bits.all(-1) & (allowed >= 0)
    logs = scores[at].float().log_softmax(-1)
    return -logs.masked_fill(~bits[at], _FAR).logsumexp(-1).mean()


def _tree(network: Network, c: dict[str, Tensor], scores: dict[str, Tensor]) -> dict[str, Tensor]:
    arcs = candidate_arcs(scores["arcs"].float(), c["sentence"], c["word"])
    at = c["head"] != IGNORE
    if not at.any():
        return {}
    rows, children = at.nonzero(as_tuple=True)
    heads = c["head"][at]
    relations = network.relate(scores["rel_child"][rows, children], scores["rel_head"][rows, heads])
    gold = c["relation"][at]
    return {"arcs": F.cross_entropy(arcs[at], heads), "relation": _cross(relations, gold)}


def candidate_arcs(arcs: Tensor, sentence: Tensor, word: Tensor) -> Tensor:
    """Arc scores with heads limited to words of the same sentence, and the root at position 0."""
    same = (sentence.unsqueeze(2) == sentence.unsqueeze(1)) & word.unsqueeze(1)
    same[:, :, 0] = True
    same &= ~torch.eye(arcs.shape[1], dtype=torch.bool)
    return arcs.masked_fill(~same, _FAR)


def _distance(last: Tensor, sentence: Tensor, batch: Batch) -> Tensor:
    """One minus the cosine with the teacher's vector, over sentences."""
    windows, numbers = batch.vector_rows.unbind(1)
    share = (sentence[windows] == numbers.unsqueeze(1)).float()
    pooled = torch.bmm(share.unsqueeze(1), last[windows]).squeeze(1)
    return (1 - F.cosine_similarity(pooled, batch.vectors, dim=-1)).mean()
