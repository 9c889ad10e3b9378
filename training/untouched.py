"""What the untouched encoder scores on `benchmarks similarity`: the bar for the trained one."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks import _common
from benchmarks.similarity import make_pairs, score
from training.network import Network, Sizes, load_pretrained
from training.teacher import sentence_vectors


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of stories-allsides")
    parser.add_argument("--pretrained", type=Path, required=True)
    args = parser.parse_args()
    pairs = make_pairs(_common.read_lines(args.data / "articles.jsonl"))
    texts = sorted({t for pair in pairs for t in pair[:2]})
    network = Network(Sizes(), 30522, 1, 1, 1, 1, 1)
    load_pretrained(network, args.pretrained)
    rows = sentence_vectors(network, texts, args.pretrained / "tokenizer.json")
    table = dict(zip(texts, rows.astype(np.float32), strict=True))
    print(json.dumps({"items": len(pairs), **score(pairs, table)}))


if __name__ == "__main__":
    main()
