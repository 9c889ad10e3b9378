"""Measure a model folder and write its card: `python -m training.card --data DIR --model DIR`."""

from __future__ import annotations

import argparse
import importlib
import json
from pathlib import Path
from typing import Any

from benchmarks.__main__ import parser_of
from training.export import write_digests

# Benchmark, set, options, figures shown.
RUNS: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("ud", "ud-ewt", ("--gold-tokens",), ("upos", "feats", "lemma", "uas", "las", "las_subtypes")),
    ("ud", "ud-ewt", (), ("words", "sentences", "upos", "lemma", "las")),
    ("ud", "ud-gum", ("--gold-tokens",), ("upos", "feats", "lemma", "uas", "las", "las_subtypes")),
    ("ud", "ud-gum", (), ("words", "sentences", "upos", "lemma", "las")),
    ("ud", "ud-gum", ("--gold-tokens", "--documents", "news"), ("upos", "las")),
    ("ud", "ud-gum", ("--documents", "news"), ("words", "sentences", "las")),
    ("entities", "ner-uner-ewt", (), ("p", "r", "f1")),
    ("entities", "ner-re3d", (), ("names.p", "names.r", "names.f1")),
    ("similarity", "stories-allsides", (), ("pearson", "spearman")),
)


def figure(figures: dict[str, Any], name: str) -> float:
    """A figure by its path."""
    value: Any = figures
    for part in name.split("."):
        value = value[part]
    return float(value)


def measure(data: Path, model: Path) -> list[str]:
    """One line of the table for each run."""
    lines = ["| benchmark | set | options | figures |", "|---|---|---|---|"]
    for name, folder, options, shown in RUNS:
        module = importlib.import_module(f"benchmarks.{name}")
        given = ["--data", str(data / folder), "--model", str(model), *options]
        figures = module.run(parser_of(name, module).parse_args(given))
        values = ", ".join(f"{f} {figure(figures, f):.2f}" for f in shown)
        lines.append(f"| {name} | {folder} | {' '.join(options)} | {values} |")
    return lines


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--untouched", default="?", help="Pearson of the untouched encoder")
    args = parser.parse_args()
    config = json.loads((args.model / "config.json").read_text("utf-8"))
    run = config["training"]
    template = Path(__file__).with_name("card.md").read_text("utf-8")
    card = template.format(
        name=config["name"], seed=run["config"]["seed"], steps=run["step"], epochs=run["epoch"],
        scores="\n".join(measure(args.data, args.model)), untouched=args.untouched,
    )  # fmt: skip
    (args.model / "MODEL_CARD.md").write_text(card, "utf-8")
    write_digests(args.model)


if __name__ == "__main__":
    main()
