"""Sentence vectors of the untouched encoder, which the trained one has to keep."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from training.network import Network


@torch.no_grad()
def sentence_vectors(
    network: Network, texts: Sequence[str], tokenizer_file: Path, batch_pieces: int = 6000
) -> NDArray[np.float16]:
    """Unit mean-pooled vectors, one a text, with the encoder's own tokenizer."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(tokenizer_file))
    tokenizer.no_padding()
    tokenizer.enable_truncation(network.sizes.positions - 8)
    encoded = [e.ids for e in tokenizer.encode_batch(list(texts))]
    order = sorted(range(len(texts)), key=lambda n: len(encoded[n]))
    vectors = np.zeros((len(texts), network.sizes.width), np.float16)
    network.eval()
    at = 0
    while at < len(order):
        size = max(1, batch_pieces // len(encoded[order[min(at + 200, len(order) - 1)]]))
        chunk = order[at : at + size]
        at += size
        longest = max(len(encoded[n]) for n in chunk)
        ids = torch.zeros(len(chunk), longest, dtype=torch.long)
        valid = torch.zeros(len(chunk), longest, dtype=torch.bool)
        for row, n in enumerate(chunk):
            ids[row, : len(encoded[n])] = torch.tensor(encoded[n])
            valid[row, : len(encoded[n])] = True
        with torch.autocast("cpu", torch.bfloat16):
            last = network.encode(ids, torch.zeros_like(ids), valid)[-1].float()
        pooled = F.normalize((last * valid.unsqueeze(-1)).sum(1), dim=-1)
        vectors[chunk] = pooled.numpy().astype(np.float16)
    return vectors
