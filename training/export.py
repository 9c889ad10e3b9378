"""Write a model folder: `python -m training.export --data D --state F --pretrained D --out D`."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.graph import build, build_relations
from training.lexicon import lexicon
from training.network import Sizes
from training.weak_entities import written_names

# Read for the list of names; the model folder then stands alone.
TABLES = Path(__file__).parents[1] / "src/crossread/actors/data"
FILES = (
    "model.onnx",
    "relations.onnx",
    "vocab.txt",
    "config.json",
    "lemmas.json",
    "names.json",
    "MODEL_CARD.md",
)


def load(state_file: Path) -> tuple[dict[str, Any], dict[str, NDArray[np.float32]]]:
    """A saved run, and its averaged weights as arrays."""
    state = torch.load(state_file, weights_only=False, map_location="cpu")
    return state, {k: v.float().numpy() for k, v in state["average"].items()}


def write_config(state: dict[str, Any], name: str, out: Path) -> None:
    """Labels, sizes and thresholds: all that the runtime must not hard-code."""
    labels = {k: list(v) for k, v in state["labels"].items()}
    config = {
        "name": name, "format": 1, "window": 224, "positions": Sizes().positions, "labels": labels,
        "thresholds": {"joined": 0.0, "opens": 0.0},
        "training": {"step": state["step"], "epoch": state["epoch"], "config": state["config"],
                     "data": state["digests"]},
    }  # fmt: skip
    (out / "config.json").write_text(json.dumps(config, ensure_ascii=False, indent=1), "utf-8")


def write_digests(out: Path) -> None:
    """SHA256SUMS over the files of the folder."""
    lines = [
        f"{hashlib.sha256((out / f).read_bytes()).hexdigest()}  {f}\n"
        for f in FILES
        if (out / f).exists()
    ]
    (out / "SHA256SUMS").write_text("".join(lines), "utf-8")


def export(data: Path, state_file: Path, pretrained: Path, out: Path, *, int8: bool = True) -> None:
    """Write all files of a model folder but the card's scores."""
    out.mkdir(parents=True, exist_ok=True)
    state, weights = load(state_file)
    sizes = Sizes()
    model = build(
        weights, sizes.layers, sizes.attention_heads, sizes.arc, sizes.relation, int8=int8
    )
    onnx.save(model, str(out / "model.onnx"))
    onnx.save(build_relations(weights, sizes.relation), str(out / "relations.onnx"))
    (out / "vocab.txt").write_bytes((pretrained / "vocab.txt").read_bytes())
    text = json.dumps(lexicon(data), ensure_ascii=False, indent=0)
    (out / "lemmas.json").write_text(text, "utf-8")
    names = {k: v.lower() for k, v in written_names(TABLES).items()}
    (out / "names.json").write_text(json.dumps(names, ensure_ascii=False, indent=0), "utf-8")
    write_config(state, out.name, out)
    write_digests(out)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "state", "pretrained", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="to measure what int8 costs")
    args = parser.parse_args()
    export(args.data, args.state, args.pretrained, args.out, int8=not args.fp32)


if __name__ == "__main__":
    main()
