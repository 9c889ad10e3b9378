"""Quick figures during training, on gold words and greedy heads; the benchmarks are exact."""

from __future__ import annotations

import torch
from torch import Tensor

from training.corpora import Document, Sentence
from training.losses import Batch, candidate_arcs, collate
from training.network import Network
from training.windows import IGNORE, Encoder

_DOCUMENTS = 60  # of each treebank: enough to see the trend, and half a minute


@torch.no_grad()
def evaluate(
    network: Network, encoder: Encoder, dev: dict[str, list[Document]]
) -> dict[str, float]:
    """Percentages by treebank and task."""
    network.eval()
    figures: dict[str, float] = {}
    for name, documents in dev.items():
        right: dict[str, list[int]] = {}
        for batch in _batches(encoder, documents[:_DOCUMENTS]):
            with torch.autocast("cpu", torch.bfloat16):
                scores = network(batch.columns["ids"], batch.columns["shapes"], batch.valid)
                for task, (hits, total) in _count(network, batch, scores).items():
                    seen = right.setdefault(task, [0, 0])
                    seen[0] += hits
                    seen[1] += total
        figures |= {f"{name} {t}": round(100 * h / max(n, 1), 2) for t, (h, n) in right.items()}
    return figures


def _batches(encoder: Encoder, documents: list[Document]) -> list[Batch]:
    windows = []
    for document in documents:
        chosen: list[Sentence] = []
        filled = 0
        for s in document.sentences:
            size = encoder.length(s)
            if chosen and filled + size > 200:
                windows.append(encoder.build(chosen, None))
                chosen, filled = [], 0
            chosen.append(s)
            filled += size
        windows.append(encoder.build(chosen, None))
    windows = [w for w in windows if len(w.ids) <= 320]
    return [collate(windows[n : n + 8], None) for n in range(0, len(windows), 8)]


def _count(network: Network, batch: Batch, scores: dict[str, Tensor]) -> dict[str, tuple[int, int]]:
    c = batch.columns
    found = {}
    for task in ("upos", "feats", "script"):
        at = c["upos"] != IGNORE
        found[task] = (int((scores[task].argmax(-1)[at] == c[task][at]).sum()), int(at.sum()))
    for task in ("joined", "opens"):
        guess, gold = scores[task].squeeze(-1) > 0, c[task]
        hits = int((guess & (gold == 1)).sum())
        found[f"{task} F1"] = (
            2 * hits,
            int((gold == 1).sum()) + int((guess & (gold != IGNORE)).sum()),
        )
    at = c["head"] != IGNORE
    heads = candidate_arcs(scores["arcs"].float(), c["sentence"], c["word"]).argmax(-1)
    rows, children = at.nonzero(as_tuple=True)
    relations = network.relate(
        scores["rel_child"][rows, children], scores["rel_head"][rows, heads[at]]
    )
    attached = heads[at] == c["head"][at]
    found["UAS"] = (int(attached.sum()), int(at.sum()))
    found["LAS full"] = (
        int((attached & (relations.argmax(-1) == c["relation"][at])).sum()),
        int(at.sum()),
    )
    return found
